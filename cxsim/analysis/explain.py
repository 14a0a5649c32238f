"""Why an adoption line stays nearly flat: at which barrier people stop (ADKAR order), overall and by department.

The barrier is the *first* condition that a person does not meet; later ones may hold the person too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxsim.results.measures import END_WEEKS
from cxsim.results.result import Result

NEARLY_FLAT = 0.10
SMALLEST_GROUP = 5
NEARLY_AS_MANY = 0.10
DEPARTMENT = "department:"

BARRIERS = {
    "awareness": "do not see the need for the change",
    "desire": "see the need but do not want the change",
    "knowledge": "want to but lack the skill",
    "ability": "know how but cannot or do not do it in daily work",
    "reinforcement": "have begun but it is not yet a habit",
}


@dataclass(frozen=True)
class Held:
    """Who is held by what in one group at the end: barriers (name, share of people), largest first."""

    group: str
    barriers: tuple[tuple[str, float], ...]

    @property
    def main(self) -> str:
        return self.barriers[0][0]


def is_nearly_flat(result: Result) -> bool:
    """Whether mean adoption never moves as much as 10 points away from where it began."""
    line = result.recording.of_all("adoption").mean(axis=1)
    return bool(np.all(np.abs(line - line[0]) < NEARLY_FLAT))


def held(result: Result, group: str = "all") -> Held | None:
    """What holds a group in the last four weeks, mean over replicates; None where nothing does or is known."""
    recording = result.recording
    index = recording.groups.index(group)
    shares = []
    for barrier in BARRIERS:
        values = recording.weekly.get(f"barrier_{barrier}")
        known = np.empty(0) if values is None else values[index, -END_WEEKS:]
        known = known[~np.isnan(known)]
        if known.any():
            shares.append((barrier, float(known.mean())))
    shares.sort(key=lambda pair: -pair[1])  # stable: equal shares stay in ADKAR order
    return Held(group, tuple(shares)) if shares else None


def departments_held_differently(result: Result) -> list[Held]:
    """Departments of at least five people whose main barrier is not that of the whole organization."""
    overall = held(result)
    found = []
    for index, group in enumerate(result.recording.groups):
        if not group.startswith(DEPARTMENT) or overall is None:
            continue
        people = float(np.nanmean(result.recording.weekly["people"][index]))
        local = held(result, group)
        if people >= SMALLEST_GROUP and local is not None and local.main != overall.main:
            found.append(local)
    return found


def explanation(result: Result) -> str | None:
    """One plain sentence on what holds people at the end; None where nothing is recorded that could."""
    overall = held(result)
    if overall is None:
        return None
    parts = [stop(*overall.barriers[0], "of people ")]
    if len(overall.barriers) > 1 and overall.barriers[0][1] - overall.barriers[1][1] < NEARLY_AS_MANY:
        parts.append("another " + stop(*overall.barriers[1]))
    parts += [
        f"in {one.group.removeprefix(DEPARTMENT)} " + stop(*one.barriers[0])
        for one in departments_held_differently(result)
    ]
    return "; ".join(parts) + "."


def stop(barrier: str, share: float, who: str = "") -> str:
    """How many people stop at a barrier, and what that means."""
    return f"{percent(share)} {who}stop at {barrier}: they {BARRIERS[barrier]}"


def why_flat(result: Result) -> str | None:
    """The explanation beside a nearly flat line; None where the line is not flat."""
    if not is_nearly_flat(result):
        return None
    line = result.recording.of_all("adoption").mean(axis=1)
    end = float(line[-END_WEEKS:].mean())
    moved = f"Adoption hardly moves (from {percent(float(line[0]))} to {percent(end)} of people)"
    reason = explanation(result)
    return f"{moved}. At the end, {reason}" if reason else f"{moved}."


def percent(share: float) -> str:
    """A share as whole percent that never rounds a few to none or nearly all to all."""
    if 0.0 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1.0:
        return "over 99 %"
    return f"{share * 100.0:.0f} %"
