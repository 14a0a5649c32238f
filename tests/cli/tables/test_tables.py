"""What a person reads on the screen after a run and after a comparison."""

import io

import numpy as np
import pytest
from rich.console import Console

from cxsim.analysis.compare import Comparison
from cxsim.cli.tables.comparison_table import show_comparison
from cxsim.cli.tables.result_table import show_result
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording
from cxsim.words.explanation import why_flat


def shown(show, what, width=140):
    stream = io.StringIO()
    show(what, Console(file=stream, width=width, highlight=False, markup=False))
    return stream.getvalue()


def plan(name, *levels, output=1.0, quits=0.0, cost=0.0):
    """A plan with constant adoption in each replicate, over one year of 100 people."""
    shape = (52, len(levels))
    weekly = {
        "adoption": np.tile(levels, (52, 1)), "output": np.full(shape, output), "quits": np.full(shape, quits),
    }
    reference = recording_from({"adoption": np.zeros(shape), "output": np.ones(shape)})
    return result_from(name, recording_from(weekly, {"training": np.full(shape, cost)}), reference)


@pytest.fixture
def comparison():
    return Comparison.of([plan("do nothing", 0.1, 0.3), plan("train [all]", 0.4, 0.6, output=0.9, quits=0.5, cost=5e3)])


def row_of(text, name):
    return next(line for line in text.splitlines() if line.strip().startswith(name)).split(name)[1].split()


def test_a_row_holds_the_figures_of_its_plan(comparison):
    text = shown(show_comparison, comparison)
    assert "2 plans, 100 people, 52 weeks, 2 replicates, the same random events for every plan (seed 1)" in text
    assert row_of(text, "do nothing (baseline)") == ["20", "(11…29)", "–", "–", "100.0", "0.0", "0", "0"]
    figures = ["50", "(41…59)", "+30.0", "(+30.0…+30.0)", "100", "90.0", "26.0", "260", "260"]
    assert row_of(text, "train [all]") == figures


def test_the_answer_stands_below_the_table(comparison):
    assert "'train [all]' leads" in shown(show_comparison, comparison)


def test_the_table_fits_into_80_columns_and_keeps_every_figure(comparison):
    text = shown(show_comparison, comparison, width=80)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "+30.0 (+30.0…+30.0)" in text
    assert "train" in text


def test_a_flat_line_is_explained():
    flat = result_from("flat", synthetic_recording(final=0.01))
    rising = result_from("rising", synthetic_recording(final=0.8))
    reason = why_flat(flat)
    assert reason is not None
    assert reason in shown(show_result, flat, width=2000)
    assert f"flat: {reason}" in shown(show_comparison, Comparison.of([flat, rising]), width=2000)
    assert "hardly moves" not in shown(show_result, rising, width=2000)


def test_a_result_shows_measures_in_units_people_use():
    text = shown(show_result, plan("train", 0.4, 0.5, cost=5e3))
    assert row_of(text, "adoption end") == ["45.0", "40.5", "…", "49.5", "%", "higher"]
    assert row_of(text, "plan cost") == ["260,000", "260,000", "…", "260,000", "EUR", "lower"]
    assert row_of(text, "retention")[0] == "100.0"


def test_what_is_absent_is_a_dash():
    without_reference = result_from("alone", recording_from({"adoption": np.zeros((52, 2))}))
    assert row_of(shown(show_result, without_reference), "output trough")[:2] == ["–", "–"]
