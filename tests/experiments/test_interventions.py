"""The experiment on all interventions: none is left out, and its page says what its table says."""

from __future__ import annotations

import pytest

from cxsim.interventions.kinds import BUILT_IN
from cxsim.interventions.plan.dosing import TOLERANCE, cost_of
from experiments.interventions import measure as experiment


def test_every_intervention_has_settings_and_an_expectation():
    kinds = set(BUILT_IN) - set(experiment.NOT_AN_INTERVENTION)
    assert set(experiment.interventions()) == kinds
    for kind, said in experiment.interventions().items():
        assert {said[arm] for arm in experiment.ARMS} <= {"helps", "nothing", "harms"}, kind
        assert said["because"], kind
        for arm in experiment.ARMS:
            for trial in experiment.trials_of(kind):
                assert experiment.scenario_of(arm, trial).plan.interventions[-1].type == kind


def test_an_intervention_is_tried_at_half_its_dose_and_at_what_the_same_money_buys():
    whole, half, money = experiment.trials_of("training")
    assert [trial.intervention.hours_per_week for trial in (whole, half)] == [3.0, 1.5]
    assert cost_of([money.intervention], experiment.company(), experiment.WEEKS) == pytest.approx(
        experiment.MONEY, rel=TOLERANCE)
    assert money.share == money.intervention.hours_per_week / 3.0


def test_what_costs_less_than_the_money_gets_its_full_dose():
    money = experiment.trials_of("walk_the_talk")[-1]
    assert money.intervention.strength == 1.0
    assert cost_of([money.intervention], experiment.company(), experiment.WEEKS) < experiment.MONEY


def test_what_costs_more_at_any_dose_is_not_tried_for_the_money():
    assert [trial.dose for trial in experiment.trials_of("collaboration")] == ["whole", "half"]


def test_the_verdict_follows_from_the_interval():
    def verdict(low, difference, high):
        return experiment.verdict({"low": str(low), "difference": str(difference), "high": str(high)})

    assert verdict(-0.004, 0.0, 0.004) == "nothing"
    assert verdict(0.001, 0.006, 0.011) == "helps"
    assert verdict(-0.02, -0.01, -0.001) == "harms"
    assert verdict(-0.01, 0.01, 0.03) == "cannot be told"
    assert verdict(0.001, 0.004, 0.007) == "cannot be told"


def test_the_page_shows_the_table():
    assert experiment.page() == experiment.PAGE.read_text("utf-8")
    assert {row["intervention"] for row in experiment.read(experiment.RESULTS)} == set(experiment.interventions())
