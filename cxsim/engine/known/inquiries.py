"""What leaders of a batch find out: surveys of the scenario and of interventions are taken, and published when due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.known.counts import Counts
from cxsim.engine.known.knowledge import Knowledge
from cxsim.engine.known.survey import Fieldwork, Waiting
from cxsim.engine.week.running import Running
from cxsim.interventions.moment import Act, Question
from cxsim.rules.board import Board
from cxsim.scenario.schema.purpose import Survey

Mask = NDArray[np.bool_]


class Inquiries:
    """All surveys of one batch. ``measures``: the measures used by rules, gates and guards."""

    def __init__(self, running: Running, board: Board, knowledge: Knowledge, measures: Iterable[str]):
        self.running, self.board, self.knowledge = running, board, knowledge
        self.measures = sorted(measures)
        scenario = running.world.scenario
        survey = scenario.survey
        # Of all weeks: a survey of an intervention that is taken for the first time counts from the start.
        self._counts = Counts(running.world, running.initial.batch.size)
        self._own = None if survey is None else self._begun(survey, "survey")
        self._due = {} if survey is None else dict(survey.weeks(scenario.weeks))
        self._of_interventions: dict[tuple[str, Question], Fieldwork] = {}
        self._waiting = Waiting()

    def publish(self, week: int, asked: Sequence[tuple[tuple[Act, ...], Mask]]) -> None:
        """Take the surveys that are due at the start of a week, and publish the results that are ready.

        ``asked``: the acts of last week, with the replicates in which they were performed.
        """
        self.board.next_week()
        self._count()
        if self._own is not None and week in self._due:
            everywhere = np.ones(self.board.replicates, dtype=np.bool_)
            self._waiting.put(self._due[week], self._own.take(week), everywhere)
        together: dict[tuple[str, Question], Mask] = {}
        for acts, where in asked:
            self.knowledge.learn(acts, week, where)
            for act in acts:
                if act.kind == "survey" and act.question is not None:
                    people = together.setdefault((act.intervention, act.question), np.zeros(
                        (self.running.world.view.size, self.board.replicates), dtype=np.bool_))
                    people[np.ix_(act.people, np.flatnonzero(where))] = True
        for (label, question), people in together.items():
            there = np.asarray(people.any(axis=0))
            results = self._fieldwork(label, question).take(week, people, there)
            self._waiting.put(week - 1 + max(question.delay_weeks, 1), results, there)
        for results, where in self._waiting.due(week):
            for measure, values in results.items():
                self.board.publish(measure, values, where)

    def _count(self) -> None:
        """Count last week, for every survey since it was last taken."""
        week = self.running.recorded
        if week is not None:
            own = [] if self._own is None else [self._own]
            for counts in self._counts, *(one.counts for one in (*own, *self._of_interventions.values())):
                counts.add(week)

    def _begun(self, survey: Survey, name: str) -> Fieldwork:
        return Fieldwork(survey, name, self.running, self.measures, deepcopy(self._counts))

    def _fieldwork(self, label: str, question: Question) -> Fieldwork:
        """The survey of an intervention; its name keys the random numbers."""
        if (label, question) not in self._of_interventions:
            survey = Survey(
                sample_share=question.share, response_bias=question.bias, noise=question.error,
                measures=question.measures or None,
            )
            self._of_interventions[label, question] = self._begun(survey, f"survey:{label}")
        return self._of_interventions[label, question]
