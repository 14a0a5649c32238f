"""What a team predicted, held against what came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from cxsim.analysis.stages import largest_stuck_group
from cxsim.teaching.form import FEWER, MORE, SAME
from cxsim.teaching.playing import Round
from cxsim.teaching.prediction import Prediction
from cxsim.teaching.standing import Table
from cxsim.words.groups import said

ABOUT_AS_MANY: Final = 1.0
"""Of 100 people: a smaller difference in leavers is about as many."""
ASKED_SHARE: Final = 0.8
"""The share of the futures that the band of a prediction should hold."""


@dataclass(frozen=True)
class Check:
    """One part of a prediction: what was said, what came, and whether it was right (None: not said)."""

    said: str
    came: str
    right: bool | None


@dataclass(frozen=True)
class Forecast:
    """A prediction and what came. ``miss``: share by which the best guess was off; None without one. ``held``: the
    share of futures inside the stated band; None without one."""

    miss: float | None
    held: float | None
    checks: Mapping[str, Check]

    @property
    def right(self) -> int:
        """How many parts were right."""
        return sum(one.right is True for one in self.checks.values())


def forecast_of(prediction: Prediction, name: str, round_: Round, table: Table, strongest: str) -> Forecast:
    """Hold the prediction of a team against its plan; ``strongest``: the intervention it could least do without."""
    vector = round_[name].vector
    came = float(vector.adopters.mean())
    miss = None if prediction.adopters is None else prediction.adopters - came
    held = None
    if prediction.low is not None and prediction.high is not None:
        inside = (vector.adopters >= prediction.low) & (vector.adopters <= prediction.high)
        held = float(inside.mean())
    more = float((vector.leavers - round_.nothing.leavers).mean())
    leavers = SAME if abs(more) < ABOUT_AS_MANY else MORE if more > 0.0 else FEWER
    stuck = largest_stuck_group(round_[name].result)
    held_in = () if stuck is None else tuple(said(one) for one in stuck.group.names)
    place = table[name].place
    level = {table[other].place for other in table[name].level_with}
    checks = {
        "adopters": _range_check(prediction, vector.adopters, came, held),
        "leavers": Check(prediction.leavers, leavers, _right(prediction.leavers, prediction.leavers == leavers)),
        "stuck": Check(prediction.stuck, " and ".join(held_in), _right(prediction.stuck, prediction.stuck in held_in)),
        "strongest": Check(prediction.strongest, strongest,
                           _right(prediction.strongest, strongest.startswith(prediction.strongest))),
        "rank": Check("" if prediction.rank is None else str(prediction.rank), str(place),
                      None if prediction.rank is None else prediction.rank in {place, *level}),
    }
    return Forecast(miss, held, checks)


def _right(stated: str, right: bool) -> bool | None:
    return right if stated else None


def _range_check(prediction: Prediction, adopters: np.ndarray, came: float, held: float | None) -> Check:
    low, high = (float(share) for share in np.quantile(adopters, (0.1, 0.9)))
    told = "" if prediction.adopters is None else f"{100.0 * prediction.adopters:.0f}"
    if prediction.low is not None and prediction.high is not None:
        told += f" ({100.0 * prediction.low:.0f} to {100.0 * prediction.high:.0f})"
    right = None if held is None or prediction.low is None or prediction.high is None else (
        prediction.low <= came <= prediction.high)
    return Check(told.strip(), f"{100.0 * came:.0f} ({100.0 * low:.0f} to {100.0 * high:.0f})", right)


def best_forecaster(forecasts: Mapping[str, Forecast]) -> str:
    """The team whose best guess was nearest; "" if nobody guessed."""
    guessed = {name: abs(one.miss) for name, one in forecasts.items() if one.miss is not None}
    return min(guessed, key=lambda name: (guessed[name], name), default="")
