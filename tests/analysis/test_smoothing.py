"""Weekly lines without the noise of single weeks."""

import numpy as np

from cxsim.analysis.smoothing import smoothed


def test_smoothing_takes_a_week_and_up_to_three_before_it():
    assert list(smoothed(np.array([4.0, 0.0, 2.0, 2.0, 8.0]))) == [4.0, 2.0, 2.0, 2.0, 3.0]


def test_a_plateau_stays_exactly_level():
    line = smoothed(np.concatenate([np.linspace(0.0, 0.4, 20), np.full(80, 0.4)]))
    assert len(set(line[22:])) == 1 and int(np.argmax(line)) == 22


def test_a_line_shorter_than_the_weeks_is_a_running_mean():
    assert list(smoothed(np.array([2.0, 4.0]))) == [2.0, 3.0]
