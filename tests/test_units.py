"""Rates and shares: the figures of turnover tables and half-lives."""

import pytest

from cxsim import units


@pytest.mark.parametrize(
    ("yearly", "weekly"), [(0.10, 0.002024), (0.15, 0.003120), (0.20, 0.004282), (0.30, 0.006836)]
)
def test_yearly_turnover_as_a_weekly_hazard(yearly, weekly):
    assert units.weekly_hazard_from_yearly_share(yearly) == pytest.approx(weekly, abs=5e-7)
    assert units.yearly_share_from_weekly_hazard(units.weekly_hazard_from_yearly_share(yearly)) == pytest.approx(yearly)


def test_nobody_leaves_at_no_hazard():
    assert units.weekly_hazard_from_yearly_share(0.0) == 0.0
    assert units.yearly_share_from_weekly_hazard(0.0) == 0.0


def test_skill_that_decays_by_a_fortieth_a_week_is_half_gone_after_28_weeks():
    assert units.half_life_from_rate(0.0245) == pytest.approx(27.94, abs=0.01)
    assert units.rate_from_half_life(1.0) == 0.5
    assert units.half_life_from_rate(units.rate_from_half_life(13.0)) == pytest.approx(13.0)
