"""A question to whoever states a company in which the behaviors spread although nobody acts.

The plausible set was made for companies that are at rest: while nothing is done, use never exceeds 5 %. A scenario
without existing use that leaves this is asked for the number that is responsible, found by running doing nothing with
each stated input at its default. Source: the constraint of ``experiments/plausible_set``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding, InputError, ModelError
from cxsim.interventions.problems import Problem
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.organization.structure import Organization
from cxsim.results.measures import at_end
from cxsim.rules.condition import Path
from cxsim.scenario.schema.behaviors import Behavior
from cxsim.scenario.schema.block import Block
from cxsim.scenario.schema.context import Context
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.futures import Futures
from cxsim.studies.worlds import Organizations, Worlds

if TYPE_CHECKING:
    from cxsim.studies.ensemble import Ensemble

Values = NDArray[np.float64]

MOST_USE = 0.05
# Clearly above it: the mean over futures by so many standard errors.
STANDARD_ERRORS = 1.645
# Futures in which each input is set back, and the part of the excess that one must explain to be named.
FUTURES = 16
FEWEST_EXPLAINED = 0.25
CHECK_MEANS = "are these means on the scale of the trait?"
CHECK_ANSWERS = ("are 'low', 'high' and 'reversed' those of the questions? ('compared_with: mean' only tells "
                 "departments apart and keeps the model's usual mean.)")


class _SetBack(NamedTuple):
    """A stated input, the scenario without it, and what to check; ``trait``: a column of the people file instead."""

    path: Path
    scenario: Scenario
    check: str = "is it right?"
    trait: str = ""


def refuse_moving_baseline(ensemble: Ensemble) -> None:
    """Ask what is meant if doing nothing clearly leaves what the plausible set was made for.

    Raises
    ------
    InputError
        With the question, at the place of the input that is responsible.
    """
    worlds = ensemble.worlds
    for number, reference in enumerate(worlds.reference):
        scenario = worlds.scenarios[number]
        if _may_move(scenario):
            continue
        use = _use_at_end(ensemble, reference)
        if len(use) > 1 and use.mean() - STANDARD_ERRORS * np.std(use) / np.sqrt(len(use) - 1) > MOST_USE:
            raise InputError([_question(ensemble, scenario, float(use.mean()))])


def _may_move(scenario: Scenario) -> bool:
    """Whether use may grow by itself: it exists, or people adopt by other rules, or the scenario says so."""
    exists = any(share > 0.0 for one in scenario.behaviors for share in (
        one.existing.values() if isinstance(one.existing, dict) else [one.existing]))
    return exists or scenario.baseline == "changing" or scenario.adoption_rule != "motivation"


def _use_at_end(ensemble: Ensemble, number: int) -> Values:
    """Mean use in the last weeks in every future that has not failed."""
    weekly = ensemble.keeping[number].weekly()
    use = at_end(weekly.of_group("use", 0)) if "use" in weekly else np.empty(0)
    known: Values = use[~np.isnan(use)]
    return known


def _question(ensemble: Ensemble, scenario: Scenario, use: float) -> Finding:
    """The question, at the place of the input that explains most."""
    told = (f"{use:.0%} of the people use the behaviors at the end although nobody does anything and no existing use "
            f"is stated; the model was made for companies in which that is at most {MOST_USE:.0%}")
    remedy = ("if people use them already, state 'existing' of the behaviors; if you are not sure of a number, state "
              "{value, low, high}; if you mean it, state 'baseline: changing'")
    made: Organizations = {}
    idle = scenario.model_copy(update={"plan": Plan()})
    now = _use_of(ensemble, _SetBack((), idle), made)
    tried = [(_use_of(ensemble, one, made), one) for one in _each_set_back(idle, ensemble)]
    left, cause = min(tried, key=lambda each: each[0], default=(now, None))
    if cause is None or now - left < FEWEST_EXPLAINED * (now - MOST_USE):
        message, path = f"{told}. No stated number explains it alone; {remedy}", ("name",)
        return scenario._origin.finding(Problem(path, message.replace("%", " %")))
    message = (f"{told}. This explains most of it: with its default instead, use is {left:.0%} ({FUTURES} futures, "
               f"else {now:.0%}): {cause.check} Otherwise: {remedy}")
    return scenario._origin.finding(Problem(cause.path, message.replace("%", " %")))


def _use_of(ensemble: Ensemble, one: _SetBack, made: Organizations) -> float:
    """Use at the end while nothing is done, without one input; infinite if that cannot be run."""
    def without(organization: Organization) -> Organization:
        traits = {name: values for name, values in organization.traits.items() if name != one.trait}
        return replace(organization, traits=traits)

    try:
        worlds = Worlds([one.scenario], ensemble.worlds.seed, compared_with_nothing=False,
                        reorganize=without if one.trait else None, organizations=None if one.trait else made)
        beside = ensemble.beside(worlds)
        beside.simulate(Futures.span(0, FUTURES))
    except (InputError, ModelError):
        return float("inf")
    return float(_use_at_end(beside, 0).mean())


def _each_set_back(scenario: Scenario, ensemble: Ensemble) -> Iterator[_SetBack]:
    """The scenario with each of its stated inputs at its default."""
    yield from _of_context(scenario)
    yield from _of_behaviors(scenario)
    yield from _of_traits(scenario)
    for name in scenario.parameters:
        left = {other: value for other, value in scenario.parameters.items() if other != name}
        yield _SetBack(("parameters", name), scenario.model_copy(update={"parameters": left}))
    for trait in ensemble.worlds.of(0).organization.traits:
        yield _SetBack(("organization", "people", "columns", trait), scenario, "is the column on this scale?", trait)
    if scenario.without:
        yield _SetBack(("without",), scenario.model_copy(update={"without": ()}))


def _of_context(scenario: Scenario) -> Iterator[_SetBack]:
    for key, default in _defaults(Context).items():
        if getattr(scenario.context, key) != default:
            context = scenario.context.model_copy(update={key: default})
            yield _SetBack(("context", key), scenario.model_copy(update={"context": context}))


def _of_behaviors(scenario: Scenario) -> Iterator[_SetBack]:
    checks = {"required_skill": "is it on the scale of the skill that people have?", "visibility": "is it right?"}
    for place, behavior in enumerate(scenario.behaviors):
        for key, check in checks.items():
            if getattr(behavior, key) != _defaults(Behavior)[key]:
                changed = list(scenario.behaviors)
                changed[place] = behavior.model_copy(update={key: _defaults(Behavior)[key]})
                set_back = scenario.model_copy(update={"behaviors": tuple(changed)})
                yield _SetBack(("behaviors", place, key), set_back, check)


def _of_traits(scenario: Scenario) -> Iterator[_SetBack]:
    for trait, means in scenario.organization.traits.items():
        others = {other: kept for other, kept in scenario.organization.traits.items() if other != trait}
        organization = scenario.organization.model_copy(update={"traits": others})
        yield _SetBack(("organization", "traits", trait), scenario.model_copy(update={"organization": organization}),
                       CHECK_ANSWERS if isinstance(means, SurveyMeans) else CHECK_MEANS)


def _defaults(block: type[Block]) -> dict[str, Any]:
    return {key: field.get_default() for key, field in block.model_fields.items()}
