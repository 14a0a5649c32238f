"""Levels that change over time and shocks, as changes of what scenario files state."""

import pytest

from cxsim.scenario.changing.stated import Change
from cxsim.scenario.changing.surroundings import (
    KINDS,
    LevelStep,
    level_steps,
    shock_added,
    shock_changed,
    shock_fields,
    shock_removed,
    step_added,
    step_changed,
    step_removed,
)
from cxsim.scenario.loading.load import load_scenario

SPONSORSHIP = ("context", "sponsorship")


@pytest.fixture
def scenario(tmp_path):
    """A scenario with what is written below ``context``."""

    def made(context="{}"):
        file = tmp_path / "plan.yaml"
        file.write_text("name: Plan\nweeks: 40\nseed: 1\norganization: {generate: {departments: [{name: a, size: 9}]}}"
                        f"\ncontext: {context}\n", "utf-8")
        return load_scenario(file)

    return made


def test_one_number_is_one_step_and_the_usual_one_where_none_is_stated(scenario):
    assert level_steps(scenario(), "sponsorship") == (LevelStep(0, 0.3),)
    assert level_steps(scenario("{other_initiatives: 2}"), "other_initiatives") == (LevelStep(0, 2),)
    ranged = level_steps(scenario("{sponsorship: {value: 0.4, low: 0.2, high: 0.6}}"), "sponsorship")
    assert (ranged[0].level, ranged[0].stated["low"]) == (0.4, 0.2)


def test_steps_come_and_go(scenario):
    one = scenario("{sponsorship: 0.4}")
    steps = [{"from_week": 0, "level": 0.4}, {"from_week": 10, "level": 0.4}]
    assert step_added(one, "sponsorship") == Change("set", SPONSORSHIP, steps)
    assert step_changed(one, "sponsorship", 0, "level", 0.5) == Change("set", SPONSORSHIP, 0.5)
    assert step_changed(one, "sponsorship", 0, "level", None) == Change("remove", SPONSORSHIP)
    two = scenario("{sponsorship: [{from_week: 0, level: 0.4}, {from_week: 38, level: 0.8}]}")
    assert step_changed(two, "sponsorship", 1, "from_week", 30) == Change("set", (*SPONSORSHIP, 1, "from_week"), 30)
    assert step_added(two, "sponsorship").value[-1] == {"from_week": 39, "level": 0.8}
    assert step_removed(two, "sponsorship", 1) == Change("set", SPONSORSHIP, 0.4)
    assert len(step_removed(two, "sponsorship", 0).value) == 2  # the first week always has a level


def test_every_kind_of_shock_is_added_as_one_that_can_be_read(scenario):
    for kind in KINDS:
        added = shock_added(scenario(), kind)
        (shock,) = scenario(f"{{shocks: [{added.value}]}}").context.shocks
        assert (shock.type, shock.week) == (kind, 10)
        assert [one["name"] for one in shock_fields(kind)][:2] == ["week", "weeks"]


def test_shocks_are_changed_and_removed(scenario):
    two = scenario("{shocks: [{week: 3, strength: 0.5}, {type: sponsor_leaves, week: 9}]}")
    assert shock_changed(1, "week", 12) == Change("set", ("context", "shocks", 1, "week"), 12)
    assert shock_changed(0, "weeks", None) == Change("remove", ("context", "shocks", 0, "weeks"))
    assert shock_removed(two, 1) == Change("remove", ("context", "shocks", 1))
    one = scenario("{shocks: [{week: 3, strength: 0.5}]}")
    assert shock_removed(one, 0) == Change("remove", ("context", "shocks"))
    assert shock_removed(one, 7) == Change("remove", ("context", "shocks", 7))
