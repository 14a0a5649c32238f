"""Peer learning: with time set aside, people learn from colleagues who use the behavior with more skill.

Without skilled users around there is nothing to learn, however much time is given.
Reads: peer learning, skill, use and shown skill of others, attention, attitude. Writes: shown_skill, peer_skill,
peer_effort.
Source: Chan, Li & Pierce (2014, abstract): sellers learned more from skilled colleagues than by doing, by watching and
by being taught; sizes are assumptions.
Known limits: teaching does not improve the teacher; people learn from the average of those they look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import maximum
from cxsim.model import mechanism
from cxsim.model.column import Column
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.start import Start

Values = NDArray[np.float64]

_PARAMETERS = (
    Parameter("peer_gain", "k_peer", "part of a colleague's lead learned in a full week", "1/week", 0.15, 0.05,
              0.3, "direction from Chan, Li & Pierce (2014); size assumed", distribution="loguniform"),
    Parameter("peer_load", "l_peer", "load of full peer learning", "share of capacity", 0.03, 0.015, 0.06),
)

_COLUMNS = (
    Column("shown_skill", "skill that others could watch this week", "next_shown_skill", 0.0, by_behavior=True),
)


@mechanism.equation(writes="peer_effort")
def peer_effort(peer_learning_mean: Any, peer_load: Any) -> Any:
    """Load of meetings for peer learning."""
    return peer_load * peer_learning_mean


@mechanism.equation(writes="peer_skill", by_behavior=True)
def peer_skill(
    skill: Any, peer_learning: Any, seen_shown_skill: Any, seen_use: Any, attention: Any, attitude: Any,
    peer_gain: Any,
) -> Any:
    """k P alpha (1/2 + a/2) max(0, E_yK - K E_y): only skilled use ahead of one's own skill counts."""
    lesson = maximum(seen_shown_skill - skill * seen_use, 0.0)
    return peer_gain * peer_learning * attention * (0.5 + 0.5 * attitude) * lesson


@mechanism.equation(writes="shown_skill", by_behavior=True)
def next_shown_skill(use: Any, skill: Any) -> Any:
    """y K: the skill that others could watch this week."""
    return use * skill


def _rest(start: Start, rates: Sequence[Values], able: Sequence[Values]) -> None:
    """Users of last week have shown their skill."""
    for number, _ in enumerate(rates):
        start.column("shown_skill", number)[...] = start.column("use", number) * start.column("skill", number)


MECHANISM = Mechanism(
    name="peer_learning",
    meaning="people learn from colleagues who use the behavior with more skill",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_load": (peer_effort,),
        "added_skill": (peer_skill,),
        END: (next_shown_skill,),
    },
    contributes={"added_load": "peer_effort", "added_skill": "peer_skill"},
    sees=("shown_skill",),
    rest=_rest,
)
