"""Money worked out by hand: what a plan is worth above doing nothing, and when it has paid for itself."""

import numpy as np
import pytest

from cxsim.results.measures import compute, measure_notes
from cxsim.results.value import Rates, break_even, outcomes_above_nothing, reference_series, weekly_net_value
from cxsim.testing.recordings import recording_from


@pytest.fixture
def nothing():
    return recording_from({"adoption": np.full((10, 2), 0.1), "customer_index": np.full((10, 2), 50.0)},
                          costs={"replacement": np.full((10, 2), 30.0)})


@pytest.fixture
def plan():
    adoption = np.full((10, 2), 0.1)
    adoption[5:, 0] = 0.5
    return recording_from(
        {"adoption": adoption, "customer_index": np.full((10, 2), 52.0)},
        costs={"training": np.full((10, 2), 20.0), "replacement": np.full((10, 2), 40.0),
               "lost_output": np.full((10, 2), 5.0)},
    )


def test_worth_counts_adopters_and_points_above_doing_nothing(plan, nothing):
    above = outcomes_above_nothing(plan, reference_series(nothing))
    assert list(above["adopter_week"][:, 0]) == [0.0] * 5 + [40.0] * 5
    assert above["customer_index_point_week"].tolist() == [[2.0, 2.0]] * 10


def test_net_value_is_worth_minus_what_doing_nothing_would_not_have_cost(plan, nothing):
    values = weekly_net_value(plan, reference_series(nothing), Rates(3.0, 4.0))
    # 8 for two points, minus 20 + 10 + 5; later 120 more for forty adopters.
    assert list(values[:, 0]) == [-27.0] * 5 + [93.0] * 5
    assert list(values[:, 1]) == [-27.0] * 10


def test_doing_nothing_is_worth_exactly_nothing(nothing):
    assert not weekly_net_value(nothing, reference_series(nothing), Rates(3.0, 4.0)).any()
    measures = compute(nothing, nothing, rates=Rates(3.0, 4.0))
    assert list(measures["net_value"]) == [0.0, 0.0]
    assert list(measures["break_even_week"]) == [0.0, 0.0]


def test_a_plan_has_paid_for_itself_when_the_sum_never_falls_below_nothing_again(plan, nothing):
    measures = compute(plan, nothing, rates=Rates(3.0, 4.0))
    assert list(measures["net_value"]) == [330.0, -270.0]
    assert list(measures["break_even_week"]) == [6.0, 10.0]
    assert "not earned back in 1 of 2 replicates" in " ".join(measure_notes(plan, measures))


def test_earning_early_and_losing_again_is_no_break_even():
    values = np.array([[-1.0], [3.0], [-4.0], [1.0], [2.0]])
    assert break_even(values)[0] == 4.0
    assert break_even(np.array([[1.0], [1.0]]))[0] == 0.0
    assert np.isnan(break_even(np.array([[1.0], [np.nan]]))[0])


def test_without_a_stated_worth_there_is_no_net_value(plan, nothing):
    assert "net_value" not in compute(plan, nothing)
    assert np.isnan(compute(plan, rates=Rates(1.0))["net_value"]).all()


def test_cost_per_sustained_adopter_takes_the_half_year_after_the_plan(plan):
    measures = compute(plan)
    # All ten weeks count: thirty adopters on average in the first replicate, ten in the second.
    np.testing.assert_allclose(measures["cost_per_sustained_adopter"], [650.0 / 30.0, 650.0 / 10.0])
