"""Careful hiring: the same person in every plan, better chosen, later and dearer."""

import numpy as np
import pytest

RESTLESS = {"quit_rate": 0.007, "vacancy_weeks": 2.0}
CAREFUL = {"type": "hiring_for_fit", "candidates": 5, "validity": 1.0, "search_weeks": 0.0,
           "target": {"departments": ["claims"]}}
GAIN_IN_FIT = 1.18 * 0.18


def ran(laboratory, *interventions, weeks=30, engine="numpy", replicates=4, **given):
    scenario = laboratory.scenario(plan={"interventions": interventions}, weeks=weeks,
                                   **{"parameters": RESTLESS, **given})
    return laboratory.run(scenario, replicates, engine=engine)


def total(simulation, name):
    return simulation.sums[:, :, simulation.world.layout.week.number[name]].sum()


def test_hires_of_the_target_group_are_better_by_the_gain_and_the_same_otherwise(laboratory):
    plain, careful = ran(laboratory), ran(laboratory, CAREFUL)
    claims = (plain.world.organization.department == 0)[:, None]
    same = [run.engine.column("generation") for run in (plain, careful)]
    hired = claims & (same[0] == 1.0) & (same[1] == 1.0)
    fit = [run.engine.column("values_fit") for run in (plain, careful)]
    better = np.minimum(fit[0] + GAIN_IN_FIT, 1.0)
    assert hired.sum() > 5
    assert fit[1][hired] == pytest.approx(better[hired], abs=0.002)
    for name in ("resistance", "norm_threshold", "trust_set_point"):
        one, other = (run.engine.column(name) for run in (plain, careful))
        assert np.array_equal(one[hired], other[hired])
    others = ~claims & (same[0] == same[1])
    assert np.array_equal(fit[0][others], fit[1][others])


def test_where_nobody_leaves_nothing_is_gained_and_the_procedure_is_paid(laboratory):
    idle, careful = (ran(laboratory, *interventions, turnover=False) for interventions in ((), (CAREFUL,)))
    assert idle.sums.tobytes() == careful.sums.tobytes()
    assert not careful.hires["hiring_for_fit"].any()
    assert careful.world.plan.costs["hiring_for_fit"].sum() == 2000.0 + 30 * 50.0


def test_every_hire_is_paid_for(laboratory):
    careful = ran(laboratory, CAREFUL)
    cells = careful.world.cells
    quits = careful.sums[:, :, careful.world.layout.week.number["quits"]]
    expected = np.where((cells.department == 0)[:, None], quits, 0.0) * 1000.0
    assert np.array_equal(careful.hires["hiring_for_fit"], expected)
    assert expected.sum() > 0.0


def test_a_longer_search_costs_output(laboratory):
    quick, slow = (ran(laboratory, {**CAREFUL, "search_weeks": weeks}) for weeks in (0.0, 6.0))
    assert total(slow, "people") < total(quick, "people")


@pytest.mark.parametrize("replicates", [1, 3])
def test_both_engines_hire_alike(laboratory, states, replicates):
    one, other = (ran(laboratory, {**CAREFUL, "search_weeks": 1.0}, engine=engine, replicates=replicates)
                  for engine in ("numpy", "compiled"))
    assert one.sums.tobytes() == other.sums.tobytes()
    expected, got = states(one), states(other)
    assert [name for name in expected if expected[name].tobytes() != got[name].tobytes()] == []
