"""The value of looking before deciding: rules, gates, guards, maps, interviews and diagnoses, and their price.

    python -m experiments.plans_that_look.measure            # a few minutes; writes cases.csv and aims.csv
    python -m experiments.plans_that_look.measure --replicates 8 --out small
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from cxsim import run
from cxsim.results.result import Result
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario
from experiments.measuring import at_end, certain, columns_of, differences, leave_out, write

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
MEASURES = ("adoption", "attitude", "trust", "fatigue")

Change = Callable[[Scenario], Scenario]


def without(*types: str) -> Change:
    """Leave out interventions of these types."""
    return lambda scenario: leave_out(scenario, types)


def stated(changes: Mapping[str, Any]) -> Change:
    """Change values by their path."""
    return lambda scenario: with_overrides(scenario, changes)


def undecided(scenario: Scenario) -> Scenario:
    """Leave rules and gates out."""
    plan = scenario.plan.model_copy(update={"rules": (), "gates": ()})
    return scenario.model_copy(update={"plan": plan})


def only(rule: str) -> Change:
    """Leave all rules out but one."""
    def change(scenario: Scenario) -> Scenario:
        plan = scenario.plan.model_copy(update={"rules": tuple(one for one in scenario.plan.rules if one.name == rule)})
        return scenario.model_copy(update={"plan": plan})

    return change


def with_interventions(*interventions: Mapping[str, Any]) -> Change:
    """Add interventions."""
    def change(scenario: Scenario) -> Scenario:
        old = [one.model_dump(mode="json", exclude_unset=True) for one in scenario.plan.interventions]
        return with_overrides(scenario, {"plan.interventions": [*old, *interventions]})

    return change


def same(scenario: Scenario) -> Scenario:
    """Nothing changes."""
    return scenario


HELP = ({"type": "personal_relevance", "start_week": 26, "weeks": 20, "strength": 0.6},
        {"type": "recognition", "start_week": 26, "weeks": 26, "strength": 0.6})
PARTING = {"type": "supported_exit", "start_week": 10, "count": 20, "support": 0.7}
ASKED = {"type": "stakeholder_interviews", "count": 200, "per_week": 25, "select": "random"}
FOR_ALL: Mapping[str, Any] = {"plan.interventions.training.target": {}}

# Case: (scenario, the first, the second): what the second does above the first.
CASES: Mapping[str, tuple[str, Change, Change]] = {
    "rules: all three, against no rule": ("adaptive/coaching_where_it_is_slow", undecided, same),
    "rules: the help alone, against no rule": (
        "adaptive/coaching_where_it_is_slow", undecided, only("help the slow")),
    "rules: the same help for all from week 26, against no rule": (
        "adaptive/coaching_where_it_is_slow", undecided, lambda one: with_interventions(*HELP)(undecided(one))),
    "rules: a rosy survey (+.1) against an honest one": (
        "adaptive/coaching_where_it_is_slow", stated({"survey.response_bias": 0}),
        stated({"survey.response_bias": 0.1})),
    "gates against waves by the calendar": ("adaptive/waves_with_gates", undecided, same),
    "guard that slows, against none": ("interventions/risk_mitigation", without("risk_mitigation"), same),
    "guard that pauses, against none": (
        "interventions/risk_mitigation", without("risk_mitigation"),
        stated({"plan.interventions.risk_mitigation.response": "pause"})),
    "guard that protects, against none": (
        "interventions/risk_mitigation", without("risk_mitigation"),
        stated({"plan.interventions.risk_mitigation.response": "protect"})),
    "mechanism knowledge: champions on what leaders see, against on all ties": (
        "interventions/network_mapping",
        lambda one: stated({"without": ["knowledge"]})(without("network_mapping")(one)),
        without("network_mapping")),
    "network mapping, against none": ("interventions/network_mapping", without("network_mapping"), same),
    "champions by nomination, against by what leaders see": (
        "interventions/network_mapping", without("network_mapping"),
        lambda one: stated({"plan.interventions.champions.select": "nomination"})(without("network_mapping")(one))),
    "pulse survey without any consequence, against none": (
        "interventions/pulse_survey", lambda one: without("pulse_survey")(undecided(one)), undecided),
    "the same every week, everybody, full length": (
        "interventions/pulse_survey", lambda one: without("pulse_survey")(undecided(one)),
        lambda one: stated({
            "plan.interventions.pulse_survey.every_weeks": 1, "plan.interventions.pulse_survey.sample_share": 1,
            "plan.interventions.pulse_survey.length": 1})(undecided(one))),
    "what the pulse survey lets leaders do, against asking only": ("interventions/pulse_survey", undecided, same),
    "diagnosis, then training of those who seem to need it, against training for all": (
        "interventions/values_and_skill_diagnosis",
        lambda one: stated(FOR_ALL)(without("values_and_skill_diagnosis")(one)), same),
    "diagnosis of a fifth, against of all": (
        "interventions/values_and_skill_diagnosis", same,
        stated({"plan.interventions.values_and_skill_diagnosis.sample_share": 0.2})),
    "interviews and confrontation of those who seem against it, against neither": (
        "interventions/stakeholder_interviews", without("stakeholder_interviews", "confrontation"), same),
    "interviews alone, against none": (
        "interventions/stakeholder_interviews", without("stakeholder_interviews", "confrontation"),
        without("confrontation")),
    "parting with 20 of the lowest estimated attitude, against 20 at random": (
        "training_alone", with_interventions(ASKED, PARTING),
        with_interventions(ASKED, {**PARTING, "select": "lowest_attitude"})),
    "parting with 20 at random, against none": ("training_alone", with_interventions(ASKED),
                                                with_interventions(ASKED, PARTING)),
}


def cases(replicates: int, aims: list[list[str]]) -> Iterable[list[str]]:
    """Mean paired differences of all measures with 95 % intervals, as text; fills ``aims`` by the way."""
    for name, (file, first, second) in CASES.items():
        scenario = certain(SCENARIOS / f"{file}.yaml")
        results = [run(change(scenario), replicates=replicates, engine="numpy") for change in (first, second)]
        aims += [[name, *row] for row in aimed(results[1])]
        cells = [name, f"{at_end(results[0], 'adoption').mean():.3f}", *differences(results[0], results[1], MEASURES)]
        for cost in ("plan_cost", "cost_total"):
            cells.append(f"{results[1].measures[cost].mean() - results[0].measures[cost].mean():+.0f}")
        yield cells


def aimed(result: Result) -> Iterable[list[str]]:
    """How well interventions hit: reached, share astray, share misjudged (means over futures)."""
    for intervention in sorted({aim.intervention for aim in result.aims}):
        own = [aim for aim in result.aims if aim.intervention == intervention and aim.reached]
        if own:
            shares = [np.mean([getattr(aim, part) / aim.reached for aim in own]) for part in ("astray", "misjudged")]
            yield [intervention, f"{np.mean([aim.reached for aim in own]):.1f}", *(f"{share:.3f}" for share in shares)]


def main() -> None:
    """Measure and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    aims: list[list[str]] = []
    columns = ("case", "adoption_first", *columns_of(MEASURES), "plan_cost_difference", "cost_difference")
    write(given.out / "cases.csv", columns, cases(given.replicates, aims))
    write(given.out / "aims.csv", ("case", "intervention", "reached", "astray", "misjudged"), aims)


if __name__ == "__main__":
    main()
