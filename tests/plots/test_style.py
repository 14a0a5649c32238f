"""Labels keep their distance, names keep their length."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from cxsim.plots.style import spread_apart, week_ticks, wrapped


def test_labels_that_fit_stay_where_they_want_to_be():
    assert spread_apart([10.0, 50.0], [8.0, 8.0], 0.0, 100.0) == [10.0, 50.0]


def test_labels_that_want_the_same_place_share_it_evenly():
    assert spread_apart([50.0, 50.0, 50.0], [10.0, 10.0, 10.0], 0.0, 100.0) == [40.0, 50.0, 60.0]


def test_labels_stay_inside_and_keep_their_order():
    assert spread_apart([0.0, 1.0], [10.0, 10.0], 0.0, 100.0) == [5.0, 15.0]
    assert spread_apart([99.0, 100.0], [10.0, 10.0], 0.0, 100.0) == [85.0, 95.0]


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 9)), min_size=1, max_size=10))
def test_labels_never_overlap_while_there_is_room(labels):
    wanted, heights = [label[0] for label in labels], [label[1] for label in labels]
    centers = spread_apart(wanted, heights, 0.0, 100.0)
    spans = sorted((center - height / 2, center + height / 2) for center, height in zip(centers, heights, strict=True))
    assert all(low[1] <= high[0] + 1e-6 for low, high in itertools.pairwise(spans))
    assert spans[0][0] >= -1e-6
    assert spans[-1][1] <= 100.0 + 1e-6


def test_long_names_end_in_an_ellipsis_and_breaks_are_only_at_spaces():
    assert wrapped("one two three four five", 9, 2) == "one two\nthree …"
    assert wrapped("  ", 9) == "(no name)"
    assert wrapped("5\N{NO-BREAK SPACE}%", 9) == "5\N{NO-BREAK SPACE}%"


def test_ticks_are_whole_quarters_on_a_long_horizon():
    assert week_ticks(104) == [0, 13, 26, 39, 52, 65, 78, 91, 104]
    assert week_ticks(8) == list(range(9))
