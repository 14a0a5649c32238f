"""Gaming."""

import pytest

from cxsim.model.mechanisms.gaming import gaming_motive, gaming_stake, gaming_trust, next_gaming, reported_use

HONEST = {"gaming": 0.0, "gaming_stake": 1.0, "seen_gaming": 0.0, "use": 0.0, "attitude": 0.4}


@pytest.mark.parametrize(
    ("given", "stake"),
    [({}, 0.0), ({"monitoring": 1.0}, 0.0), ({"incentive": 1.0}, 0.0), ({"monitoring": 0.5, "incentive": 0.6}, 0.3),
     ({"monitoring": 1.0, "mandate": 1.0}, 0.5), ({"monitoring": 1.0, "mandate": 1.0, "incentive": 1.0}, 1.0)],
)
def test_only_a_number_on_which_something_hangs_is_gamed(alone, given, stake):
    assert alone(gaming_stake, **given) == pytest.approx(stake)


@pytest.mark.parametrize(
    ("given", "after"),
    [({}, 0.05 * 0.6), ({"use": 1.0}, 0.0), ({"attitude": 1.0}, 0.0), ({"gaming_stake": 0.0}, 0.0),
     ({"attitude": 1.0, "seen_gaming": 0.4}, 0.15 * 0.4),
     ({"gaming": 0.5, "gaming_stake": 0.0}, 0.5 - 0.05 * 0.5), ({"gaming": 0.5, "use": 1.0}, 0.5)],
)
def test_it_begins_spreads_and_fades(alone, given, after):
    assert alone(next_gaming, **{**HONEST, **given}) == pytest.approx(after, abs=1e-15)


def test_a_report_takes_the_pressure_off(alone):
    pull = 6.0 * (0.6 * 0.5 * 1.0 + 0.32 * 1.0)
    given = {"mandate": 0.5, "monitoring": 1.0, "incentive": 1.0}
    assert alone(gaming_motive, gaming=0.5, **given) == pytest.approx(-0.8 * 0.5 * pull)
    assert alone(gaming_motive, gaming=0.0, **given) == 0.0


def test_dashboards_count_reports_where_somebody_measures(alone):
    assert alone(reported_use, use=0.0, gaming=0.4, monitoring=0.2) == pytest.approx(0.4)
    assert alone(reported_use, use=0.0, gaming=0.4, monitoring=0.0) == 0.0
    assert alone(reported_use, use=1.0, gaming=0.4, monitoring=0.2) == 1.0


def test_those_who_see_it_lose_trust(alone):
    assert alone(gaming_trust, seen_gaming_mean=0.5, trust=0.5) == pytest.approx(-0.02 * 0.25)
