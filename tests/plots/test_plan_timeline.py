"""The timeline of a plan: one row per intervention, bars as high as doses, costs below."""

import numpy as np
import pytest

from cxsim.interventions.kinds.mandate import Mandate
from cxsim.interventions.kinds.training import Training
from cxsim.plots.plan_timeline import plan_figure
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.sheets.plan_table import PlanRow, plan_rows
from cxsim.testing.people import example_view

COMPANY = {"name": "s", "weeks": 12, "organization": {"generate": {"departments": [{"name": "claims", "size": 9}]}}}


def rows(*interventions):
    return plan_rows(from_mapping({**COMPANY, "plan": {"interventions": list(interventions)}}), example_view())


def names(figure):
    return [label.get_text() for label in figure.axes[2].get_yticklabels()]


def test_interventions_stand_in_the_order_of_their_start_on_top_the_first():
    found = rows({"type": "mandate", "start_week": 4}, {"type": "training", "weeks": 3, "hours_per_week": 4})
    figure = plan_figure("My plan", found, "EUR", 12)
    assert names(figure) == ["training", "mandate"]
    assert [axes.get_title(loc="left") for axes in figure.axes] == [
        "Cost so far (thousand EUR)", "Cost by week (thousand EUR)", ""]


def test_a_bar_is_as_high_as_its_dose():
    [row] = rows({"type": "training", "weeks": 4, "hours_per_week": 4, "ramp_weeks": 1})
    assert row.full_share == 0.5
    assert row.dose[:5].tolist() == [0.5, 1.0, 1.0, 1.0, 0.0]
    line = plan_figure("p", [row], "EUR", 12).axes[2].get_lines()[-1]
    np.testing.assert_allclose(line.get_ydata(), 0.78 * 0.5 * np.array([0.5, 1, 1, 1, 1]))


def test_costs_are_those_of_the_weeks_and_the_budget_is_a_line():
    [row] = rows({"type": "mandate", "weeks": 2, "strength": 1.0})
    assert row.cost[:3].tolist() == [2000.0 + 6 * 24, 6 * 24, 0.0]
    figure = plan_figure("p", [row], "CHF", 12, budget=5000)
    so_far, cost, _ = figure.axes
    assert [bar.get_height() for bar in cost.patches][:2] == [2.144, 0.144]
    assert so_far.get_lines()[0].get_ydata()[-1] == pytest.approx(2.288)
    assert {"budget 5,000", "2,288"} <= {text.get_text() for text in so_far.texts}


def test_waves_share_a_row_unless_they_overlap():
    waves = {"type": "training", "weeks": 3, "waves": [["claims"], ["sales"]]}
    assert names(plan_figure("p", rows({**waves, "wave_gap_weeks": 4}), "EUR", 12)) == ["training"]
    assert names(plan_figure("p", rows({**waves, "wave_gap_weeks": 2}), "EUR", 12)) == [
        "training, wave 1", "training, wave 2"]


def test_a_plan_that_does_nothing_can_be_drawn():
    assert names(plan_figure("p", [], "EUR", 12)) == []


def test_names_with_signs_of_formulas_are_shown_as_they_are():
    intervention = Mandate(name="$x$ & co")
    zeros = np.zeros(12)
    figure = plan_figure("p $y$", [PlanRow(intervention, 0, 3, 5, np.ones(12), zeros, zeros)], "EUR", 12)
    assert names(figure) == ["$x$ & co"]
    figure.canvas.draw()


def test_a_row_tells_its_strength_in_words():
    assert PlanRow(Training(), 0, 1, 1, *np.zeros((3, 2))).strength == "hours per week 3"
