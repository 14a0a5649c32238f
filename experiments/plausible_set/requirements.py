"""The requirements on a plausible company: constraints on parameter sets, and held-out patterns to judge them.

Fixed before any draw: of contrasts about rest, traits, sizes and ties, every set must show the direction and stay
within twice an upper bound, because it runs in few futures and under many sets a plan reaches nobody or everybody; the
mean over all sets is what must meet the bounds themselves. Of the patterns in their order, without C18 (true by the
form of its equation), every third is held out. So is what all sets met that reached it in an earlier search: a
requirement that everyone meets shapes nothing. A pattern is tested for its direction in the mean over replicates, not
against the floor of its test: floors were set for the speed of the default parameters.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from cxsim.units import WEEKS_PER_YEAR
from experiments.contrasts.battery import CONTRASTS as BATTERY
from experiments.contrasts.contrast import Contrast
from experiments.contrasts.rest import drift_in, quiet
from experiments.plausible_set.trial import OneSet, SetRuns
from experiments.validation.programme_patterns import MANDATE_ARM, NOTHING
from experiments.validation.registry import patterns
from experiments.validation.session import Arm
from experiments.validation.target import Expected, Target

LARGEST_IDLE_USE = 0.05
LEAST_IDLE_QUITS, MOST_IDLE_QUITS = 0.08, 0.25
MOST_MANDATE_QUITS = 1.6


@dataclass(frozen=True)
class Requirement:
    """One constraint or pattern: its name, its statement, and whether a set meets it."""

    name: str
    statement: str
    met: Callable[[OneSet], bool]


def idle_use(one: OneSet) -> float:
    """The highest weekly use when doing nothing, mean over replicates."""
    return float(one.run(NOTHING).weekly["use"].mean(axis=1).max())


def quits_per_year(one: OneSet, arm: Arm, weeks: int) -> float:
    """Voluntary leavers per year and mean headcount in the first ``weeks`` weeks."""
    run = one.run(arm)
    per_head = run.total("quits", 0, weeks).mean() / run.mean("staffed", 0, weeks).mean()
    return float(per_head * WEEKS_PER_YEAR / weeks)


def mandate_quits(one: OneSet) -> float:
    """Quits in the first year of a mandate, which ends in week 40, divided by those when doing nothing."""
    idle = quits_per_year(one, NOTHING, WEEKS_PER_YEAR)
    return quits_per_year(one, MANDATE_ARM, WEEKS_PER_YEAR) / idle if idle > 0.0 else math.inf


def constraints(slack: float = 0.0) -> tuple[Requirement, ...]:
    """The constraints on single numbers; ``slack`` widens each bound by a share (for screening on few replicates)."""
    use, ratio = LARGEST_IDLE_USE * (1.0 + slack), MOST_MANDATE_QUITS * (1.0 + slack)
    low, high = LEAST_IDLE_QUITS * (1.0 - slack), MOST_IDLE_QUITS * (1.0 + slack)
    return (
        Requirement("idle use", f"doing nothing, use never exceeds {LARGEST_IDLE_USE}",
                    lambda one: idle_use(one) <= use),
        Requirement("idle quits", f"doing nothing, {LEAST_IDLE_QUITS} to {MOST_IDLE_QUITS} of the people quit a year",
                    lambda one: low <= quits_per_year(one, NOTHING, NOTHING.scenario.weeks) <= high),
        Requirement("mandate quits", f"in a mandate's first year at most {MOST_MANDATE_QUITS} times as many quit",
                    lambda one: mandate_quits(one) <= ratio),
    )


CONSTRAINTS: tuple[Requirement, ...] = constraints()


def points_the_right_way(value: float, expected: Expected) -> bool:
    """Whether a paired difference is positive, or a level is within its bounds."""
    if math.isinf(expected.high):
        return value > 0.0
    return expected.low <= value <= expected.high


def of_pattern(target: Target) -> Requirement:
    """The requirement that a pattern shows its direction."""

    def met(one: OneSet) -> bool:
        numbers = target.simulate(one)
        pairs = zip(numbers, target.expected, strict=True)
        return all(points_the_right_way(measured.value, expected) for measured, expected in pairs)

    return Requirement(target.id, target.question, met)


NOT_INFORMATIVE = "C18"
# Contrasts that every set must meet, if only roughly; the others are ratios and rare events, too noisy in few futures.
CONTRASTS = (
    "resistance under a programme", "knowing", "small say", "committee, nothing carried out", "empty promise",
    "training alone", "champions",
)
# All 1,605 sets that an earlier search tried on these met them ("champions": all but two).
MET_BY_ALL = ("C8", "C13", "resistance under a programme", "knowing", "champions")
# What a direction, or a bound of zero, allows for chance.
SLACK = 0.02
# What rest allows two small companies in few futures.
MOST_DRIFT = 0.03


def roughly(contrast: Contrast) -> Requirement:
    """The requirement that a contrast shows its direction and stays within twice its upper bound."""
    low = -SLACK if math.isfinite(contrast.low) else contrast.low
    high = contrast.high * 2.0 if contrast.high else SLACK

    def met(one: OneSet) -> bool:
        return low < float(contrast.measure(SetRuns(one)).values.mean()) <= high

    return Requirement(contrast.name, f"{contrast.claim} (its direction, within twice an upper bound)", met)


def quiet_company(one: OneSet) -> bool:
    """Whether attitude and trust hardly drift in two random contexts."""
    runs = SetRuns(one)
    drifts = [drift_in(runs, quiet(number), quantity) for number in range(2) for quantity in ("attitude", "trust")]
    return all(abs(float(values.mean())) <= MOST_DRIFT for values in drifts)


_REST = Requirement(
    "rest", f"doing nothing, attitude and trust of two random companies move by at most {MOST_DRIFT}", quiet_company)
_ALL_PATTERNS = tuple(of_pattern(target) for target in patterns() if target.id != NOT_INFORMATIVE)
_HELD_OUT_FIRST = _ALL_PATTERNS[2::3]
_CANDIDATES = (
    *(one for one in _ALL_PATTERNS if one not in _HELD_OUT_FIRST),
    *(roughly(one) for one in BATTERY if one.name in CONTRASTS), _REST,
)
HELD_OUT: tuple[Requirement, ...] = (*_HELD_OUT_FIRST, *(one for one in _CANDIDATES if one.name in MET_BY_ALL))
PATTERNS: tuple[Requirement, ...] = tuple(one for one in _CANDIDATES if one.name not in MET_BY_ALL)
