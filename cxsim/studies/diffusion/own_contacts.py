"""Is the gain that of a person's own contacts? The same gain after contacts were traded within groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.studies.diffusion.logit import Design, fitted, log_likelihoods
from cxsim.studies.diffusion.nested import GROUP, Problem
from cxsim.studies.diffusion.shuffle import shuffles

Values = NDArray[np.float64]

# Gains that differ by rounding only count as reached.
_ROUNDING = 1e-9


@dataclass(frozen=True)
class ShuffledContacts:
    """The gain in the sample of the observed contacts, and of each shuffle; negative where contacts lower adoption."""

    own: float
    shuffled: tuple[float, ...]

    @property
    def reached(self) -> int:
        """How many shuffles reach the gain of the observed contacts."""
        return sum(gain >= self.own - _ROUNDING for gain in self.shuffled)

    @property
    def p(self) -> float:
        """One-sided and exact: the observed contacts count as one of the shuffles."""
        return (1 + self.reached) / (1 + len(self.shuffled))

    @property
    def nothing_to_trade(self) -> bool:
        """Whether no shuffle changed anything: the contacts follow from group and numbers."""
        return all(abs(gain - self.own) <= _ROUNDING for gain in self.shuffled)


def shuffled_contacts(problem: Problem, count: int, seed: int) -> ShuffledContacts:
    """The gains of the observed contacts and of ``count`` shuffles."""
    without = float(log_likelihoods(problem.fit(GROUP), problem.design.first(2)).sum())
    others = tuple(signed_gain(problem.with_contacts(contacts), without)
                   for contacts in shuffles(problem.observations, count, seed))
    return ShuffledContacts(signed_gain(problem.design, without), others)


def signed_gain(design: Design, without: float) -> float:
    """Log-likelihood over that of the model without contacts, with the sign of the weight of contacts."""
    found = fitted(design)
    return float(np.sign(found.weights[-1])) * float(log_likelihoods(found, design).sum() - without)
