"""Tries moves of a plan in time: the best in a few futures is tested in many others."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import numpy as np

from cxsim.analysis.explained import Move
from cxsim.analysis.tried_move import TriedMove, adopters_in, change_in_adopters, highest_load
from cxsim.engine.week.recording import recording_of
from cxsim.engine.world.build import refuse_misfit
from cxsim.errors import InputError
from cxsim.interventions.base import Intervention
from cxsim.results.recording import Recording
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Ensemble, Progress, WorkDone
from cxsim.studies.futures import Futures
from cxsim.studies.moves import in_time
from cxsim.studies.parts_of_plan import with_pieces
from cxsim.studies.worlds import Worlds

CHOSEN_BY: Final = 20
"""Futures in which the moves are held against one another; the best is tested in others."""
MOST_FUTURES: Final = 100


@dataclass(frozen=True)
class _Trial:
    move: Move
    place: int
    start: int
    scenario: Scenario


def try_move(scenario: Scenario, progress: Progress | None = None) -> TriedMove | None:
    """Begin each intervention earlier or later, and test the move that brings most adopters to the target date.

    The date is the last week where no target is stated. None if there is nothing to move.

    Parameters
    ----------
    progress : function(done, total) or None
        Called with person-weeks; whatever it raises ends the trial.
    """
    trials = _trials(scenario)
    if not trials:
        return None
    week = scenario.weeks - 1 if scenario.target is None else min(scenario.target.by_week, scenario.weeks - 1)
    screened = _recordings([one.scenario for one in trials], scenario, 0, CHOSEN_BY, progress)
    best = int(np.argmax([adopters_in(one, week).mean() for one in screened]))
    futures = min(max(scenario.replicates, CHOSEN_BY), MOST_FUTURES)
    planned, moved = _recordings([scenario, trials[best].scenario], scenario, CHOSEN_BY, futures, progress)
    chosen = trials[best]
    return TriedMove(chosen.move, chosen.place, chosen.start, len(trials), futures, week,
                     change_in_adopters(moved, planned, week), highest_load(planned), highest_load(moved))


def _trials(scenario: Scenario) -> list[_Trial]:
    """The moved plans that fit the organization; none of a plan that changes its course."""
    pieces = scenario.plan.interventions
    if scenario.plan.change_course is not None:
        return []
    world = Worlds([scenario], scenario.seed_or_zero, compared_with_nothing=False).of(0)
    places = {one.label: place for place, one in enumerate(pieces)}
    found: list[_Trial] = []
    for move, plan in in_time(pieces, [one.label for one in pieces], scenario.weeks):
        place = places[move.what]
        by = int(move.amount) * (-1 if move.kind == "earlier" else 1)
        changed = with_pieces(scenario, f"move {len(found)}", _in_order(plan, places))
        with suppress(InputError):  # two interventions that exclude one another, for example
            refuse_misfit(changed, world.organization, scenario.seed_or_zero)
            found.append(_Trial(move, place, pieces[place].start_week + by, changed))
    return found


def _in_order(plan: Sequence[Intervention], places: dict[str, int]) -> list[Intervention]:
    return sorted(plan, key=lambda one: places[one.label])


def _recordings(
    scenarios: Sequence[Scenario], of: Scenario, first: int, count: int, progress: Progress | None
) -> list[Recording]:
    """What scenarios come to in the same futures."""
    worlds = Worlds(scenarios, of.seed_or_zero, compared_with_nothing=False)
    ensemble = Ensemble(worlds, None, "auto", WorkDone(progress))
    ensemble.simulate(Futures.span(first, first + count))
    return [recording_of(worlds.of(number), ensemble.keeping[number].kept(), None) for number in range(len(scenarios))]
