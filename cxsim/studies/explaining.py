"""Why the plan in focus works: its parts, and changes of it, run in the futures of a comparison."""

from __future__ import annotations

import contextlib
import dataclasses
import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.attribution import Attribution, attributed
from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import FEWEST_REPLICATES
from cxsim.analysis.explained import (
    TRIED_MEASURES,
    Explained,
    Found,
    Move,
    Question,
    Tried,
    better,
    own_measures,
)
from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.paired import paired_difference
from cxsim.analysis.stages import StuckGroup, largest_stuck_group
from cxsim.analysis.verdict import focus_of, known_of
from cxsim.engine.world.build import refuse_misfit
from cxsim.errors import InputError, ResultError
from cxsim.interventions.base import Intervention
from cxsim.results.recording import Recording
from cxsim.results.result import Result
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.moves import delayed, for_group, in_time
from cxsim.studies.parts_of_plan import (
    MOST_EXACT,
    ORDERS,
    names_of,
    pieces_of,
    run_parts,
    why_unattributable,
    with_pieces,
)
from cxsim.studies.variants import How, run_variants
from cxsim.studies.worlds import Worlds

Values = NDArray[np.float64]

ATTRIBUTED = ("adoption_end", "sustained_adoption", "target_met", "plan_cost", "cost_total", "net_value")
# About a minute on two cores. Plans with many parts get fewer futures, but not fewer than the second number.
MOST_PERSON_WEEKS = 300_000_000
FEWEST_FUTURES = 20


def refuse_unexplainable(scenarios: Sequence[Scenario], replicates: int | None) -> None:
    """Raise ResultError, before anything runs, if there is nothing to explain or too little to explain it with."""
    acting = [one for one in scenarios if not one.plan.does_nothing]
    if not acting:
        raise ResultError("there is nothing to explain: none of these scenarios has interventions; leave out --explain "
                          "or give a scenario with a plan")
    for one in acting:
        if (one.replicates if replicates is None else replicates) < FEWEST_REPLICATES:
            raise ResultError(f"'{one.name}': with 1 replicate nothing can be told from chance, so it cannot be "
                              f"explained; use 2 or more, ideally 100")


def with_explanation(comparison: Comparison, scenarios: Sequence[Scenario], how: How) -> Comparison:
    """The comparison, with why the plan in focus works, and what would change it.

    ``how.futures``: how many the comparison has; a plan of many interventions is explained in fewer of them.
    """
    by_name = dict(zip(comparison.names, scenarios, strict=True))
    acting = [name for name, scenario in by_name.items() if not scenario.plan.does_nothing]
    leading = focus_of(comparison)
    focus = leading if leading in acting else acting[0]  # none of its interventions may ever begin
    scenario = by_name[focus].model_copy(update={"name": focus})
    found = explain(scenario, comparison[focus], how)
    return dataclasses.replace(comparison, explained=found)


def explain(scenario: Scenario, result: Result, how: How) -> Explained:
    """Why a plan works; ``result``: the run of the scenario, in at least ``how.futures`` futures."""
    why = why_unattributable(scenario)
    if scenario.plan.rules:
        return Explained(scenario.name, how.futures, None, why)
    if not why:
        how = dataclasses.replace(how, futures=futures_for(scenario, result, how.futures))
    attribution = None if why else _attribution(scenario, how)
    strongest = list(pieces_of(scenario)) if attribution is None else [
        one.intervention for one in attribution.of("adoption_end").largest_first]
    met = result.measures.get("target_met", np.zeros(0))[: how.futures]
    stuck = largest_stuck_group(result)
    # What would have to move with a change of course is not clear, so nothing is tried there.
    trials = [] if scenario.plan.change_course else _trials(scenario, stuck, strongest, how)
    tried = _tried(scenario, result, trials, how)
    return Explained(scenario.name, how.futures, attribution, why, _mean(met), stuck,
                     (*_for_group_too(tried, strongest[0]), *tried))


def _attribution(scenario: Scenario, how: How) -> Attribution:
    """What each intervention contributes."""
    runs = run_parts(scenario, how, ATTRIBUTED)
    shared = (attributed(name, runs.names, of, runs.orders) for name, of in runs.measures.items())
    return Attribution(scenario.name, how.futures, tuple(one for one in shared if one is not None))


def _mean(values: Values | None) -> float:
    """The mean of the values that are not absent; nan if all are."""
    known = known_of(values)
    return float(known.mean()) if known.size else math.nan


def futures_for(scenario: Scenario, result: Result, stated: int) -> int:
    """The number of futures in which all parts of a plan take about a minute."""
    count = len(names_of(scenario.plan))
    parts = 1 << count if count <= MOST_EXACT else ORDERS * count + 2 * count
    bearable = MOST_PERSON_WEEKS // (parts * result.recording.headcount * scenario.weeks)
    return min(stated, max(bearable, FEWEST_FUTURES))


def _trials(
    scenario: Scenario, stuck: StuckGroup | None, strongest: Sequence[str], how: How
) -> list[tuple[Question, Move, Scenario]]:
    """The changed plans to run: those that fit the organization."""
    world = Worlds([scenario], how.seed, compared_with_nothing=False).of(0)
    pieces = [piece for of in pieces_of(scenario).values() for piece in of]
    changes: list[tuple[Question, Move, list[Intervention]]] = []
    if stuck is not None:
        changes += [("group", move, [*pieces, added])
                    for move, added in for_group(world, pieces, stuck)]
    changes += [("timing", *one) for one in in_time(pieces, strongest, scenario.weeks)]
    changes += [("delay", *one) for one in delayed(pieces, scenario.weeks)]
    found: list[tuple[Question, Move, Scenario]] = []
    for question, move, plan in changes:
        changed = with_pieces(scenario, f"variant {len(found)}", plan)
        with contextlib.suppress(InputError):  # two interventions that exclude one another, for example
            refuse_misfit(changed, world.organization, how.seed)
            found.append((question, move, changed))
    return found


def _tried(
    scenario: Scenario, result: Result, trials: Sequence[tuple[Question, Move, Scenario]], how: How
) -> list[Tried]:
    """Run changed plans, and hold each against the plan as it stands."""
    stuck = largest_stuck_group(result)
    group = None if stuck is None else stuck.group
    planned = _values(result.measures, result.recording, group, how.futures)
    found = []
    for variant in run_variants([one for _, _, one in trials], how, TRIED_MEASURES, groups=True):
        question, move, _ = trials[variant.number]
        values = _values(variant.measures, variant.recording, group, how.futures)
        found.append(Tried(question, move, tuple(
            Found(name, _mean(of), paired_difference(of, planned[name], better(name)))
            for name, of in values.items() if not np.isnan(of - planned[name]).all())))
    return found


def _values(
    measures: Mapping[str, Values], recording: Recording, group: PeopleGroup | None, futures: int
) -> dict[str, Values]:
    """Everything that is held against the plan as it stands, in the first futures."""
    found = {**{name: measures[name] for name in TRIED_MEASURES if name in measures}, **own_measures(recording, group)}
    return {name: values[:futures] for name, values in found.items()}


def _for_group_too(tried: Sequence[Tried], strongest: str) -> list[Tried]:
    """The moves for the group, where the strongest intervention begun earlier is one, too."""
    return [dataclasses.replace(one, question="group") for one in tried
            if (one.question, one.move.kind, one.move.what) == ("timing", "earlier", strongest)]
