"""Between two weeks: mechanisms about departments, and what becomes of the forces that arrive."""

from dataclasses import replace
from inspect import Parameter, Signature

import numpy as np
import pytest

from cxsim.engine.week.columns import Slot
from cxsim.errors import ModelError
from cxsim.model.joining import week_of
from cxsim.model.phases import Equation

TRAINING = {"type": "training", "hours_per_week": 8, "team_hours": 10}


def short_of_hours(laboratory, hours, **given):
    return laboratory.scenario(plan={"team_hours_per_week": hours, "interventions": [TRAINING]}, **given)


def force(simulation, name, person=0):
    layout = simulation.world.layout
    return simulation.forces.column(layout.profile[Slot(name)])[person]


def test_a_team_with_half_of_the_hours_does_half(laboratory):
    run = laboratory.run(short_of_hours(laboratory, 5, weeks=1), 3)
    assert force(run, "training_mean") == pytest.approx([0.5] * 3)
    assert run.series["delivery"][0] == pytest.approx(np.full((2, 3), 0.5))


def test_what_the_context_pushes_arrives_all_the_same(laboratory):
    context = {"sponsorship": 0.6, "inhibitors": [{"name": "targets", "strength": 0.4}]}
    run = laboratory.run(short_of_hours(laboratory, 5, weeks=1, context=context), 2)
    assert list(force(run, "sponsorship")) == [0.6, 0.6]
    assert list(force(run, "inhibition_mean")) == [0.4, 0.4]


def test_a_mechanism_that_changes_nothing_changes_no_byte(laboratory):
    """Nobody owns anything and the team has hours for everything."""
    plain = laboratory.run(short_of_hours(laboratory, 10, without=["ownership"]), 3)
    owned = laboratory.run(short_of_hours(laboratory, 10), 3, ownership_by_seats=0.0, ownership_by_voice=0.0,
                           ownership_by_results=0.0)
    assert plain.sums.tobytes() == owned.sums.tobytes()


def test_a_committee_in_one_department_makes_that_department_its_owner(laboratory):
    committee = {"type": "governing_committee", "seats": 4, "target": {"departments": ["claims"]}}
    run = laboratory.run(laboratory.scenario(only=["ownership"], plan={"interventions": [committee]}), 2,
                         ownership_by_results=0.0, committee_voice=0.0)
    claims, sales = run.series["ownership"][-1].mean(axis=1)
    assert claims > 0.2
    assert sales == 0.0


def test_the_team_tires_and_the_whole_is_kept_for_all_only(laboratory):
    run = laboratory.run(short_of_hours(laboratory, 5), 2)
    tired = run.series["team_fatigue"]
    assert tired.shape == (12, 1, 2)
    assert np.all(np.diff(tired, axis=0) > 0.0)


def read(laboratory, scenario, *names, replicates=2):
    """What an equation about departments that reads these names finds in the first week."""
    found = []

    def look(*values):
        found.extend(np.array(value) for value in values)
        return 0.0

    look.__signature__ = Signature([Parameter(name, Parameter.POSITIONAL_ONLY) for name in names])
    week = replace(scenario.week, between=(Equation(look, ("looked",)), *scenario.week.between))
    laboratory.begin(scenario, replicates, week=week).step()
    return found[0] if len(names) == 1 else found


def test_the_mean_of_a_force_over_a_department_is_that_of_its_people(laboratory):
    half = {**TRAINING, "target": {"departments": ["claims"], "share": 0.5}}
    scenario = laboratory.scenario(only=["ownership"], plan={"interventions": [half]})
    assert read(laboratory, scenario, "training").tolist() == [[0.5, 0.5], [0.0, 0.0]]


def test_mechanisms_may_read_what_the_organization_and_the_scenario_say(laboratory):
    chain = [{"department": "sales", "weight": 3}, {"department": "claims"}]
    context = {"customer_index": 60, "service_chain": chain}
    mechanisms = ["customers", "ownership"]
    chained = laboratory.scenario(only=mechanisms, context=context)
    assert read(laboratory, chained, "positions").tolist() == [[24.0] * 2, [16.0] * 2]
    assert read(laboratory, chained, "positions_total").tolist() == [[40.0] * 2]
    assert read(laboratory, chained, "positions_overall") == pytest.approx(np.full((1, 2), (24.0**2 + 16.0**2) / 40.0))
    assert read(laboratory, chained, "department_count").tolist() == [[2.0] * 2]
    assert read(laboratory, chained, "customer_index", "customer_index_at_rest") == [
        pytest.approx(np.full((1, 2), 60.0)), pytest.approx(np.full((2, 2), 60.0))]
    assert read(laboratory, chained, "chain_weight").tolist() == [[0.25] * 2, [0.75] * 2]
    assert read(laboratory, chained, "chain_declared").tolist() == [[1.0] * 2]
    plain = laboratory.scenario(only=mechanisms)
    assert read(laboratory, plain, "chain_weight").tolist() == [[0.6] * 2, [0.4] * 2]
    assert read(laboratory, plain, "chain_declared").tolist() == [[0.0] * 2]


def test_before_the_first_week_departments_are_as_people_begin(laboratory):
    scenario = laboratory.busy(2, only=["customers", "ownership", "old_habit"])
    served, use, old, load, saturation, people = read(
        laboratory, scenario, "last_served", "last_use", "last_detracting", "last_change_load", "last_saturation",
        "last_people", replicates=3,
    )
    assert (served[0] > 0.0).all()
    assert (served < use).any()
    assert (old > 0.3).all()
    # Daily work .85, half an initiative of .12, and a little use without skill.
    assert load == pytest.approx(np.full((2, 3), 0.91), abs=0.08)
    assert (saturation >= np.maximum(load - 1.0, 0.0)).all()
    assert (saturation > 0.0).all()
    assert (saturation < 0.1).all()
    assert (people > 0.7).all()


def test_a_mechanism_that_reads_what_nobody_records_is_an_error_at_once(laboratory):
    scenario = laboratory.scenario(only=["ownership"])
    for name in ("last_happiness", "happiness", "happiness_overall"):
        with pytest.raises(ModelError, match="happiness"):
            read(laboratory, scenario, name)


def test_a_hook_of_one_mechanism_is_joined_by_another_only_where_both_are_in_force():
    def written(*without):
        return {"added_cynicism", "ideas_cynicism", "old_habit_used"} & set(week_of(without=without).writer)

    assert written() == {"added_cynicism", "ideas_cynicism", "old_habit_used"}
    assert written("ideas") == {"added_cynicism", "old_habit_used"}
    assert written("cynicism") == {"old_habit_used"}
    assert written("customers") == {"added_cynicism", "ideas_cynicism"}
