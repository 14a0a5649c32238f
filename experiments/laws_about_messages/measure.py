"""What each law about messages changes, what its levers do in their examples, and where they are expected to lose.

    python experiments/laws_about_messages/measure.py            # some minutes; writes laws.csv, levers.csv, cases.csv
    python experiments/laws_about_messages/measure.py --replicates 8 --out /tmp/small
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim import load_scenario, run
from cxsim.model.further import FURTHER_LAWS
from cxsim.results.result import Result
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
LAWS = ("evidence", "cascade", "catalysts", "team_rewards", "coached_managers", "outside_expert", "outside_training",
        "peer_learning")
LEVERS = ("evidence_of_need", "manager_coaching", "external_expert", "external_training", "peer_learning",
          "workload_relief", "remove_inhibitor")
MEASURES = ("adoption", "attitude", "trust", "skill")
LAST_WEEKS = 4
TEAM = {"laws": ["team_rewards"], "plan.interventions.incentive.basis": "team"}
EVERYWHERE = ("contact_center", "field_service", "billing", "sales", "claims", "it", "product", "finance")

Values = NDArray[np.float64]
Changes = Mapping[str, Any]


def certain(file: Path) -> Scenario:
    """The scenario with all parameters at their defaults: what differs is the law or the lever, and luck."""
    return load_scenario(file).model_copy(update={"uncertainty": "none"})


def managers(attitude: float) -> Changes:
    """All managers begin with this attitude."""
    return {"context.manager_attitudes": dict.fromkeys(EVERYWHERE, attitude)}


def catalyst(raises: str) -> Changes:
    """A middling catalyst for everybody."""
    return {"context.catalysts": [{"name": "it", "strength": 0.4, "raises": raises}]}


# Case: (example, types left out of both, changes of both, changes of the second only; None: the second has the lever).
CASES: Mapping[str, tuple[str, tuple[str, ...], Changes, Changes | None]] = {
    "evidence where customers are content (90)": ("evidence_of_need", (), {"context.customer_index": 90}, None),
    "evidence where customers suffer (30)": ("evidence_of_need", (), {"context.customer_index": 30}, None),
    "evidence that nobody measured": (
        "evidence_of_need", (), {"plan.interventions.evidence_of_need.measured": 0}, None),
    "an expert beside a strong sponsor (.9)": ("external_expert", (), {"context.sponsorship": 0.9}, None),
    "coaching without training and tools": ("manager_coaching", ("training", "tool_rollout"), {}, None),
    "coaching of managers who are against (.1)": ("manager_coaching", (), managers(0.1), None),
    "peer learning from the first week, nobody trained": (
        "peer_learning", ("training",), {"plan.interventions.peer_learning.start_week": 0}, None),
    "relief without training and tools": ("workload_relief", ("training", "tool_rollout"), {}, None),
    "removal without training and tools": ("remove_inhibitor", ("training", "tool_rollout"), {}, None),
    "removal that ends after 20 weeks": (
        "remove_inhibitor", (), {"plan.interventions.remove_inhibitor.weeks": 20}, None),
    "courses outside instead of inside": ("external_training", (), {"laws": ["outside_training"]}, {}),
    "the same, managers against (.1)": ("external_training", (), managers(0.1), {}),
    "the same, managers in favor (.8)": ("external_training", (), managers(0.8), {}),
    "a team bonus instead of an individual one": ("incentive", (), {"laws": ["team_rewards"]}, TEAM),
    "the same in the combined plan": (
        "../combined_with_training_tools_communication", (), {"laws": ["team_rewards"]}, TEAM),
    "the same in the committee's plan": ("../committee_recognition_incentives", (), {"laws": ["team_rewards"]}, TEAM),
    "poor managers (.1) instead of good ones (.8), without the law": (
        "../combined_with_training_tools_communication", (), managers(0.8), managers(0.1)),
    "the same with the law cascade": (
        "../combined_with_training_tools_communication", (), {**managers(0.8), "laws": ["cascade"]}, managers(0.1)),
}


def at_end(result: Result, measure: str) -> Values:
    """Mean of the last four weeks in each replicate."""
    values: Values = result.recording.of_all(measure)[-LAST_WEEKS:].mean(axis=0)
    return values


def row(what: Sequence[str], without: Scenario, with_it: Scenario, replicates: int) -> list[str]:
    """Mean paired differences of all measures with 95 % intervals, as text."""
    results = [run(one, replicates=replicates, engine="numpy") for one in (without, with_it)]
    cells = [*what, f"{at_end(results[0], 'adoption').mean():.3f}"]
    for measure in MEASURES:
        difference = at_end(results[1], measure) - at_end(results[0], measure)
        mean, half = float(difference.mean()), 1.96 * float(difference.std(ddof=1)) / len(difference) ** 0.5
        cells += [f"{value:+.3f}" for value in (mean, mean - half, mean + half)]
    cost = results[1].measures["cost_total"].mean() - results[0].measures["cost_total"].mean()
    return [*cells, f"{cost:+.0f}"]


def leave_out(scenario: Scenario, types: Sequence[str]) -> Scenario:
    """The scenario without its levers of these types."""
    rest = tuple(lever for lever in scenario.plan.interventions if lever.type not in types)
    return scenario.model_copy(update={"plan": scenario.plan.model_copy(update={"interventions": rest})})


def laws(replicates: int) -> Iterable[list[str]]:
    """Each shipped plan with laws that need no lever, and each example with each of its laws, against without."""
    for file in sorted(SCENARIOS.glob("*.yaml")):
        plain = certain(file)
        variants: dict[str, Changes] = {
            "cascade": {"laws": ["cascade"]}, "catalyst of opportunity": catalyst("opportunity"),
            "catalyst of motivation": catalyst("motivation"), "all of these": {"laws": list(LAWS)},
        }
        for name, changes in variants.items():
            yield row((file.stem, name), plain, with_overrides(plain, changes), replicates)
    for kind in (*LEVERS, "incentive"):
        example = certain(SCENARIOS / "levers" / f"{kind}.yaml")
        example = with_overrides(example, TEAM) if kind == "incentive" else example
        for law in example.laws:
            rest = tuple(one for one in example.laws if one != law)
            yield row((f"levers/{kind}", law), example.model_copy(update={"laws": rest}), example, replicates)


def levers(replicates: int) -> Iterable[list[str]]:
    """Each example with its lever against without it."""
    for kind in LEVERS:
        scenario = certain(SCENARIOS / "levers" / f"{kind}.yaml")
        yield row((kind, " ".join(scenario.laws)), leave_out(scenario, (kind,)), scenario, replicates)


def cases(replicates: int) -> Iterable[list[str]]:
    """Where a lever is expected to lose, or one thing stands against another."""
    for name, (example, out, both, second) in CASES.items():
        scenario = leave_out(certain((SCENARIOS / "levers" / f"{example}.yaml").resolve()), out)
        first = with_overrides(scenario, both)
        if second is None:
            first, last = leave_out(first, (example,)), first
        elif example == "external_training":
            first, last = as_training(first), first
        else:
            last = with_overrides(first, second)
        yield row((name,), first, last, replicates)


def as_training(scenario: Scenario) -> Scenario:
    """The courses outside as courses inside."""
    courses = [lever.model_dump(mode="json", exclude_unset=True) for lever in scenario.plan.interventions]
    inside = [{**lever, "type": "training"} if lever["type"] == "external_training" else lever for lever in courses]
    return with_overrides(scenario, {"plan.interventions": inside})


def write(place: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table as CSV, with three columns for each measure."""
    columns = [*head, "adoption_without",
               *(f"{measure}_{part}" for measure in MEASURES for part in ("difference", "low", "high")),
               "cost_difference"]
    with place.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for one in rows:
            writer.writerow(one)
            file.flush()


def main() -> None:
    """Measure and write the tables."""
    assert set(LAWS) <= set(FURTHER_LAWS)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    write(given.out / "levers.csv", ("lever", "laws"), levers(given.replicates))
    write(given.out / "cases.csv", ("case",), cases(given.replicates))
    write(given.out / "laws.csv", ("plan", "law"), laws(given.replicates))


if __name__ == "__main__":
    main()
