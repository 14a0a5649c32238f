"""Who counts: those who have left, by their status or the day on which they go."""

import pytest

from cxsim.organization.company_files.dates import date_order
from cxsim.scenario.proposal.who_left import leave_out_leavers


def left_out(draft):
    leave_out_leavers(draft)
    return draft


def test_those_who_have_left_by_their_status(drafted):
    draft = left_out(drafted("id,status\n1,active\n2,terminated\n3,\n4,active"))
    assert draft.questions.asked[0].text == (
        "By the column 'status' 1 row of 4 have left or not begun: terminated (1). Here are: active (2), (blank) (1). "
        "Who counts?")
    assert draft.settings == {
        "keep": ([{"column": "status", "values": ["active", ""]}], "1 row left out: terminated (1)")}
    assert draft.repairs == [
        "1 row left out, gone by the column 'status': terminated (1); kept: active (2), (blank) (1)"]
    everybody = left_out(drafted("id,status\n1,active\n2,terminated", status="all"))
    assert (everybody.settings, everybody.repairs) == ({}, [])


def test_if_everybody_has_left_all_count(drafted):
    draft = left_out(drafted("id,status\n1,left\n2,terminated"))
    assert draft.repairs == ["by the column 'status' everybody has left ('left', 'terminated'); all rows count"]
    assert draft.settings == {}


def test_a_blank_column_says_nothing(drafted):
    draft = left_out(drafted("id,active\n1,\n2,"))
    assert (draft.repairs, draft.settings, draft.questions.asked) == ([], {}, [])


def test_codes_that_say_nothing_are_told(drafted):
    assert left_out(drafted("id,status\n1,P\n2,Q3\n3,P")).repairs == [
        "'status' holds codes that do not say who has left: P (2 rows), Q3 (1 row); all rows count (else state keep: "
        "{column: status, values: [...]})"]
    assert left_out(drafted("id,status\n1,P\n2,P")).repairs == []
    assert left_out(drafted("id,status\n1,P\n2,abc")).repairs == [
        "'status' may say who has left, but none of its words is known to: P (1), abc (1); all rows count (else state "
        "keep: {column: status, values: [...]})"]
    nine, ten = ("id,status" + "".join(f"\n{number},p{number}" for number in range(most)) for most in (9, 10))
    assert len(left_out(drafted(nine)).repairs) == 1
    assert left_out(drafted(ten)).repairs == []


def test_those_whose_employment_has_ended(drafted):
    draft = left_out(drafted("id,end date\n1,\n2,2025-12-31\n3,2026-01-01\n4,2026-01-02\n5,9999-12-31"))
    what = "2 rows with an end in 'end date' up to 2026-01-01 (first: line 3)"
    assert draft.questions.asked[0].text == f"{what}. Do they count?"
    assert draft.settings == {"keep": ([{"column": "end date", "ends_after": "2026-01-01"}], what)}
    assert draft.repairs == [f"{what}; left out"]
    stay = left_out(drafted("id,end date\n1,\n2,2025-12-31", end_date="stay"))
    assert (stay.settings, stay.repairs) == ({}, [])


def test_a_status_that_says_they_are_here_is_believed(drafted):
    draft = left_out(drafted("id,status,end date\n1,active,\n2,left,2025-01-01\n3,active,2025-02-01"))
    [_, question] = draft.questions.asked
    assert question.text == (
        "1 row with an end in 'end date' up to 2026-01-01 (first: line 4), though their status says that they are "
        "here. Do they count?")
    assert question.choices[0].answer == "stay"
    agreed = left_out(drafted("id,status,end date\n1,active,\n2,left,2025-01-01"))
    assert len(agreed.questions.asked) == 1


def test_months_may_come_first(drafted):
    draft = left_out(drafted("id,end date\n1,\n2,3/31/2025\n3,1/2/2025"))
    assert draft.settings["keep"][0] == [{"column": "end date", "ends_after": "2026-01-01", "dates": "month_first"}]


@pytest.mark.parametrize(("cells", "order"), [
    (["31/3/2024"], "day_first"), (["3/31/2024"], "month_first"), (["1/2/2024"], "day_first"),
    (["3/31/2024", "31/3/2024"], "day_first"), ([], "day_first"), (["soon"], "day_first"),
])
def test_the_order_of_days_and_months(cells, order):
    assert date_order(cells) == order


def test_an_end_that_is_no_date_is_told_where_others_have_none(drafted):
    assert left_out(drafted("id,end date\n1,\n2,soon")).repairs == [
        "'end date' seems to say when people left, but 'soon' is no date; all rows count"]
    assert left_out(drafted("id,end date\n1,later\n2,soon")).repairs == []
