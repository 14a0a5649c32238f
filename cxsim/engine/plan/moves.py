"""Which pairs of people exchange positions in a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.moment import Act

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Moves:
    """Moves of one week: both positions, shape (moves,) each, and the share of skill that both people keep."""

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
