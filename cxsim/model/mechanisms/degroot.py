"""DeGroot influence: attitudes move only towards those of others; people have no opinion of their own.

Reads: attitude, attitudes of others. Writes: attitude.
Source: DeGroot (1974). The special case lambda = 1 of Friedkin & Johnsen.
Known limits: messages and results cannot change attitudes; only other people can.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum
from cxsim.model import mechanism


@mechanism.equation(writes="attitude")
def next_attitude_degroot(
    attitude: Any, seen_attitude: Any, has_contacts: Any, champion: Any, attitude_adjustment: Any,
    champion_attitude: Any,
) -> Any:
    """a += eta (E_a - a) for people who see anyone; champions stay above a floor."""
    moved = attitude + attitude_adjustment * has_contacts * (seen_attitude - attitude)
    return maximum(moved, champion * champion_attitude)
