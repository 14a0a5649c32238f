"""An organization that grows: positions before their week are neither filled nor vacant, and then somebody is there."""

import numpy as np
import pytest

from cxsim.engine.world.organizations import organization_of

DEPARTMENTS = [{"name": "claims", "size": 24}, {"name": "sales", "size": 16}]
GROWTH = [{"department": "sales", "people": 8, "from_week": 4, "over_weeks": 2},
          {"department": "digital", "people": 6, "from_week": 7}]


def growing(laboratory, *interventions, growth=GROWTH, **given):
    organization = {"generate": {"departments": DEPARTMENTS}, "growth": growth}
    return laboratory.scenario(
        **{"organization": organization, "plan": {"interventions": interventions}, "turnover": False, **given})


def begin(laboratory, scenario, replicates=2, engine="numpy", **parameters):
    organization = organization_of(scenario, laboratory.seed)
    return laboratory.begin(scenario, replicates, engine, organization, **parameters)


def ran(laboratory, scenario, replicates=2, engine="numpy", **parameters):
    simulation = begin(laboratory, scenario, replicates, engine, **parameters)
    simulation.run()
    return simulation


def column(simulation, name):
    return simulation.sums[:, :, simulation.world.layout.week.number[name]].sum(axis=1)


def test_people_come_in_their_weeks(laboratory):
    simulation = ran(laboratory, growing(laboratory))
    # The record shows who is present at the end of a week, that is at the start of the next.
    assert column(simulation, "people")[:, 0].tolist() == [40, 40, 40, 44, 48, 48, 54, 54, 54, 54, 54, 54]
    assert column(simulation, "quits").sum() == 0.0


def test_today_nothing_is_different_until_somebody_comes(laboratory):
    plain = ran(laboratory, growing(laboratory, growth=[]))
    larger = ran(laboratory, growing(laboratory))
    for name in ("attitude", "awareness", "trust", "fatigue", "output", "use"):
        assert column(plain, name)[:3].tolist() == column(larger, name)[:3].tolist(), name
    assert list(larger.world.later) == [4, 5, 7]


def test_output_counts_per_position_that_is_there(laboratory):
    simulation = ran(laboratory, growing(laboratory))
    world = simulation.world
    kept = simulation.kept().weekly
    output = kept["output"][0]
    assert (np.abs(output[:4] - output[0]) < 0.02).all()  # eight empty seats would have cost a sixth
    digital = 1 + world.organization.departments.index("digital")
    assert np.isnan(kept["output"][digital][:7]).all()
    assert (kept["output"][digital][7:] > 0.5).all()


def test_newcomers_look_and_are_looked_at_from_their_week_on(laboratory):
    world = begin(laboratory, growing(laboratory)).world
    new = world.organization.opens > 0

    def looked_at(network):
        return {int(target) for layer in network.layers for source in np.flatnonzero(~new)
                for target in layer.targets[layer.starts[source] : layer.starts[source + 1]]}

    assert not new[list(looked_at(world.network))].any()
    assert {int(world.organization.opens[row]) for row in looked_at(world.later[4])} == {0, 4}
    assert {int(world.organization.opens[row]) for row in looked_at(world.later[7])} == {0, 4, 5, 7}


def test_nobody_is_appointed_or_paid_for_before_the_position_opens(laboratory):
    champions = {"type": "champions", "count": 30, "select": "random"}
    training = {"type": "training", "cost": {"per_person_week": 1}}
    simulation = begin(laboratory, growing(laboratory, champions, training))
    plan = simulation.world.plan
    assert not (plan.version.weeks[0].masks["champion"] & (simulation.world.organization.opens > 0)).any()
    assert plan.costs["training"].tolist() == [40] * 4 + [44] + [48] * 2 + [54] * 5


def test_careful_hiring_chooses_those_who_come(laboratory):
    careful = {"type": "hiring_for_fit", "candidates": 5, "validity": 1.0}
    plain, chosen = (ran(laboratory, growing(laboratory, *interventions)) for interventions in ((), (careful,)))
    new = plain.world.organization.opens > 0
    fit = [run.engine.column("values_fit") for run in (plain, chosen)]
    assert (fit[1][new] > fit[0][new]).mean() > 0.9
    assert np.array_equal(fit[0][~new], fit[1][~new])
    assert chosen.hires["hiring_for_fit"][:, :, 0].sum() == 14 * 1000.0


def test_a_department_is_represented_in_proportion_to_its_positions(laboratory):
    committee = {"type": "governing_committee", "seats_per_department": 2, "target": {"departments": ["sales"]}}
    simulation = begin(laboratory, growing(laboratory, committee))
    sales = simulation.world.organization.departments.index("sales")
    seen = []
    for _ in range(8):
        simulation.step()
        seen.append(float(simulation.feedback.department[sales, 0, 0]))
    assert seen[0] == pytest.approx(1 - np.exp(-2 / (0.02 * 16)), abs=1e-12)
    assert seen[7] == pytest.approx(1 - np.exp(-2 / (0.02 * 24)), abs=1e-12)


def test_existing_use_is_that_of_today(laboratory):
    behaviors = [{"name": "solve", "existing": {"sales": 0.5, "digital": 0.5}, "required_skill": 0.1}]
    simulation = begin(laboratory, growing(laboratory, behaviors=behaviors))
    use = simulation.engine.column("use", 0)
    assert not use[simulation.world.organization.opens > 0].any()
    assert use.any()


@pytest.mark.parametrize("replicates", [1, 3])
def test_both_engines_grow_alike(laboratory, states, replicates):
    scenario = growing(laboratory, {"type": "training"}, turnover=True)
    one, other = (ran(laboratory, scenario, replicates, engine, quit_rate=0.05) for engine in ("numpy", "compiled"))
    assert one.sums.tobytes() == other.sums.tobytes()
    expected, got = states(one), states(other)
    assert [name for name in expected if expected[name].tobytes() != got[name].tobytes()] == []
