"""The search: candidates are tried step by step, cheap constraints first, until enough sets are left.

Every round leaves a file with what it accepted, so a search that was broken off goes on where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from experiments.plausible_set.draws import candidates
from experiments.plausible_set.requirements import CONSTRAINTS, PATTERNS, Requirement, constraints
from experiments.plausible_set.trial import LANES, Ground, OneSet, Sets, Trial

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

Value = TypeVar("Value")

# Sets take turns on this many organizations.
ORGANIZATIONS = 8
# Candidates of one round: enough that those that reach the last step fill the lanes of a batch.
ROUND = 1024
# On one replicate the bounds are widened, so that its noise loses few good sets.
SCREEN_REPLICATES, SCREEN_SLACK = 1, 0.15
# Quits are rare, so they need more replicates than patterns, whose arms share people and chance.
REPLICATES, PATTERN_REPLICATES = 4, 2
# Patterns that most sets fail come first; a set that fails one of them is not tried on the others.
FIRST_PATTERNS = ("C19", "C10", "C1", "C2", "C4", "rest")


@dataclass
class Tally:
    """How many sets were tested against a requirement, and how many met it."""

    tried: int = 0
    met: int = 0


@dataclass
class Search:
    """The state of the search: the sets that meet everything, and the counts of each step."""

    candidates: int = 0
    accepted: list[Sets] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)

    @property
    def found(self) -> int:
        """The number of sets found so far."""
        return sum(len(sets) for sets in self.accepted)

    def add(self, sets: Sets, tally: Mapping[str, Sequence[int]]) -> None:
        """Add a round: the sets that it accepted, and how many were tried and met each requirement."""
        self.candidates += ROUND
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
    first = [one for name in FIRST_PATTERNS for one in PATTERNS if one.name == name]
    rest = [one for one in PATTERNS if one not in first]
    screen = constraints(SCREEN_SLACK)
    return (
        ("screen", screen[:2], SCREEN_REPLICATES), ("screen", screen[2:], SCREEN_REPLICATES),
        ("constraint", CONSTRAINTS, REPLICATES), ("pattern", first, PATTERN_REPLICATES),
        ("pattern", rest, PATTERN_REPLICATES),
    )


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
    """The candidates of a round."""
    first = number * ROUND
    return Sets(np.arange(first, first + ROUND), candidates(seed, first, ROUND))


def search(seed: int, wanted: int, workers: int, folder: Path, after_round: Callable[[Search], None]) -> Search:
    """Try rounds of candidates until at least ``wanted`` sets meet everything; those in ``folder`` are not repeated."""
    folder.mkdir(parents=True, exist_ok=True)
    judge, state, number = Judge(seed, workers), Search(), 0
    while state.found < wanted:
        sets, file = of_round(seed, number), folder / f"round_{number:04d}.json"
        if file.exists():
            stored = json.loads(file.read_text("utf-8"))
            accepted, tally = sets.some(np.searchsorted(sets.numbers, stored["accepted"])), stored["tally"]
        else:
            accepted, tally = tried(judge, sets)
            file.write_text(json.dumps({"accepted": accepted.numbers.tolist(), "tally": tally}), "utf-8")
        state.add(accepted, tally)
        after_round(state)
        number += 1
    return state


def joined(parts: Sequence[Sets]) -> Sets:
    """All sets of several parts in one."""
    names = parts[0].values
    return Sets(
        np.concatenate([part.numbers for part in parts]),
        {name: np.concatenate([part.values[name] for part in parts]) for name in names},
    )
