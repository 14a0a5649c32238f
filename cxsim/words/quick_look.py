"""A quick look at a plan in words, no surer than a few futures allow."""

from __future__ import annotations

import math
import re
from datetime import date

from cxsim.analysis.quick_look import QuickLook
from cxsim.analysis.risk_register import share_interval
from cxsim.dates import moment_words
from cxsim.words.groups import sentence

ABOUT_THE_PLAN = re.compile(r"(?:.*\.ya?ml:\d+:\d+: )?plan\.[^:]*: (.*)", re.DOTALL)
RULE = ("The range is the 95 % interval of a share counted in so few futures (Wilson 1927), rounded to whole tenths.")


def reach_words(look: QuickLook) -> str:
    """How many futures reach the target, with the range that so few allow."""
    if look.target is None:
        return f"On average {percent_words(look.mean[-1])} are adopters at the end. The scenario states no target."
    verb = "reaches" if look.reached == 1 else "reach"
    low, high = rough_tenths(look.reached, look.futures)
    return (f"{look.reached} of {look.futures} simulated futures {verb} the target. "
            f"Rough: read it as {low} to {high} in 10.")


def rough_tenths(reached: int, futures: int) -> tuple[int, int]:
    """The 95 % interval of the share of futures, in tenths, rounded to whole ones."""
    low, high = share_interval(reached / futures, futures)
    return math.floor(10.0 * low + 0.5), math.floor(10.0 * high + 0.5)


def target_words(look: QuickLook, start: date | None) -> str:
    """The target as a label: "target, 50 % by 3 Jul 2028"; nothing without one."""
    if look.target is None:
        return ""
    share, week = look.target
    return f"target: {percent_words(share)} by {moment_words(week, start)}"


def plan_remarks(look: QuickLook) -> tuple[str, ...]:
    """The remarks about the plan itself, without the place in its file."""
    found = (ABOUT_THE_PLAN.match(one) for one in look.remarks)
    return tuple(sentence(one[1]) for one in found if one is not None)


def percent_words(share: float) -> str:
    """A share in whole percent."""
    return f"{100.0 * share:.0f} %"
