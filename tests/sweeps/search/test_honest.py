"""What a winner is really worth: shrunken values, intervals, regret."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.sweeps.search.honest import interval, regrets, shrunken
from cxsim.sweeps.search.schema import Objective

ADOPTION, COST = Objective(measure="adoption_end"), Objective(measure="plan_cost")
TARGET = Objective(measure="target_met")


def test_equal_plans_are_drawn_to_their_mean() -> None:
    noise = np.random.default_rng(1).normal(0.5, 0.1, (200, 8))
    rows = {f"plan {place}": {"adoption_end": values} for place, values in enumerate(noise)}
    seen = {label: own["adoption_end"].mean() for label, own in rows.items()}
    best = max(seen, key=seen.__getitem__)
    drawn = shrunken(ADOPTION, rows, seed=1)
    assert seen[best] > 0.57
    assert drawn[best] == pytest.approx(0.5, abs=0.02)


def test_what_all_plans_share_is_no_reason_to_shrink() -> None:
    luck = np.random.default_rng(1).normal(0.0, 0.2, 8)
    rows = {f"plan {place}": {"adoption_end": 0.1 * place + luck} for place in range(5)}
    drawn = shrunken(ADOPTION, rows, seed=1)
    assert drawn["plan 4"] == pytest.approx(0.4 + luck.mean(), abs=1e-12)


def test_the_interval_of_a_share_is_that_of_wilson_and_of_a_mean_that_of_student() -> None:
    assert interval(TARGET, np.ones(10), 1) == pytest.approx((0.7224672, 1.0))
    assert interval(ADOPTION, np.array([0.1, 0.2, 0.3]), 1) == pytest.approx((0.0, 0.4484138))
    assert interval(COST, np.array([1.0, 2.0, 3.0]), 1) == pytest.approx((-0.4841377, 4.4841377))


def test_regret_is_what_is_lost_against_the_best_in_each_future() -> None:
    rows = {"steady": {"adoption_end": np.array([0.5, 0.5, 0.5, 0.5]), "plan_cost": np.full(4, 100.0)},
            "bold": {"adoption_end": np.array([0.9, 0.9, 0.1, 0.5]), "plan_cost": np.full(4, 130.0)}}
    steady, bold = regrets(ADOPTION, rows).values()
    assert (steady.mean, steady.worst, steady.best_in) == pytest.approx((0.2, 0.4, 0.5))
    assert (bold.mean, bold.worst, bold.best_in) == pytest.approx((0.1, 0.4, 0.75))
    assert regrets(COST, rows)["bold"].mean == 30.0
