"""Profiles: people with the same forces in every week share a profile, so a force is stored once per profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import weighted_sum
from cxsim.engine.week.columns import Layout, Slot
from cxsim.interventions.moment import Push
from cxsim.model.forces import FORCES, Force
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Profiles:
    """The profiles of people. ``of_person``: profile number, shape (people,). ``example``: one person per profile."""

    of_person: Integers
    example: Integers

    @property
    def count(self) -> int:
        """Number of profiles."""
        return len(self.example)


def partition(masks: Iterable[Mask], labels: Sequence[NDArray[np.int32]], people: int) -> Profiles:
    """The coarsest split of people in which no mask and no label divides a profile."""
    group = np.zeros(people, dtype=np.int64)
    seen: set[bytes] = set()
    columns: list[Integers] = [label.astype(np.int64) for label in labels]
    for mask in masks:
        packed = np.packbits(mask).tobytes()
        if packed not in seen:
            seen.add(packed)
            columns.append(mask.astype(np.int64))
    for column in columns:
        if column.min() != column.max():
            # Renumbered after every column: the codes stay below the number of people and cannot overflow.
            group = np.unique(group * (int(column.max()) + 1) + column, return_inverse=True)[1]
    example = np.unique(group, return_index=True)[1]
    return Profiles(group, example)


def profiles_of(pushes: Sequence[Push], view: PeopleView) -> Profiles:
    """The coarsest profiles for these pushes; people of different departments or levels never share a profile."""
    return partition((push.people for push in pushes), (view.department, view.level), view.size)


def combined(force: Force, pushes: Iterable[Push], example: Integers) -> Values:
    """The value of one force in every profile, the same in whatever order the pushes come."""
    value = np.full(len(example), force.neutral)
    # Sorted by value: products and sums of floating-point numbers depend on their order, which must not depend on the
    # order of interventions in the plan.
    for push in sorted(pushes, key=lambda push: push.value):
        reached = push.people[example]
        if force.combine == "largest":
            value = np.where(reached, np.maximum(value, push.value), value)
        elif force.combine == "multiply":
            value = np.where(reached, value * push.value, value)
        else:
            value = np.where(reached, value + push.value, value)
    return np.asarray(np.clip(value, force.low, force.high))


class ForceTables:
    """Makes tables of forces, shape (profiles, columns): forces, their effort-weighted means, constants.

    ``constants``: constants of people that are stored with the forces, shape (people,) each.
    """

    def __init__(self, layout: Layout, effort: Sequence[float], constants: Mapping[Slot, Values]):
        self.layout, self.effort, self.constants = layout, effort, constants
        neutral = np.zeros((1, len(layout.profile)))
        for force in FORCES.values():
            for behavior in range(layout.behaviors) if force.by_behavior else (None,):
                neutral[:, layout.profile[Slot(force.name, behavior)]] = force.neutral
            if force.by_behavior:
                self._renew_mean(neutral, force.name)
        self._neutral = neutral

    def table(self, pushes: Iterable[Push], profiles: Profiles) -> Values:
        """The table that these pushes make."""
        # Most forces rest in most weeks, so only those that are pushed are worked out.
        table = np.repeat(self._neutral, profiles.count, axis=0)
        for slot, per_person in self.constants.items():
            table[:, self.layout.profile[slot]] = per_person[profiles.example]
        by_force: dict[Slot, list[Push]] = {}
        for push in pushes:
            by_force.setdefault(Slot(push.force, push.behavior), []).append(push)
        for slot, pushed in by_force.items():
            table[:, self.layout.profile[slot]] = combined(FORCES[slot.name], pushed, profiles.example)
        for name in {slot.name for slot in by_force if slot.behavior is not None}:
            self._renew_mean(table, name)
        return table

    def _renew_mean(self, table: Values, name: str) -> None:
        """Work out the mean of a force over behaviors, weighted by effort."""
        pushed = (table[:, self.layout.profile[Slot(name, behavior)]] for behavior in range(self.layout.behaviors))
        table[:, self.layout.profile[Slot(f"{name}_mean")]] = weighted_sum(self.effort, pushed)
