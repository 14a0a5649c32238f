"""Changes of a plan that are worth trying: for the group in which most people are stuck, and in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np

from cxsim.analysis.explained import Move
from cxsim.analysis.stages import StuckGroup
from cxsim.engine.world.world import World
from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.communication import Communication
from cxsim.interventions.kinds.dialogue_on_values import DialogueOnValues
from cxsim.interventions.kinds.manager_coaching import ManagerCoaching
from cxsim.interventions.kinds.remove_inhibitor import RemoveInhibitor
from cxsim.interventions.kinds.sponsorship import Sponsorship
from cxsim.interventions.kinds.training import FULL_DOSE_HOURS, Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.timetable import written_label

HALF, ALL = 0.5, 1.0
MORE_HOURS, TRAINING_WEEKS = 3.0, 26
SHIFT_WEEKS = 8
DELAYS = (4, 13)
# Every intervention is moved in plans of up to so many, else those that contribute most.
MOST_MOVED = 8
# What to try first for people in a stage.
FIRST = {"hindered": "remove_inhibitor", "unable": "training", "unaware": "communication"}


def for_group(world: World, pieces: Sequence[Intervention], stuck: StuckGroup) -> list[tuple[Move, Intervention]]:
    """Interventions to add for a group, those against what holds most of its people back first."""
    here = Target(departments=stuck.group.names) if stuck.group.names else Target()
    found = [*_without_inhibitors(world, pieces, here), *_more_training(pieces, here), *_more_support(pieces, here)]
    if stuck.stage == "unaware":
        found += _more_messages(pieces, here)
    view = replace(world.view, inhibitors=world.scenario.context.known_inhibitors)
    useful = [(move, added) for move, added in found if not added.problems(view)]
    return sorted(useful, key=lambda one: one[0].kind != FIRST.get(stuck.stage, one[0].kind))


def in_time(
    pieces: Sequence[Intervention], labels: Sequence[str], weeks: int
) -> Iterator[tuple[Move, list[Intervention]]]:
    """Each intervention begun earlier or later, while the others stay: the move and the whole plan.

    ``labels``: those that matter most first.
    """
    found: dict[str, list[Intervention]] = {label: [] for label in labels}
    for piece in pieces:
        found[written_label(piece)].append(piece)
    for label, own in list(filter(itemgetter(1), found.items()))[:MOST_MOVED]:
        for by in _shifts(min(piece.start_week for piece in own), weeks):
            others = [piece for piece in pieces if piece not in own]
            yield Move("earlier" if by < 0 else "later", label, float(abs(by))), [
                *others, *(_moved(piece, by) for piece in own)]


def _shifts(first: int, weeks: int) -> list[int]:
    """By how many weeks what begins in a week may begin earlier (at most from week 0) or later."""
    return [by for by in (-min(first, SHIFT_WEEKS), SHIFT_WEEKS) if by and first + by < weeks]


def delayed(pieces: Sequence[Intervention], weeks: int) -> Iterator[tuple[Move, list[Intervention]]]:
    """The whole plan begun later."""
    for by in DELAYS:
        if by < weeks:
            yield Move("later", "", float(by)), [_moved(piece, by) for piece in pieces]


def _moved(piece: Intervention, weeks: int) -> Intervention:
    return piece.model_copy(update={"start_week": piece.start_week + weeks})


def _without_inhibitors(
    world: World, pieces: Sequence[Intervention], here: Target
) -> Iterator[tuple[Move, Intervention]]:
    """The strongest inhibitor of a group, halved and lifted."""
    view, people = world.view, here.resolve(world.view)
    known = [one for one in world.scenario.context.known_inhibitors
             if one.strength > 0.0 and np.any(one.concerns(view) & people)]
    for one in sorted(known, key=lambda one: -one.strength)[:1]:
        for share in (HALF, ALL):
            yield Move("remove_inhibitor", one.name, share), RemoveInhibitor(
                name=_label("remove_inhibitor", pieces), target=here, inhibitors=(one.name,),
                thoroughness=share, start_week=_first_week(pieces))


def _more_training(pieces: Sequence[Intervention], here: Target) -> Iterator[tuple[Move, Intervention]]:
    """More hours of training for a group, in the weeks of the plan's own training."""
    own = next((piece for piece in pieces if isinstance(piece, Training)), None)
    hours = MORE_HOURS if own is None else min(own.hours_per_week, FULL_DOSE_HOURS - own.hours_per_week)
    if hours > 0.0:
        yield Move("training", "", hours), Training(
            name=_label("training", pieces), target=here, hours_per_week=hours,
            start_week=_first_week(pieces) if own is None else own.start_week,
            weeks=TRAINING_WEEKS if own is None else own.weeks)


def _more_support(pieces: Sequence[Intervention], here: Target) -> Iterator[tuple[Move, Intervention]]:
    """A dialogue, coached managers and a sponsor for a group, each to the end of the run."""
    first = _first_week(pieces)
    yield Move("dialogue_on_values", "", 0.6), DialogueOnValues(
        name=_label("dialogue_on_values", pieces), target=here, strength=0.6, start_week=first)
    yield Move("manager_coaching", "", 0.6), ManagerCoaching(
        name=_label("manager_coaching", pieces), target=here, strength=0.6, start_week=first)
    yield Move("sponsorship", "", 0.7), Sponsorship(
        name=_label("sponsorship", pieces), target=here, level=0.7, start_week=first)


def _more_messages(pieces: Sequence[Intervention], here: Target) -> Iterator[tuple[Move, Intervention]]:
    """Messages to a group, as strong as they can be, to the end of the run."""
    yield Move("communication", "", 1.0), Communication(
        name=_label("communication", pieces), target=here, need=1.0, vision=1.0, start_week=_first_week(pieces))


def _first_week(pieces: Sequence[Intervention]) -> int:
    return min((piece.start_week for piece in pieces), default=0)


def _label(kind: str, pieces: Sequence[Intervention]) -> str:
    """A name that no intervention of the plan has."""
    taken = {written_label(piece) for piece in pieces}
    names = (f"added {kind}" + ("" if number == 1 else f" {number}") for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
