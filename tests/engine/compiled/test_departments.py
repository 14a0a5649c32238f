"""What happens to departments between two weeks is the same as machine code and as numpy calls."""

from dataclasses import replace
from inspect import Parameter, Signature

import numpy as np
import pytest

from cxsim.arithmetic import logarithm
from cxsim.engine.compiled import departments
from cxsim.engine.compiled.department_steps import woven
from cxsim.engine.compiled.machine import Processor
from cxsim.engine.numpy.departments import bound
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.between import Between, Step
from cxsim.engine.week.columns import Layout
from cxsim.engine.week.department_rows import WIDTH, DepartmentRows
from cxsim.engine.world.organizations import organization_of
from cxsim.model.joining import week_of
from cxsim.model.mechanism import equation
from cxsim.model.phases import Equation
from cxsim.model.registry import BUILT_IN

CONTEXT = {"service_chain": [{"department": "claims"}, {"department": "sales", "weight": 2}],
           "outcomes": [{"name": "rate", "today": 5, "at_100": 9}], "customer_index": 55}


@equation(writes="level")
def level(ownership):
    """Numpy's logarithm cannot be written down."""
    return logarithm(1.0 + ownership)


@equation(writes="mean_level")
def mean_level(level_overall, ownership_overall, positions_total):
    """Follows from it and from what can be written down."""
    return level_overall / (1.0 + ownership_overall) + positions_total


@equation(writes="before")
def mean_level_before(ownership_overall, team_hours):
    """A function before the logarithm."""
    return ownership_overall - team_hours


@equation(writes=("team_fatigue", "ideas_in_use"))
def tired(team_fatigue, team_hours):
    """Both follow from the fatigue as it was; one of them is kept by department."""
    return team_fatigue + 1.0 / team_hours, 2.0 * team_fatigue


@equation(writes=("ownership", "ideas_open"))
def exchanged(ownership, ideas_open):
    """Each becomes the other."""
    return ideas_open, ownership


@equation(writes="team_fatigue")
def of_one_department(ownership):
    """A number of each department has no place in what there is once."""
    return ownership


def between_of(*equations):
    week = week_of(without={*BUILT_IN} - {"ownership", "ideas"})
    # After the equations, all columns are written by somebody.
    return Between(Layout(replace(week, between=(*equations, *week.between)), 1))


def both(equations, size=5, replicates=11):
    """All rows after the steps as numpy calls and after the steps as machine code."""
    found = []
    for steps in (lambda rows: [bound(step, rows) for step in rows.between.steps], departments.steps):
        rows = DepartmentRows(between_of(*equations), size, replicates)
        rows.set_size(np.arange(size) * 7 % 5)
        for array in (rows.of_departments, rows.of_all):
            array[...] = np.linspace(0.1, 0.9, array.size).reshape(array.shape)
        for step in steps(rows):
            step()
        found.append({name: row.copy() for name, row in rows.row.items()})
    return found


def same(numpy_rows, compiled_rows):
    return [name for name in numpy_rows if numpy_rows[name].tobytes() != compiled_rows[name].tobytes()] == []


@pytest.mark.parametrize("replicates", [1, 3, 32])
@pytest.mark.parametrize("hours", [None, 15.0])
def test_all_rows_of_all_mechanisms_after_some_weeks(laboratory, replicates, hours):
    scenario = laboratory.busy(2, context=CONTEXT)
    scenario = scenario.model_copy(update={
        "plan": scenario.plan.model_copy(update={"team_hours_per_week": hours}), "weeks": 8})
    world = laboratory.world(scenario)
    batch = laboratory.batch(world, replicates, chain_complementarity=np.linspace(0.0, 2.0, replicates))
    initial = InitialState(world, batch)
    runs = laboratory.simulation(world, initial), laboratory.simulation(world, initial, "compiled")
    for week in range(scenario.weeks):
        for run in runs:
            run.step()
        assert same(*(run.departments.rows.row for run in runs)), week
    assert all(np.isfinite(row).all() for name, row in runs[1].departments.rows.row.items() if name != "team_hours")


def test_positions_that_open_later_count_from_then_on(laboratory):
    growth = [{"from_week": 2, "department": "sales", "people": 9}]
    scenario = laboratory.scenario(only=["ownership", "ideas"], weeks=4, organization={
        "generate": {"departments": [{"name": "claims", "size": 24}, {"name": "sales", "size": 16}]},
        "growth": growth})
    world = laboratory.world(scenario, organization_of(scenario, laboratory.seed))
    initial = InitialState(world, laboratory.batch(world, 3))
    runs = laboratory.simulation(world, initial), laboratory.simulation(world, initial, "compiled")
    for run in runs:
        run.run()
    assert same(*(run.departments.rows.row for run in runs))
    assert runs[1].departments.rows.row["positions_total"].tolist() == [[49.0] * 3]


def test_a_logarithm_is_called_between_two_functions():
    parts = woven(between_of(level, mean_level).layout).parts
    assert [part.equation.name if isinstance(part, Step) else part for part in parts] == ["level", "departments_1"]
    assert same(*both([mean_level_before, level, mean_level]))


@pytest.mark.parametrize("equations", [[tired], [exchanged], [exchanged, mean_level_before, tired, exchanged]])
@pytest.mark.parametrize(("size", "replicates"), [(1, 1), (5, 11), (3, 16)])
def test_all_results_are_there_before_any_is_stored(equations, size, replicates):
    assert same(*both(equations, size, replicates))


def test_an_equation_without_a_text_is_called():
    def look(*values):
        return sum(values)

    look.__signature__ = Signature([Parameter(name, Parameter.POSITIONAL_ONLY) for name in ("ownership", "voice")])
    assert same(*both([Equation(look, ("looked",)), exchanged]))


def test_what_only_numpy_can_do_is_called():
    @equation(writes=("one", "two"))
    def odd(ownership, voice):
        return np.hypot(ownership, voice), (ownership > 0.3) / (1.0 + abs(voice))

    @equation(writes="three")
    def of_conditions(ownership, voice):
        return (ownership > 0.3) / (voice > 0.0)

    equations = odd, of_conditions, exchanged
    assert [isinstance(part, Step) for part in woven(between_of(*equations).layout).parts] == [True, True, False]
    assert same(*both(equations))


def test_no_row_holds_a_zero_below_zero():
    @equation(writes="team_fatigue")
    def below(team_fatigue):
        return -0.0 * team_fatigue

    for rows in both([below]):
        assert not np.signbit(rows["team_fatigue"]).any()


@pytest.mark.skipif(not Processor.here().system.startswith("x86_64"), reason="these processors are of another kind")
@pytest.mark.parametrize("name", ["haswell", "x86-64"])
def test_a_processor_without_wide_vectors_gives_the_same_bytes(name, monkeypatch):
    monkeypatch.setattr(Processor, "here", staticmethod(lambda: Processor(name, "")))
    assert same(*both([mean_level_before, tired, level, mean_level, exchanged]))


@pytest.mark.parametrize("form", ["numpy", "compiled"])
def test_a_number_of_each_department_does_not_fit_into_one_of_all(form):
    rows = DepartmentRows(between_of(of_one_department), 2, 3)
    step, *_ = [bound(step, rows) for step in rows.between.steps] if form == "numpy" else departments.steps(rows)
    with pytest.raises(ValueError, match="broadcast"):
        step()


def test_functions_are_made_once_for_all_scenarios():
    layout = between_of(exchanged).layout
    rows = [DepartmentRows(Between(layout), 2, replicates) for replicates in (3, 30)]
    assert [one.whole.shape[-1] for one in rows] == [WIDTH, 4 * WIDTH]
    assert departments._compiled(layout) is departments._compiled(layout)
    assert len(departments._compiled(layout).functions) == 1
