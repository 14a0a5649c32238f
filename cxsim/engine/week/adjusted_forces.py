"""How mechanisms about departments change the pushes of interventions and context, replicate by replicate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cxsim.arithmetic import clip, maximum, select

# Both engines run these: numpy calls them, the compiled week reads their source, like that of equations.


def delivered(full: Any, without: Any, share: Any) -> Any:
    """A force of which only a share of the interventions' part arrives; ``without``: its value without interventions.

    At a share of 1 rounding could miss ``full``, and the mechanism would change runs it should not.
    """
    return select(share == 1.0, full, without + share * (full - without))


def added(value: Any, by: Any, low: Any, high: Any) -> Any:
    """A force with something added, inside its bounds."""
    return select(by == 0.0, value, clip(value + by, low, high))


def scaled(value: Any, by: Any, low: Any, high: Any) -> Any:
    """A force multiplied by a factor."""
    return value * by


def at_least(value: Any, by: Any, low: Any, high: Any) -> Any:
    """The larger of a force and another push."""
    return maximum(value, by)


ADJUST: Mapping[str, Callable[..., Any]] = {"add": added, "scale": scaled, "largest": at_least}
