"""The files of an answer: tables of all candidates, of the plans found and of their regret, and each plan to run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cxsim.sweeps.search.answer import Answer, Winner
from cxsim.sweeps.search.candidates import SIDE_MEASURES, Candidate, Score, settings_told
from cxsim.sweeps.search.folder import PLANS, write, write_table
from cxsim.sweeps.search.found_plan import plan_file
from cxsim.sweeps.search.running import Sample
from cxsim.sweeps.store.whole_file import written_whole

FOUND = "found"
CANDIDATES, FRONT, REGRET = "candidates.csv", "front.csv", "regret.csv"


def write_answer(answer: Answer, out: Path) -> None:
    """Write all files; the same search gives the same bytes.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    dimensions = [one.name for one in answer.stated.space.dimensions]
    keys = [one.key for one in answer.stated.search.objectives]
    side = [name for name in SIDE_MEASURES if name not in keys]
    write_table(out / CANDIDATES, ("candidate", "generation", "status", "reason", *dimensions, *keys, *side),
                (_candidate(one, score, dimensions, keys, side) for one, score in answer.tried))
    columns = [column for key in keys for column in (
        key, f"{key}_low", f"{key}_high", f"{key}_seen", f"{key}_shrunken")]
    write_table(out / FRONT, ("plan", "standing", "reason", *dimensions, *columns, *side),
                (_winner(answer, one, dimensions, keys, side) for one in answer.winners))
    write_table(out / REGRET, ("plan", "objective", "mean", "worst_5_percent", "best_in"),
                ((one.label, key, own.mean, own.worst, own.best_in)
                 for one in answer.front for key, own in one.regret.items()))
    for one in answer.winners:
        if not one.fresh.failed:
            _write_plan(answer, one, out / PLANS)


def file_of(winner: Winner) -> str:
    """The name of the scenario file of a plan."""
    return f"{winner.label.replace(' ', '-')}.yaml"


def standing(answer: Answer, winner: Winner) -> str:
    """Whether a confirmed plan is among those found, and if not, why."""
    if winner.label in {one.label for one in answer.front}:
        return FOUND
    if winner.reference:
        return "for comparison"
    if winner.fresh.failed:
        return "failed"
    return "breaks a limit" if winner.fresh.broken else "beaten"


def _candidate(one: Candidate, score: Score, dimensions: list[str], keys: list[str], side: list[str]) -> list[Any]:
    status = "failed" if score.failed else "breaks a limit" if score.broken else "keeps all limits"
    return [one.label, one.generation + 1, f"the same as {score.same_as}" if score.same_as else status, _reason(score),
            *_shown(one, dimensions), *(score.values[key] for key in keys),
            *(score.side.get(name, "") for name in side)]


def _winner(answer: Answer, one: Winner, dimensions: list[str], keys: list[str], side: list[str]) -> list[Any]:
    values: list[Any] = []
    for key in keys:
        low, high = one.intervals.get(key, ("", ""))
        values += [one.fresh.values[key], low, high, one.seen.values[key], one.shrunken[key]]
    return [one.label, standing(answer, one), _reason(one.fresh), *_shown(one.candidate, dimensions), *values,
            *(one.fresh.side.get(name, "") for name in side)]


def _reason(score: Score) -> str:
    return score.failed or "; ".join(f"{limit} by {100.0 * over:.3g} %" for limit, over in score.broken.items())


def _shown(one: Candidate, dimensions: list[str]) -> Iterator[Any]:
    told = settings_told(one.shown)
    return (told.get(name, "") for name in dimensions)


def _write_plan(answer: Answer, winner: Winner, folder: Path) -> None:
    """Write a plan as a scenario file, with the data files that it needs beside it."""
    search, sample = answer.stated.search, Sample(answer.seeds[1], answer.futures)
    values = ", ".join(f"{one.key} {winner.fresh.values[one.key]:.6g}" for one in search.objectives)
    comments = [
        f"{winner.label}, from cxsim search '{search.name}' (seed {answer.seeds[0]}): {standing(answer, winner)}.",
        f"Confirmed on {sample.replicates} fresh futures (seed {sample.seed}): {values}.",
        "cxsim run with this file gives these numbers.",
    ]
    text, files = plan_file(answer.stated.scenario, winner.candidate.plan, winner.label, sample, comments)
    write(folder / file_of(winner), text)
    for name, source in files.items():
        with written_whole(folder / name) as stream:
            stream.write(source.read_bytes())
