"""Effects of the mechanisms about messages and of their interventions, in examples and in cases expected to lose.

    # a few minutes; writes mechanisms.csv, interventions.csv and cases.csv
    python -m experiments.mechanisms_about_messages.measure
    python -m experiments.mechanisms_about_messages.measure --replicates 8 --out small
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cxsim import run
from cxsim.model.registry import MECHANISMS
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario
from experiments.measuring import at_end, certain, columns_of, differences, leave_out, write

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
STUDIED = ("evidence", "cascade", "catalysts", "team_rewards", "coached_managers", "outside_expert", "outside_training",
        "peer_learning")
INTERVENTIONS = ("evidence_of_need", "manager_coaching", "external_expert", "external_training", "peer_learning",
          "workload_relief", "remove_inhibitor")
MEASURES = ("adoption", "attitude", "trust", "skill")
TEAM = {"mechanisms": ["team_rewards"], "plan.interventions.incentive.basis": "team"}
EVERYWHERE = ("contact_center", "field_service", "billing", "sales", "claims", "it", "product", "finance")

Changes = Mapping[str, Any]


def managers(attitude: float) -> Changes:
    """Let all managers start with this attitude."""
    return {"context.manager_attitudes": dict.fromkeys(EVERYWHERE, attitude)}


def catalyst(raises: str) -> Changes:
    """Add a catalyst of medium strength for everyone."""
    return {"context.catalysts": [{"name": "it", "strength": 0.4, "raises": raises}]}


# Case: (example, types left out of both, changes of both, changes of the second only; None: the second has the
# intervention).
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
    "courses outside instead of inside": ("external_training", (), {"mechanisms": ["outside_training"]}, {}),
    "the same, managers against (.1)": ("external_training", (), managers(0.1), {}),
    "the same, managers in favor (.8)": ("external_training", (), managers(0.8), {}),
    "a team bonus instead of an individual one": ("incentive", (), {"mechanisms": ["team_rewards"]}, TEAM),
    "the same in the combined plan": (
        "../combined_with_training_tools_communication", (), {"mechanisms": ["team_rewards"]}, TEAM),
    "the same in the committee's plan": ("../committee_recognition_incentives", (), {"mechanisms": ["team_rewards"]},
                                         TEAM),
    "poor managers (.1) instead of good ones (.8), without the mechanism": (
        "../combined_with_training_tools_communication", (), managers(0.8), managers(0.1)),
    "the same with the mechanism cascade": (
        "../combined_with_training_tools_communication", (), {**managers(0.8), "mechanisms": ["cascade"]},
        managers(0.1)),
}


def row(what: Sequence[str], without: Scenario, with_it: Scenario, replicates: int) -> list[str]:
    """Mean paired differences of all measures with 95 % intervals, as text."""
    results = [run(one, replicates=replicates, engine="numpy") for one in (without, with_it)]
    cost = results[1].measures["cost_total"].mean() - results[0].measures["cost_total"].mean()
    adoption = at_end(results[0], "adoption").mean()
    return [*what, f"{adoption:.3f}", *differences(results[0], results[1], MEASURES), f"{cost:+.0f}"]


def mechanisms(replicates: int) -> Iterable[list[str]]:
    """Each shipped plan with mechanisms that need no intervention, and each example with each of its mechanisms,
    against without.
    """
    for file in sorted(SCENARIOS.glob("*.yaml")):
        plain = certain(file)
        variants: dict[str, Changes] = {
            "cascade": {"mechanisms": ["cascade"]}, "catalyst of opportunity": catalyst("opportunity"),
            "catalyst of motivation": catalyst("motivation"), "all of these": {"mechanisms": list(STUDIED)},
        }
        for name, changes in variants.items():
            yield row((file.stem, name), plain, with_overrides(plain, changes), replicates)
    for kind in (*INTERVENTIONS, "incentive"):
        example = certain(SCENARIOS / "interventions" / f"{kind}.yaml")
        example = with_overrides(example, TEAM) if kind == "incentive" else example
        for mechanism in example.mechanisms:
            rest = tuple(one for one in example.mechanisms if one != mechanism)
            yield row((f"interventions/{kind}", mechanism), example.model_copy(update={"mechanisms": rest}), example,
                      replicates)


def interventions(replicates: int) -> Iterable[list[str]]:
    """Each example with its intervention against without it."""
    for kind in INTERVENTIONS:
        scenario = certain(SCENARIOS / "interventions" / f"{kind}.yaml")
        yield row((kind, " ".join(scenario.mechanisms)), leave_out(scenario, (kind,)), scenario, replicates)


def cases(replicates: int) -> Iterable[list[str]]:
    """Where an intervention is expected to lose, or one thing stands against another."""
    for name, (example, out, both, second) in CASES.items():
        scenario = leave_out(certain((SCENARIOS / "interventions" / f"{example}.yaml").resolve()), out)
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
    courses = [intervention.model_dump(mode="json", exclude_unset=True) for intervention in scenario.plan.interventions]
    inside = [{**intervention, "type": "training"} if intervention["type"] == "external_training" else intervention
              for intervention in courses]
    return with_overrides(scenario, {"plan.interventions": inside})


def main() -> None:
    """Measure and write the tables."""
    assert set(STUDIED) <= set(MECHANISMS)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    columns = ["adoption_without", *columns_of(MEASURES), "cost_difference"]
    write(given.out / "interventions.csv", ["intervention", "mechanisms", *columns], interventions(given.replicates))
    write(given.out / "cases.csv", ["case", *columns], cases(given.replicates))
    write(given.out / "mechanisms.csv", ["plan", "mechanism", *columns], mechanisms(given.replicates))


if __name__ == "__main__":
    main()
