"""Where people stand, as numbers."""

import numpy as np
import pytest

from cxsim.analysis.stages import held, is_nearly_flat, largest_stuck_group
from cxsim.results.recording import Recording
from cxsim.testing.recordings import recording_from, result_from

WEEKS, FUTURES = 10, 2


def flat(**shares):
    weekly = {"adoption": np.full((WEEKS, FUTURES), 0.02)} | {
        name: np.full((WEEKS, FUTURES), share) for name, share in shares.items()
    }
    return result_from("plan", recording_from(weekly))


def departments(**given):
    """A result of departments: people, then the shares of their stages."""
    plain = flat().recording
    everybody = np.ones((1, WEEKS, FUTURES))
    weekly = {
        name: np.concatenate([plain.weekly[name], *(shares.get(name, 0.0) * everybody for shares in given.values())])
        for name in plain.weekly
    }
    groups = ("all", *(f"department:{name}" for name in given))
    return result_from("plan", Recording(groups, weekly, {}, 100))


def test_a_line_is_flat_when_it_never_moves_ten_points():
    assert is_nearly_flat(flat())
    rises_and_falls = np.zeros((WEEKS, FUTURES))
    rises_and_falls[4] = 0.11
    assert not is_nearly_flat(result_from("plan", recording_from({"adoption": rises_and_falls})))
    assert is_nearly_flat(result_from("plan", recording_from({"adoption": np.full((WEEKS, FUTURES), 0.4)})))


def test_the_stages_of_a_group_come_largest_first():
    found = held(flat(unable=0.2, relapsed=0.5, hindered=0.28))
    assert (found.stage, found.shares) == ("relapsed", (("relapsed", 0.5), ("hindered", 0.28), ("unable", 0.2)))
    assert held(flat()) is None


def test_the_largest_stuck_group_is_where_most_people_are_in_one_stage():
    result = departments(
        claims={"people": 100, "adoption": 0.7, "unable": 0.2, "unwilling": 0.1},
        it={"people": 20, "adoption": 0.0, "unwilling": 1.0},
        sales={"people": 50, "adoption": 0.4, "hindered": 0.5, "unaware": 0.1},
    )
    found = largest_stuck_group(result)
    assert (found.group.key, found.stage) == ("department:sales", "hindered")
    assert (found.share, found.people, found.adopters) == pytest.approx((0.5, 25.0, 0.4))


def test_a_group_with_fewer_than_half_adopters_comes_first_however_small():
    result = departments(
        claims={"people": 400, "adoption": 0.6, "unable": 0.4}, it={"people": 20, "adoption": 0.4, "unwilling": 0.6},
    )
    found = largest_stuck_group(result)
    assert (found.group.key, found.stage, found.is_stuck) == ("department:it", "unwilling", True)
    easy = departments(claims={"people": 400, "adoption": 0.5, "unable": 0.5}, it={"people": 20, "unaware": 0.2,
                                                                                   "adoption": 0.8})
    assert (largest_stuck_group(easy).group.key, largest_stuck_group(easy).is_stuck) == ("department:claims", False)


def test_small_departments_are_stuck_together():
    result = departments(board={"people": 4, "unwilling": 1.0}, it={"people": 16, "adoption": 0.5, "unable": 0.5})
    found = largest_stuck_group(result)
    assert (found.group.names, found.stage) == (("board", "it"), "unable")
    assert (found.share, found.people, found.adopters) == pytest.approx((0.4, 8.0, 0.4))


def test_where_everybody_adopts_nobody_is_stuck():
    assert largest_stuck_group(departments(it={"people": 20, "adoption": 1.0})) is None
