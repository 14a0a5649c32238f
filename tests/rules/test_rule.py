"""A rule acts when its condition holds: once, or again after a pause; in each future and department by itself."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.rules.action import Action
from cxsim.rules.board import Board
from cxsim.rules.rule import Rule, Watch

GROUPS = ("all", "department:claims", "department:sales")
ANY = Rule[dict[str, Any], dict[str, Any]]


def watched(rule, weeks):
    """Where the rule is due in each week; ``weeks``: results (all, claims, sales) that are published, None for none."""
    board = Board(GROUPS, 1, depth=3)
    watch = Watch(ANY.model_validate({"then": {"stop": "training"}, **rule}), board)
    found = []
    for week, row in enumerate(weeks):
        board.next_week()
        if row is not None:
            board.publish("trust", np.array([row], dtype=float).T, np.array([True]))
        found.append(watch.due(week)[:, 0].tolist())
    return found


LOW, HIGH = [0.1, 0.1, 0.9], [0.9, 0.9, 0.9]
DISTRUST = {"measure": "trust", "below": 0.3}


def test_it_acts_once_in_the_week_in_which_results_are_published():
    assert watched({"when": DISTRUST}, [None, HIGH, None, LOW, None, LOW]) == [
        [False], [False], [False], [True], [False], [False]]


def test_it_acts_again_after_its_pause():
    again = {"when": DISTRUST, "cool_down_weeks": 3}
    assert watched(again, [LOW, None, LOW, LOW, LOW]) == [[True], [False], [False], [True], [False]]


def test_a_week_that_it_names_is_looked_at_by_the_latest_results():
    assert watched({"when": {**DISTRUST, "at_week": 2}}, [LOW, None, None, None]) == [
        [False], [False], [True], [False]]


def test_it_acts_in_each_department_by_itself():
    each = {"when": {**DISTRUST, "group": "department"}}
    assert watched(each, [HIGH, LOW, [0.1, 0.1, 0.1]]) == [[False, False], [True, False], [False, True]]


def test_one_thing_is_done_or_several_in_their_order():
    one = ANY.model_validate({"when": DISTRUST, "then": {"stop": "a"}})
    two = ANY.model_validate({"when": DISTRUST, "then": [{"scale": {"intervention": "a", "by": 2}}, {"stop": "b"}]})
    assert [action.kind for action in one.actions] == ["stop"]
    assert [action.kind for action in two.actions] == ["scale", "stop"]
    assert [list(action.named()) for action in two.actions] == [[(("scale", "intervention"), "a")], [(("stop",), "b")]]
    assert one.label == "trust below 0.3"


@pytest.mark.parametrize(("action", "message"), [
    ({}, "give one of start, stop, move and scale; none is given"),
    ({"stop": "a", "scale": {"intervention": "a", "by": 1}}, "not stop and scale"),
    ({"move": {"intervention": "a"}}, "give by_weeks or target"),
    ({"move": {"intervention": "a", "by_weeks": 0}}, "by_weeks 0 moves nothing"),
    ({"scale": {"intervention": "a", "by": -1}}, "greater than or equal to 0"),
])
def test_an_action_that_says_nothing_clear_is_refused(action, message):
    with pytest.raises(ValidationError) as caught:
        Action[dict[str, Any], dict[str, Any]].model_validate(action)
    assert message in str(caught.value)
