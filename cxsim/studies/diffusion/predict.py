"""How many of a group adopt in the end, predicted by models that have not seen the group, with a band of 90 %.

Every model gets three kinds of doubt: chance from person to person, its weights (drawn by their covariance; the two
numbers of Bass are held), and how much groups differ beyond the model, with how little some groups tell about that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.streams import employee_keys, normals
from cxsim.studies.diffusion.levels import Levels
from cxsim.studies.diffusion.logit import Logit, fitted, inverse_logit, log_odds
from cxsim.studies.diffusion.models import BASS, bass_hazards, fit_hazard, hazard_rows
from cxsim.studies.diffusion.nested import CONTACTS, GROUP, LADDER, POOLED, Problem
from cxsim.studies.diffusion.person_periods import log_degrees
from cxsim.studies.diffusion.simulate import GroupCurve, adoption_times, curve

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

PREDICTORS: Final = (POOLED, BASS, GROUP, CONTACTS)
# Keeps the log odds of a Bass hazard of 0 or 1 finite.
_SUREST = 1e-9


@dataclass(frozen=True)
class FinalShare:
    """One group's share of adopters at the end: observed, and by one model the mean and 90 % band of futures.

    ``crps``: continuous ranked probability score of the futures, in shares; 0 is a sure and right prediction.
    """

    model: str
    group: str
    people: int
    observed: float
    predicted: float
    low: float
    high: float
    crps: float

    @property
    def inside(self) -> bool:
        """Whether the band holds the observed share."""
        return self.low <= self.observed <= self.high


@dataclass(frozen=True)
class _Predictor:
    """Weights of many futures: constants (steps, futures), slopes (columns, futures), and the levels of groups."""

    step_of: Integers
    constants: Values
    slopes: Values
    levels: Levels


def predictions(problem: Problem, futures: int, seed: int) -> tuple[tuple[FinalShare, ...], tuple[GroupCurve, ...]]:
    """Final shares by model, then group (none where people instead of groups are left out), and curves by contacts.

    The curves are those of groups left out, too, where groups are; else of everybody by the model of everybody.
    """
    observations, parts = problem.observations, problem.parts
    shares: list[FinalShare] = []
    curves: list[GroupCurve] = []
    whole = [(np.ones(len(problem.table.person), dtype=bool), np.ones(observations.people, dtype=bool))]
    out = [(~problem.rows(part), parts.of_person == part) for part in range(len(parts.names))]
    for model in PREDICTORS if parts.of_groups else (CONTACTS,):
        for rows, chosen in out if parts.of_groups else whole:
            times = _played(problem, _predictor(problem, model, rows, futures, seed), chosen, futures, seed)
            for number in np.unique(observations.group_of[chosen]):
                own = observations.group_of == number
                played = curve(observations, own, times[own[chosen]], observations.groups[number])
                shares += [_final(model, played, times[own[chosen]])] if parts.of_groups else []
                curves += [played] if model == CONTACTS else []
    order = {name: place for place, name in enumerate(observations.groups)}
    shares.sort(key=lambda share: (PREDICTORS.index(share.model), order[share.group]))
    return tuple(shares), tuple(sorted(curves, key=lambda one: order[one.group]))


def crps(values: Values, observed: float) -> float:
    """Mean distance of the futures from what was observed, less half their mean distance from one another."""
    ordered, count = np.sort(values), len(values)
    ranks = 2.0 * np.arange(1, count + 1) - count - 1.0
    return float(np.abs(values - observed).mean() - (ranks @ ordered) / count**2)


def _final(model: str, played: GroupCurve, times: Integers) -> FinalShare:
    observed = float(played.observed[-1])
    return FinalShare(
        model, played.group, played.people, observed, float(played.fitted[-1]), float(played.low[-1]),
        float(played.high[-1]), crps((times > 0).mean(axis=0), observed),
    )


def _predictor(problem: Problem, model: str, rows: Mask, futures: int, seed: int) -> _Predictor:
    """A model fitted to some rows, as many times as there are futures."""
    group = problem.observations.group_of[problem.table.person[rows]]
    if model == BASS:
        people = np.zeros(problem.observations.people, dtype=bool)
        people[problem.table.person[rows]] = True
        fit = fit_hazard(BASS, hazard_rows(BASS, problem.observations, problem.table, people))
        hazards = np.clip(bass_hazards(fit.values, problem.observations.periods), _SUREST, 1.0 - _SUREST)
        odds = np.log(hazards / (1.0 - hazards))
        levels = Levels.of(group, odds[problem.table.period[rows] - 1], problem.table.adopts[rows], futures, seed)
        return _Predictor(np.arange(len(odds)), np.repeat(odds[:, None], futures, axis=1), np.zeros((0, 1)), levels)
    design = problem.design.first(LADDER[model]).of(rows)
    found = fitted(design)
    drawn = _drawn(found, futures, seed)
    levels = Levels.none(futures)
    if problem.parts.of_groups:
        levels = Levels.of(group, log_odds(found.weights, design), design.adopts, futures, seed)
    return _Predictor(problem.step_of, drawn[:found.steps], drawn[found.steps:], levels)


def _drawn(fit: Logit, futures: int, seed: int) -> Values:
    """Weights drawn by their covariance, shape (weights, futures)."""
    keys = np.arange(len(fit.weights), dtype=np.uint64)[:, None]
    scatter = normals(seed, "diffusion:weights", keys, 0, np.arange(futures)[None, :])
    drawn: Values = fit.weights[:, None] + np.linalg.cholesky(fit.covariance) @ scatter
    return drawn


def _played(problem: Problem, by: _Predictor, chosen: Mask, futures: int, seed: int) -> Integers:
    observations = problem.observations
    degree = log_degrees(observations)[chosen, None]
    constant = by.levels.drawn(employee_keys(observations.groups), seed)[observations.group_of[chosen]]

    def chance(period: int, contacts: Values, others: Values) -> Values:
        odds = by.constants[by.step_of[period - 1]] + constant
        for slope, column in zip(by.slopes, (others, degree, contacts - others), strict=False):
            odds = odds + slope * column
        return inverse_logit(odds)

    return adoption_times(observations, chosen, chance, replicates=futures, seed=seed)
