"""Levers that let leaders know: whom they ask, what, and what asking does to people."""

from __future__ import annotations

import numpy as np

from cxsim.interventions.levers.network_mapping import NetworkMapping
from cxsim.interventions.levers.pulse_survey import PulseSurvey
from cxsim.interventions.levers.stakeholder_interviews import StakeholderInterviews
from cxsim.interventions.levers.values_and_skill_diagnosis import ValuesAndSkillDiagnosis
from cxsim.interventions.moment import Act, Question
from cxsim.interventions.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


class TestPulseSurvey(InterventionConformance):
    def example(self) -> PulseSurvey:
        return PulseSurvey(every_weeks=1, sample_share=0.5)

    def neutral(self) -> PulseSurvey:
        return PulseSurvey(sample_share=0.0)


class TestNetworkMapping(InterventionConformance):
    def example(self) -> NetworkMapping:
        return NetworkMapping(takes_weeks=1)

    def neutral(self) -> NetworkMapping:
        return NetworkMapping(response_share=0.0)

    def test_ramp_builds_up_to_full_strength(self) -> None:
        """People are asked once, in the first week, so there is nothing to build up."""
        ramped = self.example().model_copy(update={"ramp_weeks": 3, "takes_weeks": 2})
        assert [bool(bind([ramped], VIEW).week(week).pushes) for week in range(4)] == [True, False, False, False]


class TestStakeholderInterviews(InterventionConformance):
    def example(self) -> StakeholderInterviews:
        return StakeholderInterviews(count=24, per_week=4)

    def neutral(self) -> StakeholderInterviews:
        return StakeholderInterviews(count=0)


class TestValuesAndSkillDiagnosis(InterventionConformance):
    def example(self) -> ValuesAndSkillDiagnosis:
        return ValuesAndSkillDiagnosis(takes_weeks=6)

    def neutral(self) -> ValuesAndSkillDiagnosis:
        return ValuesAndSkillDiagnosis(sample_share=0.0)


def acts(lever: object, week: int) -> tuple[Act, ...]:
    return bind([lever], VIEW).week(week).acts  # type: ignore[list-item]


def test_a_pulse_survey_asks_every_so_many_weeks() -> None:
    pulse = PulseSurvey(start_week=3, every_weeks=4, sample_share=0.5, noise=0.2, measures=("trust",))
    assert [week for week in range(14) if acts(pulse, week)] == [3, 7, 11]
    (act,) = acts(pulse, 3)
    assert (act.kind, act.question) == ("survey", Question(("trust",), 0.2, 0.0, 0.5, 0.0, 1))
    assert len(act.people) == VIEW.size


def test_interviews_begin_with_managers_and_go_on_until_all_were_asked() -> None:
    lever = StakeholderInterviews(count=7, per_week=3)
    asked = [[VIEW.ids[index] for act in acts(lever, week) for index in act.people] for week in range(4)]
    assert [len(names) for names in asked] == [3, 3, 1, 0]
    assert set(asked[0]) == {"c1", "k1", "s1"}
    fewer = {name for week in range(3) for act in acts(StakeholderInterviews(count=4), week)
             for name in (VIEW.ids[index] for index in act.people)}
    assert fewer < {name for names in asked for name in names}


def test_a_diagnosis_takes_its_weeks_and_reaches_everybody_once() -> None:
    weeks = [acts(ValuesAndSkillDiagnosis(takes_weeks=4), week) for week in range(6)]
    people = [index for done in weeks for act in done for index in act.people]
    assert sorted(people) == list(range(VIEW.size))
    assert [len(done) for done in weeks] == [1, 1, 1, 1, 0, 0]
    (act,) = weeks[0]
    assert act.question is not None and act.question.measures == ("skill", "values_fit")


def test_a_map_is_drawn_in_its_last_week() -> None:
    lever = NetworkMapping(takes_weeks=3)
    assert [[act.kind for act in acts(lever, week)] for week in range(4)] == [[], [], ["map"], []]
    (late,) = NetworkMapping(takes_weeks=3, weeks=2).problems(VIEW)
    assert late.warning and "nobody ever sees it" in late.message


def test_only_those_who_are_asked_hear_of_the_need_and_remember_the_questions() -> None:
    (need, asked) = bind([StakeholderInterviews(count=3, per_week=3)], VIEW).week(0).pushes
    assert (need.force, asked.force) == ("need_message", "questions")
    assert [VIEW.ids[index] for index in np.flatnonzero(need.people)] == ["c1", "k1", "s1"]
