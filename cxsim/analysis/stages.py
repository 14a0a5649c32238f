"""Where people stand: adopters, and why the others are none, by group; and the largest group that is stuck.

Everybody present is in one stage (``model/mechanisms/stages.py``), so shares add up to 1 in every future, and so do
their means over futures; medians would not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.groups import EVERYBODY, PeopleGroup, people_groups
from cxsim.results.measures import END_WEEKS
from cxsim.results.recording import Recording
from cxsim.results.result import Result

Values = NDArray[np.float64]

NEARLY_FLAT = 0.10
STUCK_BELOW = 0.5
HELD = ("unable", "hindered", "unwilling", "unaware", "relapsed")
# Every stage, in the order in which it is told -> its weekly measure.
STAGES = {"adopters": "adoption", **{stage: stage for stage in HELD}}
# The factor of use that a stage is about.
FACTORS = {"unable": "ability", "hindered": "opportunity", "unwilling": "willingness", "unaware": "willingness"}


@dataclass(frozen=True)
class Held:
    """What holds back the people of one group at the end: (stage, share of people present), largest first."""

    group: PeopleGroup
    shares: tuple[tuple[str, float], ...]

    @property
    def stage(self) -> str:
        """The stage that holds most people of the group."""
        return self.shares[0][0]


@dataclass(frozen=True)
class StuckGroup:
    """A group, the stage that holds most of its people at the end, and how many: means over replicates.

    ``share`` of its people present; ``people`` in that stage; ``adopters``: the share of adopters.
    """

    group: PeopleGroup
    stage: str
    share: float
    people: float
    adopters: float

    @property
    def is_stuck(self) -> bool:
        """Whether fewer than half of the group are adopters."""
        return self.adopters < STUCK_BELOW


def largest_stuck_group(result: Result) -> StuckGroup | None:
    """The department (small ones joined) with most people held in one stage; None if nobody is, or it is unknown.

    Departments in which fewer than half are adopters come first.
    """
    found = [one for group in people_groups(result.recording) if (one := _stuck(result, group))]
    return max(found, key=lambda one: (one.is_stuck, one.people), default=None)


def _stuck(result: Result, group: PeopleGroup) -> StuckGroup | None:
    reasons = held(result, group)
    if reasons is None:
        return None
    stage, share = reasons.shares[0]
    people = share * float(np.nanmean(group.counts(result.recording, "people")[-END_WEEKS:]))
    return StuckGroup(group, stage, share, people, share_at_end(result.recording, group, STAGES["adopters"]) or 0.0)


def held(result: Result, group: PeopleGroup = EVERYBODY) -> Held | None:
    """What holds back a group in the last four weeks, mean over replicates; None if nothing does or it is unknown."""
    shares = [(stage, share) for stage in HELD if (share := share_at_end(result.recording, group, stage))]
    return Held(group, tuple(sorted(shares, key=lambda pair: -pair[1]))) if shares else None


def share_at_end(recording: Recording, group: PeopleGroup, measure: str) -> float | None:
    """Mean of a weekly measure over the last four weeks and the replicates in which it is known; None if in none."""
    if measure not in recording.weekly:
        return None
    known = group.mean(recording, measure)[-END_WEEKS:]
    known = known[~np.isnan(known)]
    return float(known.mean()) if known.size else None


def departments_held_differently(result: Result) -> list[Held]:
    """Departments (small ones joined) whose people are held by another stage than those of the whole organization."""
    overall = held(result)
    local = [held(result, group) for group in people_groups(result.recording)]
    return [one for one in local if overall is not None and one is not None and one.stage != overall.stage]


def is_nearly_flat(result: Result) -> bool:
    """Whether mean adoption always stays within 10 points of its first value."""
    line = result.recording.of_all(STAGES["adopters"]).mean(axis=1)
    return bool(np.all(np.abs(line - line[0]) < NEARLY_FLAT))
