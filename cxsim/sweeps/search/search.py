"""Find plans: ask for a generation of candidates, run it as a sweep, tell the scores, and confirm the best.

Nothing but the rows of the sweeps is stored. A search that goes on asks for its candidates again from the beginning,
finds their rows, and so comes to the same point.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cxsim.errors import InputError
from cxsim.results.program import code_hash
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.text.nodes import finding_at
from cxsim.streams import fresh_seed
from cxsim.sweeps.search.answer import Answer
from cxsim.sweeps.search.asking import Asking, optuna
from cxsim.sweeps.search.candidates import NOTHING, WRITTEN, Candidate, Ran, Rows, Score, judged, unrun
from cxsim.sweeps.search.confirming import Confirmation, regret_runs_again
from cxsim.sweeps.search.files import write_answer
from cxsim.sweeps.search.folder import held, stored_seed
from cxsim.sweeps.search.ground import Ground, Planned, wrong_choices
from cxsim.sweeps.search.reading import StatedSearch, read_search, search_from
from cxsim.sweeps.search.running import Sample, estimate_plans, run_plans
from cxsim.sweeps.search.space import Data, key_of
from cxsim.sweeps.work.estimate import Estimate
from cxsim.sweeps.work.executors import refuse_unreachable

Progress = Callable[[int, int], None]


class PlanSearch:
    """One search in its folder.

    Raises
    ------
    InputError
        If an alternative or an end of a range is impossible, Optuna is missing, or no Dask scheduler answers.
    OutputError
        If the folder holds something else.
    """

    def __init__(
        self, stated: StatedSearch, out: Path, *, workers: int | None = None, progress: Progress | None = None
    ):
        self.stated, self.out, self.workers, self.progress = stated, out.absolute(), workers, progress
        given = (stated.search.seed, stated.scenario.seed, stored_seed(self.out))
        self.seed = next((one for one in given if one is not None), -1)
        self.seed = fresh_seed() if self.seed < 0 else self.seed
        self.ground = Ground(stated.scenario, self.seed)
        self.version = optuna().__version__
        self.tried: list[tuple[Candidate, Score]] = []
        self.rows: dict[str, Rows] = {}  # by label
        self._drawn: set[str] = set()
        self._first: dict[str, tuple[str, Score]] = {}  # by plan: the first candidate that had it
        wrong = [finding_at(stated.tree, path, message) for path, message in wrong_choices(stated.space, self.ground)]
        if wrong:
            raise InputError(wrong)
        refuse_unreachable(stated.search.run.dask)

    def run(self) -> Answer:
        """Run what is left of the search, and write the answer.

        Raises
        ------
        OutputError
            If the folder holds another search, is in use, or the disk refuses.
        ResultError
            If no plan keeps all limits.
        """
        search = self.stated.search
        with held(self.out, self._identity()):
            asking = Asking(search, self.stated.space, self.seed)
            for generation in range(search.generations):
                trials, draws = asking.ask(generation, self._is_new)
                drawn = [self._candidate(generation, place, one) for place, one in enumerate(draws)]
                given = self._references() if generation == 0 else []
                asking.tell(trials, self._try(generation, [*given, *drawn])[len(given):])
            answer = Confirmation(self.stated, self.tried, self.rows, self.seed).answer(self._run)
            self._report(search.generations * search.size + search.confirm.plans)
            write_answer(answer, self.out)
            return answer

    def estimate(self) -> tuple[Estimate | None, int]:
        """What the whole search will take at most, counted in candidates, and by how many workers.

        A few plans of the first generation are tried; nothing is written. None: their process died.
        """
        search, sample = self.stated.search, Sample(self.seed, self.stated.replicates)
        _, draws = Asking(search, self.stated.space, self.seed).ask(0, self._is_new)
        drawn = [self._candidate(0, place, one).plan for place, one in enumerate(draws)]
        possible = [plan for plan in drawn if not self.ground.planned(plan).impossible]
        plans = {f"plan {place}": plan for place, plan in enumerate(possible or [self.stated.space.written])}
        found, workers = estimate_plans(self.stated, plans, sample, self.ground.people, workers=self.workers)
        if found is not None:
            beside = len(self._references())
            again = (search.confirm.plans + beside) * (2 if regret_runs_again(self.stated) else 1)
            cells = search.generations * search.size + beside + math.ceil(again * self.stated.confirming
                                                                          / sample.replicates)
            found = replace(found, cells=cells, remarks=(),
                            disk_bytes=math.ceil(found.disk_bytes * cells / found.cells))
        return found, workers

    def _identity(self) -> dict[str, Any]:
        search = self.stated.search.model_dump(mode="json", exclude={"run", "description", "name"})
        return {"seed": self.seed, "replicates": self.stated.replicates, "code": code_hash(), "optuna": self.version,
                "scenario_hash": scenario_hash(self.stated.scenario), "search": search}

    def _references(self) -> list[Candidate]:
        """Doing nothing, and the plan of the scenario if it does anything."""
        written = self.stated.space.written
        found = [Candidate(NOTHING, 0, {}, {"interventions": []})]
        return [*found, Candidate(WRITTEN, 0, {}, written)] if written["interventions"] else found

    def _is_new(self, drawn: Mapping[str, Any]) -> bool:
        """Whether this plan was not drawn before; it is by now."""
        space = self.stated.space
        before = len(self._drawn)
        self._drawn.add(key_of(space.plan(space.shown(drawn))))
        return len(self._drawn) > before

    def _candidate(self, generation: int, place: int, drawn: Mapping[str, Any]) -> Candidate:
        space = self.stated.space
        shown = space.shown(drawn)
        label = f"plan {generation * self.stated.search.size + place + 1}"
        return Candidate(label, generation, shown, space.plan(shown))

    def _try(self, generation: int, candidates: Sequence[Candidate]) -> list[Score]:
        """The scores of candidates; those that are new, possible and within limits as planned are run."""
        wanted: dict[str, Candidate] = {}
        planned: dict[str, Planned] = {}
        for one in candidates:
            key = key_of(one.plan)
            if key not in self._first:
                planned[key] = self.ground.planned(one.plan)
                score = unrun(self.stated, planned[key], reference=one.label in {NOTHING, WRITTEN})
                self._first[key] = one.label, score or Score({})
                wanted |= {key: one} if score is None else {}
        ran = self._run({one.label: one.plan for one in wanted.values()},
                        Sample(self.seed, self.stated.replicates), f"generations/{generation:03}", self.ground)
        self.rows |= ran.rows
        for key, one in wanted.items():
            self._first[key] = one.label, judged(self.stated, ran, one.label, planned[key])
        found = [self._scored(one) for one in candidates]
        self.tried += zip(candidates, found, strict=True)
        self._report((generation + 1) * self.stated.search.size)
        return found

    def _scored(self, candidate: Candidate) -> Score:
        label, score = self._first[key_of(candidate.plan)]
        return score if label == candidate.label else replace(score, same_as=label)

    def _run(self, plans: Mapping[str, Data], sample: Sample, folder: str, ground: Ground) -> Ran:
        if not plans:
            return Ran({}, {})
        before = len(self.tried)
        return run_plans(self.stated, plans, sample, self.out / folder, ground.people, workers=self.workers,
                         report=lambda done: self._report(before + done))

    def _report(self, done: int) -> None:
        search = self.stated.search
        if self.progress is not None:
            total = search.generations * search.size + search.confirm.plans
            self.progress(min(done, total), total)


def search(
    stated: str | os.PathLike[str] | Mapping[str, Any] | StatedSearch, out: str | os.PathLike[str], *,
    workers: int | None = None, progress: Progress | None = None,
) -> Answer:
    """Find plans under a budget and other limits; a search that is in the folder goes on.

    Parameters
    ----------
    stated : path, mapping or StatedSearch
        A search file, or the same keys in Python (paths relative to the current folder).
    out : path
        The folder: ``plans/``, the tables of the answer, and the runs. Its bytes do not depend on workers or
        interruptions.
    workers : int or None
        Processes; default: as the search says, else all available processors.
    progress : function(done, total) or None
        Called with plans.

    Raises
    ------
    InputError
        If anything in the search is wrong, or Optuna is missing; nothing has run then.
    OutputError
        If the folder holds something else, another search, or is in use; or if the disk refuses.
    ResultError
        If no plan keeps all limits.
    """
    if not isinstance(stated, StatedSearch):
        stated = search_from(stated) if isinstance(stated, Mapping) else read_search(stated)
    return PlanSearch(stated, Path(out), workers=workers, progress=progress).run()
