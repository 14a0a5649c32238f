"""What each law about the organization changes, where its levers win and lose, and what each carries in one story.

    python -m experiments.laws_about_organization.measure    # half an hour; levers, cases, story and laws.csv
    python -m experiments.laws_about_organization.measure --replicates 8 --only cases --out small
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
LAWS = ("committee_through_ties", "responsive_sponsorship", "advocates_trust", "ideas", "customers")
LEVERS = ("customer_voice", "co_design", "hand_over")
MEASURES = ("adoption", "attitude", "trust", "customer_index")
STORY_MEASURES = (*MEASURES, "outcome:payment rate")
COMBINED = "../combined_with_training_tools_communication"
SUPPORT = ("training", "tool_rollout")

Changes = Mapping[str, Any]
Engine = Any


def committee(**given: Any) -> Changes:
    """The combined plan's committee with other seats, under the law about ties."""
    seats = {f"plan.interventions.governing_committee.{key}": value for key, value in given.items()}
    return {"laws": ["committee_through_ties"], **seats}


EIGHT_EACH, SIXTEEN = committee(seats_per_department=8), committee(seats_per_department=None, seats=16)
RANDOM = committee(select="random")
LATE = {"laws": ["responsive_sponsorship"], "context.sponsorship": 0.1}
CRISIS = {**LATE, "context.shocks": [{"week": 20, "strength": 0.8, "weeks": 26}]}
CHAIN = [{"department": name} for name in ("contact_center", "claims", "billing")]
ONE = {"departments": ["contact_center", "field_service", "billing", "sales", "it", "product", "finance"]}
BUSY = {"parameters": {"base_load_mean": 1.0}, "plan.team_hours_per_week": 20}

# Case: (example, types left out of both, changes of both, changes of the second only; None: the second has the lever).
CASES: Mapping[str, tuple[str, tuple[str, ...], Changes, Changes | None]] = {
    "committee: members drawn instead of popular": (COMBINED, (), committee(), RANDOM),
    "committee: eight seats in each department instead of two": (COMBINED, (), committee(), EIGHT_EACH),
    "committee: the same 16 seats wherever popularity falls": (COMBINED, (), committee(), SIXTEEN),
    "committee: seats refilled": (COMBINED, (), committee(), committee(refill=True)),
    "committee: no training and tools beside it": (
        COMBINED, SUPPORT, {}, {"laws": ["committee_through_ties"]}),
    "sponsor (.1) who responds, combined plan": (COMBINED, (), {"context.sponsorship": 0.1}, LATE),
    "the same without training and tools": (COMBINED, SUPPORT, {"context.sponsorship": 0.1}, LATE),
    "the same with a crisis, against no crisis": (COMBINED, (), LATE, CRISIS),
    "customer's voice without training and tools": ("customer_voice", SUPPORT, {}, None),
    "customer's voice everywhere, beside the combined plan": (
        COMBINED, (), {"laws": ["advocates_trust"]}, {"plan.interventions.+": {"type": "customer_voice"}}),
    "co-design in an overloaded company, team of 20 hours": ("co_design", (), BUSY, None),
    "the law ideas there, with co-design": ("co_design", (), {**BUSY, "laws": ["ownership"]}, {"laws": [
        "ideas", "ownership"]}),
    "chain that leaves one department out, against every department by itself": (
        COMBINED, (), {"laws": ["customers"]}, {"context.service_chain": CHAIN}),
    "hand over with hours to spare": ("hand_over", (), {"plan.team_hours_per_week": 60}, None),
    "hand over to people who are against it (.2)": (
        "hand_over", (), {"parameters": {"initial_attitude_mean": 0.2}}, None),
}


def cells(first: Result, last: Result, measures: Sequence[str] = MEASURES) -> list[str]:
    """Adoption without, then mean paired differences of all measures with 95 % intervals, as text."""
    return [f"{at_end(first, 'adoption').mean():.3f}", *differences(first, last, measures)]


def changed(scenario: Scenario, changes: Changes) -> Scenario:
    """The scenario with overrides; ``plan.interventions.+`` adds a lever."""
    plain = {path: value for path, value in changes.items() if path != "plan.interventions.+"}
    if len(plain) < len(changes):
        levers = [lever.model_dump(mode="json", exclude_unset=True) for lever in scenario.plan.interventions]
        plain["plan.interventions"] = [*levers, changes["plan.interventions.+"]]
    return with_overrides(scenario, plain)


def laws(replicates: int, engine: Engine) -> Iterable[list[str]]:
    """Each shipped plan, with each law and all of them, against the plan without further laws."""
    scenarios = [(file.stem, certain(file)) for file in sorted(SCENARIOS.glob("*.yaml"))]
    plain = {name: run(one, replicates=replicates, engine=engine) for name, one in scenarios}
    for chosen in (*((law,) for law in LAWS), LAWS):
        for name, scenario in scenarios:
            last = run(scenario.model_copy(update={"laws": chosen}), replicates=replicates, engine=engine)
            yield [name, chosen[0] if len(chosen) == 1 else "all of these", *cells(plain[name], last)]


def levers(replicates: int, engine: Engine) -> Iterable[list[str]]:
    """Each example with its lever against without it."""
    for kind in LEVERS:
        scenario = certain(SCENARIOS / "levers" / f"{kind}.yaml")
        first, last = (run(one, replicates=replicates, engine=engine)
                       for one in (leave_out(scenario, (kind,)), scenario))
        yield [kind, " ".join(scenario.laws), *cells(first, last)]


def cases(replicates: int, engine: Engine) -> Iterable[list[str]]:
    """Where a law or a lever is expected to lose, or one way stands against another."""
    for name, (example, out, both, second) in CASES.items():
        scenario = leave_out(certain((SCENARIOS / "levers" / f"{example}.yaml").resolve()), out)
        first = changed(scenario, both)
        first, last = (leave_out(first, (example,)), first) if second is None else (first, changed(first, second))
        results = [run(one, replicates=replicates, engine=engine) for one in (first, last)]
        yield [name, *cells(results[0], results[1])]


def without_law(scenario: Scenario, law: str) -> Scenario:
    """The scenario without one of its laws (without the scores of departments outcomes follow that of the whole)."""
    rest = tuple(one for one in scenario.laws if one != law)
    if law == "customers":
        whole = tuple(one.model_copy(update={"departments": ()}) for one in scenario.context.outcomes)
        scenario = scenario.model_copy(update={"context": scenario.context.model_copy(update={"outcomes": whole})})
    return scenario.model_copy(update={"laws": rest})


def story(replicates: int, engine: Engine) -> Iterable[list[str]]:
    """The story of the debt collectors with each of its laws, and each of its levers, against without it."""
    scenario = certain(HERE / "debt_collection.yaml")
    told = run(scenario, replicates=replicates, engine="numpy")
    for law in scenario.laws:
        first = run(without_law(scenario, law), replicates=replicates, engine="numpy")
        yield ["law", law, *cells(first, told, STORY_MEASURES)]
    for lever in scenario.plan.interventions:
        first = run(leave_out(scenario, (lever.type,)), replicates=replicates, engine="numpy")
        yield ["lever", lever.type, *cells(first, told, STORY_MEASURES)]


TABLES: Mapping[str, tuple[tuple[str, ...], Sequence[str], Callable[[int, Engine], Iterable[Sequence[str]]]]] = {
    "levers": (("lever", "laws"), MEASURES, levers),
    "cases": (("case",), MEASURES, cases),
    "story": (("kind", "name"), STORY_MEASURES, story),
    "laws": (("plan", "law"), MEASURES, laws),
}


def main() -> None:
    """Measure and write the tables."""
    assert set(LAWS) <= set(MECHANISMS)
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
