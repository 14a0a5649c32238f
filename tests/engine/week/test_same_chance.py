"""Chance belongs to person, week and decision: nothing else about a run can change what happens to somebody."""

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.start.initial_state import InitialState
from cxsim.organization.structure import Layer
from cxsim.streams import employee_keys


def same(states, one, other, replicates=slice(None)):
    """Whether all states agree to the last bit, and the sums of all weeks that both have."""
    weeks = min(len(one.sums), len(other.sums))
    assert one.sums[:weeks, :, :, replicates].tobytes() == other.sums[:weeks].tobytes()
    assert one.customer_index[:weeks, replicates].tobytes() == other.customer_index[:weeks].tobytes()
    if one.week == other.week:
        left, right = states(one), states(other)
        for name in left:
            assert np.ascontiguousarray(left[name][:, replicates]).tobytes() == right[name].tobytes(), name
    return True


@pytest.fixture(scope="module")
def six(laboratory):
    """Six replicates of the busy company, in which many leave."""
    return laboratory.run(laboratory.busy(), 6, quit_rate=0.05)


@pytest.mark.parametrize("chosen", [[0], [5], [0, 1, 2], [4, 1]])
def test_a_replicate_does_not_depend_on_its_neighbors_in_a_batch(laboratory, states, six, chosen):
    assert same(states, six, laboratory.run(laboratory.busy(), chosen, quit_rate=0.05), chosen)


def test_replicates_differ(six):
    number = six.world.layout.week.number["attitude"]
    assert len({six.sums[-1, :, number, replicate].sum() for replicate in range(6)}) == 6


def test_another_seed_is_another_run(laboratory, six):
    other = replace(laboratory, seed=4)
    run = other.run(laboratory.busy(), 6, organization=six.world.organization, quit_rate=0.05)
    assert not np.array_equal(run.sums, six.sums)


def test_chance_and_people_are_keyed_apart(laboratory, six):
    world = six.world
    batch = laboratory.batch(world, 6, quit_rate=0.05)
    other_chance = InitialState(world, replace(batch, chance=batch.chance + 100))
    assert np.array_equal(other_chance.state, six.initial.state)
    run = laboratory.simulation(world, other_chance)
    run.run()
    assert not np.array_equal(run.sums, six.sums)
    other_people = InitialState(world, replace(batch, people=batch.people + 100))
    assert not np.array_equal(other_people.state, six.initial.state)


def test_a_longer_horizon_leaves_the_first_weeks_as_they_are(laboratory, states, six):
    longer = laboratory.run(laboratory.busy(weeks=20), 6, quit_rate=0.05)
    assert same(states, longer, six)


def test_parameters_that_vary_by_replicate_act_in_their_replicate_only(laboratory, states):
    values = np.array([0.1, 0.2, 0.3])
    names = ("habit_gain", "norm_threshold_mean", "layer_weight_team", "quit_rate", "customer_lag_weeks")
    together = laboratory.run(laboratory.busy(), 3, **dict.fromkeys(names, values))
    for replicate, value in enumerate(values):
        alone = laboratory.run(laboratory.busy(), [replicate], **dict.fromkeys(names, value))
        assert same(states, together, alone, [replicate])


def test_people_are_taken_in_slices_of_any_size(laboratory, states, six):
    for rows in (7, 1000):
        run = laboratory.begin(laboratory.busy(), 6, quit_rate=0.05)
        run.engine.rows_per_slice = rows
        run.run()
        assert same(states, six, run)


def nothing_more(plan):
    """Interventions that act on nobody, with no strength, or not within the horizon."""
    return [
        *plan,
        {"type": "mandate", "name": "words only", "strength": 0.0, "monitoring": 0.0},
        {"type": "training", "name": "no hours", "hours_per_week": 0, "start_week": 2},
        {"type": "communication", "name": "silence", "need": 0.0, "vision": 0.0},
        {"type": "personal_relevance", "name": "no relevance", "strength": 0.0, "promise": 1.0},
        {"type": "recognition", "name": "no recognition", "strength": 0.0, "target": {"departments": ["sales"]}},
        {"type": "incentive", "name": "no incentive", "strength": 0.0},
        {"type": "tool_rollout", "name": "no tools", "strength": 0.0, "target": {"share": 0.3}},
        {"type": "sponsorship", "name": "no sponsor", "level": 0.0},
        {"type": "governing_committee", "name": "no seats", "seats": 0},
        {"type": "mandate", "name": "too late", "start_week": 12, "strength": 1.0},
        {"type": "governing_committee", "name": "seats too late", "start_week": 12, "seats": 4},
        {"type": "mandate", "name": "for nobody", "strength": 1.0, "target": {"share": 0.0}},
    ]


def test_interventions_of_strength_0_or_after_the_horizon_change_nothing(laboratory, states, six):
    plan = laboratory.busy().model_dump()["plan"]["interventions"]
    run = laboratory.run(laboratory.busy(plan={"interventions": nothing_more(plan)}), 6, quit_rate=0.05)
    assert same(states, six, run)
    idle = laboratory.run(laboratory.busy(plan={"interventions": nothing_more([])}), 2)
    assert same(states, idle, laboratory.run(laboratory.busy(plan={"interventions": []}), 2))


@pytest.mark.parametrize("turn", [3, 8])
def test_the_order_in_which_interventions_are_listed_does_not_matter(laboratory, states, six, turn):
    plan = laboratory.busy().model_dump()["plan"]["interventions"]
    run = laboratory.run(laboratory.busy(plan={"interventions": plan[turn:] + plan[:turn]}), 6, quit_rate=0.05)
    assert same(states, six, run)


def test_every_intervention_of_the_plan_matters(laboratory, six):
    plan = laboratory.busy().model_dump()["plan"]["interventions"]
    for place in range(len(plan)):
        rest = {"interventions": plan[:place] + plan[place + 1 :]}
        without = laboratory.run(laboratory.busy(plan=rest), 1, quit_rate=0.05)
        assert not np.array_equal(without.sums, six.sums[..., :1]), plan[place]["type"]


def with_a_hermit(organization):
    """The organization with one more person in the middle, without ties, manager or team-mates."""
    place = int(np.flatnonzero(organization.department == 1)[0]) + 3

    def added(values, value):
        return np.insert(values, place, value).astype(values.dtype)

    def moved(indices):
        return (indices + (indices >= place)).astype(indices.dtype)

    layers = {name: Layer(name, moved(layer.sources), moved(layer.targets), layer.weights)
              for name, layer in organization.layers.items()}
    ids = [*organization.ids]
    ids.insert(place, "hermit")
    return place, replace(
        organization, ids=tuple(ids), keys=added(organization.keys, employee_keys(["hermit"])[0]), layers=layers,
        department=added(organization.department, 1), teams=(*organization.teams, "zz alone"),
        team=added(organization.team, len(organization.teams)), level=added(organization.level, 3),
        manager=added(np.where(organization.manager >= 0, moved(organization.manager), -1), -1),
    )


def plan_without_seats(laboratory):
    """A committee's weight depends on the size of the department, so it couples; so does a share of people."""
    plan = laboratory.busy().model_dump()["plan"]["interventions"]
    return {"interventions": [intervention
                              for intervention in plan
                              if intervention["type"] not in ("governing_committee", "tool_rollout")]}


def test_one_more_person_without_ties_changes_nobody_else(laboratory, states):
    # Mechanisms about the whole organization, such as news of customers, reach everybody.
    scenario = laboratory.busy(only=(), plan=plan_without_seats(laboratory))
    organization = laboratory.organization()
    place, larger = with_a_hermit(organization)
    # Use in the whole organization reaches everybody through misfits who leave as it grows; that coupling is off.
    uncoupled = {"quit_misfit": 0.0, "quit_rate": 0.05}
    before = states(laboratory.run(scenario, 4, organization=organization, **uncoupled))
    after = states(laboratory.run(scenario, 4, organization=larger, **uncoupled))
    for name, values in before.items():
        assert np.delete(after[name], place, axis=0).tobytes() == values.tobytes(), name
    assert after["attitude"][place].std() > 0.0


def test_through_the_use_of_all_one_more_person_does_reach_the_others(laboratory, states):
    scenario = laboratory.busy(only=(), plan=plan_without_seats(laboratory), weeks=20)
    organization = laboratory.organization()
    place, larger = with_a_hermit(organization)
    before = states(laboratory.run(scenario, 16, organization=organization, quit_misfit=5.0, quit_rate=0.05))
    after = states(laboratory.run(scenario, 16, organization=larger, quit_misfit=5.0, quit_rate=0.05))
    assert not np.array_equal(np.delete(after["tenure"], place, axis=0), before["tenure"])
