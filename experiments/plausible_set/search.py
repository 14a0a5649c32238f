"""The search: candidates are tried step by step, cheap constraints first, until enough sets are left."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from experiments.plausible_set.draws import drawn, varied
from experiments.plausible_set.requirements import CONSTRAINTS, PATTERNS, Requirement, constraints
from experiments.plausible_set.rounds import Found, Rounds, search_of
from experiments.plausible_set.trial import LANES, Ground, OneSet, Sets, Trial

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

Value = TypeVar("Value")

# Sets take turns on this many organizations: set number n lives in organization n modulo 8.
ORGANIZATIONS = 8
# Candidates of one round, all in one organization: so many that those that reach the last step fill the lanes.
ROUND = 1024
# On one replicate the bounds are widened, so that its noise loses few good sets.
SCREEN_REPLICATES, SCREEN_SLACK = 1, 0.15
# Quits are rare, so they need more replicates than patterns, whose arms share people and chance.
REPLICATES, PATTERN_REPLICATES = 4, 2
# A set that fails a step is not tried on the next. Steps come in the order of sets rejected per second of processor.
SCREENS = (("mandate quits",), ("idle use", "idle quits"))
EARLY_PATTERNS = (("C4", "C5"), ("C1", "C2", "C19"))
LATE_PATTERNS = (
    ("small say", "empty promise", "training alone", "C7"), ("committee, nothing carried out", "rest", "C16"),
    ("C10", "C11", "C14"),
)


@dataclass
class Tally:
    """How many sets were tested against a requirement, and how many met it."""

    tried: int = 0
    met: int = 0


@dataclass
class Search:
    """The state of the search: the sets that meet everything, and the counts of each step."""

    candidates: int = 0
    seconds: float = 0.0
    accepted: list[Sets] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)

    @property
    def found(self) -> int:
        """The number of sets found so far."""
        return sum(len(sets) for sets in self.accepted)

    def add(self, sets: Sets, tally: Mapping[str, Sequence[int]], seconds: float) -> None:
        """Add a round: the sets that it accepted, how many were tried and met each requirement, processor seconds."""
        self.candidates += ROUND
        self.seconds += seconds
        self.accepted.append(sets)
        for name, (tried, met) in tally.items():
            total = self.tallies.setdefault(name, Tally())
            total.tried += tried
            total.met += met


class Judge:
    """Tests sets against requirements, batch by batch, on all workers."""

    def __init__(self, seed: int, workers: int):
        self.ground, self.workers = Ground(seed), workers

    def of_each(self, sets: Sets, replicates: int, look: Callable[[OneSet], Value]) -> list[Value]:
        """The results of ``look`` for each set, in their order."""
        together = LANES // replicates
        homes = sets.numbers % ORGANIZATIONS
        pieces = [
            members[start : start + together]
            for members in (np.flatnonzero(homes == home) for home in range(ORGANIZATIONS))
            for start in range(0, len(members), together)
        ]

        def seen(members: Integers) -> list[Value]:
            trial = Trial(self.ground, int(homes[members[0]]), sets.some(members), replicates)
            return [look(trial.of(place)) for place in range(len(members))]

        with ThreadPoolExecutor(self.workers) as pool:
            parts = list(pool.map(seen, pieces))
        result: dict[int, Value] = {}
        for members, part in zip(pieces, parts, strict=True):
            result.update(zip(members.tolist(), part, strict=True))
        return [result[place] for place in range(len(sets))]

    def verdicts(self, sets: Sets, requirements: Sequence[Requirement], replicates: int) -> Mask:
        """Whether each set meets each requirement, shape (sets, requirements)."""
        seen = self.of_each(sets, replicates, lambda one: [requirement.met(one) for requirement in requirements])
        return np.array(seen, dtype=bool).reshape(len(sets), len(requirements))


def steps() -> tuple[tuple[str, Sequence[Requirement], int], ...]:
    """The steps in their order: name, requirements, replicates."""
    screen = {one.name: one for one in constraints(SCREEN_SLACK)}
    pattern = {one.name: one for one in PATTERNS}
    screens, early, late = (
        [(step, [known[name] for name in names], replicates) for names in groups]
        for step, known, groups, replicates in (
            ("screen", screen, SCREENS, SCREEN_REPLICATES), ("pattern", pattern, EARLY_PATTERNS, PATTERN_REPLICATES),
            ("pattern", pattern, LATE_PATTERNS, PATTERN_REPLICATES))
    )
    return (*screens, *early, ("constraint", CONSTRAINTS, REPLICATES), *late)


def tried(judge: Judge, sets: Sets) -> tuple[Sets, dict[str, list[int]]]:
    """The sets that meet everything, and how many were tried and met each requirement."""
    tally: dict[str, list[int]] = {}
    for step, requirements, replicates in steps():
        if len(sets):
            met = judge.verdicts(sets, requirements, replicates)
            for number, requirement in enumerate(requirements):
                tally[f"{step}: {requirement.name}"] = [len(met), int(met[:, number].sum())]
            sets = sets.some(np.flatnonzero(met.all(axis=1)))
    return sets, tally


def of_round(seed: int, number: int) -> Sets:
    """The candidates of a round: every eighth number from the first of its organization."""
    first = number // ORGANIZATIONS * ORGANIZATIONS * ROUND + number % ORGANIZATIONS
    numbers = first + ORGANIZATIONS * np.arange(ROUND)
    return Sets(numbers, drawn(seed, numbers, varied()))


@cache
def _judge(seed: int) -> Judge:
    """The judge of this process; it keeps the organizations that it has built."""
    return Judge(seed, workers=1)


def round_found(seed: int, number: int) -> Found:
    """What a round accepted and counted, and its processor seconds."""
    began = time.process_time()
    accepted, tally = tried(_judge(seed), of_round(seed, number))
    return {"accepted": accepted.numbers.tolist(), "tally": tally, "seconds": round(time.process_time() - began, 1)}


def search(
    seed: int, wanted: int, pool: Executor, workers: int, file: Path, after_round: Callable[[Search], None],
) -> Search:
    """Try rounds of candidates until at least ``wanted`` sets meet everything; those in ``file`` are not repeated.

    ``pool`` tries ``workers`` rounds at a time; whatever their number, the same rounds are taken in the same order.
    """
    rounds = Rounds(file, search_of(seed, of_round(seed, 0)))
    done = rounds.read()
    state = Search()
    ahead: deque[Future[Found]] = deque()
    for number in count():
        if state.found >= wanted:
            break
        while number >= len(done) and len(ahead) < workers:
            ahead.append(pool.submit(round_found, seed, number + len(ahead)))
        if number >= len(done):
            done.append(ahead.popleft().result())
            rounds.write(done)
        found, sets = done[number], of_round(seed, number)
        accepted = sets.some(np.searchsorted(sets.numbers, np.array(found["accepted"], np.int64)))
        state.add(accepted, found["tally"], found["seconds"])
        after_round(state)
    for future in ahead:
        future.cancel()
    return state


def joined(parts: Sequence[Sets]) -> Sets:
    """All sets of several parts in one."""
    names = parts[0].values
    return Sets(
        np.concatenate([part.numbers for part in parts]),
        {name: np.concatenate([part.values[name] for part in parts]) for name in names},
    )
