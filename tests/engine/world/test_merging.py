"""A merger: two organizations apart until a week, with pasts and customers of their own, then one."""

import numpy as np
import pytest

from cxsim.engine.world.merging import other_organization
from cxsim.engine.world.organizations import organization_of

MERGER = {"week": 5, "departments": ["sales"], "ties_form_over_weeks": 8}


def merging(laboratory, given=MERGER, **more):
    context = {"customer_index": 60, "merger": given, **more.pop("context", {})}
    return laboratory.scenario(**{"context": context, "turnover": False, "weeks": 16, **more})


def across(world, network):
    """How many ties lead from one organization to the other, by layer."""
    other = other_organization(world.scenario, world.organization)
    count = {}
    for layer in network.layers:
        sources = np.repeat(np.arange(world.organization.size), np.diff(layer.starts))
        count[layer.name] = int((other[sources] != other[layer.targets]).sum())
    return count


def test_no_tie_leads_across_before_and_all_do_when_they_have_formed(laboratory):
    world = laboratory.world(merging(laboratory))
    whole = laboratory.world(laboratory.scenario()).network
    assert list(world.later) == [5, 9]
    assert set(across(world, world.network).values()) == {0}
    assert across(world, world.later[9]) == across(world, whole)
    some, everything = across(world, world.later[5]), across(world, world.later[9])
    assert 0 < some["informal"] < everything["informal"]
    assert some["reporting"] == everything["reporting"] > 0


def test_nobody_is_led_from_the_other_organization_before(laboratory):
    world = laboratory.world(merging(laboratory))
    heads = np.flatnonzero(world.network.manager != world.organization.manager)
    assert len(heads) >= 1
    assert set(world.network.manager[heads]) == {-1}
    assert np.array_equal(world.later[5].manager, world.organization.manager)


def test_what_one_uses_reaches_the_other_only_when_they_are_one(laboratory):
    behaviors = [{"name": "solve", "existing": {"claims": 0.9}, "required_skill": 0.1}]
    given = {"parameters": {"norm_threshold_mean": 0.2}, "behaviors": behaviors, "weeks": 40}
    apart, together = (laboratory.run(merging(laboratory, {**MERGER, "week": week}, **given), 8) for week in (39, 5))
    sales = apart.world.cells.department == 1
    norm = [run.sums[:, sales, run.world.layout.week.number["perceived_norm"]].sum(axis=1) for run in (apart, together)]
    assert np.array_equal(norm[0][:5], norm[1][:5])
    assert (norm[1][12:].mean(axis=0) > norm[0][12:].mean(axis=0)).all()


def test_each_has_a_past_of_its_own(laboratory):
    scenario = merging(laboratory, {**MERGER, "past_changes": "poor"}, context={"past_changes": "good"})
    plain = laboratory.begin(laboratory.scenario(), 2)
    simulation = laboratory.begin(scenario, 2)
    sales = other_organization(scenario, simulation.world.organization)
    moved = simulation.engine.column("trust_set_point") - plain.engine.column("trust_set_point")
    assert moved[~sales] == pytest.approx(0.1, abs=0.03)
    assert moved[sales] == pytest.approx(-0.1, abs=0.03)


def test_each_has_customers_of_its_own_and_the_whole_is_weighted_by_people(laboratory):
    scenario = merging(laboratory, {**MERGER, "customer_index": 40})
    # Where vacancies cost nothing, departments that stay full gain nothing by it.
    simulation = laboratory.begin(scenario, 2, vacancy_points=0.0)
    people = simulation.engine.column("present")
    sales = other_organization(scenario, simulation.world.organization)
    expected = (60 * people[~sales].sum(axis=0) + 40 * people[sales].sum(axis=0)) / people.sum(axis=0)
    simulation.step()
    assert simulation.customer_index[0] == pytest.approx(expected, abs=1e-6)
    assert simulation.series["customer_index"][0] == pytest.approx(np.array([[60.0] * 2, [40.0] * 2]), abs=1e-6)


def test_a_chain_across_both_is_as_good_as_its_links(laboratory):
    chain = {"service_chain": [{"department": "claims"}, {"department": "sales"}]}
    scenario = merging(laboratory, {**MERGER, "customer_index": 40}, context=chain)
    simulation = laboratory.begin(scenario, 2, vacancy_points=0.0)
    simulation.step()
    assert simulation.customer_index[0] == pytest.approx([(60.0 * 40.0) ** 0.5] * 2, abs=1e-6)


def test_values_may_differ_by_department(laboratory):
    organization = {"generate": {"departments": [{"name": "claims", "size": 24}, {"name": "sales", "size": 16}]},
                    "traits": {"values_fit": {"sales": 0.3}}}
    scenario = merging(laboratory, organization=organization)
    simulation = laboratory.begin(scenario, 4, organization=organization_of(scenario, 3))
    fit = simulation.engine.column("values_fit")
    sales = simulation.world.organization.department == 1
    assert fit[sales].mean() == pytest.approx(0.3, abs=0.1)
    assert fit[~sales].mean() == pytest.approx(0.55, abs=0.1)


@pytest.mark.parametrize("replicates", [1, 3])
def test_both_engines_merge_alike(laboratory, states, replicates):
    scenario = merging(laboratory, plan={"interventions": [{"type": "training"}]}, turnover=True)
    one, other = (laboratory.run(scenario, replicates, engine=engine) for engine in ("numpy", "compiled"))
    assert one.sums.tobytes() == other.sums.tobytes()
    expected, got = states(one), states(other)
    assert [name for name in expected if expected[name].tobytes() != got[name].tobytes()] == []
