"""A condition compares what was published last with its bounds, in its weeks; what is unknown fulfils none."""

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.rules.board import Board
from cxsim.rules.condition import Condition

GROUPS = ("all", "department:claims", "department:sales")
EVERYWHERE = np.array([True, True])


def board(**published):
    """A board of two futures; every keyword lists results (all, claims, sales) of the first future, oldest first."""
    b = Board(GROUPS, 2, depth=3)
    for measure, results in published.items():
        for row in results:
            b.publish(measure, np.array([row, [0.5, 0.5, 0.5]], dtype=float).T, EVERYWHERE)
    return b


def holds(condition, b, week=10):
    return Condition.model_validate(condition).holds(b, week).tolist()


def test_below_and_above_are_strict():
    b = board(adoption=[[0.3, 0.3, 0.3]])
    assert holds({"measure": "adoption", "below": 0.3}, b) == [[False, False]]
    assert holds({"measure": "adoption", "below": 0.31}, b) == [[True, False]]
    assert holds({"measure": "adoption", "above": 0.3}, b) == [[False, True]]
    assert holds({"measure": "adoption", "above": 0.2, "below": 0.4}, b) == [[True, False]]


def test_what_is_not_known_fulfils_no_condition():
    b = board(trust=[[np.nan, 0.2, 0.2]])
    assert holds({"measure": "trust", "below": 1.0}, b) == [[False, True]]
    assert holds({"measure": "adoption", "below": 1.0}, b) == [[False, False]]


def test_each_department_is_asked_by_itself():
    b = board(adoption=[[0.3, 0.1, 0.6]])
    assert holds({"measure": "adoption", "group": "department", "below": 0.3}, b) == [[True, False], [False, False]]
    assert holds({"measure": "adoption", "group": "department:sales", "above": 0.55}, b) == [[True, False]]


def test_so_many_results_in_a_row():
    twice = {"measure": "trust", "below": 0.4, "in_a_row": 2}
    assert holds(twice, board(trust=[[0.3, 0, 0]])) == [[False, False]]
    assert holds(twice, board(trust=[[0.5, 0, 0], [0.3, 0, 0]])) == [[False, False]]
    assert holds(twice, board(trust=[[0.5, 0, 0], [0.3, 0, 0], [0.39, 0, 0]])) == [[True, False]]


@pytest.mark.parametrize(("weeks", "expected"), [
    ({"at_week": 10}, True), ({"at_week": 9}, False), ({"from_week": 10}, True), ({"from_week": 11}, False),
    ({"to_week": 10}, True), ({"to_week": 9}, False), ({"from_week": 4, "to_week": 20}, True),
])
def test_it_holds_in_its_weeks_only(weeks, expected):
    b = board(trust=[[0.3, 0, 0]])
    assert holds({"measure": "trust", "below": 0.4, **weeks}, b)[0][0] is expected


def test_conditions_join_and_a_company_wide_one_counts_for_every_department():
    b = board(adoption=[[0.3, 0.1, 0.6]], trust=[[0.2, 0.2, 0.2]])
    low = {"measure": "adoption", "group": "department", "below": 0.3}
    distrust = {"measure": "trust", "below": 0.3}
    assert holds({"all_of": [low, distrust]}, b) == [[True, False], [False, False]]
    assert holds({"any_of": [low, distrust]}, b) == [[True, False], [True, False]]
    assert holds({"all_of": [low, distrust], "at_week": 9}, b) == [[False, False]]
    assert Condition.model_validate({"all_of": [distrust, low]}).by_department


@pytest.mark.parametrize(("condition", "message"), [
    ({}, "give one of measure, all_of and any_of; none is given"),
    ({"measure": "trust", "below": 1, "any_of": [{"measure": "use", "above": 0}]}, "not measure and any_of"),
    ({"measure": "trust"}, "give below or above"),
    ({"measure": "trust", "above": 0.5, "below": 0.5}, "no value lies above 0.5 and below 0.5"),
    ({"measure": "trust", "below": 1, "at_week": 3, "to_week": 5}, "give either at_week or from_week and to_week"),
    ({"measure": "trust", "below": 1, "from_week": 6, "to_week": 5}, "from_week 6 comes after to_week 5"),
    ({"all_of": []}, "name at least one condition"),
    ({"all_of": [{"measure": "use", "above": 0}], "group": "department"}, "belong in the conditions of the list"),
    ({"measure": "trusst", "below": 1}, "did you mean 'trust'?"),
    ({"measure": "trust", "group": "claims", "below": 1}, "there is no group 'claims'; write all, department"),
    ({"measure": "trust", "group": "level:top", "below": 1}, "there is no group 'level:top'"),
])
def test_a_condition_that_says_nothing_clear_is_refused(condition, message):
    with pytest.raises(ValidationError) as caught:
        Condition.model_validate(condition)
    assert message in str(caught.value)


def test_a_condition_in_words():
    joined = {"all_of": [{"measure": "adoption", "group": "department", "below": 0.3, "in_a_row": 2},
                         {"measure": "trust", "above": 0.5}], "from_week": 26}
    assert Condition.model_validate(joined).describe() == (
        "(adoption in a department below 0.3 2 times in a row and trust above 0.5) from week 26")


def test_the_schema_asks_for_at_least_one_condition_and_one_is_enough():
    stated = Condition.model_json_schema()["$defs"]["Condition"]["properties"]
    assert [stated[key]["anyOf"][0]["minItems"] for key in ("all_of", "any_of")] == [1, 1]
