"""How replicates are divided into batches, and which engine runs them."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compiled.machine import is_loaded
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.numpy.numpy_week import ELEMENTS_PER_SLICE
from cxsim.engine.world.batch import Batch
from cxsim.studies.futures import Futures

Integers = NDArray[np.int64]

Engine = Literal["auto", "numpy", "compiled"]

# With fewer replicates than this, each runs alone, as blocks of people; unless numpy has them in one slice.
FEWEST_SIDE_BY_SIDE = 8
# Persons times replicates of a batch: what a week goes through (8 MB) then fits into the cache that processors share,
# and Python's part of a week, which hardly grows with a batch, is small. Large organizations take the fewest.
ROOM = 32_000
FEWEST_IN_A_BATCH = 32
# Person-weeks from which compiling one more week pays: it takes some tenths of a second. Plans that push different
# forces need weeks of their own.
WORTH_COMPILING = 150_000
# What numpy takes for the calls of one week of one batch, however few people it has, in person-weeks.
CALLS_OF_A_WEEK = 4_000


def workers_available() -> int:
    """Number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Cut:
    """One batch: its organization, and the places of its replicates among all."""

    draw: int
    places: Integers
    batch: Batch

    def one_by_one(self) -> list[Cut]:
        """The same replicates, each in its own batch; their numbers do not change."""
        return [
            Cut(self.draw, self.places[one], self.batch.part(one))
            for one in (slice(place, place + 1) for place in range(self.batch.size))
        ]


def batch_size(replicates: int, people: int) -> int:
    """Replicates of a batch: as many as keep what Python does around a week small against the week."""
    most = max(FEWEST_IN_A_BATCH, ROOM // people // CHUNK * CHUNK)
    # In equal parts, so that threads have equally much to do; in whole chunks, so that few lanes run for nothing.
    equal = math.ceil(replicates / math.ceil(replicates / most))
    return min(most, math.ceil(equal / CHUNK) * CHUNK)


def batches(
    futures: Futures, draws: int, people: int, values: Mapping[str, Any], engine: Engine = "compiled"
) -> list[Cut]:
    """All futures in batches with one organization of so many people each; no number depends on the cut.

    ``values``: see ``Futures``.
    """
    drawn = futures.draws(draws)
    in_one_slice = engine == "numpy" and people * futures.count <= ELEMENTS_PER_SLICE
    alone = futures.count < FEWEST_SIDE_BY_SIDE and not in_one_slice
    cuts = []
    for draw in np.unique(drawn):
        members = np.flatnonzero(drawn == draw)
        size = 1 if alone else batch_size(len(members), people)
        for start in range(0, len(members), size):
            places = members[start : start + size]
            cuts.append(Cut(int(draw), places, futures.batch(places, values)))
    return cuts


def chosen_engine(engine: Engine, person_weeks: int, batch_weeks: int, needed: Iterable[Weaving]) -> Engine:
    """The faster engine for a job of this size; both give the same bytes. ``needed``: compiled weeks it would need."""
    if engine != "auto":
        return engine
    missing = sum(not is_loaded(one) for one in set(needed))
    saved = person_weeks + CALLS_OF_A_WEEK * batch_weeks
    return "compiled" if saved >= WORTH_COMPILING * missing else "numpy"
