"""Levels in words follow from who reports to whom, where the reporting lines agree."""

import numpy as np

from cxsim.scenario.proposal.level_words import levels_of_words


def levels(*people):
    """People as (word, place of the manager)."""
    return levels_of_words([word for word, _ in people], np.array([manager for _, manager in people], dtype=np.int32))


CHIEF = [("Director", -1)]


def test_who_leads_stands_above():
    assert levels(*CHIEF, ("manager", 0), ("Staff", 1), ("staff", 1)) == {"Director": 1, "manager": 2, "Staff": 3}


def test_words_that_lead_each_other_equally_often_share_a_level():
    equals = [*[("Manager", 0)] * 12, *[("Lead", 0)] * 12, *[("Staff", 1)] * 20, *[("Staff", 13)] * 20]
    assert levels(*CHIEF, *equals, ("Lead", 1), ("Manager", 13)) == {
        "Director": 1, "Lead": 2, "Manager": 2, "Staff": 3}


def test_few_reports_against_the_order_count_as_errors_and_more_leave_it_open():
    staff = [*CHIEF, *[("Manager", 0)] * 2, *[("Staff", 1)] * 38]
    assert levels(*staff, ("Manager", 3), ("Manager", 4)) == {"Director": 1, "Manager": 2, "Staff": 3}
    assert levels(*staff, *[("Manager", 3)] * 3) is None


def test_without_lines_with_one_word_or_a_word_outside_the_lines_nothing_is_known():
    assert levels_of_words(["a", "b"], None) is None
    assert levels(("a", -1), ("a", 0)) is None
    assert levels(("a", -1), ("b", 0), ("c", -1)) is None


def test_blank_cells_and_words_for_missing_are_no_levels():
    assert levels(*CHIEF, ("n/a", 0), ("", 0), ("Staff", 0)) == {"Director": 1, "Staff": 2}
