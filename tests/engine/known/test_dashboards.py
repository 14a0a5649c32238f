"""Dashboards: only what somebody measures is shown, false reports included."""

import numpy as np
import pytest

from cxsim.engine.known.counts import Counts
from cxsim.engine.known.survey import Fieldwork
from cxsim.scenario.schema.purpose import Survey

WEEKS = 8
WATCHED = {"type": "kpi_measurement", "strength": 1.0, "reported_back": 0.0}
PAID = {"type": "incentive", "strength": 1.0}


def shown(laboratory, interventions, weeks=WEEKS, engine="numpy", **given):
    simulation = laboratory.begin(laboratory.busy(plan={"interventions": interventions}, turnover=False, **given), 3,
                                  engine=engine)
    for _ in range(weeks):
        simulation.step()
    counts = Counts(simulation.world, 3)
    survey = Fieldwork(Survey(), "survey", simulation, ["reported_use"], counts)
    return simulation, dict(zip(survey.groups, survey.take(weeks)["reported_use"], strict=True))


def test_nothing_is_shown_where_nobody_measures(laboratory):
    _, published = shown(laboratory, [PAID])
    assert all(np.isnan(values).all() for values in published.values())


def test_nothing_is_shown_before_the_first_week(laboratory):
    _, published = shown(laboratory, [WATCHED], weeks=0)
    assert all(np.isnan(values).all() for values in published.values())


def test_what_is_measured_is_shown_as_it_was_recorded(laboratory):
    simulation, published = shown(laboratory, [WATCHED, PAID])
    recorded = simulation.kept().weekly
    assert published["all"] == pytest.approx(recorded["reported_use"][0, -1], abs=1e-9)
    assert (published["all"] > recorded["use"][0, -1]).all()


def test_without_gaming_the_dashboard_tells_the_truth(laboratory):
    simulation, published = shown(laboratory, [WATCHED, PAID], without=["gaming"])
    assert published["all"] == pytest.approx(simulation.kept().weekly["use"][0, -1], abs=1e-9)


def test_a_department_that_is_not_measured_has_no_dashboard(laboratory):
    _, published = shown(laboratory, [{**WATCHED, "target": {"departments": ["sales"]}}])
    assert np.isnan(published["department:claims"]).all()
    assert published["all"].tolist() == published["department:sales"].tolist()


def test_only_the_measured_behavior_counts(laboratory):
    simulation, published = shown(laboratory, [{**WATCHED, "behaviors": ["share"]}], without=["gaming"])
    assert published["all"] == pytest.approx(simulation.engine.column("use", 1).mean(axis=0), abs=1e-9)


def test_both_engines_show_the_same(laboratory):
    (_, one), (_, other) = (shown(laboratory, [WATCHED, PAID], engine=engine) for engine in ("numpy", "compiled"))
    assert all(np.array_equal(one[name], other[name], equal_nan=True) for name in one)


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_a_rule_reads_the_dashboard_while_somebody_measures(laboratory, engine):
    rule = {"name": "enough", "when": {"measure": "reported_use", "above": 0.02}, "then": {"stop": "incentive"}}
    until_week_four = {**WATCHED, "start_week": 0, "weeks": 4}
    decided = {}
    for name, interventions in (("measured", [until_week_four, PAID]), ("not measured", [PAID])):
        plan = {"interventions": interventions, "rules": [rule]}
        simulation = laboratory.run(laboratory.busy(plan=plan, survey={"every_weeks": 1, "sample_share": 0.0}),
                                    engine=engine)
        decided[name] = [decision.week for decision in simulation.decisions(np.arange(3))]
    assert len(decided["measured"]) == 3
    assert all(1 <= week <= 4 for week in decided["measured"])
    assert decided["not measured"] == []
