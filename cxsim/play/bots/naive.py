"""Naive: whoever knows why will change. In the first week it explains the change, as strongly as it can, to the end."""

from __future__ import annotations

from typing import Final

from cxsim.play.events import Add
from cxsim.play.seen import Seen

DOSES: Final = (1.0, 0.75, 0.5)


def naive(seen: Seen) -> tuple[Add, ...]:
    """Communication for everybody, from the first week to the last; nothing else, whatever happens.

    At a full dose, or the largest of 75 and 50 % that the budget allows.
    """
    if seen.week:
        return ()
    tried = (Add("communication", dose=dose) for dose in DOSES)
    return tuple(event for event in tried if seen.after(event) is not None)[:1]
