"""What the mechanisms would say if something were otherwise: nothing runs, and only what follows from it changes."""

import numpy as np
import pytest

from cxsim.engine.reading.what_if import WhatIf
from cxsim.engine.world.build import build_world


@pytest.fixture
def simulation(laboratory):
    return laboratory.begin(laboratory.scenario(context={"inhibitors": [{"name": "targets", "strength": 0.4}]}))


def what_if(simulation, instead, seen=None):
    return WhatIf(simulation, simulation.world.plan.forces(0).table, instead, seen)


def test_a_replaced_quantity_changes_what_follows_from_it_by_the_mechanism(simulation):
    base = what_if(simulation, {})
    without = what_if(simulation, {("has_manager", None): 0.0})
    example = base.value("manager_weight") * (0.5 + 0.5 * base.value("sponsorship")) * base.value("has_manager")
    np.testing.assert_allclose(without.value("motivation", 0) - base.value("motivation", 0), example, atol=1e-12)
    np.testing.assert_array_equal(without.value("ability", 0), base.value("ability", 0))


def test_other_forces_change_opportunity_by_the_mechanism(simulation):
    world = simulation.world
    bare = build_world(world.scenario.model_copy(update={"context": type(world.scenario.context)()}),
                       world.organization, world.seed)
    base = what_if(simulation, {})
    free = WhatIf(simulation, bare.plan.forces(0).table, {})
    loss = base.value("inhibition_opportunity_loss")
    np.testing.assert_allclose(base.value("opportunity", 0) / free.value("opportunity", 0), 1.0 - 0.4 * loss)


def test_today_is_at_rest_but_where_the_constant_was_cut(simulation):
    base = what_if(simulation, {})
    assert np.mean(np.abs(base.at_rest("attitude") - base.value("attitude")) < 2e-4) > 0.95
    np.testing.assert_array_equal(base.at_rest("awareness", {"seen_awareness": "awareness"}), base.value("awareness"))


def test_attitude_comes_to_rest_where_own_evaluation_and_others_hold_it(simulation):
    base = what_if(simulation, {})
    hopeful = what_if(simulation, {("expected_benefit", None): 1.0}, base.seen)
    openness = base.value("susceptibility") * base.value("has_contacts")
    aim = openness * base.value("seen_attitude") + (1.0 - openness) * hopeful.value("own_evaluation")
    np.testing.assert_allclose(hopeful.at_rest("attitude"), aim, atol=1e-4)


def test_nothing_of_the_simulation_changes(simulation):
    before = simulation.engine.state.copy()
    what_if(simulation, {("attitude", None): 0.9}).value("use_probability", 0)
    np.testing.assert_array_equal(simulation.engine.state, before)
