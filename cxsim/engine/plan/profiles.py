"""Profiles: people with the same forces in every week share a profile, so a force is stored once per profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import weighted_sum
from cxsim.engine.week.columns import Layout, Slot
from cxsim.interventions.moment import Push
from cxsim.model.forces import FORCES, Force
from cxsim.model.uncertain import values_at
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]
Constants = Mapping[Slot, Values]


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


def combined(force: Force, pushes: Sequence[Push], example: Integers, sets: Integers | None = None) -> Values:
    """The value of one force in every profile, the same in whatever order the pushes come.

    Shape (profiles, 1), or (profiles, replicates) if pushes are drawn; ``sets``: the parameter set of each replicate.
    """
    value = np.full((len(example), 1), force.neutral)
    # Sorted by value: products and sums of floating-point numbers depend on their order, which must not depend on the
    # order of interventions in the plan. Whoever is not reached is pushed by what changes nothing.
    nothing = {"add": 0.0, "multiply": 1.0, "largest": force.neutral}[force.combine]
    pushed = values_at([push.value for push in pushes], sets)
    pushed = pushed[:, None, :] if pushed.ndim == 2 else pushed[:, None, None]
    reached = np.array([push.people[example] for push in pushes]).reshape(len(pushes), len(example), 1)
    for push in np.sort(np.where(reached, pushed, nothing), axis=0):
        value = _COMBINE[force.combine](value, push)
    return np.asarray(np.clip(value, force.low, force.high))


_COMBINE = {"add": np.add, "multiply": np.multiply, "largest": np.maximum}


class ForceTables:
    """Makes tables of forces, shape (profiles, columns): forces, their effort-weighted means, constants.

    ``constants``: the constants of people that are stored with the forces under some parameter sets, shape (people,) or
    (people, replicates) each.
    """

    def __init__(self, layout: Layout, effort: Sequence[float], constants: Callable[[Integers | None], Constants]):
        self.layout, self.effort, self._constants = layout, effort, constants
        self._usual = constants(None)
        neutral = np.zeros((1, 1, len(layout.profile)))
        for force in FORCES.values():
            for behavior in range(layout.behaviors) if force.by_behavior else (None,):
                neutral[..., layout.profile[Slot(force.name, behavior)]] = force.neutral
            if force.by_behavior:
                self._renew_mean(neutral, force.name)
        self._neutral = neutral

    def table(self, pushes: Iterable[Push], profiles: Profiles, sets: Integers | None = None) -> Values:
        """The table that these pushes make.

        ``sets``: the parameter sets of replicates that draw numbers of their own; then each profile has a row for each
        replicate, (profiles x replicates, columns).
        """
        # Most forces rest in most weeks, so only those that are pushed are worked out.
        lanes = 1 if sets is None else len(sets)
        table = np.tile(self._neutral, (profiles.count, lanes, 1))
        for slot, per_person in (self._usual if sets is None else self._constants(sets)).items():
            own = per_person[profiles.example]
            table[..., self.layout.profile[slot]] = own if own.ndim == 2 else own[:, None]
        by_force: dict[Slot, list[Push]] = {}
        for push in pushes:
            by_force.setdefault(Slot(push.force, push.behavior), []).append(push)
        for slot, pushed in by_force.items():
            table[..., self.layout.profile[slot]] = combined(FORCES[slot.name], pushed, profiles.example, sets)
        for name in {slot.name for slot in by_force if slot.behavior is not None}:
            self._renew_mean(table, name)
        return table.reshape(profiles.count * lanes, -1)

    def _renew_mean(self, table: Values, name: str) -> None:
        """Work out the mean of a force over behaviors, weighted by effort."""
        pushed = (table[..., self.layout.profile[Slot(name, behavior)]] for behavior in range(self.layout.behaviors))
        table[..., self.layout.profile[Slot(f"{name}_mean")]] = weighted_sum(self.effort, pushed)
