"""Leading indicators: a planted sign is found in its week, and chance is not taken for one."""

import numpy as np

from cxsim.analysis.indicators import Signals, distinctions, halves
from cxsim.analysis.risks import Event

WEEKS, REPLICATES = 40, 200


def signals(make, **weekly):
    quiet = np.zeros((WEEKS, REPLICATES))
    return Signals(make("plan", {"adoption": quiet, **weekly}))


def event(happened, week=30.0):
    return Event(happened.astype(float), happened * 0.2, np.where(happened, week, np.nan))


def test_halves_share_out_events_evenly():
    happened = np.array([1.0, 0.0, 0.0, 1.0, np.nan, 0.0, 1.0, 0.0])
    first, second = halves(happened)
    assert (happened[first].sum(), happened[second].sum()) == (2.0, 1.0)
    assert sorted([*first, *second]) == [0, 1, 2, 3, 5, 6, 7]


def test_a_perfect_threshold_lies_between_events_and_others():
    values = np.array([[[0.1, 0.2, 0.6, 0.8]]])
    best, below, threshold = distinctions(values, np.array([True, True, False, False]))
    assert (best[0, 0], bool(below[0, 0])) == (1.0, True)
    assert threshold[0, 0] == 0.4
    best, below, _ = distinctions(values, np.array([False, False, True, True]))
    assert (best[0, 0], bool(below[0, 0])) == (1.0, False)


def test_a_planted_sign_is_found_in_the_week_from_which_it_shows(make, draws):
    happened = draws("who", REPLICATES) < 0.4
    trust = np.full((WEEKS, REPLICATES), 0.6) + 0.01 * draws("trust", REPLICATES)
    trust[12:, happened] -= 0.3
    shown = signals(make, trust=trust).indicator(event(happened))
    assert (shown.measure, shown.below) == ("trust", True)
    assert 12 <= shown.week <= 15
    assert (shown.hit_rate, shown.false_alarm_rate) == (1.0, 0.0)
    assert 0.3 < shown.threshold < 0.6
    assert str(shown).startswith("trust <= 0.")


def test_a_sign_that_comes_with_the_event_is_no_leading_one(make, draws):
    happened = draws("who", REPLICATES) < 0.4
    trust = np.full((WEEKS, REPLICATES), 0.6)
    trust[12:, happened] -= 0.3
    assert signals(make, trust=trust).indicator(event(happened, week=12.0)) is None


def test_chance_is_not_taken_for_a_sign(make, draws, normal_draws):
    """Thirty risks without any sign, ten measures of pure noise: none is believed."""
    noisy = {
        name: np.array([normal_draws(f"{name} {week}", REPLICATES) for week in range(WEEKS)])
        for name in ("trust", "fatigue", "skill", "habit", "attitude", "awareness", "use", "ability", "burnout",
                     "output")
    }
    shown = signals(make, **noisy)
    found = [shown.indicator(event(draws(f"risk {number}", REPLICATES) < 0.3)) for number in range(30)]
    assert found.count(None) == 30


def test_too_few_events_tell_nothing(make, draws):
    happened = np.zeros(REPLICATES, dtype=bool)
    happened[:10] = True
    trust = np.full((WEEKS, REPLICATES), 0.6)
    trust[:, happened] = 0.1
    assert signals(make, trust=trust).indicator(event(happened)) is None
