"""Short surveys: whom they ask when, and how."""

from __future__ import annotations

from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.pulse_survey import PulseSurvey
from cxsim.interventions.moment import Act, Question
from cxsim.interventions.plan.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()


def acts(intervention: Intervention, week: int) -> tuple[Act, ...]:
    return bind([intervention], VIEW).week(week).acts


class TestPulseSurvey(InterventionConformance):
    def example(self) -> PulseSurvey:
        return PulseSurvey(every_weeks=1, sample_share=0.5)

    def neutral(self) -> PulseSurvey:
        return PulseSurvey(sample_share=0.0)


def test_a_pulse_survey_asks_every_so_many_weeks() -> None:
    pulse = PulseSurvey(start_week=3, every_weeks=4, sample_share=0.5, noise=0.2, measures=("trust",))
    assert [week for week in range(14) if acts(pulse, week)] == [3, 7, 11]
    (act,) = acts(pulse, 3)
    assert (act.kind, act.question) == ("survey", Question(("trust",), 0.2, 0.0, 0.5, 0.0, 1))
    assert len(act.people) == VIEW.size
