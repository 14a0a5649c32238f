"""The simple work on plain Python lists: no classes, no space, no collector."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.threshold_work import ThresholdWork


@dataclass(frozen=True)
class Lists:
    """The work for one replicate: contacts, thresholds and users."""

    contacts: list[list[int]]
    thresholds: list[float]
    first: list[bool]
    noise: float
    chance: random.Random


def as_lists(work: ThresholdWork, replicate: int) -> Lists:
    """The work as lists."""
    contacts = [list(work.graph.neighbors(node)) for node in range(work.people)]
    return Lists(
        contacts, work.thresholds(replicate).tolist(), work.first(replicate).tolist(), work.noise,
        random.Random(replicate),
    )


def run_lists(lists: Lists, weeks: int) -> list[float]:
    """Adoption after each week."""
    contacts, thresholds, noise, chance = lists.contacts, lists.thresholds, lists.noise, lists.chance.random
    uses = lists.first
    people = range(len(uses))
    adoption = []
    for _ in range(weeks):
        following = uses[:]
        for person in people:
            if uses[person]:
                continue
            around = contacts[person]
            share = sum([uses[contact] for contact in around]) / len(around) if around else 0.0
            following[person] = share >= thresholds[person] or chance() < noise
        uses = following
        adoption.append(sum(uses) / len(uses))
    return adoption
