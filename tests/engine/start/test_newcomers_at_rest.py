"""Newcomers are like today's people at rest: nothing drifts because some leave and others come."""

import numpy as np
import pytest

from cxsim.engine.week.columns import Slot
from cxsim.model.state import COLUMNS

DEPARTMENTS = ({"name": "a", "size": 300}, {"name": "b", "size": 200})
CONTEXT = {"inhibitors": [{"name": "targets", "strength": 0.2}], "other_initiatives": 1.5, "past_changes": "poor",
           "catalysts": [{"name": "lists", "strength": 0.3}]}


@pytest.fixture(scope="module")
def initial(laboratory):
    scenario = laboratory.scenario(context=CONTEXT, behaviors=[
        {"name": "solve", "effort": 2, "required_skill": 0.3, "existing": {"a": 0.4}},
        {"name": "share", "required_skill": 0.2, "existing": 0.1}])
    organization = laboratory.organization(DEPARTMENTS)
    return laboratory.begin(scenario, 8, organization=organization, department_variance_share=0.0).initial


def slots(initial):
    """The columns that a newcomer brings, by number."""
    return {number: slot for slot, number in initial.layout.state.items() if COLUMNS[slot.name].newcomer != "kept"}


def test_the_same_person_starts_alike_as_one_of_the_first_or_as_a_newcomer(initial):
    """Generation 0, drawn like a newcomer; but the old habit of those who come has not formed yet, and they have yet to
    be adopters here."""
    people, replicates = (place.ravel() for place in np.indices(initial.shape))
    coming = initial.coming(people, replicates, np.zeros(len(people), dtype=np.int64))
    for number, slot in slots(initial).items():
        if slot.name not in ("old_habit", "weeks_as_adopter"):
            assert coming[number].tobytes() == initial.state[number].tobytes(), slot


def test_newcomers_use_as_many_behaviors_as_today_s_people(laboratory, initial):
    share = {}
    for generation in (1, 2):
        come = laboratory.generation(initial, generation)
        habits = {slot.behavior: come[number] for number, slot in slots(initial).items() if slot.name == "habit"}
        share[generation] = habits
        here = initial.world.organization.department == 0
        used = initial.rates[0] > 0.0
        assert (habits[0][here] > 0.0).mean() == pytest.approx(used[here].mean(), abs=0.03)
        assert not habits[0][~here].any()
        assert (habits[1] > 0.0).mean() == pytest.approx((initial.rates[1] > 0.0).mean(), abs=0.02)
    assert not np.array_equal(share[1][0], share[2][0])


def test_newcomers_have_the_means_of_today_s_people(laboratory, initial):
    come = laboratory.generation(initial, 1)
    for number, slot in slots(initial).items():
        if slot.name not in ("old_habit", "weeks_as_adopter", "generation"):
            first = initial.state[number]
            error = np.sqrt(2.0 * first.var() / first.size)
            assert come[number].mean() == pytest.approx(first.mean(), abs=4.5 * error + 1e-9), slot


def test_the_old_habit_of_newcomers_forms_as_that_of_the_first_has_formed(laboratory):
    """Each week without the new behavior brings it closer to the usual .6 by .03 of what is missing."""
    scenario = laboratory.scenario(only=["old_habit"], turnover=False)
    simulation = laboratory.begin(scenario, 4)
    tenure = simulation.initial.tenure
    here = simulation.initial.column("present") > 0.0
    expected = 0.6 * (1.0 - 0.97**tenure)
    assert simulation.initial.column("old_habit", 0)[here] == pytest.approx(expected[here], abs=2.0**-20)
    simulation.run()
    idle = here & (np.sum(simulation.initial.column("habit", 0)) == simulation.engine.column("habit", 0))
    later = 0.6 * (1.0 - 0.97 ** (tenure + scenario.weeks))
    assert simulation.engine.column("old_habit", 0)[idle] == pytest.approx(later[idle], abs=2.0**-19)


def test_what_newcomers_may_bring_is_not_common_to_all(laboratory):
    """Nobody of forty people uses what one in a thousand uses, but somebody who comes may."""
    rare = laboratory.begin(laboratory.scenario(behaviors=[{"name": "solve", "existing": 0.001}]), 2).initial
    assert not rare.rates[0].any()
    assert Slot("habit", 0) not in rare.common
    assert rare.common[Slot("champion")] == 0.0
    never = laboratory.begin(laboratory.scenario(), 2).initial
    assert never.common[Slot("habit", 0)] == 0.0
    assert not {Slot("initial_skill", 0), Slot("generation")} & never.common.keys()
