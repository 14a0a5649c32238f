"""Between two weeks: mechanisms about departments, and what becomes of the forces that arrive."""

import numpy as np
import pytest

from cxsim.engine.week.columns import Slot
from cxsim.errors import ModelError
from cxsim.model.joining import week_of

TRAINING = {"type": "training", "hours_per_week": 8, "team_hours": 10}


def short_of_hours(laboratory, hours, **given):
    return laboratory.scenario(mechanisms=["ownership"],
                               plan={"team_hours_per_week": hours, "interventions": [TRAINING]},
                               **given)


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
    plain = laboratory.run(laboratory.scenario(plan={"interventions": [TRAINING]}), 3)
    owned = laboratory.run(short_of_hours(laboratory, 10), 3, ownership_by_seats=0.0, ownership_by_voice=0.0,
                           ownership_by_results=0.0)
    assert plain.sums.tobytes() == owned.sums.tobytes()


def test_a_committee_in_one_department_makes_that_department_its_owner(laboratory):
    committee = {"type": "governing_committee", "seats": 4, "target": {"departments": ["claims"]}}
    run = laboratory.run(laboratory.scenario(mechanisms=["ownership"], plan={"interventions": [committee]}), 2,
                         ownership_by_results=0.0, committee_voice=0.0)
    claims, sales = run.series["ownership"][-1].mean(axis=1)
    assert claims > 0.2
    assert sales == 0.0


def test_the_team_tires_and_the_whole_is_kept_for_all_only(laboratory):
    run = laboratory.run(short_of_hours(laboratory, 5), 2)
    tired = run.series["team_fatigue"]
    assert tired.shape == (12, 1, 2)
    assert np.all(np.diff(tired, axis=0) > 0.0)


def test_departments_in_another_order_are_moved_alike(laboratory):
    """The mean of a force over a department is that of its people."""
    half = {**TRAINING, "target": {"departments": ["claims"], "share": 0.5}}
    run = laboratory.begin(laboratory.scenario(mechanisms=["ownership"], plan={"interventions": [half]}), 2)
    run.step()
    pushed = read(run, "training")
    assert pushed[:, 0] == pytest.approx([0.5, 0.0])


def read(simulation, name):
    """What a name in a mechanism about departments refers to before the first week."""
    now = type("Now", (), {"forces": simulation.forces, "sums": None, "feedback": simulation.feedback,
                           "team_hours": 0.0})()
    simulation.departments._look_at(now)
    return simulation.departments._source(name)()


def test_mechanisms_may_read_what_the_organization_and_the_scenario_say(laboratory):
    chain = [{"department": "sales", "weight": 3}, {"department": "claims"}]
    context = {"customer_index": 60, "service_chain": chain}
    begun = laboratory.begin(laboratory.scenario(mechanisms=["customers", "ownership"], context=context), 2)
    assert read(begun, "positions").tolist() == [[24.0], [16.0]]
    assert read(begun, "positions_total") == pytest.approx(np.full((1, 2), 40.0))
    assert read(begun, "positions_overall") == pytest.approx(np.full((1, 2), (24.0**2 + 16.0**2) / 40.0))
    assert read(begun, "department_count") == 2.0
    assert read(begun, "customer_index") == pytest.approx(np.full((1, 2), 60.0))
    assert read(begun, "customer_index_at_rest") == 60.0
    assert read(begun, "chain_weight").tolist() == [[0.25], [0.75]]
    assert read(begun, "chain_declared") == 1.0
    plain = laboratory.begin(laboratory.scenario(mechanisms=["customers", "ownership"]), 2)
    assert read(plain, "chain_weight").tolist() == [[0.6], [0.4]]
    assert read(plain, "chain_declared") == 0.0


def test_before_the_first_week_departments_are_as_people_begin(laboratory):
    begun = laboratory.begin(laboratory.busy(2, mechanisms=["customers", "ownership", "old_habit"]), 3)
    served, use, old = (read(begun, f"last_{name}") for name in ("served", "use", "detracting"))
    assert (served[0] > 0.0).all()
    assert (served < use).any()
    assert (old > 0.3).all()
    assert read(begun, "last_change_load") == pytest.approx(np.full((2, 3), 0.85), abs=0.08)
    assert (read(begun, "last_people") > 0.7).all()


def test_a_mechanism_that_reads_what_nobody_records_is_an_error_at_once(laboratory):
    begun = laboratory.begin(laboratory.scenario(mechanisms=["ownership"]), 2)
    for name in ("last_happiness", "happiness", "happiness_overall"):
        with pytest.raises(ModelError, match="happiness"):
            read(begun, name)


def test_a_hook_of_one_mechanism_is_joined_by_another_only_where_both_are_on(laboratory):
    def writers(*mechanisms):
        return set(week_of(mechanisms=mechanisms).writer)

    assert {"ideas_cynicism"} & writers("ideas") == set()
    assert "added_cynicism" in writers("cynicism")
    assert "ideas_cynicism" in writers("cynicism", "ideas")
    assert "old_habit_used" not in writers("old_habit")
    assert "old_habit_used" in writers("old_habit", "customers")
