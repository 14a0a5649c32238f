"""What a budget pays: doses that cost it, who is first in line, and budgets that no doses cost."""

import pytest

from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.recognition import Recognition
from cxsim.interventions.kinds.tool_rollout import ToolRollout
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.plan.dosing import TOLERANCE, OutOfReach, Spent, affordable, cost_of
from cxsim.testing.people import example_view

VIEW, WEEKS = example_view(), 20
# 24 people: training 10,000 and 125 x 24 a week at 8 hours; recognition 2,000 and 5 x 24 a week at strength 1.
TRAINING = Training(weeks=10, hours_per_week=4.0)
RECOGNITION = Recognition(weeks=10, strength=0.5)


def spent(interventions, budget, held=None):
    return affordable(interventions, budget, VIEW, WEEKS, held or [False] * len(interventions))


def test_costs_are_those_of_the_run():
    assert cost_of([TRAINING], VIEW, WEEKS) == 10_000 + 10 * 125 * 24 / 2
    assert cost_of([TRAINING], VIEW, 4) == 10_000 + 4 * 125 * 24 / 2
    assert cost_of([TRAINING.model_copy(update={"rounds": 2})], VIEW, 40) == 10_000 + 20 * 125 * 24 / 2


@pytest.mark.parametrize("budget", [15_000, 20_000, 27_600, 40_000])
def test_doses_change_in_proportion_until_the_budget_is_spent(budget):
    found = spent([TRAINING, RECOGNITION], budget)
    assert isinstance(found, Spent)
    training, recognition = found.interventions
    assert training.hours_per_week / 4.0 == pytest.approx(recognition.strength / 0.5, rel=1e-4)
    assert budget * (1 - TOLERANCE) <= cost_of(found.interventions, VIEW, WEEKS) <= budget


def test_the_first_in_line_gets_its_dose_first():
    second = RECOGNITION.model_copy(update={"priority": 1})
    training, recognition = spent([TRAINING, second], 27_300).interventions
    assert training == TRAINING
    assert 0.05 < recognition.strength < 0.5


def test_what_the_budget_does_not_reach_is_left_out_and_the_others_take_the_rest():
    later = ToolRollout(priority=1, strength=0.5, weeks=10)
    found = spent([TRAINING, later], 30_000)
    assert found.left_out == ("tool_rollout",)
    [training] = found.interventions
    assert training.hours_per_week == pytest.approx(8.0 * 20_000 / 30_000, rel=1e-5)


def test_money_beyond_all_own_doses_raises_all_up_to_full_ones():
    training, recognition = spent([TRAINING, RECOGNITION], 40_000).interventions
    assert (training.hours_per_week, recognition.strength) > (4.0, 0.5)
    assert recognition.strength <= 1.0


def test_a_held_intervention_keeps_its_dose():
    training, recognition = spent([TRAINING, RECOGNITION], 27_000, [False, True]).interventions
    assert recognition == RECOGNITION
    assert training.hours_per_week < 4.0


def test_no_doses_cost_too_little_or_too_much():
    low, high = spent([TRAINING, RECOGNITION], 100), spent([TRAINING, RECOGNITION], 1e6)
    assert isinstance(low, OutOfReach)
    assert low == high
    assert low.least == pytest.approx(12_000 + 10 * (0.4 * 125 / 8 + 0.05 * 5) * 24)
    assert low.most == pytest.approx(12_000 + 10 * (125 + 5) * 24)


def test_a_intervention_without_a_dose_costs_what_it_costs():
    committee = GoverningCommittee(weeks=10)
    assert isinstance(spent([committee], 3_000 + 10 * (500 + 40 * 6)), Spent)
    assert isinstance(spent([committee], 11_000), OutOfReach)
