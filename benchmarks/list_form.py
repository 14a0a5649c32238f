"""The simple work on plain Python lists: no classes, no space, no collector."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.threshold_work import ThresholdWork


@dataclass(frozen=True)
class Lists:
    """The work for one replicate: contacts, thresholds and who practises."""

    contacts: list[list[int]]
    thresholds: list[float]
    first: list[bool]
    noise: float
    luck: random.Random


def as_lists(work: ThresholdWork, replicate: int) -> Lists:
    """The work as lists."""
    contacts = [list(work.graph.neighbors(node)) for node in range(work.people)]
    return Lists(
        contacts, work.thresholds(replicate).tolist(), work.first(replicate).tolist(), work.noise,
        random.Random(replicate),
    )


def run_lists(lists: Lists, weeks: int) -> list[float]:
    """Adoption after each week."""
    contacts, thresholds, noise, luck = lists.contacts, lists.thresholds, lists.noise, lists.luck.random
    practises = lists.first
    people = range(len(practises))
    adoption = []
    for _ in range(weeks):
        following = practises[:]
        for person in people:
            if practises[person]:
                continue
            around = contacts[person]
            share = sum([practises[contact] for contact in around]) / len(around) if around else 0.0
            following[person] = share >= thresholds[person] or luck() < noise
        practises = following
        adoption.append(sum(practises) / len(practises))
    return adoption
