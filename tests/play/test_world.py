"""The world of a game: one future, whose past stays as it was."""

import numpy as np
import pytest

from cxsim.play.events import Add, Answer, Change, EndTurn, Stop
from cxsim.play.record import write_plan
from cxsim.play.world import known, outcome
from cxsim.scenario.loading.load import load_scenarios
from cxsim.studies.ensemble import compare_paired

FIRST = (Add("communication", weeks=40), Add("remove inhibitor: own figures"), Add("survey"), EndTurn(), Answer("30 %"))
SECOND = (Add("network map"), Add("interviews"), Add("training", 0.5, ("sales", "service"), weeks=20), EndTurn())
THIRD = (Change("training", dose=0.25), Stop("communication"), Add("champions"), Add("governing committee"),
         Add("collaboration: team with team", start_week=30), Add("mandate"), Add("survey"), EndTurn())
REST = (EndTurn(), Answer("little"), Stop("mandate"), *[EndTurn()] * 4, Answer("the order"))


@pytest.fixture(scope="module")
def over(start):
    """A whole game, with everything in it that chooses people or ties by what leaders know."""
    from functools import reduce

    from cxsim.play.state import apply

    return reduce(apply, (*FIRST, *SECOND, *THIRD, *REST), start)


def test_what_is_known_never_changes_later(after, over):
    early = known(after(*FIRST, *SECOND))
    late = known(over)
    assert early.readings == tuple(one for one in late.readings if one.week <= 26)
    assert {one.week for one in early.readings} == {1, 13, 26}


def test_decisions_ahead_change_nothing_that_is_known_now(after):
    now = after(*FIRST)
    assert known(after(Add("mandate"), Add("network map"), Add("champions"), state=now)) == known(now)


def test_both_engines_tell_the_same(after):
    state = after(*FIRST, *SECOND)
    assert known(state, "compiled") == known(state, "numpy")


def test_the_plan_as_a_file_comes_to_what_was_played(over, tmp_path):
    _, *files = write_plan(tmp_path, over)
    nothing, played = compare_paired(load_scenarios(files), replicates=2).results
    done, mine = outcome(over).results
    for one, other in ((done, nothing), (mine, played)):
        assert list(one.measures) == list(other.measures)
        for name in one.measures:
            assert np.array_equal(one.measures[name], other.measures[name][:1], equal_nan=True), name
        assert all(np.array_equal(one.recording.of_all(name), other.recording.of_all(name)[:, :1], equal_nan=True)
                   for name in one.recording.weekly)
    assert mine.measures["adoption_end"][0] > done.measures["adoption_end"][0]


def test_another_seed_is_another_future(start, after, terms):
    from cxsim.play.events import Begin
    from cxsim.play.state import begun

    other = begun(Begin("siloed_company", 8, terms.fingerprint), terms)
    assert known(after(*FIRST, state=other)).readings != known(after(*FIRST)).readings
