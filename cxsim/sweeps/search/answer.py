"""The answer of a search: the plans found, confirmed on fresh random numbers, and what became of all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cxsim.sweeps.search.candidates import NOTHING, WRITTEN, Candidate, Score, front, goodness, rank
from cxsim.sweeps.search.honest import Regret
from cxsim.sweeps.search.reading import StatedSearch


@dataclass(frozen=True)
class Winner:
    """A plan that was confirmed.

    ``seen``: in the search; ``fresh``: on fresh random numbers. By key of the objective: ``shrunken`` values, 95 %
    ``intervals`` of the fresh ones, and the ``regret`` of plans of the front.
    """

    candidate: Candidate
    seen: Score
    fresh: Score
    shrunken: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    regret: Mapping[str, Regret] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The name of the plan."""
        return self.candidate.label

    @property
    def reference(self) -> bool:
        """Whether it is doing nothing or the plan of the scenario."""
        return self.label in {NOTHING, WRITTEN}


@dataclass(frozen=True)
class Answer:
    """Everything that a search came to.

    ``tried``: all candidates with their scores in the search, in their order. ``winners``: those confirmed, best first
    by the first objective. ``seeds``: of the search and of the confirmation. ``futures``: how many plausible futures
    the regret rests on.
    """

    stated: StatedSearch
    tried: tuple[tuple[Candidate, Score], ...]
    winners: tuple[Winner, ...]
    seeds: tuple[int, int]
    futures: int

    @property
    def front(self) -> list[Winner]:
        """The plans found, best first by the first objective."""
        return front_of(self.stated, self.winners)

    @property
    def aside(self) -> list[Winner]:
        """Plans that the search liked but that do not hold on fresh random numbers."""
        shown = {one.label for one in self.front}
        return [one for one in self.winners if one.label not in shown and not one.reference]

    @property
    def references(self) -> list[Winner]:
        """Doing nothing and the plan of the scenario, where they are not on the front."""
        shown = {one.label for one in self.front}
        return [one for one in self.winners if one.reference and one.label not in shown]

    @property
    def distinct(self) -> list[tuple[Candidate, Score]]:
        """The candidates without repetitions of the same plan."""
        return [(candidate, score) for candidate, score in self.tried if not score.same_as]

    @property
    def newest(self) -> int:
        """The last generation (from 1) that gave a plan of the front."""
        return max((one.candidate.generation + 1 for one in self.front), default=0)

    def broken(self) -> dict[str, int]:
        """How many different plans broke each limit."""
        count: dict[str, int] = {}
        for _, score in self.distinct:
            for limit in score.broken:
                count[limit] = count.get(limit, 0) + 1
        return count

    def failed(self) -> dict[str, int]:
        """How many different plans could not run or had no values, by reason."""
        count: dict[str, int] = {}
        for _, score in self.distinct:
            if score.failed:
                count[score.failed] = count.get(score.failed, 0) + 1
        return count


def front_of(stated: StatedSearch, winners: Sequence[Winner]) -> list[Winner]:
    """The confirmed plans that keep all limits and that no other beats, best first by the first objective.

    For one objective: all that keep them, but doing nothing and the plan as written only where they are better than
    another plan, or best of all.
    """
    objectives = stated.search.objectives
    kept = sorted((one for one in winners if one.fresh.keeps),
                  key=lambda one: rank(objectives, one.fresh), reverse=True)
    if len(objectives) == 1:
        last = max((place for place, one in enumerate(kept) if not one.reference), default=0)
        return kept[:last + 1]
    places = front([goodness(objectives, one.fresh.values) for one in kept])
    return [kept[place] for place in places]
