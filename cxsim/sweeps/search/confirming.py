"""The best plans of a search, run again on random numbers that the search has not seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cxsim.errors import ResultError
from cxsim.scenario.schema.uncertainty import SetFile
from cxsim.streams import MASK_32, purpose_key
from cxsim.sweeps.search.answer import Answer, Winner, front_of
from cxsim.sweeps.search.candidates import (
    NOTHING,
    WRITTEN,
    Candidate,
    Ran,
    Rows,
    Score,
    front,
    goodness,
    judged,
    rank,
    spread,
    unrun,
)
from cxsim.sweeps.search.ground import Ground
from cxsim.sweeps.search.honest import Regret, interval, regrets, shrunken
from cxsim.sweeps.search.reading import StatedSearch
from cxsim.sweeps.search.running import Sample
from cxsim.sweeps.search.space import Data

CONFIRMATION, FUTURES = "confirmation", "futures"

Runner = Callable[[Mapping[str, Data], Sample, str, Ground], Ran]
"""Runs plans on a sample, in a folder of the search."""
ByKey = Mapping[str, Mapping[str, float]]


class Confirmation:
    """What is confirmed of a search: its candidates with their scores, and the rows of those that ran, by label."""

    def __init__(
        self, stated: StatedSearch, tried: Sequence[tuple[Candidate, Score]], rows: Mapping[str, Rows], seed: int
    ):
        self.stated, self.tried, self.rows, self.seed = stated, tried, rows, seed
        self.objectives = stated.search.objectives
        fresh = int(purpose_key(seed, "plan search, confirmation")[0] & MASK_32)
        self.sample = Sample(fresh, stated.confirming)
        self.ground = Ground(stated.scenario, self.sample.seed)

    def answer(self, run: Runner) -> Answer:
        """Run the best plans again, beside doing nothing and the plan of the scenario.

        Raises
        ------
        ResultError
            If no plan keeps all limits.
        """
        chosen = self._chosen()
        planned = {one.label: self.ground.planned(one.plan) for one, _ in chosen}
        unfit = {label: score for label, own in planned.items() if (score := unrun(self.stated, own, reference=True))}
        plans = {one.label: one.plan for one, _ in chosen if one.label not in unfit}
        ran = run(plans, self.sample, CONFIRMATION, self.ground)
        drawn = self._shrunken([one.label for one, _ in chosen])
        winners = []
        for one, seen in chosen:
            fresh = unfit.get(one.label) or judged(self.stated, ran, one.label, planned[one.label])
            winners.append(self._winner(one, seen, fresh, ran, drawn))
        lost = self._regrets(winners, ran, run)
        told = tuple(replace(one, regret=lost.get(one.label, {})) for one in winners)
        return Answer(self.stated, tuple(self.tried), told, (self.seed, self.sample.seed), self.sample.replicates)

    def _chosen(self) -> list[tuple[Candidate, Score]]:
        """The plans to confirm, best first by the first objective, then doing nothing and the plan of the scenario."""
        kept = [(one, score) for one, score in self.tried if score.keeps and not score.same_as]
        if not kept:
            raise ResultError(nobody(self.tried))
        points, most = [goodness(self.objectives, score.values) for _, score in kept], self.stated.search.confirm.plans
        if len(self.objectives) > 1:
            places = spread(front(points), points, most)
        else:
            ranks = [rank(self.objectives, score) for _, score in kept]
            places = sorted(range(len(kept)), key=ranks.__getitem__, reverse=True)[:most]
        best = [kept[place] for place in places]
        beside = {NOTHING, WRITTEN} - {one.label for one, _ in best}
        return best + [(one, score) for one, score in self.tried if one.label in beside and one.label in self.rows]

    def _shrunken(self, labels: Sequence[str]) -> ByKey:
        """By key of the objective and label, from all plans that keep the limits, and those."""
        pool = {one.label for one, score in self.tried if score.keeps and not score.same_as} | set(labels)
        rows = {label: own for label, own in self.rows.items() if label in pool}
        return {each.key: shrunken(each, rows, self.seed) for each in self.objectives}

    def _winner(self, one: Candidate, seen: Score, fresh: Score, ran: Ran, drawn: ByKey) -> Winner:
        rows = {} if fresh.failed else ran.rows[one.label]
        ends = {each.key: interval(each, rows[each.measure], self.sample.seed) for each in self.objectives if rows}
        return Winner(one, seen, fresh, {key: of[one.label] for key, of in drawn.items()}, ends)

    def _regrets(self, winners: Sequence[Winner], ran: Ran, run: Runner) -> dict[str, dict[str, Regret]]:
        """The regret of the plans of the front over the plausible futures, by label and objective.

        Every replicate of the confirmation has its own plausible parameters, unless the scenario fixes some; then the
        plans are run again with all of them open.
        """
        shown = front_of(self.stated, winners)
        if len(shown) < 2:
            return {}
        rows = {one.label: ran.rows[one.label] for one in shown}
        if regret_runs_again(self.stated):
            plans = {one.label: one.candidate.plan for one in shown}
            rows = dict(run(plans, replace(self.sample, uncertainty="full"), FUTURES, self.ground).rows)
        found: dict[str, dict[str, Regret]] = {label: {} for label in rows}
        for each in self.objectives:
            for label, regret in regrets(each, rows).items():
                found[label][each.key] = regret
        return found


def regret_runs_again(stated: StatedSearch) -> bool:
    """Whether the scenario fixes parameters, so that the regret needs runs of its own."""
    uncertainty = stated.scenario.uncertainty
    return uncertainty != "full" and not isinstance(uncertainty, SetFile)


def nobody(tried: Sequence[tuple[Candidate, Score]]) -> str:
    """Why no plan keeps all limits, and how near the nearest came."""
    different = [(one, score) for one, score in tried if not score.same_as]
    broken = [(max(score.broken.values()), one, score) for one, score in different if score.broken]
    if not broken:
        return f"none of {len(different)} different plans could be judged: {different[0][1].failed}"
    _, near, score = min(broken, key=lambda one: one[0])
    told = ", ".join(f"{limit} (by {100 * value:.3g} %)" for limit, value in score.broken.items())
    return (f"none of {len(different)} different plans keeps all limits; the nearest, '{near.label}', breaks {told}; "
            "loosen a limit, widen the choices, or search longer")
