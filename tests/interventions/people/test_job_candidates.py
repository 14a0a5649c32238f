"""People selected for a decision about their job."""

from dataclasses import replace

import numpy as np

from cxsim.interventions.people.job_candidates import estimates_of, how_many, ranked_candidates
from cxsim.testing.people import example_view


def test_how_many_are_selected():
    assert how_many(3, "random") == how_many(3, ("c1",)) == 3
    assert how_many(None, "random") == 5
    assert how_many(None, ("c1", "c2")) == 2
    assert how_many(0, "random") == 0


def test_rules_need_their_estimate():
    assert estimates_of("lowest_skill") == {"skill"}
    assert estimates_of("highest_values_fit") == {"values_fit"}
    assert estimates_of("random") == estimates_of(("c1",)) == frozenset()


def test_candidates_come_in_the_order_of_the_rule_and_unknown_ones_last():
    view = example_view()
    known = replace(view, estimates={"skill": np.linspace(0.0, 1.0, 24)})
    known.estimates["skill"][3] = np.nan
    four = np.array([5, 3, 9, 1])
    assert ranked_candidates("lowest_skill", known, four, "x").tolist() == [1, 5, 9, 3]
    assert ranked_candidates("highest_skill", known, four, "x").tolist() == [9, 5, 1, 3]
    assert sorted(ranked_candidates("random", view, four, "x").tolist()) == [1, 3, 5, 9]
