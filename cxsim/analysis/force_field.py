"""The force field of a change (Lewin): what drives and what restrains each group before anything is done.

Sizes are natural logarithms of *times*: without a restraining force of size s, use would be e^s times as likely;
without a driving force of size s, it would be e^-s times as likely. Each size comes from leaving out that force
alone, so sizes need not add up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pandas import DataFrame

Kind = Literal["restraining", "driving"]
Scale = Literal["use", "messages"]
SMALLEST = math.log(1.05)
"""Below this size (5 in 100) a force is not named."""
COLUMNS = ("group", "people", "behavior", "scale", "at_rest", "kind", "force", "source", "times", "size", "low", "high",
           "when")


@dataclass(frozen=True)
class FieldForce:
    """One force on one group. ``low`` to ``high`` covers 90 of 100 replicates. ``everywhere``: part of any change.

    ``source``: context (named there) or people; ``when``: when it acts, if not at rest.
    """

    group: str
    behavior: str
    scale: Scale
    kind: Kind
    name: str
    source: str
    size: float
    low: float
    high: float
    everywhere: bool = False
    when: str = ""

    @property
    def times(self) -> float:
        """How many times as likely use would be without a restraining force, or is thanks to a driving one."""
        return math.exp(self.size)


@dataclass(frozen=True)
class GroupAtRest:
    """A group at rest: its headcount, its share of users by behavior, and how well messages get through (0 to 1)."""

    group: str
    people: int
    use: tuple[float, ...]
    carry: float


@dataclass(frozen=True)
class ForceField:
    """The forces on every group, and the groups at rest."""

    scenario: str
    behaviors: tuple[str, ...]
    standings: tuple[GroupAtRest, ...]
    forces: tuple[FieldForce, ...]
    week: int = 0

    def on(self, group: str, behavior: str, kind: Kind, scale: Scale = "use") -> list[FieldForce]:
        """Forces on a group that are large enough to be named, strongest first."""
        found = [
            force for force in self.forces
            if (force.group, force.kind, force.scale) == (group, kind, scale) and force.size >= SMALLEST
            and (scale == "messages" or force.behavior == behavior)
        ]
        return sorted(found, key=lambda force: (-force.size, force.name))

    def rows(self) -> list[dict[str, object]]:
        """One row per force, with the columns ``COLUMNS``."""
        rest = {one.group: one for one in self.standings}
        place = {name: number for number, name in enumerate(self.behaviors)}
        rows: list[dict[str, object]] = []
        for force in self.forces:
            standing = rest[force.group]
            use = force.scale == "use"
            rows.append(dict(zip(COLUMNS, (
                force.group, standing.people, force.behavior, force.scale,
                standing.use[place[force.behavior]] if use else standing.carry, force.kind, force.name,
                force.source, force.times, force.size, force.low, force.high, force.when,
            ), strict=True)))
        return rows

    def frame(self) -> DataFrame:
        """The rows as a table."""
        import pandas as pd

        return pd.DataFrame(self.rows(), columns=list(COLUMNS))
