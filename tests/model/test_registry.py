"""What the model declares fits together: one writer per column, no mechanism beyond its declaration, no name unknown.
"""

import math
from typing import get_args

import numpy as np
import pytest

from cxsim.engine.week.columns import Layout
from cxsim.errors import InputError
from cxsim.model.forces import FORCES
from cxsim.model.joining import AdoptionRule, Influence, week_of
from cxsim.model.parameters import PARAMETERS, defaults, overridden
from cxsim.model.registry import BUILT_IN, every_equation
from cxsim.model.state import COLUMNS, ORGANIZATION_COLUMNS

WITHOUT = {"all mechanisms": (), "no mechanism": tuple(BUILT_IN)}
EVERY_WEEK = {", ".join((influence, rule, named)): week_of(influence, rule, without)
              for influence in get_args(Influence) for rule in get_args(AdoptionRule)
              for named, without in WITHOUT.items()}
FULL_WEEK, SKELETON = (week_of(without=without) for without in WITHOUT.values())
each_week = pytest.mark.parametrize("week", EVERY_WEEK.values(), ids=list(EVERY_WEEK))

# Who writes what no mechanism writes: traits, appointments, and newcomers who take a slot.
NOT_BY_EQUATIONS = ("drawn", "acts", "newcomers")


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=list(PARAMETERS))
def test_every_parameter_says_what_it_is_and_where_it_comes_from(parameter):
    assert parameter.meaning and parameter.unit and parameter.source and parameter.symbol
    assert parameter.evidence in ("empirical", "derived", "assumption")
    assert parameter.distribution in ("uniform", "loguniform")
    assert parameter.low <= parameter.default <= parameter.high
    assert parameter.low < parameter.high
    assert all(math.isfinite(value) for value in (parameter.low, parameter.default, parameter.high))
    if parameter.distribution == "loguniform":
        assert parameter.low > 0.0


def test_shares_stay_shares_over_their_range():
    """Only these two multiply another share, and may make more of it."""
    beyond = {name for name, one in PARAMETERS.items() if one.unit in ("share", "index 0-1")
              and not 0.0 <= one.low <= one.high <= 1.0}
    assert beyond == {"mandate_watched", "cascade_credit"}


def test_symbols_are_not_shared():
    symbols = [parameter.symbol for parameter in PARAMETERS.values()]
    assert sorted(set(symbols)) == sorted(symbols)


def test_the_registry_cannot_be_written():
    with pytest.raises(TypeError):
        PARAMETERS["habit_gain"] = None
    defaults()["habit_gain"] = 9.0
    assert defaults()["habit_gain"] == 0.2


def test_overrides_replace_single_values():
    values = overridden({"habit_gain": 0.3, "manager_weight": 0.0})
    assert values["habit_gain"] == 0.3
    assert values["manager_weight"] == 0.0
    assert {**values, "habit_gain": 0.2, "manager_weight": 0.8} == defaults()


def test_the_ends_of_a_range_are_allowed():
    assert overridden({"habit_gain": 0.057})["habit_gain"] == 0.057
    assert overridden({"habit_gain": 0.56})["habit_gain"] == 0.56


def test_every_wrong_override_is_told_at_once():
    with pytest.raises(InputError) as error:
        overridden({"habit_gian": 0.3, "habit_decay": 0.9, "quit_rate": math.nan})
    text = str(error.value)
    assert "parameters.habit_gian: unknown parameter 'habit_gian'; did you mean 'habit_gain'?" in text
    assert "parameters.habit_decay: 0.9 is outside [0.02, 0.2] (1/week)" in text
    assert "parameters.quit_rate: nan is outside" in text


def test_forces_rest_inside_their_bounds():
    for name, force in FORCES.items():
        assert force.name == name
        assert force.meaning and force.unit
        assert force.low <= force.neutral <= force.high


def test_columns_keep_their_newcomers_inside_their_bounds():
    for name, column in COLUMNS.items():
        assert column.name == name
        assert column.meaning and column.unit and column.low < column.high
        if isinstance(column.newcomer, str):
            known = column.newcomer in ("drawn", "kept") or column.newcomer in PARAMETERS
            assert known or COLUMNS[column.newcomer].writer == "drawn"
        else:
            assert column.low <= column.newcomer <= column.high


def test_names_mean_one_thing_only():
    assert not set(FORCES) & set(PARAMETERS)
    assert not set(COLUMNS) & set(PARAMETERS)
    assert not set(COLUMNS) & set(FORCES)


def written(week):
    """Every name that a week writes, with the phase that writes it."""
    for phase in week.phases:
        if phase is not week.exposure:
            yield from ((name, phase.name) for name in phase.writes)


@each_week
def test_nothing_is_written_twice(week):
    names = [name for name, _ in written(week)]
    assert sorted(set(names)) == sorted(names)


def test_every_column_is_written_by_the_equation_that_the_declaration_names():
    by_equation = {name: equation for name, equation in written(FULL_WEEK) if name in COLUMNS}
    declared = {name: column.writer for name, column in COLUMNS.items() if column.writer not in NOT_BY_EQUATIONS}
    assert by_equation == declared


def test_every_column_of_departments_is_written_by_the_equation_that_the_declaration_names():
    by_equation = {name: equation.name for equation in FULL_WEEK.between
                   for name in equation.writes if name in ORGANIZATION_COLUMNS}
    assert by_equation == {name: column.writer for name, column in ORGANIZATION_COLUMNS.items()}
    assert not set(ORGANIZATION_COLUMNS) & (set(COLUMNS) | set(FORCES) | set(PARAMETERS))


def test_columns_of_departments_start_inside_their_bounds():
    for name, column in ORGANIZATION_COLUMNS.items():
        assert column.name == name
        assert column.meaning and column.unit
        start = PARAMETERS[column.start].default if isinstance(column.start, str) else column.start
        assert column.low <= start <= column.high


@each_week
def test_other_rules_write_the_same_columns(week):
    columns, usual, full = (
        {name for name, _ in written(which) if name in COLUMNS} for which in (week, SKELETON, FULL_WEEK))
    assert columns in (usual, full)
    assert usual <= full


@each_week
def test_no_equation_writes_forces_or_parameters(week):
    for name, _ in written(week):
        assert name not in FORCES
        assert name not in PARAMETERS


@each_week
@pytest.mark.parametrize("behaviors", [1, 3])
def test_every_name_that_a_equation_reads_is_declared(week, behaviors):
    layout = Layout(week, behaviors)
    kinds = {layout.place(name, 0).kind for phase in week.phases for name in phase.reads}
    assert kinds == {"state", "derived", "profile", "parameter", "record", "department"}


@each_week
def test_a_quantity_is_read_only_after_it_was_written(week):
    layout, known = Layout(week, 2), set()
    for phase in week.phases:
        for name in phase.reads:
            assert layout.place(name, 0).kind != "derived" or name in known, f"{phase} reads {name} too early"
        known |= set(phase.writes)


@each_week
def test_shared_equations_do_not_read_what_exists_by_behavior(week):
    layout = Layout(week, 2)
    by_behavior = {slot.name for slots in (layout.state, layout.derived, layout.profile) for slot in slots
                   if slot.behavior is not None}
    for equation in week.equations:
        if not equation.by_behavior:
            assert not set(equation.reads) & by_behavior, equation.name


EVERY_EQUATION = {equation.name: equation for week in EVERY_WEEK.values()
                  for equation in (*week.equations, *week.between)}


@pytest.mark.parametrize("equation", EVERY_EQUATION.values(), ids=list(EVERY_EQUATION))
def test_a_equation_returns_what_it_declares_and_leaves_what_it_reads_alone(equation):
    given = [np.full((4, 3), 0.25 + 0.001 * number) for number, _ in enumerate(equation.reads)]
    result = equation(*given)
    results = result if isinstance(result, tuple) else (result,)
    assert len(results) == len(equation.writes)
    assert all(np.shape(value) == (4, 3) for value in results)
    for number, values in enumerate(given):
        assert np.all(values == 0.25 + 0.001 * number)


def test_every_equation_is_used_by_some_week():
    assert {equation.name for equation in every_equation()} <= set(EVERY_EQUATION)


def test_every_parameter_is_read_by_a_equation_or_shapes_people_ties_or_the_record():
    of_people = {"resistance_shape", "initial_skill_scale", "past_changes_trust", "resistance_attitude_correlation",
                 "department_variance_share", "cynicism_past"}
    of_people |= {name for name in PARAMETERS if name.endswith(("_mean", "_sd"))}
    of_ties = {name for name in PARAMETERS if name.startswith("layer_weight_")}
    of_record = {"customer_lag_weeks", "committee_seat_share"}
    of_leaders = {"known_ties_share"}
    read = {name for week in EVERY_WEEK.values() for name in week.names}
    read |= {name for week in EVERY_WEEK.values() for equation in week.between for name in equation.reads}
    assert set(PARAMETERS) - read - of_people - of_ties - of_record - of_leaders == set()
