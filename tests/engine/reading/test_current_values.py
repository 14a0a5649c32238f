"""Quantities between two weeks are those that the mechanisms would see, and the overlays are shares of the right
people.
"""

import numpy as np
import pytest

from cxsim.engine.reading.current_values import CurrentValues
from cxsim.engine.reading.overlays import SMALLEST_GROUP, standing
from cxsim.errors import ModelError, ResultError
from cxsim.model.mechanisms.motivation import motivation
from cxsim.model.state import COLUMNS


@pytest.fixture(scope="module")
def busy(laboratory):
    """Eight weeks of everything, both behaviors."""
    simulation = laboratory.begin(laboratory.busy(), replicates=4)
    for _ in range(8):
        simulation.step()
    return simulation


def test_reading_changes_nothing(busy):
    before = busy.engine.state.copy()
    reading = CurrentValues(busy)
    for name in ("motivation", "ability", "use_probability"):
        reading.value(name, 1)
    reading.value("own_evaluation")
    assert np.array_equal(before, busy.engine.state)


def test_a_state_column_is_read_as_it_stands(busy):
    assert np.array_equal(CurrentValues(busy).value("skill", 1), busy.engine.column("skill", 1))
    assert np.array_equal(CurrentValues(busy).value("trust"), busy.engine.column("trust"))


def test_a_mean_over_behaviors_has_the_weights_of_the_scenario(busy):
    reading = CurrentValues(busy)
    by_hand = (2 * busy.engine.column("habit", 0) + busy.engine.column("habit", 1)) / 3
    assert np.allclose(reading.value("habit_mean"), by_hand, rtol=0, atol=1e-15)
    assert np.allclose(reading.mean("habit"), by_hand, rtol=0, atol=1e-15)


def test_others_are_seen_as_the_engine_sees_them_next_week(busy):
    reading, exposure = CurrentValues(busy), busy.world.layout.week.exposure
    for slot, seen in busy.engine.seen(exposure).items():
        assert np.array_equal(reading.value(slot.name, slot.behavior), seen)
    manager = busy.world.organization.manager[5]
    assert manager >= 0
    there = busy.engine.column("present")[manager] > 0.0
    expected = np.where(there, busy.engine.column("attitude")[manager], 0.5)
    assert np.array_equal(reading.value("manager_attitude")[5], expected)


def test_before_the_first_week_people_rest(laboratory):
    reading = CurrentValues(laboratory.begin(laboratory.scenario()))
    assert np.all(reading.value("change_load") == reading.value("base_load"))
    assert np.all(reading.value("saturation") == np.maximum(reading.value("base_load") - 1.0, 0.0))


def test_what_mechanisms_contribute_is_read_too(laboratory):
    simulation = laboratory.begin(laboratory.scenario(only=["old_habit"], parameters={"old_habit_usual": 0.5}))
    simulation.step()
    reading = CurrentValues(simulation)
    pull = 1.5 * (0.5 - simulation.engine.column("old_habit", 0))
    assert reading.value("added_motives", 0) == pytest.approx(pull, abs=1e-12)


def test_what_is_drawn_during_a_week_is_not_known_between_two(busy):
    with pytest.raises(ModelError, match="'draw_use' is not known between two weeks"):
        CurrentValues(busy).value("draw_use", 0)


def test_shares_add_up_to_one_among_those_who_count(busy):
    found = standing(busy)
    everybody = found.groups["all"]
    assert {one.name for one in found.readings} == {"skill_will", "kelman", "stages", "lewin"}
    for one in found.readings:
        assert np.allclose(one.shares(everybody).sum(axis=0), 1.0, rtol=0, atol=1e-12)
        assert not (one.counted & (busy.engine.column("present") == 0.0)).any()


def test_kelman_counts_users_only_and_an_order_shows_as_compliance(busy, laboratory):
    found = standing(busy).reading("kelman", "solve")
    assert np.array_equal(found.counted, busy.engine.column("use", 0) * busy.engine.column("present") > 0.0)
    interventions = [{"type": "mandate", "strength": 1.0, "monitoring": 0.5}]
    # Without ownership, all of the order arrives.
    ordered = laboratory.begin(laboratory.scenario(
        plan={"interventions": interventions}, weeks=6, without=["ownership"]))
    ordered.run()
    reading = CurrentValues(ordered)
    alone = reading.applied(motivation, 0, compliance_weight=0.0)
    # A full order that is half watched: 6 x (.4 + .6 x .5).
    assert np.allclose(reading.value("motivation", 0) - alone, 4.2, rtol=0, atol=1e-12)
    assert standing(ordered).shares("kelman")["compliance"] > 0.3


def test_the_overlay_of_stages_is_the_one_that_the_week_records(busy):
    """What people did decides here, and not what they see of others by now, so both agree."""
    week, number = busy.week - 1, busy.world.layout.week.number
    present = busy.sums[week][:, number["people"]].sum(axis=0)
    shares = standing(busy).reading("stages").shares(np.ones(busy.world.organization.size, dtype=bool))
    for place, name in enumerate(("adoption", "relapsed")):
        recorded = busy.sums[week][:, number[name]].sum(axis=0) / present
        # Newcomers who came in after the record was written have not used it yet.
        newcomers = np.abs(busy.engine.column("present").sum(axis=0) - present).max()
        assert np.all(np.abs(shares[place] - recorded) <= (newcomers + 2) / present)


def test_groups_and_names_are_checked(busy):
    found = standing(busy)
    with pytest.raises(ResultError, match="did you mean 'department:claims'"):
        found.shares("stages", "department:claim")
    with pytest.raises(ResultError, match="exists once per behavior: solve, share"):
        found.shares("kelman")
    with pytest.raises(ResultError, match="did you mean 'lewin'"):
        found.reading("lewins")
    small = next(name for name, members in found.groups.items() if members.sum() < SMALLEST_GROUP)
    with pytest.raises(ResultError, match="overlays describe groups only"):
        found.shares("stages", small)
    assert small not in set(found.table()["group"])


def test_the_table_has_every_overlay_and_no_name_of_a_person(busy):
    table = standing(busy).table()
    assert list(table.columns) == ["overlay", "behavior", "group", "category", "mean", "p05", "p95"]
    assert set(table["behavior"]) == {"", "solve", "share"}
    assert not any(person in table.to_csv() for person in busy.world.organization.ids)


def test_columns_that_overlays_read_are_declared():
    assert {"awareness", "use", "habit", "skill", "present"} <= set(COLUMNS)
