"""The groups that results are told for: departments and levels, small ones joined with a neighbor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.results.recording import Recording

Values = NDArray[np.float64]

Kind = Literal["all", "department", "level"]
SMALLEST_GROUP = 10


@dataclass(frozen=True)
class PeopleGroup:
    """Departments or levels that are told as one: their names, and their ``places`` in the groups of a recording."""

    kind: Kind
    names: tuple[str, ...] = ()
    places: tuple[int, ...] = field(default=(0,), compare=False)

    @property
    def key(self) -> str:
        """The group as files name it: ``all``, ``department:claims`` or ``department:finance+it``."""
        return f"{self.kind}:{'+'.join(self.names)}" if self.names else self.kind

    def counts(self, recording: Recording, measure: str) -> Values:
        """People whom a weekly share counts, or a weekly count of people itself, shape (weeks, replicates)."""
        total = np.zeros((recording.weeks, recording.replicates))
        for place in self.places:
            people = recording.of_group("people", place)
            values = recording.of_group(measure, place)
            # Where nobody is present, a share is unknown but counts nobody.
            total += values if measure in COUNTED else np.where(people > 0.0, values, 0.0) * people
        return total

    def mean(self, recording: Recording, measure: str) -> Values:
        """The mean of a weekly measure over the people present, shape (weeks, replicates); nan where nobody is."""
        people = self.counts(recording, "people")
        return np.where(people > 0.0, self.counts(recording, measure) / np.where(people > 0.0, people, 1.0), np.nan)


# Measures in people instead of shares of them.
COUNTED = ("people", "quits", "regretted_quits", "planned_exits")
EVERYBODY = PeopleGroup("all")


def people_groups(recording: Recording, kind: Kind = "department") -> tuple[PeopleGroup, ...]:
    """The departments or levels in their order; one of fewer than ten people is joined with its smaller neighbor.

    People are the mean over weeks and replicates. A recording without such groups has one group, everybody.
    """
    prefix = f"{kind}:"
    found = [PeopleGroup(kind, (name.removeprefix(prefix),), (place,))
             for place, name in enumerate(recording.groups) if name.startswith(prefix)]
    sizes = [float(np.nanmean(recording.of_group("people", one.places[0]))) for one in found]
    return joined(found, sizes) or (EVERYBODY,)


def joined(groups: Sequence[PeopleGroup], people: Sequence[float]) -> tuple[PeopleGroup, ...]:
    """The groups in their order, of ``people`` each; one of fewer than ten is joined with its smaller neighbor."""
    found, sizes = list(groups), list(people)
    while len(found) > 1 and min(sizes) < SMALLEST_GROUP:
        small = sizes.index(min(sizes))
        beside = [place for place in (small - 1, small + 1) if 0 <= place < len(found)]
        other = min(beside, key=lambda place: sizes[place])
        first, second = sorted((small, other))
        found[first] = PeopleGroup(found[first].kind, found[first].names + found[second].names,
                                   found[first].places + found[second].places)
        sizes[first] += sizes[second]
        del found[second], sizes[second]
    return tuple(found)
