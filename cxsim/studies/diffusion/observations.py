"""Observed diffusion: who adopted in which period, in which group, and who looks at whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class ObservedContacts:
    """Distinct ties, sorted by source, then target: the source looks at the target."""

    sources: Integers
    targets: Integers
    weights: Values


@dataclass(frozen=True)
class Observations:
    """People in the order of (group, id), so that the order of rows in a file cannot matter.

    ``group_of`` counts into ``groups``. ``adopted_in`` is the period of adoption, from 1; 0 = not adopted while
    observed. ``last_period`` is the last period in which a person was observed at risk. ``final_only``: nobody knows
    when people adopted; then everybody is seen in one period, whose adopters all count as seen by the others.
    """

    ids: tuple[str, ...]
    groups: tuple[str, ...]
    group_of: Integers
    adopted_in: Integers
    last_period: Integers
    contacts: ObservedContacts
    layers: tuple[str, ...]
    notes: tuple[str, ...] = ()
    final_only: bool = False

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.ids)

    @property
    def periods(self) -> int:
        """The last period that anybody was observed in."""
        return int(self.last_period.max())

    @property
    def adopters(self) -> int:
        """How many people adopted while observed."""
        return int((self.adopted_in > 0).sum())

    @property
    def degree(self) -> Integers:
        """Contacts that each person looks at, shape (people,)."""
        return np.bincount(self.contacts.sources, minlength=self.people).astype(np.int64)

    @property
    def watched_to(self) -> Integers:
        """The last period in which a person's adoption would have been noticed, shape (people,)."""
        return np.where(self.adopted_in > 0, self.periods, self.last_period)

    def adopted_before(self) -> Mask:
        """Who had adopted in an earlier period, shape (people, periods)."""
        adopted: Mask = self.adopted_in[:, None] > 0
        if self.final_only:
            return adopted
        return adopted & (self.adopted_in[:, None] < np.arange(1, self.periods + 1))
