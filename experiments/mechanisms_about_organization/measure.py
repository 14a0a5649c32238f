"""Effects of the mechanisms about the organization and of their interventions, in examples, cases and one story.

    # half an hour; writes mechanisms.csv, interventions.csv, cases.csv and story.csv
    python -m experiments.mechanisms_about_organization.measure
    python -m experiments.mechanisms_about_organization.measure --replicates 8 --only cases --out small
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cxsim import run
from cxsim.model.registry import MECHANISMS
from cxsim.results.result import Result
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario
from experiments.measuring import at_end, certain, columns_of, differences, leave_out, write

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
STUDIED = ("committee_through_ties", "responsive_sponsorship", "advocates_trust", "ideas", "customers")
INTERVENTIONS = ("customer_voice", "co_design", "hand_over")
MEASURES = ("adoption", "attitude", "trust", "customer_index")
STORY_MEASURES = (*MEASURES, "outcome:payment rate")
COMBINED = "../combined_with_training_tools_communication"
SUPPORT = ("training", "tool_rollout")

Changes = Mapping[str, Any]
Engine = Any


def committee(**given: Any) -> Changes:
    """The combined plan's committee with other seats, under the mechanism about ties."""
    seats = {f"plan.interventions.governing_committee.{key}": value for key, value in given.items()}
    return {"mechanisms": ["committee_through_ties"], **seats}


EIGHT_EACH, SIXTEEN = committee(seats_per_department=8), committee(seats_per_department=None, seats=16)
RANDOM = committee(select="random")
LATE = {"mechanisms": ["responsive_sponsorship"], "context.sponsorship": 0.1}
CRISIS = {**LATE, "context.shocks": [{"week": 20, "strength": 0.8, "weeks": 26}]}
CHAIN = [{"department": name} for name in ("contact_center", "claims", "billing")]
BUSY = {"parameters": {"base_load_mean": 1.0}, "plan.team_hours_per_week": 20}

# Case: (example, types left out of both, changes of both, changes of the second only; None: the second has the
# intervention).
CASES: Mapping[str, tuple[str, tuple[str, ...], Changes, Changes | None]] = {
    "committee: members drawn instead of popular": (COMBINED, (), committee(), RANDOM),
    "committee: eight seats in each department instead of two": (COMBINED, (), committee(), EIGHT_EACH),
    "committee: the same 16 seats wherever popularity falls": (COMBINED, (), committee(), SIXTEEN),
    "committee: seats refilled": (COMBINED, (), committee(), committee(refill=True)),
    "committee: no training and tools beside it": (
        COMBINED, SUPPORT, {}, {"mechanisms": ["committee_through_ties"]}),
    "sponsor (.1) who responds, combined plan": (COMBINED, (), {"context.sponsorship": 0.1}, LATE),
    "the same without training and tools": (COMBINED, SUPPORT, {"context.sponsorship": 0.1}, LATE),
    "the same with a crisis, against no crisis": (COMBINED, (), LATE, CRISIS),
    "customer's voice without training and tools": ("customer_voice", SUPPORT, {}, None),
    "customer's voice everywhere, beside the combined plan": (
        COMBINED, (), {"mechanisms": ["advocates_trust"]}, {"plan.interventions.+": {"type": "customer_voice"}}),
    "co-design in an saturated company, team of 20 hours": ("co_design", (), BUSY, None),
    "the mechanism ideas there, with co-design": ("co_design", (), {**BUSY, "mechanisms": ["ownership"]},
                                                  {"mechanisms": [
        "ideas", "ownership"]}),
    "chain that leaves one department out, against every department by itself": (
        COMBINED, (), {"mechanisms": ["customers"]}, {"context.service_chain": CHAIN}),
    "hand over with hours to spare": ("hand_over", (), {"plan.team_hours_per_week": 60}, None),
    "hand over to people who are against it (.2)": (
        "hand_over", (), {"parameters": {"initial_attitude_mean": 0.2}}, None),
}


def cells(first: Result, last: Result, measures: Sequence[str] = MEASURES) -> list[str]:
    """Adoption without, then mean paired differences of all measures with 95 % intervals, as text."""
    return [f"{at_end(first, 'adoption').mean():.3f}", *differences(first, last, measures)]


def changed(scenario: Scenario, changes: Changes) -> Scenario:
    """The scenario with overrides; ``plan.interventions.+`` adds an intervention."""
    plain = {path: value for path, value in changes.items() if path != "plan.interventions.+"}
    if len(plain) < len(changes):
        interventions = [intervention.model_dump(mode="json", exclude_unset=True)
                         for intervention in scenario.plan.interventions]
        plain["plan.interventions"] = [*interventions, changes["plan.interventions.+"]]
    return with_overrides(scenario, plain)


def mechanisms(replicates: int, engine: Engine) -> Iterable[list[str]]:
    """Each shipped plan, with each mechanism and all of them, against the plan without optional mechanisms."""
    scenarios = [(file.stem, certain(file)) for file in sorted(SCENARIOS.glob("*.yaml"))]
    plain = {name: run(one, replicates=replicates, engine=engine) for name, one in scenarios}
    for chosen in (*((mechanism,) for mechanism in STUDIED), STUDIED):
        for name, scenario in scenarios:
            last = run(scenario.model_copy(update={"mechanisms": chosen}), replicates=replicates, engine=engine)
            yield [name, chosen[0] if len(chosen) == 1 else "all of these", *cells(plain[name], last)]


def interventions(replicates: int, engine: Engine) -> Iterable[list[str]]:
    """Each example with its intervention against without it."""
    for kind in INTERVENTIONS:
        scenario = certain(SCENARIOS / "interventions" / f"{kind}.yaml")
        first, last = (run(one, replicates=replicates, engine=engine)
                       for one in (leave_out(scenario, (kind,)), scenario))
        yield [kind, " ".join(scenario.mechanisms), *cells(first, last)]


def cases(replicates: int, engine: Engine) -> Iterable[list[str]]:
    """Where a mechanism or an intervention is expected to lose, or one way stands against another."""
    for name, (example, out, both, second) in CASES.items():
        scenario = leave_out(certain((SCENARIOS / "interventions" / f"{example}.yaml").resolve()), out)
        first = changed(scenario, both)
        first, last = (leave_out(first, (example,)), first) if second is None else (first, changed(first, second))
        results = [run(one, replicates=replicates, engine=engine) for one in (first, last)]
        yield [name, *cells(results[0], results[1])]


def without_mechanism(scenario: Scenario, mechanism: str) -> Scenario:
    """The scenario without one of its mechanisms (without the scores of departments outcomes follow that of the whole).
    """
    rest = tuple(one for one in scenario.mechanisms if one != mechanism)
    if mechanism == "customers":
        whole = tuple(one.model_copy(update={"departments": ()}) for one in scenario.context.outcomes)
        scenario = scenario.model_copy(update={"context": scenario.context.model_copy(update={"outcomes": whole})})
    return scenario.model_copy(update={"mechanisms": rest})


def story(replicates: int, engine: Engine) -> Iterable[list[str]]:
    """The story of the debt collectors with each of its mechanisms, and each of its interventions, against without it.
    """
    scenario = certain(HERE / "debt_collection.yaml")
    told = run(scenario, replicates=replicates, engine="numpy")
    for mechanism in scenario.mechanisms:
        first = run(without_mechanism(scenario, mechanism), replicates=replicates, engine="numpy")
        yield ["mechanism", mechanism, *cells(first, told, STORY_MEASURES)]
    for intervention in scenario.plan.interventions:
        first = run(leave_out(scenario, (intervention.type,)), replicates=replicates, engine="numpy")
        yield ["intervention", intervention.type, *cells(first, told, STORY_MEASURES)]


TABLES: Mapping[str, tuple[tuple[str, ...], Sequence[str], Callable[[int, Engine], Iterable[Sequence[str]]]]] = {
    "interventions": (("intervention", "mechanisms"), MEASURES, interventions),
    "cases": (("case",), MEASURES, cases),
    "story": (("kind", "name"), STORY_MEASURES, story),
    "mechanisms": (("plan", "mechanism"), MEASURES, mechanisms),
}


def main() -> None:
    """Measure and write the tables."""
    assert set(STUDIED) <= set(MECHANISMS)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--only", choices=list(TABLES))
    parser.add_argument("--engine", choices=["numpy", "compiled"], default="compiled")
    given = parser.parse_args()
    for name, (head, measures, rows) in TABLES.items():
        if given.only in (None, name):
            columns = [*head, "adoption_without", *columns_of(measures)]
            write(given.out / f"{name}.csv", columns, rows(given.replicates, given.engine))


if __name__ == "__main__":
    main()
