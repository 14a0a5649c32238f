"""Redeployed people: the two of a pair change positions, in each replicate in which both are still there.

A person takes along everything but what belongs to the position: its ties, its manager and what reaches it. Time in
the position begins anew, roles are given up, and a part of the skill is lost with the work one knew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Layout, Slot
from cxsim.engine.week.engine import WeekEngine
from cxsim.interventions.moment import Act
from cxsim.model.state import COLUMNS

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

REMEMBERED = ("perceived_norm",)
"""What a newcomer takes over from the position, but who moves from one to another takes along."""
GIVEN_UP = ("champion", "committee_seat", "tenure")


@dataclass(frozen=True, eq=False)
class Moves:
    """Moves of one week: positions of both, shape (moves,) each, and how much of their skill both keep."""

    first: Integers
    second: Integers
    skill_kept: Values


def moves_of(acts: Sequence[Act]) -> Moves | None:
    """The moves among the acts of a week; None if there are none."""
    moving = [act for act in acts if act.kind == "move" and act.pairs is not None]
    if not moving:
        return None
    pairs = np.concatenate([act.pairs for act in moving if act.pairs is not None])
    kept = np.concatenate([np.full(len(act.people), act.share) for act in moving])
    return Moves(pairs[:, 0], pairs[:, 1], kept)


def exchange(engine: WeekEngine, layout: Layout, moves: Moves, where: Mask) -> None:
    """Let the people of these moves change positions in the replicates of the mask."""
    first, second = moves.first, moves.second
    there = (engine.column("present") > 0.0) & (engine.column("generation") == 0.0) & where
    both = there[first] & there[second]
    for slot in layout.state:
        if slot.name in GIVEN_UP:
            _set(engine, slot, first, second, both, (0.0, 0.0))
        elif COLUMNS[slot.name].newcomer != "kept" or slot.name in REMEMBERED:
            values = engine.column(slot.name, slot.behavior)
            kept = moves.skill_kept[:, None] if slot.name == "skill" else 1.0
            _set(engine, slot, first, second, both, (kept * values[second], kept * values[first]))


def _set(
    engine: WeekEngine, slot: Slot, first: Integers, second: Integers, both: Mask,
    values: tuple[Values | float, Values | float],
) -> None:
    column = np.array(engine.column(slot.name, slot.behavior))
    column[first], column[second] = (
        np.where(both, new, column[people]) for people, new in zip((first, second), values, strict=True)
    )
    engine.write(slot.name, column, slot.behavior)
