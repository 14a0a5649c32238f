"""What is kept of the weeks of a batch, and how little of it stays in memory."""

import numpy as np
import pytest

from cxsim.engine.week.folding import Folding
from cxsim.engine.week.recording import OUTPUT, REPLACEMENT, group_names


@pytest.fixture(scope="module")
def busy(laboratory):
    return laboratory.run(laboratory.busy(context={"outcomes": [
        {"name": "payment rate", "unit": "%", "today": 54.0, "at_100": 74.0, "lag_weeks": 4.0}]}), 3)


def held(thing):
    """Bytes of all arrays that an object holds, the world aside."""
    if isinstance(thing, np.ndarray):
        return thing.nbytes
    inside = thing if isinstance(thing, dict) else getattr(thing, "__dict__", {})
    return sum(held(value) for name, value in inside.items() if name != "world")


def folded(run, *, groups):
    folding = Folding(run.world, range(run.week), run.initial.batch.size, groups=groups)
    for week in run.weeks:
        folding.take(week)
    return folding


def test_means_are_over_the_people_of_a_group_and_output_is_per_position(busy):
    kept, sums, number = busy.kept(), busy.sums, busy.world.layout.week.number
    claims = busy.world.cells.department == 0
    group = group_names(busy.world).index("department:claims")
    people, trust, output = (sums[:, claims, number[name]].sum(axis=1) for name in ("people", "trust", "output"))
    assert np.array_equal(kept.weekly["people"][group], people)
    assert np.array_equal(kept.weekly["trust"][group], trust / people)
    assert np.array_equal(kept.weekly["output"][group], output / 24.0)


def test_the_whole_organization_and_the_money_do_not_depend_on_groups(busy):
    every, whole = busy.kept(), busy.kept(groups=False)
    assert (every.groups, whole.groups) == (len(group_names(busy.world)), 1)
    assert list(every.weekly) == list(whole.weekly)
    assert "outcome:payment rate" in whole.weekly and "delivery" in whole.weekly
    for name, values in whole.weekly.items():
        assert values[0].tobytes() == every.weekly[name][0].tobytes(), name
    for item in (OUTPUT, REPLACEMENT):
        assert whole.money[item].by_week.tobytes() == every.money[item].by_week.tobytes()
        assert whole.money[item].by_group.tobytes() == every.money[item].by_group.tobytes()
    assert (whole.money[OUTPUT].by_week > 0.0).all()


def test_the_index_of_customers_is_that_of_the_week_and_unknown_for_levels(busy):
    kept = busy.kept().weekly["customer_index"]
    assert np.array_equal(kept[0], busy.customer_index)
    assert np.isnan(kept[-1]).all()


@pytest.mark.parametrize("groups", [True, False])
def test_sums_of_groups_stay_and_those_of_cells_do_not(busy, groups):
    weeks, cells, recorded, replicates = busy.sums.shape
    stored = len(group_names(busy.world)) if groups else 1
    departments = sum(values.nbytes for values in busy.series.values())
    folding = folded(busy, groups=groups)
    # Two kinds of wages by week and by cell, the customer index, wages and members, and the groups.
    small = 8 * (3 * weeks * replicates + 2 * cells * replicates + cells + 2 * len(group_names(busy.world)) * cells)
    assert held(folding) <= 8 * weeks * stored * recorded * replicates + departments + small


def test_a_simulation_holds_one_week(busy):
    one_week = busy.sums[0].nbytes
    assert held(busy.recorded) < 1.5 * one_week
    rest = {name: thing for name, thing in vars(busy).items() if name not in ("world", "initial", "engine", "weeks")}
    assert all(one.nbytes < one_week for one in rest.values() if isinstance(one, np.ndarray))
