"""The rest state: where nobody acts, what is measured today stays as it is for a year, though people come and go."""

from pathlib import Path

import numpy as np
import pytest

from cxsim.model.registry import BUILT_IN
from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "organizations"
SIZES = {"a": 70, "b": 50, "c": 30}
COMPANY = {"generate": {"departments": [{"name": name, "size": size} for name, size in SIZES.items()]}}
BUSY = {**COMPANY, "traits": {"base_load": {"a": 0.95, "b": 0.6, "c": 0.9}}}
REAL = {
    "krackhardt_hightech": {"manager": "manager_id", "department": "department"},
    "lazega_lawfirm": {"department": "office_name"},
    "manufacturing_emails": {"manager": "manager_id", "department": "division_derived"},
}
USUAL_INHIBITORS = {"inhibitors": [{"name": "targets of one's own department", "strength": 0.2}]}
# Counts, output (which rises, as nobody is new after a year without exits), and the stages, in which people move by
# chance and by the memory of what they once did.
NOT_MEANS = ("people", "output", "quits", "regretted_quits", "planned_exits", "relapsed", "hindered", "unable",
             "unwilling", "unaware")
# What the issue allows, in a year.
BOUND = 0.01
FIRST_WEEKS = 4


def largest_drift(simulation):
    """The distance of each mean in that quarter which is farthest from the first weeks, all replicates together."""
    number = simulation.world.layout.week.number
    totals = simulation.sums.sum(axis=(1, 3))
    people = totals[:, number["people"]]
    means = {name: totals[:, place] / people for name, place in number.items() if name not in NOT_MEANS}
    quarters = len(totals) // 13
    return {
        name: float(np.abs(values.reshape(quarters, -1).mean(axis=1) - values[:FIRST_WEEKS].mean()).max())
        for name, values in means.items()
    }


def moved(simulation):
    return {name: round(drift, 3) for name, drift in largest_drift(simulation).items() if drift > BOUND}


def behavior(existing):
    return [{"name": "solve", "existing": existing}]


def year(laboratory, replicates=32, **given):
    """A quiet year with all mechanisms; a compiled batch holds at most 32 replicates."""
    scenario = laboratory.scenario(**{"weeks": 52, "organization": COMPANY, **given})
    return laboratory.run(scenario, replicates, engine="compiled" if replicates <= 32 else "numpy")


CONTEXTS = {
    "nothing": {},
    "inhibitors": USUAL_INHIBITORS,
    "two inhibitors": {"inhibitors": [{"name": "targets", "strength": 0.4}, {"name": "silo", "strength": 0.3}]},
    "what helps": {"catalysts": [{"name": "case file", "strength": 0.6, "raises": "opportunity"}]},
    "what attracts": {"catalysts": [{"name": "pride", "strength": 0.6, "raises": "motivation"}]},
    "three initiatives": {"other_initiatives": 3.0},
    "a strong sponsor": {"sponsorship": 1.0},
    "no sponsor": {"sponsorship": 0.0},
    "poor past changes": {"past_changes": "poor"},
    "good past changes": {"past_changes": "good"},
    "content customers": {"customer_index": 90.0},
    "angry customers": {"customer_index": 20.0},
}


def in_turn(names, uses):
    """Every name with every use: each name with one of them every day, with the others in the longer tests."""
    return [pytest.param(name, use, id=f"{name}-{use}",
                         marks=[pytest.mark.slow] if (place + number) % len(uses) else [])
            for place, name in enumerate(names) for number, use in enumerate(uses)]


@pytest.mark.parametrize(("context", "existing"), in_turn(CONTEXTS, (0.0, 0.3)))
def test_each_context_alone_holds(laboratory, context, existing):
    """People leave and come; every mean of the record, department scores and the sponsor stay."""
    simulation = year(laboratory, context=CONTEXTS[context], behaviors=behavior(existing))
    assert not moved(simulation)
    index = simulation.customer_index.mean(axis=1)
    assert np.abs(index - simulation.world.scenario.context.customer_index).max() < 100.0 * BOUND
    sponsor = simulation.series["sponsor_level"].mean(axis=(1, 2))
    assert np.abs(sponsor - sponsor[0]).max() < BOUND


@pytest.mark.parametrize("existing", [0.0, 0.4, {"a": 0.3}], ids=str)
def test_a_company_whose_departments_bear_more_than_they_can_rests(laboratory, existing):
    context = {"other_initiatives": 2.0, "sponsorship": 0.75, "past_changes": "good", "customer_index": 30.0}
    simulation = year(laboratory, 96, organization=BUSY, context=context, behaviors=behavior(existing))
    assert not moved(simulation)
    assert np.abs(simulation.customer_index.mean(axis=1) - 30.0).max() < 100.0 * BOUND


def test_who_bears_no_more_than_the_usual_does_not_tire_at_all(laboratory, states):
    simulation = laboratory.run(laboratory.scenario(only=(), weeks=52, turnover=False, organization=COMPANY), 8)
    start, end = simulation.initial, states(simulation)
    rested = (start.column("base_load") < 1.0) & (end["recent_use_1"] == 0.0) & (end["habit 0"] == 0.0)
    assert rested.mean() > 0.7
    assert np.all(end["fatigue"][rested] == 0.15)
    assert np.all(end["trust"] == start.column("trust_set_point"))
    assert np.all(end["awareness"] == 0.0)


@pytest.mark.parametrize("mechanism", BUILT_IN)
def test_a_company_rests_with_each_mechanism(laboratory, mechanism):
    """For a quarter, with existing use: a mechanism brings nothing that moves while nothing happens."""
    scenario = laboratory.scenario(weeks=13, turnover=False, only=[mechanism], organization=COMPANY,
                                   behaviors=behavior(0.2), context=USUAL_INHIBITORS)
    assert not moved(laboratory.run(scenario, 24))


def test_two_behaviors_rest_beside_one_another(laboratory):
    behaviors = [{"name": "solve", "existing": 0.2, "effort": 2}, {"name": "share", "existing": {"b": 0.3}}]
    assert not moved(year(laboratory, context=USUAL_INHIBITORS, behaviors=behaviors))


@pytest.mark.parametrize(("name", "existing"), in_turn(REAL, (0.0, 0.1, 0.4)))
def test_a_real_network_rests(laboratory, name, existing):
    if not DATA.is_dir():
        pytest.skip("the real organizations are not here (../shared/data/organizations)")
    organization = build(OrganizationSpecification.model_validate({
        "people": {"file": "nodes.csv", "columns": REAL[name]},
        "ties": [{"file": "edges.csv", "layer": {"column": "layer"}}],
    }), DATA / name, 1)
    scenario = laboratory.scenario(weeks=52, behaviors=behavior(existing),
                                   context=USUAL_INHIBITORS)
    simulation = laboratory.run(scenario, max(32, 6000 // organization.size), organization=organization)
    # A sponsor of 21 people responds to chance, up and down, and only what is up counts as words without deeds. Whether
    # a user means it is a matter of an attitude just above or below one half.
    assert not moved(simulation).keys() - {"say_do_gap", "internalized"}


def test_attitudes_do_not_move_at_all_without_turnover(laboratory, states):
    """Each person's own evaluation and contacts balance: only those at the border drift a little."""
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
