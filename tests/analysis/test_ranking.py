"""Naming the best plan without the winner's curse."""

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.analysis.ranking import rank, ranking_rows
from cxsim.errors import ResultError
from cxsim.streams import employee_keys, normals
from cxsim.testing.recordings import recording_from, result_from


def comparison(**plans):
    return Comparison.of([
        result_from(name, recording_from({"adoption": np.tile(levels, (4, 1))})) for name, levels in plans.items()
    ])


def test_a_plan_that_is_always_better_leads_alone():
    ranking = rank(comparison(a=[0.1, 0.2, 0.3], b=[0.4, 0.5, 0.6]))
    assert ranking.order == ("b", "a")
    assert ranking.leaders == ("b",)
    assert ranking.share_best == {"a": 0.0, "b": 1.0}


def test_equal_plans_share_the_lead_and_the_wins():
    ranking = rank(comparison(b=[0.1, 0.2], a=[0.1, 0.2]))
    assert ranking.order == ("a", "b")
    assert ranking.all_equal
    assert ranking.share_best == {"a": 0.5, "b": 0.5}


def test_the_order_in_which_plans_are_given_does_not_matter():
    plans = {"a": [0.1, 0.3], "b": [0.4, 0.4], "c": [0.0, 0.1]}
    assert rank(comparison(**plans)).order == rank(comparison(**dict(reversed(plans.items())))).order


def test_lower_is_better_for_weeks():
    plans = comparison(slow=[0.1, 0.1, 0.1], fast=[0.9, 0.9, 0.9])
    assert rank(plans, "weeks_to_half").order == ("fast", "slow")


def test_a_measure_that_is_absent_everywhere_ranks_nothing():
    with pytest.raises(ResultError, match="no replicate"):
        rank(comparison(a=[0.1, 0.1], b=[0.2, 0.2]), "output_trough")


def test_ten_equal_plans_rarely_have_a_lone_winner():
    """At most 5 % by design; 200 fixed draws, 20 or fewer are within four standard errors of that."""
    keys = employee_keys([f"plan {index}" for index in range(10)])[:, None]
    lone = 0
    for trial in range(200):
        draws = 0.5 + 0.05 * normals(trial, "equal plans", keys, 0, np.arange(20))
        ranking = rank(comparison(**{f"plan {index}": draws[index] for index in range(10)}))
        lone += len(ranking.leaders) == 1
    assert lone <= 20


def test_ties_share_a_rank_and_name_each_other():
    ranking = rank(comparison(a=[0.1] * 6, b=[0.5, 0.6, 0.4] * 2, c=[0.5, 0.4, 0.6] * 2))
    rows = {one.scenario: (one.rank, one.tied_with) for one in ranking.standings}
    assert rows == {"b": (1, ("c",)), "c": (1, ("b",)), "a": (3, ())}


def test_being_tied_is_not_passed_on():
    level = np.linspace(0.0, 0.01, 40)
    wide = 0.05 * np.cos(np.arange(40) * 2.0)
    ranking = rank(comparison(low=0.30 + level, middle=0.306 + wide, high=0.312 + level))
    rows = {one.scenario: (one.rank, set(one.tied_with)) for one in ranking.standings}
    assert rows == {"high": (1, {"middle"}), "middle": (1, {"high", "low"}), "low": (2, {"middle"})}


def test_regret_is_the_loss_against_the_best_plan_of_the_same_future():
    ranking = rank(comparison(a=[0.2, 0.6], b=[0.5, 0.5]))
    regret = {one.scenario: one.regret for one in ranking.standings}
    assert regret["a"] == pytest.approx(0.15)
    assert regret["b"] == pytest.approx(0.05)
    (one,) = (one for one in ranking.standings if one.scenario == "a")
    # Losses of .3 and 0: a standard error of .15, and Student's t with one degree of freedom; no loss is below 0.
    assert (one.regret_low, one.regret_high) == (0.0, pytest.approx(0.15 + 12.7062 * 0.15, abs=1e-5))


def test_the_table_has_every_plan_in_every_measure_that_ranks():
    plans = comparison(a=[0.1, 0.2, 0.3], b=[0.4, 0.5, 0.6])
    rows = [row for row in ranking_rows(plans) if row[0] == "weeks_to_half"]
    assert [(row[1], row[2], row[3]) for row in rows] == [(1, "b", "a"), (1, "a", "b")]
    assert "output_trough" not in {row[0] for row in ranking_rows(plans)}


def test_an_interval_from_one_replicate_is_refused():
    with pytest.raises(ResultError, match="run at least 2 replicates"):
        rank(comparison(a=[0.1], b=[0.2]))


def test_a_measure_that_some_plan_lacks_or_nobody_knows_is_refused():
    with pytest.raises(ResultError, match="did you mean 'adoption_end'"):
        rank(comparison(a=[0.1, 0.2]), "adoption_ende")
    with pytest.raises(ResultError, match="not measured in 'a'"):
        rank(comparison(a=[0.1, 0.2]), "net_value")
