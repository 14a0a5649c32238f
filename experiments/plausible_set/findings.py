"""Findings of the search: acceptance, the cost of each constraint, correlations, held-out patterns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.model.parameters import PARAMETERS
from experiments.plausible_set.draws import candidates
from experiments.plausible_set.requirements import CONSTRAINTS, HELD_OUT, PATTERNS, Requirement
from experiments.plausible_set.search import PATTERN_REPLICATES, REPLICATES, Judge, Search
from experiments.plausible_set.trial import OneSet, Sets
from experiments.validation.programme_patterns import FULL_ARM, MANDATE_ARM, NOTHING

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

Row = tuple[object, ...]

# Smaller correlations are not reported: with 500 sets, chance alone gives a few of this size among thousands of pairs.
LEAST_CORRELATION = 0.15
# The outcomes that show the sensitivity to a constraint.
OUTCOMES = ("full plan, use in week 52", "mandate, use in week 39", "doing nothing, quits a year")


@dataclass(frozen=True)
class Table:
    """A table of findings: the name of its file, the columns and the rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def acceptance(state: Search) -> Table:
    """How many sets were tested against each requirement in each step, and how many met it."""
    statements = {one.name: one.statement for one in (*CONSTRAINTS, *PATTERNS)}
    rows: list[Row] = []
    for key, tally in state.tallies.items():
        step, _, name = key.partition(": ")
        rows.append((step, name, statements[name], tally.tried, tally.met, round(tally.met / max(tally.tried, 1), 3)))
    rows.append(("all", "everything", f"{state.seconds / max(state.found, 1):.1f} processor seconds for each set found",
                 state.candidates, state.found, round(state.found / state.candidates, 4)))
    return Table("acceptance", ("step", "requirement", "statement", "tried", "met", "share"), tuple(rows))


def ranks(values: Values) -> Values:
    """Ranks along the first axis, scaled to mean 0 and length 1 per column."""
    ranked = values.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable").astype(np.float64)
    centered = ranked - ranked.mean(axis=0)
    return np.asarray(centered / np.sqrt((centered * centered).sum(axis=0)))


def correlations(sets: Sets) -> Table:
    """Rank correlations between accepted parameters, strongest first."""
    names = sorted(sets.values)
    scaled = ranks(np.stack([sets.values[name] for name in names], axis=1))
    matrix = scaled.T @ scaled
    pairs = [(abs(matrix[i, j]), names[i], names[j], matrix[i, j]) for i in range(len(names)) for j in range(i)]
    rows = [(one, other, round(float(r), 3)) for size, one, other, r in sorted(pairs, reverse=True)
            if size >= LEAST_CORRELATION]
    return Table("correlations", ("parameter", "other", "rank_correlation"), tuple(rows))


def prior_places(sets: Sets) -> Values:
    """The quantile of each value within its prior, shape (sets, parameters)."""
    columns = []
    for name, values in sets.values.items():
        low, high = PARAMETERS[name].low, PARAMETERS[name].high
        logs = PARAMETERS[name].distribution == "loguniform"
        columns.append(np.log(values / low) / np.log(high / low) if logs else (values - low) / (high - low))
    return np.stack(columns, axis=1)


def shifts(sets: Sets) -> Table:
    """How far each parameter's accepted values moved within its prior, in prior quantiles (.5 = not at all)."""
    rows = [(name, round(float(place.mean()), 3), round(float(place.std()), 3))
            for name, place in zip(sets.values, prior_places(sets).T, strict=True)]
    rows.sort(key=lambda row: -abs(row[1] - 0.5))
    return Table("shifts", ("parameter", "mean_prior_quantile", "sd_prior_quantile"), tuple(rows))


def held_out(judge: Judge, sets: Sets) -> Table:
    """How many accepted sets show each pattern that was not used to choose them."""
    met = judge.verdicts(sets, HELD_OUT, PATTERN_REPLICATES)
    rows = [(one.name, one.statement, len(sets), int(column.sum()), round(float(column.mean()), 3))
            for one, column in zip(HELD_OUT, met.T, strict=True)]
    rows.append(("all", "all of them", len(sets), int(met.all(axis=1).sum()), round(float(met.all(axis=1).mean()), 3)))
    return Table("held_out", ("pattern", "question", "sets", "met", "share"), tuple(rows))


def repeated(judge: Judge, sets: Sets) -> tuple[Table, Mask]:
    """The same sets with other people and chance: how many meet each requirement again, and which meet everything."""
    requirements = (*CONSTRAINTS, *PATTERNS)

    def again(part: Sequence[Requirement], replicates: int) -> Mask:
        seen = judge.of_each(sets, replicates, lambda one: [requirement.met(one.anew()) for requirement in part])
        return np.array(seen, dtype=np.bool_)

    met = np.concatenate([again(CONSTRAINTS, REPLICATES), again(PATTERNS, PATTERN_REPLICATES)], axis=1)
    rows = [(one.name, len(sets), int(column.sum()), round(float(column.mean()), 3))
            for one, column in zip(requirements, met.T, strict=True)]
    rows.append(("all", len(sets), int(met.all(axis=1).sum()), round(float(met.all(axis=1).mean()), 3)))
    everything: Mask = np.asarray(met.all(axis=1), dtype=np.bool_)
    return Table("repeated", ("requirement", "sets", "met_again", "share"), tuple(rows)), everything


def outcomes(one: OneSet) -> tuple[float, ...]:
    """The values of ``OUTCOMES`` under one set."""
    full, mandate, idle = one.run(FULL_ARM), one.run(MANDATE_ARM), one.run(NOTHING)
    quits = idle.total("quits", 0, 104).mean() / idle.mean("staffed", 0, 104).mean() / 2.0
    return (float(full.mean("use", 52, 53).mean()), float(mandate.mean("use", 39, 40).mean()), float(quits))


def leave_one_out(judge: Judge, seed: int, first: int, count: int) -> Table:
    """The effect of each requirement: candidates tested against all of them, and the accepted ones without each.

    Of ``count`` new candidates, those that fail at most one of the cheap constraints are tried on all patterns.
    """
    sets = Sets(np.arange(first, first + count), candidates(seed, first, count))
    cheap = judge.verdicts(sets, CONSTRAINTS, REPLICATES)
    near = np.flatnonzero((~cheap).sum(axis=1) <= 1)
    near_sets = sets.some(near)
    requirements: Sequence[Requirement] = PATTERNS

    def look(one: OneSet) -> tuple[list[bool], tuple[float, ...]]:
        return [requirement.met(one) for requirement in requirements], outcomes(one)

    seen = judge.of_each(near_sets, PATTERN_REPLICATES, look)
    met = np.concatenate([cheap[near], np.array([flags for flags, _ in seen], dtype=bool)], axis=1)
    numbers = np.array([values for _, values in seen])
    rows: list[Row] = []
    for left_out, name in enumerate(["nothing left out", *(one.name for one in (*CONSTRAINTS, *PATTERNS))], start=-1):
        kept = np.delete(met, left_out, axis=1) if left_out >= 0 else met
        accepted = kept.all(axis=1)
        rows.append((name, int(accepted.sum()), round(float(accepted.sum()) / count, 4), *_bands(numbers[accepted])))
    columns = ("left_out", "accepted", "share_of_candidates", *(f"{name}, {end}" for name in OUTCOMES
                                                                for end in ("p05", "p50", "p95")))
    return Table("leave_one_out", columns, tuple(rows))


def _bands(numbers: Values) -> tuple[float, ...]:
    if not len(numbers):
        return (float("nan"),) * (3 * len(OUTCOMES))
    return tuple(round(float(value), 3) for value in np.quantile(numbers, (0.05, 0.5, 0.95), axis=0).T.ravel())
