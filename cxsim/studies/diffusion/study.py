"""The whole study of one set of diffusion data: what own contacts add, groups predicted, the rule of the simulator."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from cxsim.errors import Finding, InputError
from cxsim.studies.diffusion.logit import Logit
from cxsim.studies.diffusion.maximum_likelihood import ParameterEstimate
from cxsim.studies.diffusion.models import BASS, RULE, FittedModel, fit_hazard, hazard_rows
from cxsim.studies.diffusion.nested import (
    COLUMNS,
    CONTACTS,
    GROUP,
    LADDER,
    Gain,
    PartScore,
    Problem,
    gain,
    part_scores,
)
from cxsim.studies.diffusion.observations import Observations
from cxsim.studies.diffusion.own_contacts import ShuffledContacts, shuffled_contacts
from cxsim.studies.diffusion.predict import FinalShare, predictions
from cxsim.studies.diffusion.simulate import GroupCurve

FUTURES: Final = 200
SEED: Final = 1
SHUFFLES: Final = 199
# The 97.5 % quantile of the normal distribution.
_QUANTILE = 1.959963984540054


@dataclass(frozen=True)
class DiffusionFit:
    """What was found.

    ``weights``: of the nested models' columns, by model. ``rules``: the simulator's rule and the curve of Bass, none of
    final adoption alone. ``shares`` is empty where people instead of groups are left out; ``curves`` and ``shares`` are
    empty of final adoption alone.
    """

    problem: Problem
    scores: tuple[PartScore, ...]
    weights: Mapping[str, tuple[ParameterEstimate, ...]]
    shuffled: ShuffledContacts
    rules: tuple[FittedModel, ...]
    shares: tuple[FinalShare, ...]
    curves: tuple[GroupCurve, ...]

    @property
    def observations(self) -> Observations:
        """What was fitted."""
        return self.problem.observations

    @property
    def out_of_sample(self) -> Gain:
        """What own contacts add to the prediction of parts left out."""
        return gain([one.left_out[CONTACTS] - one.left_out[GROUP] for one in self.scores])

    @property
    def in_sample(self) -> Gain:
        """What own contacts add where everybody was fitted to."""
        return gain([one.in_sample[CONTACTS] - one.in_sample[GROUP] for one in self.scores])

    def total(self, model: str, *, left_out: bool) -> float:
        """Log-likelihood of a nested model, summed over parts."""
        return math.fsum((one.left_out if left_out else one.in_sample)[model] for one in self.scores)


def fit_diffusion(
    observations: Observations, *, shuffles: int = SHUFFLES, futures: int = FUTURES, seed: int = SEED
) -> DiffusionFit:
    """What own contacts add, with ``shuffles`` of them; groups predicted by ``futures``; the rule of the simulator.

    Raises
    ------
    InputError
        When the data cannot tell anything about social influence.
    """
    problem = Problem.of(observations, seed)
    check_exposed(problem)
    shares, curves = ((), ()) if observations.final_only else predictions(problem, futures, seed)
    return DiffusionFit(
        problem, part_scores(problem), {model: _weights(problem.fit(model)) for model in LADDER},
        shuffled_contacts(problem, shuffles, seed), () if observations.final_only else _rules(problem), shares, curves,
    )


def check_exposed(problem: Problem) -> None:
    """Refuse data in which nobody at risk had a contact who had adopted before."""
    with_contacts = problem.observations.degree[problem.table.person] > 0
    if not np.any(problem.table.contacts_share[with_contacts] > 0.0):
        when = "" if problem.observations.final_only else " in an earlier period"
        message = (
            f"nobody had a contact who adopted{when}, so social influence cannot be estimated: "
            "are these the right ties and layers, and the right direction (--influence)?"
        )
        raise InputError([Finding("", 0, 0, "", message)])


def _weights(fit: Logit) -> tuple[ParameterEstimate, ...]:
    """The weights of the columns in log odds, with the 95 % interval of the normal distribution."""
    errors = np.sqrt(np.diag(fit.covariance))[fit.steps:]
    values = fit.weights[fit.steps:]
    return tuple(
        ParameterEstimate(name, value, value - _QUANTILE * error, value + _QUANTILE * error, error)
        for name, value, error in zip(COLUMNS, values.tolist(), errors.tolist(), strict=False)
    )


def _rules(problem: Problem) -> tuple[FittedModel, ...]:
    everybody = np.ones(problem.observations.people, dtype=bool)
    return tuple(
        fit_hazard(name, hazard_rows(name, problem.observations, problem.table, everybody), intervals=True)
        for name in (RULE, BASS)
    )
