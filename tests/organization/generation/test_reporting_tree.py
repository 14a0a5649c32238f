"""How many people stand on each level below a head."""

import pytest

from cxsim.organization.generation.reporting_tree import level_counts


@pytest.mark.parametrize(("people", "span", "counts"), [
    (0, 6.0, []), (1, 6.0, [1]), (6, 6.0, [6]),  # up to the span, all report to the head
    (7, 6.0, [1, 6]),
])
def test_the_fewest_levels_with_which_the_head_leads_at_most_the_span(people, span, counts):
    assert level_counts(people, span) == counts
