"""What holds back people who have not adopted, overall and by department; and whether an adoption line is nearly flat.

Use is a product of ability, opportunity and willingness; the smallest factor holds a person back. The first unmet
condition in ADKAR's order is shown beside it as a reading aid: it is a convention and need not be the smallest factor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cxsim.results.measures import END_WEEKS
from cxsim.results.recording import DEPARTMENT
from cxsim.results.result import Result

NEARLY_FLAT = 0.10
SMALLEST_GROUP = 5

HOLDS = ("skill", "inhibitors", "motivation")
FACTORS = {"skill": "ability", "inhibitors": "opportunity", "motivation": "willingness"}
LOW_FACTOR = 0.5
CONDITIONS = ("awareness", "desire", "knowledge", "ability", "reinforcement")


@dataclass(frozen=True)
class Held:
    """What holds back the people of one group at the end: (factor, share of people), largest first."""

    group: str
    shares: tuple[tuple[str, float], ...]

    @property
    def main(self) -> str:
        """The factor that holds back most people of the group."""
        return self.shares[0][0]


def is_nearly_flat(result: Result) -> bool:
    """Whether mean adoption always stays within 10 points of its first value."""
    line = result.recording.of_all("adoption").mean(axis=1)
    return bool(np.all(np.abs(line - line[0]) < NEARLY_FLAT))


def held(result: Result, group: str = "all") -> Held | None:
    """What holds back a group in the last four weeks, mean over replicates; None if nothing does or it is unknown."""
    shares = shares_at_end(result, group, {name: f"held_by_{name}" for name in HOLDS})
    return Held(group, shares) if shares else None


def first_unmet(result: Result) -> tuple[str, float] | None:
    """The most common first unmet condition in ADKAR's order at the end, and the share of people who lack it."""
    shares = shares_at_end(result, "all", {name: f"barrier_{name}" for name in CONDITIONS})
    return shares[0] if shares else None


def shares_at_end(result: Result, group: str, measures: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
    """Shares of people at the end, largest first; equal shares stay in the given order, zeros are left out."""
    recording = result.recording
    index = recording.groups.index(group)
    shares = []
    for name, measure in measures.items():
        known = recording.of_group(measure, index)[-END_WEEKS:] if measure in recording.weekly else np.empty(0)
        known = known[~np.isnan(known)]
        if known.any():
            shares.append((name, float(known.mean())))
    return tuple(sorted(shares, key=lambda pair: -pair[1]))


def departments_held_differently(result: Result) -> list[Held]:
    """Departments of at least five people that are held back by another factor than the whole organization."""
    overall = held(result)
    found = []
    for index, group in enumerate(result.recording.groups):
        if not group.startswith(DEPARTMENT) or overall is None:
            continue
        people = float(np.nanmean(result.recording.of_group("people", index)))
        local = held(result, group)
        if people >= SMALLEST_GROUP and local is not None and local.main != overall.main:
            found.append(local)
    return found


def low_factors(result: Result, main: str) -> list[tuple[str, float]]:
    """The other factors of use that are low on average, with their means.

    The factors multiply, so raising the smallest alone would not be enough.
    """
    found = []
    for name, factor in FACTORS.items():
        mean = dict(shares_at_end(result, "all", {factor: factor})).get(factor)
        if name != main and mean is not None and mean < LOW_FACTOR:
            found.append((factor, mean))
    return found
