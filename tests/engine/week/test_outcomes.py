"""Business outcomes follow the customers' score, whichever mechanism moves it."""

import numpy as np
import pytest

from cxsim.engine.week.outcomes import Outcomes
from cxsim.results.recording import OUTCOME_PREFIX
from cxsim.studies.ensemble import run

RATE = {"name": "payment rate", "unit": "%", "today": 54.0, "at_100": 74.0, "lag_weeks": 4.0}
COMPLAINTS = {"name": "complaints", "unit": "a week", "today": 30.0, "per_point": -0.5, "lag_weeks": 1.0}
SCORE = np.array([60.0, 80.0, 40.0])


def outcomes(laboratory, *blocks, **given):
    scenario = laboratory.scenario(context={"customer_index": 60, "outcomes": blocks}, **given)
    return Outcomes(laboratory.world(scenario), 3)


def test_they_rest_while_the_score_rests_and_follow_it_with_their_lag(laboratory):
    both = outcomes(laboratory, RATE, COMPLAINTS)
    both.follow(SCORE, None)
    assert both.values["outcome:payment rate"] == pytest.approx([54.0, 54.0 + 10.0 / 4.0, 54.0 - 10.0 / 4.0])
    assert both.values["outcome:complaints"] == pytest.approx([30.0, 20.0, 40.0])
    for _ in range(200):
        both.follow(SCORE, None)
    assert both.values["outcome:payment rate"] == pytest.approx([54.0, 64.0, 44.0])


def test_what_has_been_reached_is_a_share_of_what_a_score_of_100_would_bring(laboratory):
    both = outcomes(laboratory, {**RATE, "lag_weeks": 1.0}, COMPLAINTS)
    both.follow(SCORE, None)
    assert both.gain() == pytest.approx([0.0, 0.5, -0.5])
    assert outcomes(laboratory, {"name": "fixed", "today": 3.0, "per_point": 0.0}).gain() is None
    assert outcomes(laboratory).gain() is None


def test_an_outcome_of_one_department_follows_that_department(laboratory):
    one = outcomes(laboratory, {**COMPLAINTS, "departments": ["sales"]}, only=["customers"])
    one.follow(SCORE, np.array([[60.0] * 3, [70.0, 50.0, 60.0]]))
    assert one.values["outcome:complaints"] == pytest.approx([25.0, 35.0, 30.0])
    two = outcomes(laboratory, {**COMPLAINTS, "departments": ["sales", "claims"]}, only=["customers"])
    two.follow(SCORE, np.array([[60.0] * 3, [70.0, 50.0, 60.0]]))  # 24 people in claims, 16 in sales
    assert two.values["outcome:complaints"] == pytest.approx([28.0, 32.0, 30.0])


def test_they_are_kept_and_money_hangs_on_them(laboratory):
    plan = {"interventions": [{"type": "training", "hours_per_week": 8, "cost": {}},
                              {"type": "tool_rollout", "cost": {}}, {"type": "mandate", "cost": {}}]}
    context = {"customer_index": 60, "outcomes": [RATE, COMPLAINTS]}
    given = {"plan": plan, "context": context, "weeks": 16, "seed": 3, "without": ["customers"]}
    worth = {"outcomes": {"payment rate": 100.0, "complaints": -10.0}}
    result = run(laboratory.scenario(value=worth, **given), replicates=3, engine="numpy")
    rate, complaints = (result.recording.of_all(OUTCOME_PREFIX + name) for name in ("payment rate", "complaints"))
    idle = [result.reference[OUTCOME_PREFIX + name] for name in ("payment rate", "complaints")]
    assert (rate[-1] > 54.0).all()
    assert (complaints[-1] < 30.0).all()
    free = run(laboratory.scenario(value={}, **given), replicates=3, engine="numpy").measures["net_value"]
    earned = 100.0 * (rate - idle[0]).sum(axis=0) - 10.0 * (complaints - idle[1]).sum(axis=0)
    assert result.measures["net_value"] - free == pytest.approx(earned)
    assert result.manifest["value"]["outcomes"] == worth["outcomes"]
    weekly = result.weekly()
    assert set(weekly[weekly["measure"] == "outcome:payment rate"]["group"]) == {"all"}


def test_without_a_plan_they_rest(laboratory):
    scenario = laboratory.scenario(weeks=8, context={"customer_index": 60, "outcomes": [RATE]}, turnover=False)
    rate = laboratory.run(scenario, 4).series["outcome:payment rate"]
    assert rate == pytest.approx(54.0, abs=0.5)
