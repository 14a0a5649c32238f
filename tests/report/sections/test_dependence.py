"""The tornado of the report: of the target or the adopters, and of the gain where outcomes have a worth."""

import dataclasses

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.report.sections.dependence import dependence_section
from cxsim.results.measures import compute
from cxsim.results.value import Rates, reference_series
from cxsim.streams import employee_keys, uniforms
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording

REPLICATES = 100
RATES = {"adopter_week": 400.0, "customer_index_point_week": 0.0}
HELD = np.arange(REPLICATES) / REPLICATES
"""A figure of the company: .00 in the first future, .99 in the last."""


def chance(name):
    return uniforms(2, "tests", employee_keys([name])[:, None], 0, np.arange(REPLICATES)[None, :])[0]


@pytest.fixture(scope="module")
def valued():
    nothing = synthetic_recording(final=0.0, replicates=REPLICATES)
    support = chance("support")

    def plan(name, final, gain):
        recording = synthetic_recording(final=final, replicates=REPLICATES) if final else nothing
        weekly = {**recording.weekly, "adoption": recording.weekly["adoption"] * (1.0 + gain)}
        recording = dataclasses.replace(recording, weekly=weekly)
        result = result_from(name, recording, nothing)
        return dataclasses.replace(
            result, measures=compute(recording, nothing, rates=Rates(**RATES)), reference=reference_series(nothing),
            parameters={"manager_support": support}, manifest={**result.manifest, "value": RATES})

    return Comparison.of([
        plan("Do nothing", 0.0, 0.0), plan("Committee", 0.6, support - 0.55), plan("Mandate", 0.5, 0.0),
    ])


def test_where_outcomes_have_a_worth_the_gain_is_shown_and_the_worth_is_a_bar(valued):
    chart = dependence_section(valued).chart
    assert chart.title == "Gain of “Committee” over “Mandate” in net value"
    assert (chart.value.unit, chart.decides_at) == ("EUR", 0.0)
    assert {bar.name for bar in chart.bars} == {"Worth of one adopter week", "Manager support"}


def test_the_worth_of_an_outcome_moves_the_gain_in_proportion(valued):
    chart = dependence_section(valued).chart
    (worth,) = (bar for bar in chart.bars if bar.name.startswith("Worth"))
    assert (worth.low_setting, worth.high_setting) == ("200", "800")
    # From half to the stated worth is one step, from it to twice that are two.
    assert worth.at_high - chart.middle == pytest.approx(2.0 * (chart.middle - worth.at_low))


def test_what_the_company_stated_stands_first_and_is_called_its_own():
    adoption = np.tile(np.where(HELD < 0.4, 0.7, 0.2), (30, 1))
    result = result_from("Course", recording_from({"adoption": adoption}), target=(0.5, 20))
    result = dataclasses.replace(result, parameters={"reach": HELD[::-1].copy(), "input: call target": HELD})
    section = dependence_section(Comparison.of([result]))
    assert section.title == "The answer depends most on your figure for call target"
    own, model = section.chart.bars
    assert (own.name, own.stated, own.at_low, own.at_high) == ("Call target (yours)", True, 100.0, 0.0)
    assert (model.name, model.stated, model.at_low, model.at_high) == ("Reach", False, 0.0, 100.0)
    assert section.chart.middle == pytest.approx(40.0)
    assert section.table.rows[0] == ("Call target (yours)", "0.095", "100 %", "0.9", "0 %")


def test_nothing_is_shown_where_nothing_clearly_matters():
    result = result_from("Course", recording_from({"adoption": np.tile(chance("adoption"), (30, 1))}))
    result = dataclasses.replace(result, parameters={"reach": HELD})
    assert dependence_section(Comparison.of([result])) is None
