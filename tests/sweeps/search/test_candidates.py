"""How a candidate did: objectives, limits, and who beats whom."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from cxsim.sweeps.search.candidates import Ran, Score, front, judged, rank, scored, spread, unrun, worst_mean
from cxsim.sweeps.search.ground import Planned
from tests.sweeps.search.office import stated

ROWS = {"adoption_end": np.array([0.2, 0.4, 0.6, 0.8]), "plan_cost": np.array([8000.0, 9000.0, 9000.0, 8000.0]),
        "burnout_share_peak": np.array([0.1, 0.1, 0.3, 0.1])}


def test_the_worst_tenth_is_at_least_one_future_and_in_the_direction_that_is_worse() -> None:
    values = np.arange(20.0)
    assert worst_mean(values, True) == 0.5
    assert worst_mean(values, False) == 18.5
    assert worst_mean(values[:4], True) == 0.0


def test_a_limit_is_broken_by_a_share_of_it(tmp_path: Path) -> None:
    limits = {"budget": 8000, "measures": [{"measure": "burnout_share_peak", "of": "worst_tenth", "at_most": 0.2},
                                           {"measure": "adoption_end", "at_least": 0.5}]}
    score = scored(stated(tmp_path, constraints=limits), ROWS)
    assert score.values == {"adoption_end": 0.5, "plan_cost": 8500.0}
    assert score.broken == {"burnout_share_peak_worst_tenth at most 0.2": pytest.approx(0.5),
                            "budget": pytest.approx(0.0625)}
    assert not score.keeps


def test_a_measure_that_is_absent_in_a_future_is_no_mean_over_the_others(tmp_path: Path) -> None:
    score = scored(stated(tmp_path), {**ROWS, "adoption_end": np.array([0.2, math.nan, math.nan, 0.8])})
    assert score.failed == "adoption_end is absent in 2 of 4 futures"


def test_a_plan_that_breaks_a_limit_as_planned_is_not_run_unless_it_is_for_comparison(tmp_path: Path) -> None:
    search, planned = stated(tmp_path), Planned(cost=18000.0, hours=3.0)
    score = unrun(search, planned, reference=False)
    assert score is not None
    assert score.broken == {"budget": 1.0}
    assert unrun(search, planned, reference=True) is None
    assert unrun(search, Planned(cost=9000.0, hours=3.0), reference=False) is None


def test_the_front_holds_what_nobody_beats() -> None:
    points = [(1.0, -5.0), (2.0, -6.0), (1.0, -6.0), (2.0, -6.0), (0.5, -1.0)]
    assert front(points) == [0, 1, 4]
    assert spread([0, 1, 4], points, 2) == [1, 4]
    assert spread([0, 1, 4], points, 5) == [1, 0, 4]


def test_of_equal_plans_the_cheaper_comes_first(tmp_path: Path) -> None:
    objectives = stated(tmp_path, objectives=["adoption_end"]).search.objectives
    dear, cheap = (Score({"adoption_end": 0.5}, {"plan_cost": cost}) for cost in (900.0, 800.0))
    assert rank(objectives, cheap) > rank(objectives, dear)
    assert rank(objectives, Score({"adoption_end": 0.6}, {"plan_cost": 5000.0})) > rank(objectives, cheap)


def test_a_plan_that_failed_has_no_values_and_says_why(tmp_path: Path) -> None:
    ran = Ran({}, {"plan 1": "2 of 4 futures failed: no people are left"})
    score = judged(stated(tmp_path), ran, "plan 1", Planned(cost=100.0, hours=1.0))
    assert (score.keeps, score.failed) == (False, "2 of 4 futures failed: no people are left")
    assert math.isnan(score.values["adoption_end"])
