"""Villages drawn by a known truth: groups that differ, ties at random within them, and what contacts weigh."""

from __future__ import annotations

import numpy as np

from cxsim.streams import employee_keys, normals, pair_keys, uniforms
from cxsim.studies.diffusion.logit import inverse_logit
from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from cxsim.studies.diffusion.simulate import adoption_times

PERIODS = 8


def villages(seed: int, *, contacts: float, groups: int = 12, size: int = 25, spread: float = 0.6) -> Observations:
    """People with up to four contacts in their village, who adopt with the log odds -2.6 + share + ``contacts``.

    ``contacts`` is the weight of the share of own contacts over that of the village; ``spread`` the standard deviation
    by which villages differ.
    """
    ids = tuple(f"{one:04d}" for one in range(groups * size))
    keys, group_of = employee_keys(ids), np.repeat(np.arange(groups), size)
    empty = ObservedContacts(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    people = Observations(ids, tuple(f"{one:02d}" for one in range(groups)), group_of, np.zeros(len(ids), np.int64),
                          np.full(len(ids), PERIODS), empty, ("ties",))
    draw = uniforms(seed, "ties", pair_keys(keys[:, None], keys[None, :]))
    draw[(group_of[:, None] != group_of[None, :]) | np.eye(len(ids), dtype=bool)] = 2.0
    degree = np.floor(5.0 * uniforms(seed, "degree", keys)).astype(np.int64)
    sources, targets = np.nonzero(draw.argsort(axis=1).argsort(axis=1) < degree[:, None])
    tied = Observations(*(getattr(people, name) for name in ("ids", "groups", "group_of", "adopted_in", "last_period")),
                        ObservedContacts(sources, targets, np.ones(len(sources))), ("ties",))
    level = spread * normals(seed, "village", employee_keys(people.groups))[group_of, None] - 2.6

    def chance(_: int, seen: np.ndarray, others: np.ndarray) -> np.ndarray:
        return inverse_logit(level + others + contacts * (seen - others))

    times = adoption_times(tied, np.ones(len(ids), dtype=bool), chance, replicates=1, seed=seed)[:, 0]
    return with_times(tied, times)


def with_times(people: Observations, times: np.ndarray) -> Observations:
    """The same people, who adopted in these periods (0 = not at all)."""
    return Observations(people.ids, people.groups, people.group_of, times, np.where(times > 0, times, PERIODS),
                        people.contacts, people.layers)


def final_only(people: Observations) -> Observations:
    """The same people, of whom only the final adoption is known."""
    adopted = (people.adopted_in > 0).astype(np.int64)
    return Observations(people.ids, people.groups, people.group_of, adopted, np.ones_like(adopted), people.contacts,
                        people.layers, (), True)
