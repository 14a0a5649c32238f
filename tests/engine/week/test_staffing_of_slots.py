"""Slots: who leaves, how long a slot stays vacant, and who comes."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import Slot
from cxsim.interventions.moment import Act
from cxsim.model.state import COLUMNS


def by_week(laboratory, states, weeks=10, replicates=4, **given):
    simulation = laboratory.begin(laboratory.busy(weeks=weeks), replicates, **{"quit_rate": 0.1, **given})
    story = [states(simulation)]
    for _ in range(weeks):
        simulation.step()
        story.append(states(simulation))
    return simulation, story


def test_a_slot_is_vacant_for_the_weeks_stated_and_then_filled(laboratory, states):
    _, story = by_week(laboratory, states, vacancy_weeks=3.0)
    left = np.stack([week["left"] for week in story])
    present = np.stack([week["present"] for week in story])
    for week, person, replicate in np.argwhere(left[:7] > 0.0):
        assert list(present[week : week + 4, person, replicate]) == [0.0, 0.0, 0.0, 1.0]


def test_the_newcomer_is_the_next_person_of_the_slot_at_rest(laboratory, states):
    simulation, story = by_week(laboratory, states)
    left = np.stack([week["left"] for week in story])
    week, person, replicate = np.argwhere(left > 0.0)[0]
    now = {name: values[person, replicate] for name, values in story[week].items()}
    assert now["generation"] == story[week - 1]["generation"][person, replicate] + 1.0
    newcomers = laboratory.generation(simulation.initial, int(now["generation"]))
    for slot, number in simulation.world.layout.state.items():
        if COLUMNS[slot.name].newcomer != "kept":
            name = slot.name if slot.behavior is None else f"{slot.name} {slot.behavior}"
            assert now[name] == newcomers[number, person, replicate], name
    assert now["awareness"] == now["controlled_motivation"] == now["committee_seat"] == 0.0
    assert now["attitude"] == now["initial_attitude"]
    assert now["trust"] == now["trust_set_point"]
    assert now["fatigue"] == now["usual_fatigue"]
    assert now["initial_attitude"] != story[week - 1]["initial_attitude"][person, replicate]


def test_nothing_happens_to_a_slot_while_it_is_vacant(laboratory, states):
    _, story = by_week(laboratory, states, vacancy_weeks=4.0)
    for before, after in pairwise(story):
        vacant = (before["present"] == 0.0) & (after["left"] == 0.0)
        for name, values in before.items():
            if name not in ("present", "vacancy", "left", "committee_seat"):
                assert np.array_equal(values[vacant], after[name][vacant]), name


def test_the_first_hire_of_a_slot_is_the_same_person_under_every_plan(laboratory):
    busy = laboratory.begin(laboratory.busy(), 3, quit_rate=0.1)
    idle = laboratory.begin(laboratory.busy(plan={"interventions": []}), 3, quit_rate=0.1)
    assert np.array_equal(busy.initial.state, idle.initial.state)
    first = laboratory.generation(busy.initial, 1)
    assert np.array_equal(first, laboratory.generation(idle.initial, 1))
    assert not np.array_equal(first, laboratory.generation(busy.initial, 2))


def test_nobody_is_drawn_who_does_not_come(laboratory, states):
    simulation = laboratory.run(laboratory.busy(), 4, quit_rate=0.1)
    came = states(simulation)["generation"].sum()
    assert simulation.initial.newcomers.drawn == came > 100


def test_whom_else_one_draws_does_not_matter(laboratory):
    initial = laboratory.begin(laboratory.busy(), 3).initial
    people, replicates, generations = np.array([7, 0, 7, 39]), np.array([2, 1, 0, 2]), np.array([2, 1, 1, 3])
    some = initial.newcomers.of(people, replicates, generations)
    assert initial.newcomers.of(people[:2], replicates[:2], generations[:2]).tobytes() == some[:2].tobytes()
    assert (initial.newcomers.drawn, initial.newcomers.taken) == (4, 6)  # whom one plan has drawn another finds
    other = laboratory.begin(laboratory.busy(), 3).initial
    for number, generation in enumerate(generations):
        alone = laboratory.generation(other, generation)[:, people[number], replicates[number]]
        assert alone.tobytes() == some[number].tobytes()


def test_stated_traits_are_those_of_today_s_people_and_not_of_hires(laboratory):
    organization = laboratory.organization()
    stated = np.full(organization.size, np.nan)
    stated[:5] = 0.75
    simulation = laboratory.begin(
        laboratory.busy(), 3, organization=replace(organization, traits={"resistance": stated}))
    column = simulation.initial.column("resistance")
    assert np.all(column[:5] == 0.75)
    assert column[5:].std() > 0.05
    place = simulation.world.layout.state[Slot("resistance")]
    assert not np.any(laboratory.generation(simulation.initial, 1)[place, :5] == 0.75)


def test_who_leaves_loses_the_seat_and_it_stays_empty(laboratory, states):
    plan = {"interventions": [{"type": "governing_committee", "seats": 12}]}
    simulation = laboratory.begin(laboratory.busy(plan=plan), 4, quit_rate=0.1, vacancy_weeks=2.0)
    simulation.step()
    seats = [states(simulation)["committee_seat"]]
    while simulation.week < 12:
        simulation.step()
        seats.append(states(simulation)["committee_seat"])
    assert np.all(np.diff(np.stack(seats), axis=0) <= 0.0)
    assert seats[-1].sum() < seats[0].sum() <= 48


def test_a_committee_ends_with_its_weeks(laboratory, states):
    plan = {"interventions": [{"type": "governing_committee", "seats": 6, "start_week": 2, "weeks": 3}]}
    simulation = laboratory.begin(laboratory.scenario(plan=plan, turnover=False), 2)
    number = simulation.world.layout.week.number["committee_seats"]
    simulation.run()
    assert list(simulation.sums[:7, :, number, 0].sum(axis=1)) == [0, 0, 6, 6, 6, 0, 0]


def test_planned_exits_part_with_the_named_people_once(laboratory):
    scenario = laboratory.scenario(weeks=6, turnover=False)
    world = laboratory.world(scenario)
    weeks = list(world.plan.version.weeks)
    weeks[2] = replace(weeks[2], acts=(Act("by hand", "exit", np.array([3, 20, 21])),))
    world = replace(world, plan=replace(world.plan, version=replace(world.plan.version, weeks=weeks)))
    simulation = laboratory.simulation(world, InitialState(world, laboratory.batch(world, 2, vacancy_weeks=1.0)))
    simulation.run()
    number = world.layout.week.number
    assert list(simulation.sums[:, :, number["planned_exits"], 0].sum(axis=1)) == [0, 0, 3, 0, 0, 0]
    assert list(simulation.sums[:, :, number["people"], 1].sum(axis=1)) == [40, 40, 37, 40, 40, 40]
    assert not simulation.sums[:, :, number["quits"]].any()
    assert list(np.flatnonzero(simulation.engine.column("generation")[:, 0])) == [3, 20, 21]


@pytest.mark.parametrize("share", [0.0, 0.1])
def test_the_levels_that_lead_do_not_quit(laboratory, states, share):
    simulation = laboratory.run(laboratory.busy(), 4, quit_rate=0.5 + share)
    leads = simulation.world.view.level == 1
    assert leads.any()
    assert np.all(states(simulation)["generation"][leads] == 0.0)
    assert np.all(states(simulation)["generation"][~leads].max(axis=1) > 0.0)


def test_a_committee_that_is_still_filling_up_does_not_give_a_leaver_s_seat_to_the_successor(laboratory, states):
    plan = {"interventions": [{"type": "governing_committee", "seats": 20, "ramp_weeks": 10}]}
    simulation = laboratory.begin(laboratory.scenario(plan=plan), 6, quit_rate=0.15, vacancy_weeks=1.0)
    had_a_seat = lost_it = np.zeros((40, 6), dtype=bool)
    while simulation.week < 12:
        simulation.step()
        seated = states(simulation)["committee_seat"] > 0.0
        assert not np.any(seated & lost_it)
        lost_it = lost_it | (had_a_seat & ~seated)
        had_a_seat = had_a_seat | seated
    assert lost_it.any()
