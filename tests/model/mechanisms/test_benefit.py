"""Expected benefit."""

import pytest

from cxsim.model.mechanisms.benefit import (
    benefit_of_use,
    next_expected_benefit,
    realized_benefit,
    used_benefit,
)

# A week in which nothing speaks of benefits.
QUIET = {"benefit_of_use": 0.0, "seen_use_mean": 0.0, "seen_expected_benefit": 0.0,
         "root_use_last_week": 0.0, "benefit_of_users_last_week": 0.0}


def test_skill_and_a_clear_path_make_use_worth_while(alone):
    assert alone(realized_benefit, skill=1.0) == pytest.approx(0.35 + 0.6 * 0.7)
    assert alone(realized_benefit, skill=0.5, inhibition=0.4) == pytest.approx(0.35 + 0.42 * 0.5 * 0.6 - 0.25 * 0.5)
    assert alone(realized_benefit, skill=0.0) == pytest.approx(0.10)


def test_some_gain_by_it_and_others_lose_although_they_are_skilled(alone):
    assert alone(realized_benefit, skill=1.0, personal_stake=0.1) == pytest.approx(0.77 + 0.1)
    assert alone(realized_benefit, skill=1.0, personal_stake=-0.45) == pytest.approx(0.32)


def test_the_benefit_stays_a_share(alone):
    assert alone(realized_benefit, skill=1.0, benefit_rest=0.5, benefit_gain=1.0, realized_gain=1.0) == 1.0
    assert alone(realized_benefit, skill=0.0, benefit_rest=0.2, benefit_cost=0.5) == 0.0


def test_only_what_is_used_counts():
    assert used_benefit(0.7, 0.0) == 0.0
    assert benefit_of_use(0.3 * 0.7, 0.3) == pytest.approx(0.7)
    assert benefit_of_use(0.0, 0.0) == 0.0


def test_before_the_change_nothing_moves(alone):
    assert alone(next_expected_benefit, expected_benefit=0.35, **QUIET) == 0.35


def test_experience_teaches(alone):
    given = {**QUIET, "benefit_of_use": 0.8}
    learned = alone(next_expected_benefit, expected_benefit=0.5, use_mean=1.0, **given)
    assert learned == pytest.approx(0.5 + 0.15 * 0.3)


def test_an_unfulfilled_expectation_fades(alone):
    assert alone(next_expected_benefit, expected_benefit=0.75, **QUIET) == pytest.approx(0.75 - 0.01 * 0.4)


def test_using_colleagues_pass_their_belief_on(alone):
    seen = {**QUIET, "seen_use_mean": 0.5, "seen_expected_benefit": 0.75}
    assert alone(next_expected_benefit, expected_benefit=0.35, **seen) == pytest.approx(0.35 + 0.05 * 0.5 * 0.4)
    seen["benefit_of_use"] = 0.35
    own = alone(next_expected_benefit, expected_benefit=0.35, use_mean=1.0, **seen)
    assert own == pytest.approx(0.35)


def test_a_promise_moves_up_only_and_as_far_as_it_is_heard(alone):
    given = {**QUIET, "personal_relevance": 0.8, "credibility": 0.5, "attention": 0.9}
    promised = alone(next_expected_benefit, expected_benefit=0.35, **given)
    assert promised == pytest.approx(0.35 + 0.1 * 0.8 * 0.5 * 0.9 * 0.4)
    believed = alone(next_expected_benefit, expected_benefit=0.9, **given)
    assert believed == pytest.approx(0.9 + 0.01 * (0.35 - 0.9))


def test_a_promise_is_worth_what_one_has_at_stake(alone):
    given = {**QUIET, "expected_benefit": 0.35, "personal_relevance": 1.0}
    promised = alone(next_expected_benefit, personal_stake=0.1, **given)
    assert promised == pytest.approx(0.35 + 0.1 * (0.75 + 0.1 - 0.35))
    assert alone(next_expected_benefit, personal_stake=-0.45, **given) == 0.35


def test_celebrated_results_move_everybody_towards_them(alone):
    given = {**QUIET, "root_use_last_week": 0.5, "benefit_of_users_last_week": 0.75}
    moved = alone(next_expected_benefit, expected_benefit=0.35, celebration=1.0, **given)
    assert moved == pytest.approx(0.35 + 0.1 * 0.5 * 0.4)


def test_a_celebration_reaches_those_who_have_attention_left(alone):
    given = {**QUIET, "root_use_last_week": 0.5, "benefit_of_users_last_week": 0.75}
    moved = alone(next_expected_benefit, expected_benefit=0.35, celebration=1.0, attention=0.5, **given)
    assert moved == pytest.approx(0.35 + 0.1 * 0.5 * 0.5 * 0.4)
