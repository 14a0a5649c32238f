"""Any two plans of a folder of results: what is read from the files is what the report was made from."""

import dataclasses

import numpy as np
import pytest

from cxsim.analysis.milestones import chances
from cxsim.analysis.verdict import focus_of, verdict_of
from cxsim.report.forms.opened import open_results
from cxsim.report.opened_pairs import (
    AdoptionOfPlans,
    milestone_chances,
    overturning,
    plan_costs,
    risks_of_plan,
)
from cxsim.report.opened_verdict import focus_in, verdict_in
from cxsim.report.write import write_comparison
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.comparing import compare
from cxsim.words.brief import RISK_TITLES
from cxsim.words.decision import assumption_words, verdict_words

COMPANY = {
    "weeks": 30, "seed": 3, "replicates": 24, "uncertainty": "full", "start_date": "2027-01-04",
    "target": {"adoption": 0.1, "by_week": 20},
    "milestones": [{"name": "First users", "measure": "use", "at_least": 0.05, "by_week": 10}],
    "organization": {"generate": {"departments": [{"name": "claims", "size": 16}, {"name": "sales", "size": 12}]}},
    "costs": {"currency": "EUR", "weekly_wage": {1: 3000}},
}
# Names that a table must write in another way, or that look like two names.
PLANS = {
    "=Nothing": [],
    "Train; teach": [{"type": "training", "weeks": 12, "hours_per_week": 4}],
    "Both": [{"type": "training", "weeks": 12, "hours_per_week": 4},
             {"type": "mandate", "weeks": 20}],
}


@pytest.fixture(scope="module")
def comparison():
    return compare([from_mapping({"name": name, **COMPANY, "plan": {"interventions": interventions}})
                    for name, interventions in PLANS.items()])


@pytest.fixture(scope="module")
def opened(comparison, tmp_path_factory):
    return open_results(write_comparison(comparison, tmp_path_factory.mktemp("pairs") / "results"))


def section(opened, key):
    return next(one for one in opened.report.sections if one.key == key)


def test_every_week_of_every_future_comes_back(comparison, opened):
    found = opened.by_future("adoption")
    assert list(found) == list(PLANS)
    for result in comparison.results:
        assert np.array_equal(found[result.scenario_name], result.recording.of_all("adoption"))


def test_the_fan_of_the_report_is_the_fan_of_its_two_plans(opened):
    chart, adoption = section(opened, "difference").chart, AdoptionOfPlans(opened)
    for panel in chart.panels:
        plan, other = panel.title.removeprefix("“").removesuffix("”").split("” minus “")
        assert adoption.fan(plan, other) == dataclasses.replace(chart, panels=(panel,))


@pytest.mark.parametrize("pair", [("Both", "Train; teach"), ("=Nothing", "Both")])
def test_a_difference_is_the_paired_one_of_the_comparison(comparison, opened, pair):
    assert AdoptionOfPlans(opened).difference(*pair) == comparison.between(*pair, "adoption_end")


def test_turning_a_difference_round_turns_its_sign(opened):
    adoption = AdoptionOfPlans(opened)
    there, back = (adoption.fan(*pair).panels[0] for pair in (("Both", "=Nothing"), ("=Nothing", "Both")))
    assert there.mean == tuple(-value for value in back.mean)
    assert np.allclose(there.p95, [-value for value in back.p05])


def test_levels_are_the_shares_in_percent_with_nine_in_ten_futures(comparison, opened):
    chart = AdoptionOfPlans(opened).levels("Both")
    shares = 100.0 * comparison["Both"].recording.of_all("adoption")
    assert chart.lines[0] == pytest.approx(shares.mean(axis=1))
    assert chart.high == pytest.approx(np.quantile(shares, 0.95, axis=1))
    assert chart.ticks[0] == (0, "Jan 2027")


def test_the_verdict_is_that_of_the_comparison(comparison, opened):
    found, made = verdict_in(opened), verdict_of(comparison)
    assert dataclasses.replace(found, chances=()) == dataclasses.replace(made, chances=())
    assert [(one.scenario, one.known) for one in found.chances] == [(one.scenario, one.known) for one in made.chances]
    assert [one.share for one in found.chances] == pytest.approx([one.share for one in made.chances])
    assert focus_in(opened) == focus_of(comparison)


def test_milestones_have_the_chances_of_the_report(comparison, opened):
    found = {(one.scenario, one.milestone.name): (one.percent, one.rating, one.known)
             for one in milestone_chances(opened)}
    assert found == {(one.scenario, one.milestone.name): (one.percent, one.rating, one.known)
                     for one in chances(comparison)}
    assert [one.milestone.by_week for one in milestone_chances(opened)][:3] == [10, 10, 10]


def test_risks_say_of_how_many_futures_they_are(comparison, opened):
    for place, plan in enumerate(PLANS):
        real = {RISK_TITLES[one.risk]: one for one in comparison.register[place]
                if one.likelihood > 0.0 and not one.risk.endswith("_tail")}
        found = risks_of_plan(opened, plan)
        assert {one.title for one in found} == set(real)
        for one in found:
            assert one.percent == pytest.approx(100.0 * real[one.title].likelihood)
            assert one.often.endswith(f"{real[one.title].known} futures")
            assert bool(one.sign) == (real[one.title].indicator is not None)


def test_what_overturns_the_lead_begins_after_the_verdict(comparison, opened):
    from cxsim.analysis.advice import advise

    told = overturning(opened, verdict_in(opened))
    assert verdict_words(comparison, advise(comparison)) not in told
    assert not any("misses the target" in line for line in told)
    if advise(comparison).defensible:
        plan = advise(comparison).plans[0]
        assert told[0] in assumption_words(comparison, plan, comparison.overturned)


def test_costs_are_those_of_the_summary(comparison, opened):
    assert plan_costs(opened) == pytest.approx(
        {one.scenario_name: float(one.measures["plan_cost"].mean()) for one in comparison.results})
