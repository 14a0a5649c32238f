"""Plans that nobody should choose."""

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.dominance import dominances


def plan(make, name, adoption, spent):
    level = adoption + 0.01 * np.cos(np.arange(30))
    return make(name, {"adoption": np.tile(level, (6, 1))}, {"adoption": np.zeros((6, 30))},
                costs={"training": np.full((6, 30), spent)})


def test_a_plan_that_is_worse_and_dearer_is_dominated(make):
    (found,) = dominances(Comparison.of([plan(make, "dear", 0.3, 10.0), plan(make, "good", 0.5, 10.0)]))
    assert (found.better, found.worse) == ("good", "dear")
    assert "adoption_end" in found.clear_in


def test_a_plan_that_is_better_but_dearer_dominates_nothing(make):
    assert dominances(Comparison.of([plan(make, "cheap", 0.3, 10.0), plan(make, "good", 0.5, 11.0)])) == []


def test_equal_plans_do_not_dominate_each_other(make):
    assert dominances(Comparison.of([plan(make, "a", 0.3, 10.0), plan(make, "b", 0.3, 10.0)])) == []
