"""A survey in the field: who is asked, what they answer, what is counted and what is published.

Sampling and errors are random numbers keyed by (person, week, survey) and independent of the plan, so every plan asks
the same people in the same week.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, grain, round_trait
from cxsim.engine.known.answers import Answers
from cxsim.engine.known.counts import Counts
from cxsim.engine.known.dashboards import shown_use
from cxsim.engine.week.recording import group_names, membership
from cxsim.engine.week.running import Running
from cxsim.rules.measured import MEASURED, SMALLEST_GROUP, Measured
from cxsim.scenario.schema.purpose import Survey
from cxsim.streams import draw_counter, normals, uniforms
from cxsim.units import WEEKS_PER_YEAR

Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


class Fieldwork:
    """One survey of a batch; each time it is taken it gives values by measure, shape (groups, replicates).

    ``name`` keys its random numbers; ``measures``: those needed (those that the survey does not cover are left out);
    ``counts``: records since the survey was last taken, which only this survey restarts.
    """

    def __init__(self, survey: Survey, name: str, running: Running, measures: Iterable[str], counts: Counts):
        self.survey, self.name, self.running, self.counts = survey, name, running, counts
        world = running.world
        self.answers = Answers(world.scenario, world.layout, running.engine)
        self.measures = [MEASURED[one] for one in measures if survey.covers(one)]
        self.groups = group_names(world)
        self._members = membership(world)
        self._member_of = self._members[:, world.cells.of_person]

    def take(self, week: int, people: Mask | None = None, where: Mask | None = None) -> dict[str, Values]:
        """Ask and count at the start of a week; nan if too few answered or nothing could be counted yet.

        ``people``: who may be asked, shape (people, replicates), default everybody; ``where``: the replicates in which
        the survey is taken, default all (counts start again there).
        """
        asked = self._asked(week) if people is None else np.where(people, self._asked(week), 0.0)
        respondents = self._member_of @ asked
        found = {}
        for measure in self.measures:
            if not measure.asked:
                found[measure.name] = self._counted(measure)
            elif self.answers.known(measure.name):
                total = self._member_of @ grain(asked * self._answer(measure, week))
                mean = total / np.maximum(respondents, 1.0)
                published = clip(mean, measure.low, measure.high)
                found[measure.name] = np.where(respondents >= SMALLEST_GROUP, published, np.nan)
            else:
                found[measure.name] = np.full(respondents.shape, np.nan)
        self.counts.restart(where)
        return found

    def _when(self, week: int) -> Keys:
        when: Keys = draw_counter(week, self.running.engine.column("generation"))
        return when

    def _asked(self, week: int) -> Values:
        """Who answers: 1 or 0, shape (people, replicates)."""
        present = self.running.engine.column("present")
        if self.survey.sample_share >= 1.0:
            return np.where(present > 0.0, 1.0, 0.0)
        world = self.running.world
        chance = self.running.initial.batch.chance[None, :]
        drawn = uniforms(world.seed, f"{self.name}:sample", world.organization.keys[:, None], self._when(week), chance)
        return np.where((present > 0.0) & (drawn < self.survey.sample_share), 1.0, 0.0)

    def _answer(self, measure: Measured, week: int) -> Values:
        """The truth, the bias and the noise, shape (people, replicates)."""
        answer = self.answers.of(measure.name) + self.survey.response_bias
        if self.survey.noise == 0.0:
            return answer
        world = self.running.world
        purpose = f"{self.name}:noise:{measure.name}"
        chance = self.running.initial.batch.chance[None, :]
        drawn = normals(world.seed, purpose, world.organization.keys[:, None], self._when(week), chance)
        # Bounded, so that the answers of half a million people can be summed exactly.
        noisy: Values = clip(answer + self.survey.noise * round_trait(drawn), -8.0, 8.0)
        return noisy

    def _counted(self, measure: Measured) -> Values:
        """A measure taken from the record since the last count, by group."""
        running, size = self.running, self._members @ self.running.world.cells.size
        if measure.name == "customer_index":
            index = running.feedback.customer_index
            return np.where(np.arange(len(size))[:, None] == 0, index[None, :], np.nan)
        if measure.dashboards:
            return np.where(size[:, None] >= SMALLEST_GROUP, shown_use(running, self._member_of), np.nan)
        published = (size[:, None] >= SMALLEST_GROUP) & (self.counts.weeks > 0)
        return np.where(published, self._rate(measure, size[:, None]), np.nan)

    def _rate(self, measure: Measured, size: Values) -> Values:
        """Leavers per year and person, or output per position, over the weeks since the last count."""
        if measure.name == "output":
            output: Values = self._members @ self.counts.since("output") / (size * np.maximum(self.counts.weeks, 1))
            return output
        there = self._members @ self.counts.since("people")
        left = self._members @ self.counts.since("quits")
        return np.asarray(WEEKS_PER_YEAR * left / np.where(there > 0.0, there, 1.0))


class Waiting:
    """Results that are not published yet."""

    def __init__(self) -> None:
        self._results: list[tuple[int, dict[str, Values], Mask]] = []

    def put(self, known_in: int, results: dict[str, Values], where: Mask) -> None:
        """Add results that will be published in a week, in the replicates of the mask."""
        self._results.append((known_in, results, where))

    def due(self, week: int) -> list[tuple[dict[str, Values], Mask]]:
        """Remove and return the results that are due by this week, in the order in which they were taken."""
        due = [(results, where) for known_in, results, where in self._results if known_in <= week]
        self._results = [one for one in self._results if one[0] > week]
        return due
