"""What simulated rows teach about a company once something was seen in it: its adoption to come, and its parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit
from scipy.stats import norm

from cxsim.model.parameters import PARAMETERS
from cxsim.studies.narrowing.adjust import Adjusted, Summaries, adjusted, kernel_weights, quantiles

Values = NDArray[np.float64]

# Share of the rows that forecast and narrowed set amount to.
LIKE: Final = 0.25
BAND: Final = (0.05, 0.5, 0.95)
# Values at the ends of a range have no logit; they are taken this share of the range inside.
INSIDE: Final = 0.001
# The chance that any parameter at all is said to be learned though none is.
BY_CHANCE: Final = 0.05


@dataclass(frozen=True)
class Simulated:
    """What is read of the rows, one row each: ``summaries`` (rows, observations) with their errors,
    ``adoption`` (rows, weeks), ``parameters`` (rows, names)."""

    summaries: Values
    adoption: Values
    parameters: Values
    names: tuple[str, ...]
    people: int

    def some(self, rows: Sequence[int] | NDArray[np.int64] | NDArray[np.bool_]) -> Simulated:
        """Some of the rows."""
        return Simulated(self.summaries[rows], self.adoption[rows], self.parameters[rows], self.names, self.people)

    @cached_property
    def reference(self) -> Summaries:
        """The summaries, ready to be compared."""
        return Summaries.of(self.summaries)


@dataclass(frozen=True)
class Learned:
    """After what was seen: ``adoption`` (rows, weeks), ``parameters`` (rows, names), and the ``weights`` of the rows.

    Weights go to those rows whose adoption is foretold to go like the company's. Played anew, only these give the
    forecast again: a row is moved parameter by parameter, and what moves all of them a little moves adoption less than
    it should.
    ``explained``: share of the variance of each parameter that such observations explain, 0 unless beyond chance.
    ``carries``: share of what stays open about the last week that each parameter carries, 0 unless beyond chance.
    """

    adoption: Values
    parameters: Values
    weights: Values
    explained: Values
    carries: Values

    def adoption_band(self) -> Values:
        """Low, median and high adoption, shape (3, weeks)."""
        return quantiles(self.adoption, self.weights, BAND)


def learn(simulated: Simulated, seen: Values) -> Learned:
    """Adjust the rows to the summaries that were seen, shape (observations,)."""
    reference = simulated.reference
    parameters = np.column_stack([to_logit(name, simulated.parameters[:, place])
                                  for place, name in enumerate(simulated.names)])
    weeks = simulated.adoption.shape[1]
    outcomes = np.column_stack([share_to_logit(simulated.adoption, simulated.people), parameters])
    found = adjusted(reference, reference.place(seen), outcomes)
    values = found.values[:, weeks:]
    after = np.column_stack([from_logit(name, values[:, place]) for place, name in enumerate(simulated.names)])
    adoption = logit_to_share(found.values[:, :weeks], simulated.people)
    return Learned(adoption, after, _likeness(found, weeks), beyond_chance(found.learned[weeks:], reference.rows),
                   _carried(found, weeks, reference.rows))


def forecast(simulated: Simulated, seen: Values) -> tuple[Values, Values]:
    """The adjusted adoption alone, shape (rows, weeks), and the weights of the rows."""
    reference = simulated.reference
    found = adjusted(reference, reference.place(seen), share_to_logit(simulated.adoption, simulated.people))
    return logit_to_share(found.values, simulated.people), _likeness(found, simulated.adoption.shape[1])


def _likeness(found: Adjusted, weeks: int) -> Values:
    """Weights of the rows by how far what is foretold of their adoption lies from what is foretold of the company's."""
    return kernel_weights(np.sqrt((found.away[:, :weeks] ** 2).mean(axis=1)), LIKE)


def beyond_chance(correlations: Values, rows: int) -> Values:
    """Squared correlations, 0 for those that the largest of so many would reach by chance."""
    needed = norm.isf(BY_CHANCE / len(correlations)) / np.sqrt(rows)
    return np.where(correlations > needed, correlations**2, 0.0)


def _carried(found: Adjusted, weeks: int, rows: int) -> Values:
    """How much of what stays open in the last week goes with what stays open about each parameter."""
    left = found.left
    correlations = found.weights @ (left[:, weeks:] * left[:, weeks - 1 : weeks])
    return beyond_chance(np.abs(correlations), rows)


def to_logit(name: str, values: Values) -> Values:
    """A parameter on a scale without ends: the logit of where it lies in its range."""
    low, high = _ends(name)
    inside = (_scaled(name, values) - low) / (high - low)
    return np.asarray(logit(np.clip(inside, INSIDE, 1.0 - INSIDE)))


def from_logit(name: str, values: Values) -> Values:
    """Back from ``to_logit``; always inside the range."""
    low, high = _ends(name)
    scaled = low + np.clip(expit(values), INSIDE, 1.0 - INSIDE) * (high - low)
    return np.exp(scaled) if PARAMETERS[name].distribution == "loguniform" else np.asarray(scaled)


def _scaled(name: str, values: Values) -> Values:
    return np.log(values) if PARAMETERS[name].distribution == "loguniform" else values


def _ends(name: str) -> tuple[float, float]:
    low, high = _scaled(name, np.array([PARAMETERS[name].low, PARAMETERS[name].high]))
    return float(low), float(high)


def share_to_logit(shares: Values, people: int) -> Values:
    """Shares of so many people on a scale without ends; none and all lie half a person from the next."""
    return np.asarray(logit((shares * people + 0.5) / (people + 1.0)))


def logit_to_share(values: Values, people: int) -> Values:
    """Back from ``share_to_logit``."""
    return np.asarray(np.clip((expit(values) * (people + 1.0) - 0.5) / people, 0.0, 1.0))
