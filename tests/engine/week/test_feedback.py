"""What next week reads from this week's record."""

from math import exp

import numpy as np
import pytest

from cxsim.engine.start.organization_start import sums_before
from cxsim.engine.week.columns import DEPARTMENT_INPUTS, RECORD_INPUTS
from cxsim.engine.week.feedback import Feedback


@pytest.fixture
def feedback(laboratory):
    simulation = laboratory.begin(laboratory.scenario(turnover=False, context={"customer_index": 60},
                                                without=["customers"]), 2)
    return Feedback(simulation.world, simulation.initial.batch, sums_before(simulation.initial))


def sums_of(feedback, **totals):
    """The sums of a week, all in the first cell of their department."""
    world = feedback.world
    sums = np.zeros((world.cells.count, len(world.layout.week.quantity), 2))
    for name, value in {"people": 40.0, **totals}.items():
        sums[0, world.layout.week.number[name]] = value
    return sums


def take(feedback, **totals):
    sums = sums_of(feedback, **totals)
    feedback.take(sums, sums.sum(axis=0))


def record(feedback):
    return dict(zip(RECORD_INPUTS, feedback.record[:, 0], strict=True))


def test_use_and_celebrated_results_are_those_of_last_week(feedback):
    take(feedback, use=10.0, use_effort=8.0, benefit_of_users=6.0)
    read = record(feedback)
    assert read["use_last_week"] == 0.25
    assert read["root_use_last_week"] == 0.5
    assert read["benefit_of_users_last_week"] == 0.75


def test_where_nobody_used_there_is_nothing_to_celebrate(feedback):
    take(feedback)
    assert record(feedback)["root_use_last_week"] == 0.0
    assert record(feedback)["benefit_of_users_last_week"] == 0.0


def test_where_nobody_is_left_nothing_breaks(feedback):
    take(feedback, people=0.0)
    assert np.isfinite(feedback.record).all()


def test_the_customer_index_moves_a_thirteenth_of_the_way_to_what_service_is_worth(feedback):
    assert list(feedback.customer_index) == [60.0, 60.0]
    take(feedback, served=20.0)
    assert feedback.customer_index[0] == pytest.approx(60.0 + (80.0 - 60.0) / 13.0)
    take(feedback, served=20.0)
    assert feedback.customer_index[0] == pytest.approx(80.0 - 20.0 * (12.0 / 13.0) ** 2)


def test_the_index_rests_where_existing_use_put_it(laboratory):
    scenario = laboratory.scenario(turnover=False, behaviors=[{"name": "solve", "existing": 0.5}],
                                   without=["customers"])
    simulation = laboratory.begin(scenario, 2)
    feedback = Feedback(simulation.world, simulation.initial.batch, sums_before(simulation.initial))
    initial = simulation.initial
    meant = np.minimum(2.0 * initial.column("attitude"), 1.0)
    rote = initial.parameters["served_by_rote"]
    served = initial.rates[0] * (0.5 + 0.5 * initial.column("skill", 0)) * (rote + (1.0 - rote) * meant)
    present = initial.column("present").sum(axis=0)
    take(feedback, people=present, served=(served * initial.column("present")).sum(axis=0))
    assert feedback.customer_index == pytest.approx([50.0, 50.0], abs=1e-6)
    take(feedback)
    assert np.all(feedback.customer_index < 50.0)
    for _ in range(500):
        take(feedback)
    assert np.all(feedback.customer_index >= 0.0)


def test_seats_represent_a_department_by_its_size(feedback):
    world = feedback.world
    sums = sums_of(feedback)
    place = world.layout.week.number["committee_seats"]
    sales = np.flatnonzero(world.cells.department == 1)
    sums[sales[0], place], sums[sales[-1], place] = 1.0, 1.0
    feedback.take(sums, sums.sum(axis=0))
    represented = feedback.department[:, DEPARTMENT_INPUTS.index("representation")]
    assert represented[0] == pytest.approx([0.0, 0.0])
    assert represented[1] == pytest.approx(1.0 - exp(-2.0 / (0.02 * 16)))
