"""Rates and shares: conversions between what people say and what a weekly step needs."""

from __future__ import annotations

import math

WEEKS_PER_YEAR = 52


def weekly_hazard_from_yearly_share(share: float) -> float:
    """The constant weekly hazard q with (1 - q)**52 = 1 - share (share of people leaving within a year)."""
    if not 0.0 <= share < 1.0:
        raise ValueError(f"the share of people who leave within a year must lie in [0, 1), not {share:g}")
    return -math.expm1(math.log1p(-share) / WEEKS_PER_YEAR)


def yearly_share_from_weekly_hazard(hazard: float) -> float:
    """The share of people who leave within 52 weeks at a constant weekly hazard."""
    return 1.0 - (1.0 - hazard) ** WEEKS_PER_YEAR


def rate_from_half_life(half_life_weeks: float) -> float:
    """The weekly decay rate d with (1 - d)**half_life = 1/2."""
    return -math.expm1(-math.log(2.0) / half_life_weeks)


def half_life_from_rate(rate: float) -> float:
    """Weeks until half is gone at the weekly decay rate d: ln 2 / -ln(1 - d)."""
    return math.log(2.0) / -math.log1p(-rate)
