"""Exits of a plan: who leaves, who stays, and what colleagues lose."""

import numpy as np

EXIT = {"type": "supported_exit", "count": 6, "support": 0.0, "start_week": 2, "target": {"departments": ["claims"]}}


def sums(simulation, name):
    return simulation.sums[:, :, simulation.world.layout.week.number[name]]


def test_they_leave_in_their_week(laboratory):
    simulation = laboratory.run(laboratory.scenario(plan={"interventions": [EXIT]}, weeks=6, turnover=False))
    assert sums(simulation, "planned_exits").sum(axis=1).tolist() == [[0, 0, 0], [0, 0, 0], [6, 6, 6]] + [[0, 0, 0]] * 3
    assert sums(simulation, "quits").sum() == 0.0


def test_who_has_taken_a_place_meanwhile_stays(laboratory):
    restless = {"quit_rate": 0.007, "vacancy_weeks": 2.0}
    late = {**EXIT, "start_week": 30, "count": 20}
    simulation = laboratory.begin(laboratory.scenario(plan={"interventions": [late]}, weeks=32, parameters=restless), 5)
    for _ in range(30):
        simulation.step()
    chosen = simulation.world.plan.version.weeks[30].masks["exit"]
    still = (simulation.engine.column("generation") == 0.0) & (simulation.engine.column("present") == 1.0)
    meant = still[chosen].sum(axis=0)
    simulation.step()
    assert sums(simulation, "planned_exits")[30].sum(axis=0).tolist() == meant.tolist()
    assert (meant < 20).all()


def test_colleagues_of_the_department_lose_trust_a_week_later_and_less_with_support(laboratory):
    # Without the ways in which the loss of a department reaches others: customers' news and the sponsor.
    without = ["customers", "responsive_sponsorship"]

    def trust(*interventions):
        simulation = laboratory.run(
            laboratory.scenario(plan={"interventions": interventions}, weeks=5, turnover=False, without=without), 2
        )
        cells, people = simulation.world.cells, sums(simulation, "people")
        claims = simulation.world.organization.departments.index("claims")
        mine = cells.department == claims
        found = sums(simulation, "trust")
        return [found[:, side].sum(axis=1) / people[:, side].sum(axis=1) for side in (mine, ~mine)]

    nothing, hard = trust(), trust(EXIT)
    soft = trust({**EXIT, "support": 1.0})
    assert np.array_equal(nothing[1], hard[1])
    assert np.array_equal(nothing[0][:2], hard[0][:2])
    assert (hard[0][3] < soft[0][3]).all()


def test_the_shock_follows_the_share_that_left(laboratory):
    world = laboratory.world(laboratory.scenario(plan={"interventions": [EXIT]}, weeks=5))
    layout, plan = world.layout, world.plan
    column = next(number for slot, number in layout.profile.items() if slot.name == "exit_shock")
    shock = [plan.forces(week).table[plan.profiles.of_person, column] for week in range(5)]
    claims = world.view.department == world.view.departments.index("claims")
    expected = 1.0 - np.exp(-6 / claims.sum() / 0.05)
    assert np.allclose(shock[3][claims], expected, rtol=1e-12)
    assert shock[3][~claims].max() == shock[2].max() == shock[4].max() == 0.0


def test_both_engines_part_alike(laboratory):
    scenario = laboratory.scenario(plan={"interventions": [{**EXIT, "ramp_weeks": 2}]}, weeks=7)
    one, other = (laboratory.run(scenario, 2, engine=engine) for engine in ("numpy", "compiled"))
    assert one.sums.tobytes() == other.sums.tobytes()
