"""The traits of people: drawn once per slot and generation, rounded to 2**-20, correlated where this is known.

Reads: parameters of distributions, stated values. Writes: all trait columns except the anchors (``model/rest.py``).
Draws: ``trait:NAME`` per (slot, generation), ``department:NAME`` per department.
Source: distributions are assumptions (tags in the registry); resistance and attitude correlate negatively (Oreg 2006).
Known limits: one correlation; traits do not change with age or tenure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, round_trait
from cxsim.streams import draw_counter, employee_keys, normals

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

Parameters = Mapping[str, float | Values]

# A fine grid of standard normal scores on which the quantile functions of Beta traits are tabulated.
_SCORES = np.linspace(-6.5, 6.5, 6501)


@dataclass(frozen=True)
class Trait:
    """The transformation of a standard normal score into a trait."""

    name: str
    quantile: Callable[[Values, Parameters], Values]
    low: float = 0.0
    high: float = 1.0


def _normal(mean: str, sd: str) -> Callable[[Values, Parameters], Values]:
    def quantile(score: Values, parameters: Parameters) -> Values:
        return np.asarray(parameters[mean] + parameters[sd] * score)

    return quantile


@lru_cache(maxsize=1024)
def _beta(first: float, second: float) -> Values:
    """Quantiles at ``_SCORES``; cached, because all generations of a replicate share the shape."""
    from scipy.special import betaincinv, ndtr

    scores = _SCORES[: len(_SCORES) // 2 + 1] if first == second else _SCORES
    table: Values = betaincinv(first, second, ndtr(scores))
    if first == second:
        # Equal shapes are symmetric, so the upper half mirrors the lower one.
        table = np.concatenate([table, 1.0 - table[-2::-1]])
    table.flags.writeable = False
    return table


def _resistance(score: Values, parameters: Parameters) -> Values:
    shape = np.ravel(np.asarray(parameters["resistance_shape"], dtype=np.float64))
    if len(shape) == 1:
        return np.interp(score, _SCORES, _beta(shape[0], shape[0]))
    columns = [np.interp(score[:, r], _SCORES, _beta(float(one), float(one))) for r, one in enumerate(shape)]
    return np.stack(columns, axis=1)


def _initial_skill(score: Values, parameters: Parameters) -> Values:
    return np.asarray(parameters["initial_skill_scale"] * np.interp(score, _SCORES, _beta(2.0, 5.0)))


TRAITS: tuple[Trait, ...] = (
    Trait("norm_threshold", _normal("norm_threshold_mean", "norm_threshold_sd"), 0.02, 0.95),
    Trait("resistance", _resistance),
    Trait("values_fit", _normal("values_fit_mean", "values_fit_sd")),
    Trait("initial_skill", _initial_skill),
    Trait("initial_attitude", _normal("initial_attitude_mean", "initial_attitude_sd"), 0.02, 0.98),
    Trait("trust_set_point", _normal("trust_set_point_mean", "trust_set_point_sd"), 0.05, 0.95),
    Trait("base_load", _normal("base_load_mean", "base_load_sd"), 0.5, 1.2),
    Trait("feedback_response", _normal("feedback_response_mean", "feedback_response_sd"), -10.0, 10.0),
)


@dataclass(frozen=True)
class TraitSource:
    """The people to draw traits for: keys and departments (people,), department names, people index (replicates,).

    ``stated``: values by trait, shape (people,), nan where the model draws; they apply to the first generation.
    ``means``: stated department means by trait, shape (departments,), nan if none; drawn traits are shifted to them.
    ``behaviors``: names; initial skill is drawn once per behavior.
    """

    seed: int
    keys: Keys
    department: NDArray[np.int32]
    departments: Sequence[str]
    people_index: Integers
    behaviors: Sequence[str]
    stated: Mapping[str, Values]
    means: Mapping[str, Values]

    def score(self, purpose: str, generation: int, between: float | Values) -> Values:
        """Standard normal scores (people, replicates); departments account for a share ``between`` of the variance."""
        replicates = self.people_index[None, :]
        own = normals(self.seed, f"trait:{purpose}", self.keys[:, None], draw_counter(0, generation), replicates)
        department_keys = employee_keys(self.departments)[:, None]
        shared = normals(self.seed, f"department:{purpose}", department_keys, 0, replicates)
        return np.asarray(np.sqrt(1.0 - between) * own + np.sqrt(between) * shared[self.department])


def draw_traits(source: TraitSource, parameters: Parameters, generation: int) -> dict[str, Values]:
    """All traits of one generation: arrays (people, replicates), initial skill (behaviors, people, replicates)."""
    between = parameters["department_variance_share"]
    correlation = np.asarray(parameters["resistance_attitude_correlation"])
    drawn: dict[str, Values] = {}
    resistance_score = source.score("resistance", generation, between)
    for trait in TRAITS:
        if trait.name == "initial_skill":
            scores = [source.score(f"initial_skill:{name}", generation, between) for name in source.behaviors]
            drawn[trait.name] = np.stack([_settled(trait, score, parameters, source, generation) for score in scores])
            continue
        score = resistance_score if trait.name == "resistance" else source.score(trait.name, generation, between)
        if trait.name == "initial_attitude":
            score = correlation * resistance_score + np.sqrt(1.0 - correlation * correlation) * score
        drawn[trait.name] = _settled(trait, score, parameters, source, generation)
    return drawn


def _settled(trait: Trait, score: Values, parameters: Parameters, source: TraitSource, generation: int) -> Values:
    """From score to trait: the quantile function, stated means and values, bounds, rounding."""
    value = trait.quantile(score, parameters)
    means = source.means.get(trait.name)
    if means is not None:
        usual = trait.quantile(np.zeros((1, score.shape[1])), parameters)
        shift = np.where(np.isnan(means), 0.0, means)[source.department][:, None] - usual
        value = np.where(np.isnan(means)[source.department][:, None], value, value + shift)
    stated = source.stated.get(trait.name)
    if stated is not None and generation == 0:
        value = np.where(np.isnan(stated)[:, None], value, stated[:, None])
    rounded: Values = round_trait(clip(value, trait.low, trait.high))
    return rounded
