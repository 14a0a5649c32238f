"""The experiment on all interventions: none is left out, and its page says what its table says."""

from __future__ import annotations

from cxsim.interventions.kinds import BUILT_IN
from experiments.interventions import measure as experiment


def test_every_intervention_has_settings_and_an_expectation():
    kinds = set(BUILT_IN) - set(experiment.NOT_AN_INTERVENTION)
    assert set(experiment.interventions()) == kinds
    for kind, said in experiment.interventions().items():
        assert {said[arm] for arm in experiment.ARMS} <= {"helps", "nothing", "harms"}, kind
        assert said["because"], kind
        for arm in experiment.ARMS:
            assert experiment.scenario_of(arm, kind).plan.interventions[-1].type == kind


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
