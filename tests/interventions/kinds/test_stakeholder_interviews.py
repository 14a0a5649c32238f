"""Interviews: who comes first, how many each week, and what those who are asked hear."""

from __future__ import annotations

import numpy as np

from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.stakeholder_interviews import StakeholderInterviews
from cxsim.interventions.moment import Act
from cxsim.interventions.plan.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


def acts(intervention: Intervention, week: int) -> tuple[Act, ...]:
    return bind([intervention], VIEW).week(week).acts


class TestStakeholderInterviews(InterventionConformance):
    def example(self) -> StakeholderInterviews:
        return StakeholderInterviews(count=24, per_week=4)

    def neutral(self) -> StakeholderInterviews:
        return StakeholderInterviews(count=0)


def asked(intervention: StakeholderInterviews) -> list[set[str]]:
    """Who is asked in each of the first weeks."""
    return [{VIEW.ids[index] for act in acts(intervention, week) for index in act.people} for week in range(4)]


def test_interviews_begin_with_managers_and_go_on_until_all_were_asked() -> None:
    seven = asked(StakeholderInterviews(count=7, per_week=3))
    assert [len(names) for names in seven] == [3, 3, 1, 0]
    assert seven[0] == {"c1", "k1", "s1"}
    assert set().union(*asked(StakeholderInterviews(count=4))) < set().union(*seven)


def test_only_those_who_are_asked_hear_of_the_need_and_remember_the_questions() -> None:
    (need, questions) = bind([StakeholderInterviews(count=3, per_week=3)], VIEW).week(0).pushes
    assert (need.force, questions.force) == ("need_message", "questions")
    assert [VIEW.ids[index] for index in np.flatnonzero(need.people)] == ["c1", "k1", "s1"]
