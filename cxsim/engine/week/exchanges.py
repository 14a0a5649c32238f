"""Exchanges: the two people of a pair take one another's positions, in each replicate in which both are still there.

A person takes everything along except what belongs to the position: its ties, its manager and the pushes on it. Time in
the position starts again, roles are given up, and part of the skill is lost with the familiar work.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.moves import Moves
from cxsim.engine.week.columns import Layout, Slot
from cxsim.engine.week.engine import WeekEngine
from cxsim.model.state import COLUMNS

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

REMEMBERED = ("perceived_norm",)
"""Columns that newcomers take over from the position, but that people who move take along."""
GIVEN_UP = ("champion", "committee_seat", "tenure")


def exchange(engine: WeekEngine, layout: Layout, moves: Moves, where: Mask) -> None:
    """Let the people of these moves exchange positions in the replicates of the mask."""
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
