"""The overlays of a simulation in its current state: the category of each person, and shares in groups.

Shares are given only for groups of at least ``SMALLEST_GROUP`` positions: overlays describe groups, never individuals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.reading.current_values import CurrentValues
from cxsim.engine.week.run import Simulation
from cxsim.errors import ResultError, did_you_mean
from cxsim.model.overlays import (
    KELMAN,
    KELMAN_WEIGHTS,
    LEWIN,
    NOT_YET,
    ROGERS,
    SKILL_WILL,
    STAGES,
    kelman_shares,
    lewin_stage,
    rogers_category,
    skill_will,
)
from cxsim.organization.structure import Organization

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

if TYPE_CHECKING:
    from pandas import DataFrame

# The same limit as in surveys, which publish nothing about smaller groups.
SMALLEST_GROUP = 5


@dataclass(frozen=True)
class Overlay:
    """The categories of one framework. ``belongs`` (categories, people, replicates): how far each person belongs to
    each; ``counted`` (people, replicates): whether a person counts at all."""

    name: str
    categories: tuple[str, ...]
    belongs: Values
    counted: Mask
    behavior: str = ""

    def shares(self, people: Mask) -> Values:
        """Shares of the categories among people who count, shape (categories, replicates); nan if there are none."""
        counted = np.where(self.counted & people[:, None], 1.0, 0.0)
        heads = counted.sum(axis=0)
        total = (self.belongs * counted).sum(axis=1)
        shares: Values = np.where(heads > 0.0, total / np.where(heads > 0.0, heads, 1.0), np.nan)
        return shares


@dataclass(frozen=True)
class Overlays:
    """All overlays after a number of weeks, in ``readings``; those by behavior occur once per behavior."""

    weeks_done: int
    readings: tuple[Overlay, ...]
    groups: dict[str, Mask]

    def reading(self, name: str, behavior: str = "") -> Overlay:
        """One overlay by name; ``behavior`` may be left out if there is only one."""
        found = [one for one in self.readings if one.name == name and behavior in ("", one.behavior)]
        if not found:
            known = dict.fromkeys(one.name for one in self.readings)
            raise ResultError(f"there is no overlay '{name}' {behavior}; {did_you_mean(name, known)}")
        if len(found) > 1:
            raise ResultError(f"'{name}' exists once per behavior: {', '.join(one.behavior for one in found)}")
        return found[0]

    def shares(self, name: str, group: str = "all", behavior: str = "") -> dict[str, float]:
        """Mean share of every category over the replicates, for "all", "department:NAME" or "level:N"."""
        if group not in self.groups:
            raise ResultError(f"there is no group '{group}'; {did_you_mean(group, self.groups)}")
        members = self.groups[group]
        if members.sum() < SMALLEST_GROUP:
            raise ResultError(f"'{group}' has fewer than {SMALLEST_GROUP} positions; overlays describe groups only")
        reading = self.reading(name, behavior)
        means = _over_replicates(reading.shares(members))[0]
        return dict(zip(reading.categories, means.tolist(), strict=True))

    def table(self) -> DataFrame:
        """``overlay, behavior, group, category, mean, p05, p95``: shares over the replicates; small groups left out."""
        from pandas import DataFrame

        columns = ["overlay", "behavior", "group", "category", "mean", "p05", "p95"]
        return DataFrame(list(self._rows()), columns=columns)

    def _rows(self) -> Iterator[tuple[str | float, ...]]:
        for reading in self.readings:
            for group, members in self.groups.items():
                if members.sum() < SMALLEST_GROUP:
                    continue
                spread = _over_replicates(reading.shares(members))
                for number, category in enumerate(reading.categories):
                    yield reading.name, reading.behavior, group, category, *(float(one[number]) for one in spread)


def standing(simulation: Simulation, first_use_week: Values | None = None) -> Overlays:
    """The current overlays of a simulation; ``first_use_week`` (people, replicates) adds Rogers' categories."""
    reading = CurrentValues(simulation)
    present = reading.value("present") > 0.0
    found = [*_by_behavior(reading, present), _stages(reading, present), _lewin(reading, present)]
    if first_use_week is not None:
        code = rogers_category(np.where(present, first_use_week, np.nan))
        found.append(_coded("rogers", (*ROGERS, "not yet"), np.where(code == NOT_YET, len(ROGERS), code), present))
    return Overlays(simulation.week, tuple(found), dict(groups_of(simulation.world.organization)))


def groups_of(organization: Organization) -> Iterator[tuple[str, Mask]]:
    """The members of "all", "department:NAME" and "level:N", as masks over the people."""
    yield "all", np.ones(organization.size, dtype=bool)
    for number, name in enumerate(organization.departments):
        yield f"department:{name}", organization.department == number
    for level in np.unique(organization.level):
        yield f"level:{level}", organization.level == level


def _by_behavior(reading: CurrentValues, present: Mask) -> Iterable[Overlay]:
    for number, behavior in enumerate(reading.world.scenario.behavior_names):
        without = {
            motive: reading.applied(reading.equation_of("motivation"), number, **dict.fromkeys(weights, 0.0))
            for motive, weights in KELMAN_WEIGHTS.items()
        }
        quadrant = skill_will(
            reading.value("skill", number), reading.value("tools", number), reading.value("required_skill", number),
            reading.value("tool_relief"), reading.value("attitude"),
        )
        yield _coded("skill_will", SKILL_WILL, quadrant, present, behavior)
        shares = kelman_shares(reading.value("motivation", number), without)
        other = np.where(shares.any(axis=0, keepdims=True), 0.0, 1.0)
        users = present & (reading.value("use", number) > 0.0)
        yield Overlay("kelman", (*KELMAN, "no motive"), np.concatenate([shares, other]), users, behavior)


def _stages(reading: CurrentValues, present: Mask) -> Overlay:
    return Overlay("stages", STAGES, np.stack([reading.value(name) for name in STAGES]), present)


def _lewin(reading: CurrentValues, present: Mask) -> Overlay:
    needed = ("awareness", "own_evaluation", "use_mean", "habit_mean")
    return _coded("lewin", LEWIN, lewin_stage(*(reading.value(name) for name in needed)), present)


def _coded(
    name: str, categories: tuple[str, ...], code: Integers, counted: Mask, behavior: str = ""
) -> Overlay:
    belongs = np.stack([np.where(code == number, 1.0, 0.0) for number in range(len(categories))])
    return Overlay(name, categories, belongs, counted, behavior)


def _over_replicates(shares: Values) -> tuple[Values, Values, Values]:
    """Mean, 5th and 95th percentile of each category over the replicates in which it is known (else nan)."""
    known = shares[:, ~np.isnan(shares).any(axis=0)]
    if not known.shape[1]:
        absent = np.full(len(shares), np.nan)
        return absent, absent, absent
    return known.mean(axis=1), np.quantile(known, 0.05, axis=1), np.quantile(known, 0.95, axis=1)
