"""Places of quantities: the index of every state column, and what each name in a mechanism refers to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from cxsim.errors import ModelError
from cxsim.model.forces import FORCES
from cxsim.model.parameters import PARAMETERS
from cxsim.model.phases import Week
from cxsim.model.state import COLUMNS, ORGANIZATION_COLUMNS

# Constants of a scenario that mechanisms read like parameters.
SETTINGS = ("adopter_share",)
# Numbers of the whole organization per replicate, from last week's record.
RECORD_INPUTS = ("use_last_week", "root_use_last_week", "benefit_of_users_last_week", "top_third_skill",
                 "attitude_last_week", "customer_gap_last_week")
# Numbers per department and replicate, from last week's record.
DEPARTMENT_INPUTS = ("representation",)
# Constants of people that all replicates share; they are stored with the forces, per profile of people.
PROFILE_CONSTANTS = ("leaves_voluntarily", "usual_sponsorship", "usual_initiatives", "money_missed")
PROFILE_CONSTANTS_BY_BEHAVIOR = ("required_skill",)


# Columns that every week has: whether the position is filled, and by which generation.
ALWAYS = ("present", "generation")


class Slot(NamedTuple):
    """One storage cell: a column name and, for columns by behavior, the behavior's number."""

    name: str
    behavior: int | None = None


NameKind = Literal["state", "parameter", "record", "department", "profile", "derived"]


class NamePlace(NamedTuple):
    """What a name in a mechanism refers to: a kind of numbers, and which of them."""

    kind: NameKind
    number: int


@dataclass(frozen=True)
class Layout:
    """Places of all state columns, profile columns and derived quantities, for a week and a number of behaviors."""

    week: Week
    behaviors: int

    def _expanded(self, names: Iterable[tuple[str, bool]]) -> dict[Slot, int]:
        slots = []
        for name, by_behavior in names:
            slots += [Slot(name, b) for b in range(self.behaviors)] if by_behavior else [Slot(name)]
        return {slot: number for number, slot in enumerate(slots)}

    def expanded(self, names: Iterable[str]) -> list[Slot]:
        """State columns as slots; a column by behavior has one slot per behavior."""
        return list(self._expanded((name, COLUMNS[name].by_behavior) for name in names))

    @cached_property
    def state(self) -> dict[Slot, int]:
        """State columns that the week uses; those that a new hire resets come first (see ``reset``)."""
        used = [column for column in COLUMNS.values() if column.name in self.week.names or column.name in ALWAYS]
        ordered = sorted(used, key=lambda column: column.newcomer == "kept")
        return self._expanded((column.name, column.by_behavior) for column in ordered)

    @cached_property
    def reset(self) -> int:
        """Number of leading state columns that a new hire resets; so a newcomer is one contiguous copy."""
        return sum(1 for slot in self.state if COLUMNS[slot.name].newcomer != "kept")

    def has(self, name: str) -> bool:
        """Whether the week uses this state column."""
        return Slot(name) in self.state or Slot(name, 0) in self.state

    @cached_property
    def profile(self) -> dict[Slot, int]:
        """Forces, their means over behaviors, and constants of people, per profile."""
        names = [(force.name, force.by_behavior) for force in FORCES.values()]
        names += [(f"{force.name}_mean", False) for force in FORCES.values() if force.by_behavior]
        names += [(name, False) for name in PROFILE_CONSTANTS]
        names += [(name, True) for name in PROFILE_CONSTANTS_BY_BEHAVIOR]
        return self._expanded(names)

    @cached_property
    def profile_slots(self) -> tuple[Slot, ...]:
        """The slots of ``profile`` by number."""
        return tuple(self.profile)

    @cached_property
    def derived(self) -> dict[Slot, int]:
        """Quantities that are computed every week and are not state."""
        return self._expanded({
            name: by_behavior for phase in self.week.phases
            for name, by_behavior in phase.extents(lambda column: COLUMNS[column].by_behavior).items()
            if name not in COLUMNS
        }.items())

    @cached_property
    def record_inputs(self) -> tuple[str, ...]:
        """Numbers of the whole organization that mechanisms about people may read."""
        return (*RECORD_INPUTS, *(name for name, column in ORGANIZATION_COLUMNS.items()
                                  if column.shared and name in self.week.names))

    @cached_property
    def department_inputs(self) -> tuple[str, ...]:
        """Numbers of departments that mechanisms about people may read."""
        return (*DEPARTMENT_INPUTS, *(name for name, column in ORGANIZATION_COLUMNS.items()
                                      if not column.shared and name in self.week.names))

    @cached_property
    def parameter(self) -> dict[str, int]:
        """Settings and parameters; those of third-party mechanisms come last, so they move no other place."""
        return {name: number for number, name in enumerate((*SETTINGS, *PARAMETERS))}

    @cached_property
    def _places(self) -> dict[Slot, NamePlace]:
        """Every name that a mechanism about people may read; if two kinds have the same name, the first one wins."""
        tables: Mapping[NameKind, Mapping[Slot, int]] = {
            "state": self.state,
            "parameter": {Slot(name): number for name, number in self.parameter.items()},
            "record": self._expanded((name, False) for name in self.record_inputs),
            "department": self._expanded((name, False) for name in self.department_inputs),
            "profile": self.profile,
            "derived": self.derived,
        }
        places: dict[Slot, NamePlace] = {}
        for kind, numbers in tables.items():
            for slot, number in numbers.items():
                places.setdefault(slot, NamePlace(kind, number))
        return places

    @cached_property
    def _found(self) -> dict[tuple[str, int | None], NamePlace]:
        """Each name with each behavior, also where that makes no difference: engines ask thousands of times."""
        places = self._places.items()
        found: dict[tuple[str, int | None], NamePlace] = {
            (name, number): place for (name, behavior), place in places if behavior is None
            for number in range(self.behaviors)}
        found.update({(name, behavior): place for (name, behavior), place in places})
        return found

    def slot(self, name: str, behavior: int | None) -> Slot:
        """The slot of a name for one behavior (shared quantities ignore the behavior)."""
        slot = Slot(name, behavior)
        return slot if slot in self._places else Slot(name)

    def find(self, name: str, behavior: int | None = None) -> NamePlace | None:
        """What a name refers to, for one behavior (shared quantities ignore the behavior); None if unknown."""
        return self._found.get((name, behavior))

    def place(self, name: str, behavior: int | None = None) -> NamePlace:
        """What a name in a mechanism refers to, for one behavior (shared quantities ignore the behavior)."""
        place = self.find(name, behavior)
        if place is None:
            raise ModelError(f"a mechanism reads '{name}', which is not declared anywhere")
        return place


@cache
def layout_of(week: Week, behaviors: int) -> Layout:
    """The layout of a week and a number of behaviors: one object, so that its places are worked out once."""
    return Layout(week, behaviors)
