"""Which interventions reach a group, and when."""

import numpy as np
import pytest

from cxsim.analysis.groups import EVERYBODY, PeopleGroup
from cxsim.analysis.reach import Reach, reaching
from cxsim.results.recording import Recording
from cxsim.testing.recordings import recording_from, result_from

WEEKS, FUTURES = 60, 3
CLAIMS = PeopleGroup("department", ("claims",), (1,))
IT_AND_CLAIMS = PeopleGroup("department", ("claims", "it"), (1, 2))


def entry(name, start, weeks=None, **given):
    return {"name": name, "type": name, "start_week": start, "weeks": weeks, "target": "someone", **given}


def company(interventions, group_costs=(), costs=()):
    """Two departments; ``group_costs``: of everybody, claims and it; ``costs``: weeks with costs by future."""
    plain = recording_from({"adoption": np.zeros((WEEKS, FUTURES))})
    weekly = {name: np.repeat(values, 3, axis=0) for name, values in plain.weekly.items()}
    paid = {name: np.array([[float(week in weeks) for weeks in futures] for week in range(WEEKS)])
            for name, futures in dict(costs).items()}
    by_group = {name: np.array(values)[:, None] * np.ones(FUTURES) for name, values in dict(group_costs).items()}
    recording = Recording(("all", "department:claims", "department:it"), weekly, paid, 40, by_group)
    return result_from("plan", recording, interventions=interventions)


def names(result, group=CLAIMS):
    return [one.name for one in reaching(result, group)]


def test_the_groups_of_an_intervention_decide():
    plan = (entry("training", 4, groups=["all", "department:it"]),
            entry("tools", 6, groups=["all", "department:claims"]))
    assert names(company(plan)) == ["tools"]
    assert names(company(plan), IT_AND_CLAIMS) == ["training", "tools"]
    assert names(company(plan), EVERYBODY) == ["training", "tools"]
    # Also where its costs are borne by others.
    assert names(company(plan, {"training": [5.0, 5.0, 0.0]})) == ["tools"]


@pytest.mark.parametrize(
    ("costs", "reaches"),
    [({}, True), ({"coaching": [0.0, 0.0, 0.0]}, True), ({"coaching": [5.0, 5.0, 0.0]}, True),
     ({"coaching": [5.0, 0.0, 5.0]}, False)],
)
def test_without_a_list_costs_tell_whom_leaders_chose(costs, reaches):
    assert names(company((entry("coaching", 4),), costs)) == ["coaching"] * reaches


def test_what_lies_beyond_the_run_reaches_nobody_and_the_end_is_cut():
    found = reaching(company((entry("late", 70), entry("long", 50, 30), entry("short", 4, 10))), CLAIMS)
    assert found == (Reach("short", 4, 14), Reach("long", 50, 60))


def test_later_waves_begin_in_the_middle_of_their_weeks_and_last_as_long_as_the_first():
    plan = (entry("training, wave 1", 4, 10, groups=["all", "department:it"]),)
    costs = {"training, wave 2": [range(20, 30), range(24, 34), ()]}
    result = company(plan, {"training, wave 2": [5.0, 5.0, 0.0]}, costs)
    assert reaching(result, CLAIMS) == (Reach("training, wave 2", 22, 32, varies=True),)
    assert names(result, PeopleGroup("department", ("it",), (2,))) == ["training, wave 1"]


def test_what_rules_start_in_few_futures_or_what_is_no_intervention_is_not_told():
    costs = {"recognition": [range(20, 30), (), ()], "replacement": [range(WEEKS)] * 3}
    by_group = {"recognition": [5.0, 5.0, 5.0], "replacement": [5.0, 5.0, 5.0]}
    assert names(company((), by_group, costs)) == []
