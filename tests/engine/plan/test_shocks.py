"""Dated shocks of the context: a sponsor who leaves, a reorganization, a budget that is cut."""

import numpy as np
import pytest

from cxsim.engine.week.columns import Slot

SPONSOR = {"type": "sponsorship", "level": 0.8, "start_week": 1}


def column(world, name, behavior=None):
    """A force by week, of the first person."""
    number = world.layout.profile[Slot(name, behavior)]
    row = world.plan.profiles.of_person[0]
    return [float(world.plan.forces(week).table[row, number]) for week in range(world.scenario.weeks)]


def world_of(laboratory, *shocks, plan=(), weeks=10, **context):
    return laboratory.world(laboratory.scenario(
        weeks=weeks, plan={"interventions": plan}, context={"shocks": shocks, **context}))


def test_the_context_and_interventions_begun_before_lose_the_sponsor(laboratory):
    gone = {"week": 4, "type": "sponsor_leaves", "level": 0.1, "weeks": 3}
    world = world_of(laboratory, gone, plan=[SPONSOR], sponsorship=0.3)
    assert column(world, "sponsorship") == [0.3, 0.8, 0.8, 0.8, 0.1, 0.1, 0.1, 0.8, 0.8, 0.8]


def test_for_good_unless_a_intervention_brings_another_sponsor(laboratory):
    gone = {"week": 4, "type": "sponsor_leaves"}
    successor = {**SPONSOR, "name": "successor", "level": 0.6, "start_week": 7}
    world = world_of(laboratory, gone, plan=[SPONSOR, successor], sponsorship=0.3)
    assert column(world, "sponsorship") == [0.3, 0.8, 0.8, 0.8, 0.0, 0.0, 0.0, 0.6, 0.6, 0.6]


def test_a_cut_leaves_a_share_of_every_dose_and_cost(laboratory):
    cut = {"week": 5, "type": "budget_cut", "share": 0.5, "weeks": 2}
    plan = [{"type": "recognition", "strength": 0.8, "start_week": 3, "cost": {"per_week": 100}},
            {"type": "champions", "count": 4, "select": "random"}]
    world = world_of(laboratory, cut, plan=plan)
    assert column(world, "recognition") == [0, 0, 0, 0.8, 0.8, 0.4, 0.4, 0.8, 0.8, 0.8]
    assert list(world.plan.costs["recognition"]) == [0, 0, 0, 100, 100, 50, 50, 100, 100, 100]
    champions = [int(week.masks["champion"].sum()) for week in world.plan.version.weeks]
    assert champions == [4, 4, 4, 4, 4, 2, 2, 4, 4, 4]


def test_cuts_multiply_and_one_to_nothing_stops_everything(laboratory):
    plan = [{"type": "recognition", "strength": 0.8}]
    half, again = ({"week": week, "type": "budget_cut", "share": 0.5} for week in (2, 4))
    assert column(world_of(laboratory, half, again, plan=plan), "recognition")[3:5] == [0.4, 0.2]
    none = world_of(laboratory, {"week": 0, "type": "budget_cut", "share": 0}, plan=plan)
    assert set(column(none, "recognition")) == {0.0}
    assert none.plan.costs["recognition"].sum() == 0.0


def test_a_reorganization_happens_to_doing_nothing_too(laboratory):
    shock = {"week": 3, "type": "reorganization", "mix_teams": 0.5, "weeks": 2}
    world = world_of(laboratory, shock)
    assert list(world.later) == [3]
    assert world.plan.costs == {}
    assert (world.later[3].manager != world.network.manager).any()
    number = world.layout.profile[Slot("upheaval")]
    felt = [world.plan.forces(week).table[world.plan.profiles.of_person, number] for week in range(10)]
    assert [bool(one.any()) for one in felt] == [week in (3, 4) for week in range(10)]


def test_two_reorganizations_do_not_take_one_another_back(laboratory):
    first, second = ({"week": week, "type": "reorganization", "mix_teams": 1.0} for week in (2, 5))
    world = world_of(laboratory, first, second)
    assert list(world.later) == [2, 5]
    assert (world.later[5].manager != world.network.manager).any()


def test_a_crisis_raises_awareness_and_load_both(laboratory):
    """Its net effect is nowhere written: it is what comes out."""
    def run(*shocks):
        plan = {"interventions": [{"type": "communication", "need": 0.5}, {"type": "training"}]}
        return laboratory.run(laboratory.scenario(weeks=12, plan=plan, context={"shocks": shocks}), 6)

    calm, crisis = run(), run({"week": 4, "strength": 1.0, "weeks": 6})
    number = calm.world.layout.week.number
    for name in ("awareness", "fatigue"):
        assert crisis.sums[9, :, number[name]].sum() > calm.sums[9, :, number[name]].sum()


def test_targets_of_a_reorganization(laboratory):
    shock = {"week": 3, "type": "reorganization", "departments": ["sales"], "mix_teams": 1.0}
    world = world_of(laboratory, shock)
    moved = world.later[3].manager != world.network.manager
    assert moved.any()
    assert set(world.organization.department[moved]) == {1}


@pytest.mark.parametrize("replicates", [1, 3])
def test_both_engines_are_shaken_alike(laboratory, states, replicates):
    shocks = ({"week": 2, "type": "reorganization", "mix_teams": 0.8, "new_managers": 1.0},
              {"week": 4, "type": "sponsor_leaves"}, {"week": 6, "type": "budget_cut", "share": 0.3})
    plan = {"interventions": [SPONSOR, {"type": "collaboration", "strength": 1.0}, {"type": "training"}]}
    scenario = laboratory.scenario(plan=plan, context={"shocks": shocks})
    one, other = (laboratory.run(scenario, replicates, engine=engine) for engine in ("numpy", "compiled"))
    assert one.sums.tobytes() == other.sums.tobytes()
    expected, got = states(one), states(other)
    assert [name for name in expected if expected[name].tobytes() != got[name].tobytes()] == []
    assert np.isfinite(one.sums).all()


def test_futures_that_rules_have_changed_meet_the_same_shocks_and_ties(laboratory):
    """A rule starts an intervention that does nothing, so every future leaves the written plan and must go on like it.
    """
    shocks = ({"week": 6, "type": "reorganization", "mix_teams": 0.8}, {"week": 8, "type": "sponsor_leaves"},
              {"week": 10, "type": "budget_cut", "share": 0.5})
    interventions = [SPONSOR, {"type": "recognition"}, {"type": "collaboration", "start_week": 7},
              {"type": "hiring_for_fit"}, {"type": "restructure", "start_week": 9, "new_managers": 1.0},
              {"type": "remove_inhibitor", "inhibitors": ["targets"], "thoroughness": 0.8}]
    idle = {"when": {"measure": "trust", "above": 0.0}, "then": {"start": {"type": "custom", "forces": {"voice": 0}}}}

    def run(*rules):
        return laboratory.run(laboratory.scenario(
            weeks=16, plan={"interventions": interventions, "rules": rules},
            survey={"every_weeks": 4, "delay_weeks": 1},
            context={"shocks": shocks, "inhibitors": [{"name": "targets", "strength": 0.6}]},
            parameters={"quit_rate": 0.007}), 3)

    written, changed = run(), run(idle)
    assert (changed.plan.version_of > 0).all()
    assert np.array_equal(written.sums, changed.sums)
    assert changed.hires["hiring_for_fit"].sum() == written.hires["hiring_for_fit"].sum() > 0.0
    for intervention, weekly in written.world.plan.costs.items():
        assert changed.plan.costs().by_week[intervention] == pytest.approx(np.repeat(weekly[:, None], 3, axis=1))
