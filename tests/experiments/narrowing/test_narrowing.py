"""What was expected of narrowing before any run, held against what was measured, and measured anew."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.studies.narrowing.rows import Play
from experiments.measuring import read
from experiments.narrowing.__main__ import RESULTS
from experiments.narrowing.company import SEED, data, plans
from experiments.narrowing.judge import OVERALL, crps, share_uneven
from experiments.narrowing.tables import EVERY_WEEK, JUDGED, SCORES, judged_both, judged_ranks, played, score_rows
from experiments.narrowing.truths import simulated_of

MOST_REFUSED = 0.02
COVERED = {"from the set": (0.86, 0.94), "parts left out": (0.82, 1.0)}
MOST_OF_BEFORE = 0.5
MOST_UNEVEN = 0.05
AVERAGE = f"mean of {OVERALL}"


def breaches(rows):
    """What breaks the bounds, by plan, truths and week."""
    found = []
    for row in rows:
        where = f"{row['plan']}, {row['truths']}, {row['week']}"
        low, high = COVERED[row["truths"]]
        if float(row["refused"]) > MOST_REFUSED:
            found.append(f"{where}: refused {row['refused']}")
        if row["week"] != EVERY_WEEK and not low <= float(row["covered"]) <= high:
            found.append(f"{where}: covered {row['covered']}")
        if row["week"] != EVERY_WEEK and float(row["of_staying"]) > 1.0:
            found.append(f"{where}: worse than adoption that stays, {row['of_staying']}")
        if row["week"] == AVERAGE and row["truths"] == "from the set" and float(row["of_before"]) > MOST_OF_BEFORE:
            found.append(f"{where}: {row['of_before']} of the CRPS before")
    return found


def test_the_stored_results_hold_what_was_expected():
    rows = [row for row in read(RESULTS / "scores.csv") if row["seen"] == JUDGED]
    assert {row["plan"] for row in rows} == plans().keys()
    assert all(int(row["companies"]) >= 200 for row in rows)
    assert breaches(rows) == []
    assert all(float(row["uneven_at_p01"]) <= MOST_UNEVEN for row in read(RESULTS / "ranks.csv"))


@pytest.mark.xfail(strict=True, reason="what remains of an order shows only after it, and no row lacks the same parts")
def test_the_crps_is_halved_in_every_week_and_with_parts_left_out_too():
    shares = [float(row["of_before"]) for row in read(RESULTS / "scores.csv") if row["seen"] == JUDGED]
    assert max(shares) <= MOST_OF_BEFORE


def test_a_forecast_that_breaks_a_bound_is_told():
    row = {"plan": "p", "truths": "from the set", "week": AVERAGE, "refused": "0.1", "covered": "0.5",
           "of_staying": "1.2", "of_before": "0.6"}
    assert len(breaches([row])) == 4


def test_crps_of_a_point_is_its_distance_and_of_two_less():
    values = np.array([[0.0], [1.0]])
    assert crps(values, np.array([0.5, 0.5]), np.array([0.5])) == pytest.approx([0.25])
    assert crps(values[:1], np.array([1.0]), np.array([0.5])) == pytest.approx([0.5])


@pytest.mark.validation
@pytest.mark.parametrize("plan", plans())
def test_narrowing_measured_anew_holds_what_was_expected(plan):
    own, out, rows, names = played(plan, Play(SEED, 2, "compiled"))
    observations = data()[JUDGED]
    simulated = simulated_of(own, rows, names, observations)
    for truths, found in judged_both(own, out, simulated, observations, (None, 256)):
        told = [dict(zip(SCORES, map(str, row), strict=True)) for row in score_rows((plan, JUDGED, truths), found)]
        assert breaches(told) == []
    assert share_uneven(judged_ranks(simulated, 256)) <= MOST_UNEVEN
