"""What leaders know of one future: what was counted and published, what they believe of people, whom colleagues name.

It comes through the doors that rules and targets use, so a person who reads it knows what a rule would know: samples,
errors and ages included, never the truth. Reading changes no run.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.known.inquiries import Inquiries
from cxsim.engine.known.knowledge import Knowledge
from cxsim.engine.week.recording import group_names
from cxsim.engine.week.run import Simulation
from cxsim.interventions.moment import Act
from cxsim.interventions.people.estimates import ESTIMATES
from cxsim.rules.board import Board
from cxsim.rules.measured import MEASURED

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

# The standard deviations to each side that hold 95 % of a normal distribution.
TWO_SIDED = 1.96
MOST_NAMED = 5


@dataclass(frozen=True)
class Reading:
    """A published mean of a group. ``asked``: how many people were to answer, 0 if it was counted.

    ``error``: at most how far chance puts the mean from the truth in 95 of 100 samples; 0 if it was counted. It
    assumes answers as different as answers with this mean can be, because nobody knows how different they are.
    """

    week: int
    measure: str
    group: str
    value: float
    asked: int = 0
    error: float = 0.0


@dataclass(frozen=True)
class Belief:
    """What leaders believe of a group after talking to ``asked`` of its people, last in ``week``.

    ``error``: half of the 95 % interval of the mean if those asked were drawn at random; nan for a single person.
    """

    week: int
    measure: str
    group: str
    value: float
    asked: int
    error: float


@dataclass(frozen=True)
class Named:
    """Somebody whom colleagues named when ties were mapped: how many of them."""

    person: str
    department: str
    by: int


@dataclass(frozen=True)
class Known:
    """All that leaders know at the start of a week. ``mapped``: when ties were mapped last, -1: never."""

    week: int
    readings: tuple[Reading, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    named: tuple[Named, ...] = ()
    mapped: int = -1

    def latest(self, measure: str, group: str = "all") -> Reading | None:
        """The newest reading of a measure in a group; None if there is none."""
        return max((one for one in self.readings if (one.measure, one.group) == (measure, group)),
                   key=lambda one: one.week, default=None)

    def belief(self, measure: str, group: str = "all") -> Belief | None:
        """What leaders believe of a group; None if they asked nobody in it."""
        return next((one for one in self.beliefs if (one.measure, one.group) == (measure, group)), None)


class _Notebook(Board):
    """A board that keeps everything that was ever published, with its week."""

    def __init__(self, groups: Iterable[str], replicates: int):
        super().__init__(groups, replicates)
        self.week = 0
        self.pages: list[tuple[int, str, Values]] = []

    def publish(self, measure: str, values: Values, where: Mask) -> None:
        """Publish values, and write them down."""
        super().publish(measure, values, where)
        self.pages.append((self.week, measure, np.where(where[None, :], values, np.nan)))


class Notes:
    """Takes down what one run tells leaders. Call ``take`` at the start of every week, and once after the last."""

    def __init__(self, simulation: Simulation):
        self.simulation, world = simulation, simulation.world
        self._board = _Notebook(group_names(world), simulation.initial.batch.size)
        self._knowledge = Knowledge(simulation, world.scenario.hides_ties)
        self._inquiries = Inquiries(simulation, self._board, self._knowledge, MEASURED)
        self._mapped = -1

    def take(self) -> None:
        """Take down what is known at the start of this week."""
        week = self._board.week = self.simulation.week
        acts = self._last_acts(week) if week else []
        if any(act.kind == "map" for performed, _ in acts for act in performed):
            self._mapped = week
        self._inquiries.publish(week, acts)

    def _last_acts(self, week: int) -> list[tuple[tuple[Act, ...], Mask]]:
        plan = self.simulation.plan
        if plan.adaptive:
            return plan.last_acts()
        everywhere = np.ones(self.simulation.initial.batch.size, dtype=np.bool_)
        return [(plan.versions[0].weeks[week - 1].acts, everywhere)]

    def known(self, replicate: int = 0) -> Known:
        """What is known now in one replicate."""
        return Known(
            self.simulation.week, tuple(self._readings(replicate)), tuple(self._beliefs(replicate)),
            tuple(self._named(replicate)) if self._mapped >= 0 else (), self._mapped,
        )

    def _readings(self, replicate: int) -> Iterator[Reading]:
        asked = self._asked()
        for week, measure, values in self._board.pages:
            for group, value in zip(self._board.groups, values[:, replicate], strict=True):
                if math.isnan(value):
                    continue
                if not MEASURED[measure].asked:
                    yield Reading(week, measure, group, float(value))
                    continue
                share, noise, people = asked[week, measure]
                count = max(1, round(share * people[group]))
                yield Reading(week, measure, group, float(value), count, _sampling_error(value, share, noise, count))

    def _asked(self) -> dict[tuple[int, str], tuple[float, float, Mapping[str, int]]]:
        """By week of publication and measure: the share of people asked, the noise of an answer, people by group."""
        world = self.simulation.world
        found: dict[tuple[int, str], tuple[float, float, Mapping[str, int]]] = {}
        survey = world.scenario.survey
        everybody = self._sizes(np.ones(world.view.size, dtype=np.bool_))
        if survey is not None:
            for _, known_in in survey.weeks(world.scenario.weeks):
                for measure in survey.covered():
                    found[known_in, measure] = survey.sample_share, survey.noise, everybody
        for intervention in world.scenario.plan.scheduled:
            share = intervention.surveyed_share()
            if share is None:
                continue
            people = self._sizes(intervention.target.resolve(self._knowledge.view(0)))
            for week in intervention.publishes(world.scenario.weeks):
                for measure in getattr(intervention, "measures", None) or MEASURED:
                    found[week, measure] = share, float(getattr(intervention, "noise", 0.0)), people
        return found

    def _sizes(self, people: Mask) -> dict[str, int]:
        """How many of these people are in each group."""
        world = self.simulation.world
        view, levels = world.view, world.view.level
        sizes = {"all": int(people.sum())}
        for number, name in enumerate(view.departments):
            sizes[f"department:{name}"] = int(people[view.department == number].sum())
        return {**sizes, **{f"level:{level}": int(people[levels == level].sum()) for level in np.unique(levels)}}

    def _beliefs(self, replicate: int) -> Iterator[Belief]:
        view, knowledge = self.simulation.world.view, self._knowledge
        generation = self.simulation.engine.column("generation")[:, replicate]
        for name in ESTIMATES:
            heard = knowledge.believed[name][:, replicate]
            theirs = ~np.isnan(heard) & (knowledge.of_whom[name][:, replicate] == generation)
            groups = {"all": theirs} | {
                f"department:{department}": theirs & (view.department == number)
                for number, department in enumerate(view.departments)}
            for group, of_group in groups.items():
                count = int(of_group.sum())
                if count:
                    spread = float(heard[of_group].std(ddof=1)) if count > 1 else math.nan
                    yield Belief(int(knowledge.asked_in[name][of_group, replicate].max()), name, group,
                                 float(heard[of_group].mean()), count, TWO_SIDED * spread / math.sqrt(count))

    def _named(self, replicate: int) -> Iterator[Named]:
        """The people whom most colleagues look at, by the ties that leaders know."""
        seen = self._knowledge.view(replicate)
        order = np.lexsort((np.arange(seen.size), -seen.in_degree))[:MOST_NAMED]
        for person in order:
            department = seen.departments[int(seen.department[person])]
            yield Named(seen.ids[int(person)], department, int(seen.in_degree[person]))


def _sampling_error(value: float, share: float, noise: float, count: int) -> float:
    """At most how far a mean of ``count`` answers is off in 95 of 100 samples."""
    widest = max(0.0, value * (1.0 - value)) * (1.0 - min(share, 1.0))
    return TWO_SIDED * math.sqrt((widest + noise**2) / count)
