"""Do own contacts tell more about who adopts than the group does? A logit of person-periods, without and with them.

The smaller model has a constant for each period, the share of adopters in the group and the logarithm of the number of
contacts; the larger one adds the share of adopters among own contacts. So they are nested, unlike two models of which
each has one of the shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.streams import employee_keys, pair_keys, uniforms
from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from cxsim.studies.diffusion.person_periods import PersonPeriods, person_periods

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

# A weak pull to 0 (a standard deviation of 10), for periods in which nobody adopted; the same in both models.
PULL = 0.01
NEWTON_STEPS = 50
CLOSE_ENOUGH = 1e-8


def shuffled(observations: Observations, number: int) -> Observations:
    """As many contacts for everybody, drawn without replacement from the others of the group."""
    keys = employee_keys(observations.ids)
    draws = uniforms(1, "shuffle", pair_keys(keys[:, None], keys[None, :]), 0, number)
    draws[observations.group_of[:, None] != observations.group_of[None, :]] = 2.0
    np.fill_diagonal(draws, 2.0)
    rank = draws.argsort(axis=1).argsort(axis=1)
    sources, targets = np.nonzero((rank < observations.degree[:, None]) & (draws < 2.0))
    return replace(observations, contacts=ObservedContacts(sources, targets, np.ones(len(sources))))


@dataclass(frozen=True)
class Rows:
    """Person-periods as a logit reads them: ``columns`` (rows, columns), of which the last is the contacts' share."""

    columns: Values
    adopts: Values
    group: NDArray[np.int64]

    @classmethod
    def of(cls, observations: Observations) -> Rows:
        """All person-periods; periods in which nobody was at risk have no column."""
        table: PersonPeriods = person_periods(observations)
        periods = (table.period[:, None] == np.unique(table.period)).astype(np.float64)
        columns = np.column_stack([periods, table.group_share, table.log_degree, table.contacts_share])
        return cls(columns, table.adopts, observations.group_of[table.person])


def fitted(columns: Values, adopts: Values) -> Values:
    """The likeliest weights of a logit, shape (columns,), by Newton's method."""
    weights = np.zeros(columns.shape[1])
    pull = PULL * np.eye(columns.shape[1])
    for _ in range(NEWTON_STEPS):
        chance = 1.0 / (1.0 + np.exp(-(columns @ weights)))
        slope = columns.T @ (adopts - chance) - PULL * weights
        information = (columns * (chance * (1.0 - chance))[:, None]).T @ columns + pull
        step = np.linalg.solve(information, slope)
        weights = weights + step
        if np.abs(step).max() < CLOSE_ENOUGH:
            return weights
    raise ArithmeticError("the logit did not converge")


def influence(rows: Rows) -> float:
    """b: the weight of a unit share of adopters among own contacts, in logits, beside group, degree and period."""
    return float(fitted(rows.columns, rows.adopts)[-1])


def log_likelihood(weights: Values, columns: Values, adopts: Values) -> float:
    """Log-likelihood of what happened (nats)."""
    return -float(np.logaddexp(0.0, -(2.0 * adopts - 1.0) * (columns @ weights)).sum())


def left_out(columns: Values, rows: Rows) -> float:
    """Log-likelihood of each group by weights fitted to the other groups, summed over groups."""
    total = 0.0
    for group in np.unique(rows.group):
        own = rows.group == group
        weights = fitted(columns[~own], rows.adopts[~own])
        total += log_likelihood(weights, columns[own], rows.adopts[own])
    return total


def gains(ties: Sequence[Observations]) -> list[float]:
    """What own contacts add to the predicted log-likelihood of groups left out, for each of several maps of ties.

    The maps are of the same people, each with as many contacts, so the smaller model is the same for all.
    """
    every = [Rows.of(one) for one in ties]
    without = left_out(every[0].columns[:, :-1], every[0])
    return [left_out(rows.columns, rows) - without for rows in every]
