"""What is known of a plan beyond its own run: which group is stuck, and what changes of it did."""

import math

import numpy as np
import pytest

from cxsim.analysis.explained import (
    TRIED_COLUMNS,
    Explained,
    Found,
    Move,
    Tried,
    better,
    explained_files,
    own_measures,
)
from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.paired import paired_difference
from cxsim.analysis.stages import StuckGroup
from cxsim.errors import ResultError
from cxsim.results.recording import Recording

GROUPS = ("all", "department:sales", "department:service", "department:board", "level:1")
PEOPLE = np.array([59.0, 30.0, 20.0, 9.0, 59.0])
ADOPTION = np.array([0.5, 0.8, 0.5, 0.0, 0.5])
SERVICE = PeopleGroup("department", ("service",), (2,))
LOAD = np.array([0.9, 0.9, 1.1, 0.9, 0.9])


def recorded(**changed):
    """Six weeks and two futures in which everything stays the same."""
    weekly = {"people": PEOPLE, "adoption": ADOPTION, "change_load": LOAD, **changed}
    return Recording(GROUPS, {name: np.tile(of[:, None, None], (1, 6, 2)) for name, of in weekly.items()}, {}, 59)


def test_own_measures_count_adopters_over_weeks_and_weeks_over_capacity():
    found = own_measures(recorded(), SERVICE)
    assert found["adopter_weeks"].tolist() == [0.5 * 59.0 * 6.0] * 2
    assert found["weeks_over_capacity"].tolist() == [6.0, 6.0]
    assert found["adoption_in_group"].tolist() == [0.5, 0.5]
    assert "adoption_in_group" not in own_measures(recorded(), None)


def test_a_future_that_failed_has_no_values():
    adoption = np.tile(ADOPTION[:, None, None], (1, 6, 2))
    adoption[:, 3, 1] = np.nan
    weekly = {name: np.tile(of[:, None, None], (1, 6, 2)) for name, of in
              (("people", PEOPLE), ("change_load", LOAD))}
    found = own_measures(Recording(GROUPS, {**weekly, "adoption": adoption}, {}, 59), SERVICE)
    for values in found.values():
        assert not math.isnan(values[0])
        assert math.isnan(values[1])


def test_rows_say_for_which_question_a_move_was_tried_and_what_it_did():
    gain = paired_difference(np.array([0.5, 0.7]), np.array([0.4, 0.4]), "higher")
    cost = paired_difference(np.array([9.0, 9.0]), np.array([5.0, 5.0]), "lower")
    tried = Tried("group", Move("remove_inhibitor", "call_time", 0.5),
                  (Found("adoption_in_group", 0.6, gain), Found("plan_cost", 9.0, cost)))
    stuck = StuckGroup(SERVICE, "unable", 0.5, 10.0, 0.4)
    explained = Explained("plan", 2, None, "no parts", stuck=stuck, tried=(tried,))
    rows = list(explained.tried_rows())
    assert {len(row) for row in rows} == {len(TRIED_COLUMNS)}
    assert rows[0][:6] == ("plan", "group", "department:service", "remove_inhibitor", "call_time", 0.5)
    assert rows[0][6:9] == ("adoption_in_group", 0.6, pytest.approx(0.2))
    assert rows[1][2] == ""
    assert tried.gain("plan_cost") == 4.0
    assert tried.gain("net_value") == 0.0
    assert set(explained_files(explained)) == {"tried.csv"}


def test_every_measure_that_is_tried_has_a_better_direction():
    assert (better("weeks_over_capacity"), better("plan_cost"), better("adopter_weeks")) == ("lower", "lower", "higher")
    with pytest.raises(ResultError, match=r"there is no measure 'adopters_weeks'.*adopter_weeks"):
        better("adopters_weeks")
