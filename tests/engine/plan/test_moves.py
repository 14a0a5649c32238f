"""Redeployed people: what they take along, what they leave, and what both departments feel of it."""

import numpy as np
import pytest

from cxsim.engine.week.exchanges import exchange

MOVE = {"type": "redeployment", "count": 4, "preparation": 0.0, "start_week": 2, "target": {"departments": ["claims"]}}


def begun(laboratory, *interventions, weeks=2, replicates=3, engine="numpy", **given):
    simulation = laboratory.begin(
        laboratory.scenario(plan={"interventions": interventions}, weeks=6, **given), replicates, engine=engine
    )
    for _ in range(weeks):
        simulation.step()
    return simulation


def moved(simulation):
    moves = simulation.world.plan.version.weeks[2].moves
    return moves.first, moves.second


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize("replicates", [1, 3])
def test_both_take_along_who_they_are_and_half_of_their_skill(laboratory, engine, replicates):
    simulation = begun(laboratory, MOVE, engine=engine, replicates=replicates, turnover=False)
    first, second = moved(simulation)
    names = ("values_fit", "attitude", "attitude_anchor", "trust", "perceived_norm", "habit", "skill")
    before = {name: np.array(simulation.engine.column(name, 0)) for name in names}
    exchange(simulation.engine, simulation.world.layout, simulation.world.plan.version.weeks[2].moves, np.array([True]))
    after = {name: np.array(simulation.engine.column(name, 0)) for name in names}
    for name in names[:6]:
        assert np.array_equal(after[name][first], before[name][second]), name
        assert np.array_equal(after[name][second], before[name][first]), name
    assert np.array_equal(after["skill"][first], 0.5 * before["skill"][second])
    others = np.setdiff1d(np.arange(simulation.world.view.size), [*first, *second])
    assert all(np.array_equal(after[name][others], before[name][others]) for name in names)
    assert (simulation.engine.column("tenure")[first] == 0.0).all()


def test_nobody_moves_where_one_of_them_has_left(laboratory):
    simulation = begun(laboratory, MOVE, turnover=False)
    first, second = moved(simulation)
    gone = np.array(simulation.engine.column("present"))
    gone[first[0], 1] = 0.0
    simulation.engine.write("present", gone)
    before = np.array(simulation.engine.column("values_fit"))
    exchange(simulation.engine, simulation.world.layout, simulation.world.plan.version.weeks[2].moves, np.array([True]))
    after = simulation.engine.column("values_fit")
    assert after[first[0], 1] == before[first[0], 1]
    assert after[second[0], 1] == before[second[0], 1]
    assert after[first[0], 0] == before[second[0], 0]


def test_who_moves_gives_up_the_role(laboratory):
    everybody = {"type": "champions", "count": 40, "select": "random"}
    simulation = begun(laboratory, MOVE, everybody, weeks=3, turnover=False)
    first, second = moved(simulation)
    champion = simulation.engine.column("champion")
    assert champion[[*first, *second]].sum() == 0.0
    assert champion.sum() == 3 * (simulation.world.view.size - 8)


def test_both_departments_lose_trust_a_week_later_by_the_share_that_moved(laboratory):
    world = begun(laboratory, MOVE, weeks=0).world
    column = next(number for slot, number in world.layout.profile.items() if slot.name == "exit_shock")
    shock = [world.plan.forces(week).table[world.plan.profiles.of_person, column] for week in range(5)]
    for name in ("claims", "sales"):
        department = world.view.department == world.view.departments.index(name)
        assert np.allclose(shock[3][department], 1.0 - np.exp(-0.4 * 4 / department.sum() / 0.05), rtol=1e-12)
    assert shock[2].max() == shock[4].max() == 0.0


def test_nobody_is_lost_and_headcount_stays(laboratory):
    simulation = begun(laboratory, MOVE, weeks=6, turnover=False)
    number = simulation.world.layout.week.number
    assert (simulation.sums[:, :, number["people"]].sum(axis=1) == simulation.world.view.size).all()
    assert simulation.sums[:, :, number["planned_exits"]].sum() == 0.0


@pytest.mark.parametrize("replicates", [1, 3])
def test_both_engines_move_alike(laboratory, replicates):
    one, other = (
        begun(laboratory, {**MOVE, "ramp_weeks": 2}, {"type": "champions"}, weeks=6, replicates=replicates,
              engine=engine)
        for engine in ("numpy", "compiled")
    )
    assert one.sums.tobytes() == other.sums.tobytes()
