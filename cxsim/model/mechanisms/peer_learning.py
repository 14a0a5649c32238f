"""Peer learning: with time set aside, people learn from colleagues who practise and can do it better than they can.

Where nobody around practises with skill there is nothing to learn, however much time is given.
Reads: peer learning, skill, practice and shown skill of others, attention, attitude. Writes: shown_skill, peer_skill,
peer_effort.
Source: Chan, Li & Pierce (2014, abstract): sellers learned more from skilled colleagues than by doing, by watching and
by being taught; sizes are assumptions.
Known limits: those who teach learn nothing by it; one learns from the average of those whom one looks at.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum
from cxsim.model.law import law


@law(writes="peer_effort")
def peer_effort(peer_learning_mean: Any, peer_load: Any) -> Any:
    """Load of meeting to learn from one another."""
    return peer_load * peer_learning_mean


@law(writes="peer_skill", by_behavior=True)
def peer_skill(
    skill: Any, peer_learning: Any, seen_shown_skill: Any, seen_practice: Any, attention: Any, attitude: Any,
    peer_gain: Any,
) -> Any:
    """k P alpha (1/2 + a/2) max(0, E_yK - K E_y): colleagues count as far as they practise and are ahead."""
    lesson = maximum(seen_shown_skill - skill * seen_practice, 0.0)
    return peer_gain * peer_learning * attention * (0.5 + 0.5 * attitude) * lesson


@law(writes="shown_skill", by_behavior=True)
def next_shown_skill(practice: Any, skill: Any) -> Any:
    """y K: the skill that others could watch this week."""
    return practice * skill
