"""A plan changes ahead and never behind."""

import pytest

from cxsim.errors import ResultError
from cxsim.play.events import Add, Answer, Change, EndTurn, Stop

QUARTER = (EndTurn(), Answer("30 %"))


def told(state):
    return [(one.label, one.start_week, one.weeks) for one in state.course]


def test_what_is_added_begins_now_or_later(after):
    state = after(*QUARTER, Add("recognition"), Add("training", weeks=8, start_week=20), Add("Recognition", weeks=4))
    assert told(state) == [("recognition", 13, None), ("training", 20, 8), ("recognition 2", 13, 4)]


def test_a_dose_is_a_share_of_all_that_is_possible(after):
    (training,) = after(Add("training", dose=0.25, departments=("sales",))).course
    assert training.hours_per_week == 2.0
    assert training.target.departments == ("sales",)


def test_information_comes_as_it_is_offered(after):
    survey, interviews = after(Add("survey"), Add("stakeholder_interviews")).course
    assert (survey.type, survey.weeks, survey.sample_share) == ("pulse_survey", 1, 0.6)
    assert (interviews.type, interviews.weeks, interviews.count) == ("stakeholder_interviews", 4, 30)


def test_what_is_under_way_goes_on_under_a_new_name_and_is_not_paid_twice(after):
    before = after(Add("training", dose=0.5, weeks=26), *QUARTER)
    state = after(Change("training", dose=0.75), state=before)
    assert told(state) == [("training", 0, 13), ("training 2", 13, 13)]
    assert [one.hours_per_week for one in state.course] == [4.0, 6.0]
    assert state.costs["training"] == 10_000 + 13 * 150 * 125 * 0.5
    assert state.costs["training 2"] == 13 * 150 * 125 * 0.75


def test_a_change_to_the_same_dose_costs_nothing(after):
    before = after(Add("training", dose=0.5, weeks=26), *QUARTER)
    assert after(Change("training", dose=0.5), state=before).committed == pytest.approx(before.committed)


def test_what_has_not_begun_changes_where_it_stands(after):
    state = after(Add("training", start_week=8, weeks=8), Change("training", dose=0.25, weeks=10))
    assert told(state) == [("training", 8, 10)]
    assert state.course[0].hours_per_week == 2.0


def test_weeks_alone_make_it_longer_or_shorter(after):
    before = after(Add("recognition", weeks=20), *QUARTER)
    assert told(after(Change("recognition", weeks=30), state=before)) == [("recognition", 0, 30)]
    with pytest.raises(ResultError, match="has been going on for 13 weeks"):
        after(Change("recognition", weeks=13), state=before)


def test_what_stops_ends_now_and_what_has_not_begun_never_begins(after):
    before = after(Add("recognition"), Add("training", start_week=20, weeks=8), *QUARTER)
    assert told(after(Stop("recognition"), Stop("training"), state=before)) == [("recognition", 0, 13)]


@pytest.mark.parametrize(("event", "message"), [
    (Add("trainig"), "there is no offer 'trainig'; did you mean 'training'?"),
    (Add("training", departments=("sale",)), "there is no department 'sale'; did you mean 'sales'?"),
    (Add("training", start_week=12), "it cannot begin in week 12: weeks 13 to 103 lie ahead"),
    (Add("training", start_week=104), "it cannot begin in week 104: weeks 13 to 103 lie ahead"),
    (Stop("recogniton"), "there is no part of your plan called 'recogniton'; did you mean 'recognition'?"),
    (Stop("town hall"), "'town hall' is over; add it again if you want more of it"),
    (Change("recognition"), "say what 'recognition' is to become"),
    (Change("governing committee", dose=0.5), "'governing committee' has no dose"),
    (Add("training", dose=1.0), "that would take the plan to"),
])
def test_what_is_not_allowed_is_told_and_changes_nothing(after, event, message):
    state = after(Add("recognition"), Add("town hall", weeks=2), Add("governing committee"), *QUARTER)
    with pytest.raises(ResultError) as error:
        after(event, state=state)
    assert message in str(error.value)


def test_an_empty_plan_has_nothing_to_stop(after):
    with pytest.raises(ResultError, match="your plan has nothing that is under way or ahead"):
        after(Stop("training"))
