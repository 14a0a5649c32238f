"""When ties form by themselves: as positions open, and as two organizations meet."""

import numpy as np
import pytest

from cxsim.engine.world.calendar import Calendar, Union
from cxsim.organization.structure import Layer
from cxsim.streams import employee_keys

KEYS = employee_keys([f"e{row}" for row in range(40)])


def layer(*pairs, name="informal"):
    sources, targets = np.array(pairs, dtype=np.int32).T
    return Layer(name, sources, targets, np.arange(1.0, len(pairs) + 1))


def calendar(opens=None, union=None, *layers):
    opens = None if opens is None else np.array(opens, dtype=np.int32)
    return Calendar(opens, union, {one.name: one for one in layers}, KEYS, 5)


def test_a_tie_to_a_position_begins_when_it_opens_but_newcomers_find_everybody_at_once():
    ties = layer((0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1))
    growing = calendar([0, 4, 9], None, ties)
    assert growing.since(ties).tolist() == [4, 9, 0, 9, 0, 0]
    assert growing.weeks == {4, 9}
    seen = growing.layer(ties, 4)
    assert list(zip(seen.sources, seen.targets, seen.weights, strict=True)) == [
        (0, 1, 1.0), (1, 0, 3.0), (2, 0, 5.0), (2, 1, 6.0)]
    assert growing.layer(ties, 9) is ties
    assert growing.managers(np.array([-1, 0, 0], dtype=np.int32), 0).tolist() == [-1, 0, 0]


def test_where_nothing_opens_or_merges_all_ties_are_there():
    ties = layer((0, 1))
    still = calendar(None, None, ties)
    assert (still.weeks, still.layer(ties, 0) is ties, still.since(ties).tolist()) == (frozenset(), True, [0])


HALF = np.arange(40) >= 20


def test_reporting_lines_of_a_merger_change_at_once():
    lines = layer((0, 1), (0, 20), (20, 0), (20, 21), name="reporting")
    merged = calendar(None, Union(6, HALF, forming_weeks=12), lines)
    assert merged.since(lines).tolist() == [0, 6, 6, 0]
    assert merged.weeks == {6}
    manager = np.array([-1, 0, *[0] * 18, 0, *[20] * 19], dtype=np.int32)
    assert merged.managers(manager, 5)[[0, 1, 20, 21]].tolist() == [-1, 0, -1, 20]
    assert merged.managers(manager, 6) is manager
    assert merged.managers(manager, 5).dtype == np.int32


def test_other_ties_form_in_steps_of_four_weeks():
    ties = layer(*((row, 39 - row) for row in range(20)), (1, 2))
    merged = calendar(None, Union(6, HALF, forming_weeks=12), ties)
    since = merged.since(ties)
    assert since[-1] == 0
    assert set(since[:-1].tolist()) == {6, 10, 14}
    assert merged.weeks == {6, 10, 14}
    back = layer(*((39 - row, row) for row in range(20)))
    assert merged.since(back).tolist() == since[:-1].tolist()
    at_once = calendar(None, Union(6, HALF), ties)
    assert set(at_once.since(ties)[:-1].tolist()) == {6}


@pytest.mark.parametrize(("opens", "expected"), [([0] * 40, 6), ([9] * 40, 6), ([0] * 20 + [9] * 20, 9)])
def test_of_growth_and_merger_the_later_counts(opens, expected):
    ties = layer((0, 20))
    assert calendar(opens, Union(6, HALF), ties).since(ties).tolist() == [expected]
