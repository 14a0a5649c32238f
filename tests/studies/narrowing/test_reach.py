"""Whether a set reaches what was seen, and the nearest number that it would reach."""

import numpy as np

from cxsim.streams import normals
from cxsim.studies.narrowing.adjust import Summaries
from cxsim.studies.narrowing.reach import reach


def two_that_agree(rows=2000):
    """Two summaries with a correlation of nearly one half."""
    first, second, both = (normals(3, name, np.arange(rows, dtype=np.uint64)) for name in ("first", "second", "both"))
    return Summaries.of(np.column_stack([first + both, second + both]))


def test_hardly_any_row_of_the_set_is_out_of_its_reach():
    summaries = two_that_agree(400)
    refused = 0
    for row in range(400):
        others = np.arange(400) != row
        held = Summaries.of(summaries.standardized[others])
        refused += not reach(held, held.place(summaries.standardized[row])).within
    assert refused <= 0.01 * 400


def test_what_each_number_allows_both_together_may_not():
    summaries = two_that_agree()
    assert reach(summaries, np.array([2.5, 0.0])).within
    assert reach(summaries, np.array([0.0, -2.5])).within
    assert not reach(summaries, np.array([2.5, -2.5])).within


def test_the_observation_that_contributes_most_is_named_with_the_nearest_number():
    summaries = two_that_agree()
    held = reach(summaries, np.array([0.5, 9.0]))
    assert held.worst == 1
    nearest = held.nearest[1]
    assert 0.5 < nearest < 9.0
    assert reach(summaries, np.array([0.5, nearest - 1e-6])).within
    assert not reach(summaries, np.array([0.5, nearest + 1e-6])).within


def test_where_no_number_would_do_beside_the_others_none_is_named():
    held = reach(two_that_agree(), np.array([30.0, -30.0]))
    assert np.isnan(held.nearest).all()
