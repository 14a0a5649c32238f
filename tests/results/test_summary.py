"""Summaries and CSV: exact headers, exact numbers, nothing that a spreadsheet runs."""

import math

import numpy as np

from cxsim.results.summary import csv_cell, quantiles, summarize, write_csv
from cxsim.testing.recordings import recording_from, result_from


def test_the_summary_of_three_replicates():
    mean, low, middle, high, error, count = summarize(np.array([1.0, 2.0, 6.0]))
    assert (mean, low, middle, count) == (3.0, 1.1, 2.0, 3)
    assert math.isclose(high, 5.6)
    assert math.isclose(error, math.sqrt(7.0) / math.sqrt(3.0))


def test_absent_replicates_are_counted_out_not_faked():
    assert summarize(np.array([np.nan, 2.0, 4.0]))[0::5] == (3.0, 2)
    assert summarize(np.array([np.nan, np.nan]))[5] == 0
    assert math.isnan(summarize(np.array([np.nan, np.nan]))[0])
    assert math.isnan(summarize(np.array([3.0]))[4]), "one replicate has no Monte-Carlo error"


def test_quantiles_are_those_of_numpy_without_nan():
    values = np.array([[5.0, 1.0, np.nan, 3.0], [2.0, 2.0, 2.0, 2.0], [np.nan] * 4])
    np.testing.assert_allclose(quantiles(values)[:, 0], np.quantile([1.0, 3.0, 5.0], [0.05, 0.5, 0.95]))
    np.testing.assert_array_equal(quantiles(values)[:, 1], [2.0, 2.0, 2.0])
    assert np.isnan(quantiles(values)[:, 2]).all()


def test_a_cell_is_never_a_formula():
    for start in ("=", "+", "-", "@", "\t", "\r"):
        assert csv_cell(start + "HYPERLINK()") == "'" + start + "HYPERLINK()"
    assert csv_cell(-1.5) == "-1.5"
    assert csv_cell(-3) == "-3"
    assert csv_cell("plan -1") == "plan -1"
    assert csv_cell(math.nan) == ""


def test_the_csv_file_byte_for_byte(tmp_path):
    write_csv(tmp_path / "x.csv", ("scenario", "mean"), [("=A,\"b\"", 0.1 + 0.2), ("é", math.nan)])
    assert (tmp_path / "x.csv").read_bytes() == 'scenario,mean\n"\'=A,""b""",0.3\né,\n'.encode()


def test_the_summary_file_of_a_result(tmp_path):
    recording = recording_from(
        {"adoption": np.tile([0.2, 0.4, 0.6], (10, 1))}, costs={"training": np.full((10, 3), 10.0)}
    )
    folder = result_from("plan", recording).save(tmp_path / "out")
    lines = (folder / "summary.csv").read_text().splitlines()
    assert lines[0] == "scenario,measure,unit,mean,p05,p50,p95,mcse,replicates"
    assert lines[1] == "plan,adoption_end,share,0.4,0.22,0.4,0.58,0.1154700538,3"
    assert "plan,plan_cost,EUR,100,100,100,100,0,3" in lines
    assert any(line.startswith("plan,cost_per_adopter,EUR per adopter,3.05555") for line in lines)
    assert "plan,output_trough,share of doing nothing,,,,,,0" in lines


def test_the_summary_frame_has_the_same_columns():
    frame = result_from("plan", recording_from({"adoption": np.full((10, 3), 0.5)})).summary()
    assert list(frame.columns) == ["scenario", "measure", "unit", "mean", "p05", "p50", "p95", "mcse", "replicates"]
    assert frame.loc[frame.measure == "adoption_end", "mean"].item() == 0.5
