"""Which interventions reach a group, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.groups import PeopleGroup
from cxsim.interventions.plan.timetable import WAVE
from cxsim.results.measures import CONSEQUENCES
from cxsim.results.recording import Recording
from cxsim.results.result import Result

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Reach:
    """An intervention that reaches a group, from week ``start``; ``end``: the first week without it.

    ``varies``: its start differs from future to future.
    """

    name: str
    start: int
    end: int
    varies: bool = False


def reaching(result: Result, group: PeopleGroup) -> tuple[Reach, ...]:
    """The interventions that reach a group within the run, by their start.

    Of interventions that begin at different times in different futures (later waves, and what rules start) those that
    cost something are known by their costs: they begin in the middle of these weeks.
    """
    stated = result.manifest.get("interventions", ())
    found = [Reach(str(one["name"]), *_weeks(one, result.weeks)) for one in stated if _reaches(result, one, group)]
    found += _begun_on_the_way(result, group)
    return tuple(sorted((one for one in found if one.start < one.end), key=lambda one: one.start))


def _begun_on_the_way(result: Result, group: PeopleGroup) -> Iterator[Reach]:
    stated = {str(one["name"]): one.get("weeks") for one in result.manifest.get("interventions", ())}
    # A later wave lasts as long as the first.
    lasting = {name.partition(WAVE)[0]: weeks for name, weeks in stated.items()}
    for name, costs in result.recording.costs.items():
        start = _usual_start(costs)
        if name not in {*stated, *CONSEQUENCES} and start is not None and _pays(result.recording, name, group):
            weeks = lasting.get(name.partition(WAVE)[0])
            yield Reach(name, *_weeks({"start_week": start, "weeks": weeks}, result.weeks), varies=True)


def _weeks(entry: Mapping[str, Any], horizon: int) -> tuple[int, int]:
    """The first week of an intervention, and the first without it."""
    start, weeks = int(entry.get("start_week") or 0), entry.get("weeks")
    return start, horizon if weeks is None else min(start + int(weeks), horizon)


def _usual_start(costs: Values) -> int | None:
    """The middle of the first weeks with costs, if there are any in half of the futures."""
    paid = costs > 0.0
    begins = paid.argmax(axis=0)[paid.any(axis=0)]
    return int(np.median(begins)) if 2 * begins.size >= costs.shape[1] else None


def _reaches(result: Result, entry: Mapping[str, Any], group: PeopleGroup) -> bool:
    stated, name = entry.get("groups"), str(entry["name"])
    if stated is not None:
        return any(result.recording.groups[place] in stated for place in group.places)
    costs = result.recording.group_costs.get(name)
    # Without a list it reaches everybody, or people whom leaders choose on the way: those who cost something.
    return costs is None or not costs.any() or _pays(result.recording, name, group)


def _pays(recording: Recording, name: str, group: PeopleGroup) -> bool:
    costs = recording.group_costs.get(name)
    return costs is not None and bool(costs[list(group.places)].any())
