"""Profiles: people with the same forces in every week share a profile, so a force is stored once per profile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Layout, Slot
from cxsim.interventions.moment import Push
from cxsim.model.forces import FORCES, Force

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


def force_table(
    pushes: Sequence[Push], profiles: Profiles, layout: Layout, effort: Sequence[float],
    constants: dict[Slot, Values],
) -> Values:
    """All profile columns of one week, shape (profiles, columns): forces, their effort-weighted means, constants."""
    table = np.zeros((profiles.count, len(layout.profile)))
    by_force: dict[tuple[str, int | None], list[Push]] = {}
    for push in pushes:
        by_force.setdefault((push.force, push.behavior), []).append(push)
    for force in FORCES.values():
        if not force.by_behavior:
            table[:, layout.profile[Slot(force.name)]] = combined(
                force, by_force.get((force.name, None), []), profiles.example
            )
            continue
        mean = np.zeros(profiles.count)
        for behavior in range(layout.behaviors):
            value = combined(force, by_force.get((force.name, behavior), []), profiles.example)
            table[:, layout.profile[Slot(force.name, behavior)]] = value
            mean = mean + effort[behavior] * value
        table[:, layout.profile[Slot(f"{force.name}_mean")]] = mean
    for slot, per_person in constants.items():
        table[:, layout.profile[slot]] = per_person[profiles.example]
    return table
