"""Likelihood, impact and announcement of each risk."""

import math

import pytest

from cxsim.analysis.indicators import EarlySign
from cxsim.analysis.risk_register import RISK_COLUMNS, RiskEntry, risk_rows, share_interval


def test_the_interval_of_a_share_is_wilsons():
    low, high = share_interval(0.5, 20)
    assert (low, high) == (pytest.approx(0.2993, abs=1e-4), pytest.approx(0.7007, abs=1e-4))
    low, high = share_interval(0.1, 50)
    assert (low, high) == (pytest.approx(0.0435, abs=1e-4), pytest.approx(0.2136, abs=1e-4))


def test_it_stays_between_0_and_1():
    assert share_interval(0.0, 10) == (0.0, pytest.approx(0.2775, abs=1e-4))
    assert share_interval(1.0, 10) == (pytest.approx(0.7225, abs=1e-4), pytest.approx(1.0))


def test_rows_of_what_nothing_announces_stay_empty():
    [[*row]] = risk_rows([[RiskEntry("s", "burnout", 0.2, 3.0, "people", 40, None)]])
    assert row[:7] == ["s", "burnout", 40, 0.2, 3.0, "people", ""]
    assert row[7] == "" and math.isnan(row[8]) and math.isnan(row[9])
    assert len(row) == len(RISK_COLUMNS)


def test_rows_of_what_is_announced_tell_the_first_week_and_how_often_it_is_right():
    sign = EarlySign("trust", True, 0.4567, 12, 0.8, 0.1)
    assert risk_rows([[], [RiskEntry("s", "burnout", 0.2, 3.0, "people", 40, sign)]]) == [
        ("s", "burnout", 40, 0.2, 3.0, "people", "trust <= 0.457", 12, 0.8, 0.1)]
