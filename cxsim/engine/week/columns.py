"""Where each quantity lives: the index of every state column, and what a name in a law refers to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cxsim.errors import ModelError
from cxsim.model.forces import FORCES
from cxsim.model.law import BehaviorMean, Draw, Exposure, Law, Total, Week
from cxsim.model.parameters import PARAMETERS
from cxsim.model.state import COLUMNS, ORGANIZATION_COLUMNS

# Constants of a scenario that laws read like parameters.
SETTINGS = ("adopter_share",)
# Organization-wide numbers per replicate, from last week's record.
RECORD_INPUTS = ("use_last_week", "root_use_last_week", "benefit_of_users_last_week", "top_third_skill",
                 "attitude_last_week", "customer_gap_last_week")
# Numbers per department and replicate, from last week's record.
DEPARTMENT_INPUTS = ("representation",)
# Per-person constants that are shared by all replicates and stored with the forces (per profile of people).
PROFILE_CONSTANTS = ("leaves_voluntarily",)
PROFILE_CONSTANTS_BY_BEHAVIOR = ("required_skill",)


# What a bounded exposure adds.
BOUNDED_SUMS = ("close_weight", "close_attitude_sum", "all_weight")
# Columns that every week has: who is there, and who it is.
ALWAYS = ("present", "generation")


@dataclass(frozen=True)
class Slot:
    """One storage cell: a column name and, for columns by behavior, the behavior's number."""

    name: str
    behavior: int | None = None


class Layout:
    """Numbers for every state column, profile column and derived quantity, for a week and a number of behaviors."""

    def __init__(self, week: Week, behaviors: int):
        self.week = week
        self.behaviors = behaviors

    def _expanded(self, names: Iterable[tuple[str, bool]]) -> dict[Slot, int]:
        slots = []
        for name, by_behavior in names:
            slots += [Slot(name, b) for b in range(self.behaviors)] if by_behavior else [Slot(name)]
        return {slot: number for number, slot in enumerate(slots)}

    def expanded(self, names: Iterable[str]) -> list[Slot]:
        """State columns as slots: one for each behavior where a column has one."""
        return list(self._expanded((name, COLUMNS[name].by_behavior) for name in names))

    @cached_property
    def state(self) -> dict[Slot, int]:
        """State columns that the week uses; those that a hire resets come first (see ``reset``)."""
        used = [column for column in COLUMNS.values() if column.name in self.week.names or column.name in ALWAYS]
        ordered = sorted(used, key=lambda column: column.newcomer == "kept")
        return self._expanded((column.name, column.by_behavior) for column in ordered)

    @cached_property
    def reset(self) -> int:
        """How many of the first state columns a hire resets."""
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
    def derived(self) -> dict[Slot, int]:
        """Quantities of one week that are not state."""
        names: dict[str, bool] = {}
        for phase in self.week.phases:
            if isinstance(phase, Law):
                names.update({name: phase.by_behavior for name in phase.writes if name not in COLUMNS})
            elif isinstance(phase, Draw):
                names[phase.writes] = phase.by_behavior
            elif isinstance(phase, BehaviorMean):
                names[phase.writes] = False
            elif isinstance(phase, Total):
                names[phase.writes] = phase.by_behavior
            elif isinstance(phase, Exposure):
                names.update(dict.fromkeys(phase.weight.writes, False))
                names.update({f"seen_{name}": False for name in phase.shared})
                names.update({f"seen_{name}": True for name in phase.by_behavior})
                names["has_contacts"] = False
                if phase.bounded:
                    names.update(dict.fromkeys(BOUNDED_SUMS, False))
                if phase.manager:
                    names["has_manager"] = False
                    names.update({f"manager_{name}": COLUMNS[name].by_behavior for name in phase.manager})
        return self._expanded(names.items())

    @cached_property
    def record_inputs(self) -> tuple[str, ...]:
        """Numbers of the whole organization that laws about people may read."""
        return (*RECORD_INPUTS, *(name for name, column in ORGANIZATION_COLUMNS.items()
                                  if column.shared and name in self.week.names))

    @cached_property
    def department_inputs(self) -> tuple[str, ...]:
        """Numbers of departments that laws about people may read."""
        return (*DEPARTMENT_INPUTS, *(name for name, column in ORGANIZATION_COLUMNS.items()
                                      if not column.shared and name in self.week.names))

    @cached_property
    def parameter(self) -> dict[str, int]:
        """Settings and parameters; those of mechanisms from elsewhere come last and move no other's place."""
        return {name: number for number, name in enumerate((*SETTINGS, *PARAMETERS))}

    def kind(self, name: str) -> str:
        """What a name in a law refers to: state, derived, profile, parameter, record or department."""
        if name in COLUMNS:
            return "state"
        if name in PARAMETERS or name in SETTINGS:
            return "parameter"
        if name in self.record_inputs:
            return "record"
        if name in self.department_inputs:
            return "department"
        for kind, slots in (("profile", self.profile), ("derived", self.derived)):
            if Slot(name) in slots or Slot(name, 0) in slots:
                return kind
        raise ModelError(f"a law reads '{name}', which nothing declares")

    def slot(self, name: str, behavior: int | None) -> Slot:
        """The slot of a name for one behavior (shared quantities ignore the behavior)."""
        kind = self.kind(name)
        slots = {"state": self.state, "derived": self.derived, "profile": self.profile}[kind]
        by_behavior = Slot(name, behavior)
        return by_behavior if by_behavior in slots else Slot(name)
