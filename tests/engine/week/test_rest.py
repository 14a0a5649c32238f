"""The rest state: where nobody acts and nobody leaves, what is measured today stays as it is for a year."""

from pathlib import Path

import numpy as np
import pytest

from cxsim.model.registry import BUILT_IN
from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "organizations"
SIZES = {"a": 70, "b": 50, "c": 30}
COMPANY = {"generate": {"departments": [{"name": name, "size": size} for name, size in SIZES.items()]}}
REAL = {
    "krackhardt_hightech": {"manager": "manager_id", "department": "department"},
    "lazega_lawfirm": {"department": "office_name"},
    "manufacturing_emails": {"manager": "manager_id", "department": "division_derived"},
}
USUAL_INHIBITORS = {"inhibitors": [{"name": "targets of one's own department", "strength": 0.2}]}
# Counts, output (which rises, as nobody is new after a year without exits), and who is held back by what for readers.
NOT_MEANS = ("people", "output", "quits", "regretted_quits", "planned_exits", "held_by_skill", "held_by_inhibitors",
             "held_by_motivation")


def largest_drift(simulation):
    """The largest distance of each weekly mean from its value in the first week, over all replicates together."""
    number = simulation.world.layout.week.number
    totals = simulation.sums.sum(axis=(1, 3))
    people = totals[:, number["people"]]
    means = {name: totals[:, place] / people for name, place in number.items() if name not in NOT_MEANS}
    return {name: float(np.max(np.abs(values - values[0]))) for name, values in means.items()}


def moved(simulation, beyond=0.03):
    return {name: round(drift, 3) for name, drift in largest_drift(simulation).items() if drift > beyond}


def behavior(existing):
    return [{"name": "solve", "existing": existing}]


@pytest.mark.parametrize("existing", [0.0, 0.1, 0.4, {"a": 0.3}], ids=str)
def test_a_generated_company_rests(laboratory, existing):
    scenario = laboratory.scenario(
        weeks=52, turnover=False, organization=COMPANY, behaviors=behavior(existing), context=USUAL_INHIBITORS)
    simulation = laboratory.run(scenario, 24)
    assert not moved(simulation)
    assert np.ptp(simulation.customer_index.mean(axis=1)) < 1.5


@pytest.mark.xfail(
    strict=True,
    reason="where nothing is in the way, those able without training ignite one another: habit +.035 in a year",
)
def test_a_company_without_any_inhibitor_rests(laboratory):
    scenario = laboratory.scenario(weeks=52, turnover=False, organization=COMPANY)
    assert not moved(laboratory.run(scenario, 24))


@pytest.mark.parametrize("mechanism", BUILT_IN)
def test_a_company_rests_with_each_mechanism(laboratory, mechanism):
    """For a quarter, with existing use: a mechanism brings nothing that moves while nothing happens."""
    scenario = laboratory.scenario(weeks=13, turnover=False, mechanisms=[mechanism], organization=COMPANY,
                                   behaviors=behavior(0.2), context=USUAL_INHIBITORS)
    assert not moved(laboratory.run(scenario, 16))


def test_two_behaviors_rest_beside_one_another(laboratory):
    scenario = laboratory.scenario(
        weeks=52, turnover=False, organization=COMPANY, context=USUAL_INHIBITORS,
        behaviors=[{"name": "solve", "existing": 0.2, "effort": 2}, {"name": "share", "existing": {"b": 0.3}}],
    )
    assert not moved(laboratory.run(scenario, 16))


@pytest.mark.parametrize("existing", [0.0, 0.1, 0.4], ids=str)
@pytest.mark.parametrize("name", REAL)
def test_a_real_network_rests(laboratory, name, existing):
    if not DATA.is_dir():
        pytest.skip("the real organizations are not here (../shared/data/organizations)")
    organization = build(OrganizationSpecification.model_validate({
        "people": {"file": "nodes.csv", "columns": REAL[name]},
        "ties": [{"file": "edges.csv", "layer": {"column": "layer"}}],
    }), DATA / name, 1)
    scenario = laboratory.scenario(weeks=52, turnover=False, behaviors=behavior(existing), context=USUAL_INHIBITORS)
    simulation = laboratory.run(scenario, max(16, 3000 // organization.size), organization=organization)
    assert not moved(simulation)


def test_attitudes_do_not_move_at_all_without_turnover(laboratory, states):
    """Nobody acts, so each person's own evaluation and contacts balance: only those at the border drift a little."""
    scenario = laboratory.scenario(weeks=30, turnover=False, organization=COMPANY, context=USUAL_INHIBITORS)
    simulation = laboratory.run(scenario, 4)
    start, end = simulation.initial.column("attitude"), states(simulation)["attitude"]
    assert np.median(np.abs(end - start)) < 0.01
    assert np.quantile(np.abs(end - start), 0.9) < 0.03


def test_doing_nothing_wins_nobody_over(laboratory):
    """Use stays at most .02 where nobody acts."""
    scenario = laboratory.scenario(weeks=52, organization=COMPANY, context=USUAL_INHIBITORS)
    simulation = laboratory.run(scenario, 16)
    number = simulation.world.layout.week.number
    totals = simulation.sums.sum(axis=(1, 3))
    assert np.max(totals[:, number["use"]] / totals[:, number["people"]]) <= 0.02


def test_about_16_percent_of_people_leave_within_a_quiet_year(laboratory):
    scenario = laboratory.scenario(weeks=52, organization=COMPANY, context=USUAL_INHIBITORS)
    simulation = laboratory.run(scenario, 32)
    number = simulation.world.layout.week.number
    totals = simulation.sums.sum(axis=(1, 3))
    assert totals[:, number["quits"]].sum() / totals[:, number["people"]].mean() == pytest.approx(0.165, abs=0.015)


def test_tenure_and_vacancies_begin_as_they_go_on(laboratory, states):
    scenario = laboratory.scenario(weeks=52, organization=COMPANY, context=USUAL_INHIBITORS)
    simulation = laboratory.begin(scenario, 60)
    before = states(simulation)
    simulation.run()
    after = states(simulation)
    assert after["present"].mean() == pytest.approx(before["present"].mean(), abs=0.005)
    assert before["vacancy"][before["present"] == 0.0].mean() == pytest.approx(3.5, abs=0.3)
    assert after["vacancy"][after["present"] == 0.0].mean() == pytest.approx(3.5, abs=0.3)
    leaving = simulation.world.view.level > 1
    new_before, new_after = ((now["tenure"][leaving] < 52).mean() for now in (before, after))
    assert new_after == pytest.approx(new_before, abs=0.02)


def test_without_turnover_everybody_stays(laboratory, states):
    simulation = laboratory.run(laboratory.busy(turnover=False), 4, quit_rate=0.5)
    number = simulation.world.layout.week.number
    assert np.all(simulation.sums[:, :, number["people"]].sum(axis=1) == 40)
    assert not np.any(simulation.sums[:, :, number["quits"]])
    assert np.all(states(simulation)["generation"] == 0.0)
    assert np.array_equal(states(simulation)["tenure"], simulation.initial.column("tenure") + 12)
