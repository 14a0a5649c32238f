"""A diagnosis: everybody once, spread over its weeks."""

from __future__ import annotations

from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.values_and_skill_diagnosis import ValuesAndSkillDiagnosis
from cxsim.interventions.moment import Act
from cxsim.interventions.plan.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


def acts(intervention: Intervention, week: int) -> tuple[Act, ...]:
    return bind([intervention], VIEW).week(week).acts


class TestValuesAndSkillDiagnosis(InterventionConformance):
    def example(self) -> ValuesAndSkillDiagnosis:
        return ValuesAndSkillDiagnosis(takes_weeks=6)

    def neutral(self) -> ValuesAndSkillDiagnosis:
        return ValuesAndSkillDiagnosis(sample_share=0.0)


def test_a_diagnosis_takes_its_weeks_and_reaches_everybody_once() -> None:
    weeks = [acts(ValuesAndSkillDiagnosis(takes_weeks=4), week) for week in range(6)]
    people = [index for done in weeks for act in done for index in act.people]
    assert sorted(people) == list(range(VIEW.size))
    assert [len(done) for done in weeks] == [1, 1, 1, 1, 0, 0]
    (act,) = weeks[0]
    assert act.question is not None and act.question.measures == ("skill", "values_fit")
