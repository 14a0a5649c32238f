"""What rows about programmes make of arms."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.organization.structure import leaders
from experiments.contrasts.company import NOTHING, PROGRAMME
from experiments.validation.sizes.populations import organization
from experiments.validation.sizes.programmes import ADDED, MEASURES, NOT_PAID, PAID, PRACTICES, TRAINED, UNTRAINED
from tests.experiments.validation.sizes.told import Told, seen

D = 1.0 / np.sqrt(1.25)


@pytest.mark.parametrize("name", PRACTICES)
def test_what_adds_to_a_practice_is_use_with_it_less_use_without(name):
    trials = Told({f"practice of 0.5, {name}": {"use": (0.54, 0.58)}, "practice of 0.5, nothing": {"use": 0.5}})
    found = MEASURES[name](trials)
    assert (found.value, found.error) == (pytest.approx(0.06), pytest.approx(0.02))


def test_a_nudge_starts_from_a_quarter():
    trials = Told({"practice of 0.25, nudge": {"use": 0.27}, "practice of 0.25, nothing": {"use": 0.25}})
    assert MEASURES["nudge"](trials).value == pytest.approx(0.02)


@pytest.mark.parametrize("name", ADDED)
def test_what_adds_to_the_programme_is_told_in_standard_deviations_of_use(name):
    trials = Told(people={f"programme, {name}": seen(mean={"use": [1, 2, 3, 4]}),
                          PROGRAMME.name: seen(mean={"use": [0, 1, 2, 3]})})
    assert MEASURES[name](trials).value == pytest.approx(D)


def test_only_managers_are_coached():
    managers = leaders(organization(NOTHING).manager)
    before = np.arange(managers.sum(), dtype=float)
    use, coached = np.zeros(160), np.zeros(160)
    use[managers], coached[managers] = before, before + before.std()
    trials = Told(people={"programme, coached": seen(mean={"use": coached}), PROGRAMME.name: seen(mean={"use": use})})
    assert MEASURES["coaching"](trials).value == pytest.approx(1.0)


@pytest.mark.parametrize(("name", "start", "mean"), [
    ("training-learning", "skill", "use"), ("training-behavior", "skill", "use"),
    ("training-results", "skill", "output"),
])
def test_training_is_judged_by_skill_use_and_output(name, start, mean):
    taught, not_taught = ({start: np.arange(4) + more, mean: np.arange(4) + more} for more in (1, 0))
    trials = Told(people={TRAINED.name: seen({start: taught[start]}, {mean: taught[mean]}),
                          UNTRAINED.name: seen({start: not_taught[start]}, {mean: not_taught[mean]})})
    assert MEASURES[name](trials).value == pytest.approx(D)


def test_a_reward_is_judged_by_odds_while_it_is_paid_and_by_what_is_left():
    trials = Told({PAID.name: {"adoption": 0.2}, NOT_PAID.name: {"adoption": 0.1}})
    assert MEASURES["reward-while-on"](trials).value == pytest.approx(2.25)
    assert MEASURES["reward-after"](trials).value == pytest.approx(1.0)


@pytest.mark.parametrize(("name", "force"), [("crowding-out", "incentive"), ("praise-lasts", "recognition")])
def test_free_choice_is_use_after_it_against_never(name, force):
    trials = Told(people={f"large, interesting task, {force}": seen(mean={"use": [0, 1, 2, 3]}),
                          "large, interesting task, alone": seen(mean={"use": [1, 2, 3, 4]})})
    assert MEASURES[name](trials).value == pytest.approx(-D)
    assert {asked[1:3] for asked in trials.asked} == {(12, 20)}


def test_a_say_correlates_with_output_over_all_people():
    trials = Told(people={"large, change of jobs, say 0": seen(mean={"output": [0, 1]}),
                          "large, change of jobs, say 1": seen(mean={"output": [1, 2]})})
    assert MEASURES["participation"](trials).value == pytest.approx(np.corrcoef([0, 0, 1, 1], [0, 1, 1, 2])[0, 1])


def test_money_is_held_against_recognition_by_what_each_adds():
    trials = Told({PROGRAMME.name: {"adoption": 0.3}, "programme and incentive": {"adoption": 0.5},
                   "programme and recognition": {"adoption": 0.4}})
    assert MEASURES["money-against-recognition"](trials).value == pytest.approx(2.0)


def test_recognition_outlasts_money_if_more_is_left_of_it():
    trials = Told({"programme, two weeks of recognition": {"use": 0.31},
                   "programme, two weeks of incentive": {"use": 0.30}})
    assert MEASURES["recognition-outlasts-money"](trials).value == pytest.approx(0.01)
