"""The traits of people: drawn once per slot and generation, rounded to 2**-20, correlated where this is known.

Reads: parameters of distributions, stated values. Writes: all trait columns except the anchors (``model/rest.py``).
Draws: ``trait:NAME`` per (slot, generation), ``department:NAME`` per department.
Source: distributions are assumptions (tags in the registry); resistance and attitude correlate negatively (Oreg 2006).
Known limits: one correlation; traits do not change with age or tenure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, round_trait
from cxsim.model.beta_scores import beta_tables, looked_up
from cxsim.streams import draw_counter, employee_keys, normal_rows, purpose_keys

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

# Numbers of the first generation that are drawn at a time: 512 kB per array.
_ELEMENTS_PER_PIECE = 65536


@dataclass(frozen=True)
class Trait:
    """A trait: normal with parameters NAME_mean and NAME_sd, or Beta with these shapes times a parameter ``scale``.

    ``shapes``: numbers, or the name of the parameter that is both.
    """

    name: str
    low: float = 0.0
    high: float = 1.0
    shapes: tuple[float, float] | str | None = None
    scale: str | None = None


TRAITS: tuple[Trait, ...] = (
    Trait("norm_threshold", 0.02, 0.95),
    Trait("resistance", shapes="resistance_shape"),
    Trait("values_fit"),
    Trait("initial_skill", shapes=(2.0, 5.0), scale="initial_skill_scale"),
    Trait("initial_attitude", 0.02, 0.98),
    Trait("trust_set_point", 0.05, 0.95),
    Trait("base_load", 0.5, 1.2),
    Trait("feedback_response", -10.0, 10.0),
    Trait("personal_stake", -0.5, 0.5),
)


@dataclass(frozen=True)
class TraitSource:
    """The people to draw traits for: keys and departments (people,), department names, people index (replicates,).

    ``parameters``: numbers or (1, replicates). ``stated``: values by trait, shape (people, replicates or 1), nan where
    the model draws; they apply to the first generation. ``means``: stated department means by trait, nan if none; drawn
    traits are shifted to them. ``shifts``: of the means that are not stated, by trait. Both have shape (departments,
    replicates or 1).
    ``behaviors``: names; initial skill is drawn once per behavior.
    """

    seed: int
    keys: Keys
    department: NDArray[np.int32]
    departments: Sequence[str]
    people_index: Integers
    behaviors: Sequence[str]
    parameters: Mapping[str, Any]
    stated: Mapping[str, Values]
    means: Mapping[str, Values]
    shifts: Mapping[str, Values]

    @property
    def replicates(self) -> int:
        """Number of replicates."""
        return len(self.people_index)

    def by_replicate(self, value: Any) -> Values:
        """A number, or a row of numbers, as one per replicate."""
        return np.broadcast_to(np.asarray(value, dtype=np.float64).reshape(-1), self.replicates)


class TraitDraws:
    """Draws the traits of any people of a batch; one row per trait, and one per behavior for initial skill.

    ``rows``: the rows of each trait; ``height``: their number. Whatever people share is worked out once: the scores of
    departments and the middle of each trait, shape (rows, departments, replicates).
    """

    def __init__(self, source: TraitSource):
        self.source = source
        self.rows: dict[str, slice] = {}
        traits: list[Trait] = []
        purposes: list[str] = []
        for trait in TRAITS:
            by_behavior = trait.name == "initial_skill"
            names = [f"{trait.name}:{name}" for name in source.behaviors] if by_behavior else [trait.name]
            self.rows[trait.name] = slice(len(traits), len(traits) + len(names))
            traits += [trait] * len(names)
            purposes += names
        self._words = purpose_keys(source.seed, [f"trait:{name}" for name in purposes])
        between = source.by_replicate(source.parameters["department_variance_share"])
        self._own = np.sqrt(1.0 - between)
        of_departments = normal_rows(
            purpose_keys(source.seed, [f"department:{name}" for name in purposes]),
            employee_keys(source.departments)[:, None], 0, source.people_index[None, :],
        )
        self._common = np.sqrt(between) * of_departments
        self._correlation = source.by_replicate(source.parameters["resistance_attitude_correlation"])
        self.height = len(traits)
        self._low, self._high = np.array([[trait.low, trait.high] for trait in traits]).T
        self._tables = {trait.name: self._tables_of(trait) for trait in TRAITS if trait.shapes is not None}
        self._scale = np.array([self._scale_of(trait) for trait in traits])
        self._middle = np.array([self._middle_of(trait) for trait in traits])

    def first(self) -> Values:
        """The traits of the first generation, shape (rows, people, replicates)."""
        people, replicates = len(self.source.keys), self.source.replicates
        drawn = np.empty((self.height, people, replicates))
        step = max(1, _ELEMENTS_PER_PIECE // (self.height * replicates))
        for start in range(0, people, step):
            some = np.arange(start, min(start + step, people))[:, None]
            drawn[:, start : start + step] = self.of(some, np.arange(replicates)[None, :], np.zeros((1, 1), np.int64))
        for trait in TRAITS:
            stated = self.source.stated.get(trait.name)
            if stated is not None:
                known = ~np.isnan(stated[:, 0])
                drawn[self.rows[trait.name], known] = round_trait(clip(stated[known], trait.low, trait.high))
        return drawn

    def of(self, people: Integers, replicates: Integers, generations: Integers) -> Values:
        """The drawn traits of these people; the arrays have the same number of axes and broadcast to (...).

        Shape (rows, ...).
        """
        source = self.source
        department = source.department[people]
        when, index = draw_counter(0, generations), source.people_index[replicates]
        own = normal_rows(self._words, source.keys[people], when, index)
        score = self._own[replicates] * own + self._common[:, department, replicates]
        attitude, resistance = score[self.rows["initial_attitude"]], score[self.rows["resistance"]]
        correlation = self._correlation[replicates]
        attitude[...] = correlation * resistance + np.sqrt(1.0 - correlation * correlation) * attitude
        for name, tables in self._tables.items():
            rows = self.rows[name]
            score[rows] = looked_up(tables, replicates if len(tables) > 1 else np.zeros(1, dtype=np.int64), score[rows])
        value = self._middle[:, department, replicates] + self._scale[:, replicates] * score
        every = (slice(None), *(None,) * people.ndim)
        rounded: Values = round_trait(clip(value, self._low[every], self._high[every]))
        return rounded

    def named(self, drawn: Values) -> dict[str, Values]:
        """The rows by trait: arrays (...), initial skill (behaviors, ...)."""
        return {name: drawn[rows] if name == "initial_skill" else drawn[rows.start] for name, rows in self.rows.items()}

    def _tables_of(self, trait: Trait) -> Values:
        """The tables of a Beta trait, one in all or one per replicate."""
        if isinstance(trait.shapes, str):
            shape = tuple(np.ravel(self.source.parameters[trait.shapes]).tolist())
            return beta_tables(shape, shape)
        assert trait.shapes is not None
        first, second = trait.shapes
        return beta_tables((first,), (second,))

    def _scale_of(self, trait: Trait) -> Values:
        """What a score is multiplied with, shape (replicates,)."""
        name = trait.scale if trait.shapes is not None else f"{trait.name}_sd"
        return self.source.by_replicate(1.0 if name is None else self.source.parameters[name])

    def _middle_of(self, trait: Trait) -> Values:
        """What is added to it, shape (departments, replicates)."""
        source = self.source
        stated = source.means.get(trait.name, np.full((len(source.departments), 1), np.nan))
        shift = source.shifts.get(trait.name, 0.0)
        if trait.shapes is None:
            mean = source.by_replicate(source.parameters[f"{trait.name}_mean"]) + shift
            return np.where(np.isnan(stated), mean, stated)
        tables = self._tables[trait.name]
        usual = source.by_replicate(self._scale_of(trait) * tables[:, tables.shape[1] // 2])
        return np.where(np.isnan(stated), shift, stated - usual)
