"""Costs by department and level add up to what was spent."""

import numpy as np
import pytest

from cxsim.studies.ensemble import run

PLAN = (
    {"type": "training", "start_week": 1, "weeks": 6, "hours_per_week": 4, "target": {"departments": ["sales"]}},
    {"type": "mandate", "strength": 1.0, "monitoring": 1.0},
)


@pytest.fixture(scope="module")
def result(small_company):
    return run(small_company("plan", *PLAN, parameters={"quit_rate": 0.007}))


@pytest.mark.parametrize("kind", ["department:", "level:"])
def test_departments_and_levels_each_bear_the_whole(result, kind):
    recording = result.recording
    places = [place for place, group in enumerate(recording.groups) if group.startswith(kind)]
    assert set(recording.group_costs) == set(recording.costs)
    for item, costs in recording.costs.items():
        np.testing.assert_allclose(recording.group_costs[item][places].sum(axis=0), costs.sum(axis=0), atol=1e-3)
        np.testing.assert_allclose(recording.group_costs[item][0], costs.sum(axis=0), atol=1e-3)


def test_a_intervention_costs_only_where_it_reaches(result):
    groups, costs = result.recording.groups, result.recording.group_costs["training"]
    assert costs[groups.index("department:sales")].min() > 0.0
    assert not costs[groups.index("department:service")].any()
