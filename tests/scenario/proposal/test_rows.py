"""Who counts: those who have left, and several rows of one person."""

import pytest

from cxsim.scenario.proposal.draft import Guess
from cxsim.scenario.proposal.rows import date_order, leave_out_leavers, one_row_per_person


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


def test_codes_that_say_nothing_are_told(drafted):
    assert left_out(drafted("id,status\n1,P\n2,Q3\n3,P")).repairs == [
        "'status' holds 'P', 'Q3', which does not say who has left; all rows count (else state keep: {column: ..., "
        "values: [...]})"]
    assert left_out(drafted("id,status\n1,P\n2,P")).repairs == []
    assert left_out(drafted("id,status\n1,P\n2,abc")).repairs == []
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


def counted_once(draft):
    draft.columns["id"] = Guess("id", "id", "")
    one_row_per_person(draft)
    return draft


def test_the_same_row_twice_counts_once_without_a_question(drafted):
    draft = counted_once(drafted("id,team\n1,a\n2,b\n1,a\n1,a"))
    what = "1 person has several rows, such as '1' in line 2 and line 4 and line 5; they differ in nothing"
    assert draft.questions.asked == []
    assert draft.settings == {"repeats": ({"keep": "first"}, what)}
    assert draft.repairs == [f"{what}; the first row of each counts; 2 do not count"]


def test_which_of_several_rows_counts_is_asked(drafted):
    text = "id,team\n1,a\n2,b\n1,c\n2,d"
    what = "2 people have several rows, such as '1' in line 2 and line 4; they differ in 'team'"
    draft = counted_once(drafted(text))
    assert draft.questions.asked[0].text == f"{what}. Which counts?"
    assert draft.settings["repeats"][0] == {"keep": "first"}
    assert counted_once(drafted(text, repeats="last")).repairs == [
        f"{what}; the last row of each counts; 2 do not count"]
    assert counted_once(drafted(text, repeats="error")).settings == {}


def test_the_largest_part_is_proposed(drafted):
    draft = counted_once(drafted("id,FTE\n1,0.2\n2,1\n1,0.6\n3,"))
    assert draft.settings["repeats"][0] == {"keep": "largest", "column": "FTE"}
    assert draft.repairs[0].endswith("; the row with the largest FTE counts, of equals the first; 1 do not count")
    words = counted_once(drafted("id,FTE\n1,half\n2,1\n1,0.6"))
    assert words.settings["repeats"][0] == {"keep": "first"}
    blank = counted_once(drafted("id,FTE\n1,\n2,1\n1,0.6"))
    assert blank.settings["repeats"][0] == {"keep": "largest", "column": "FTE"}


def test_a_mark_of_the_main_row_is_proposed(drafted):
    text = "id,Primary job,team\n1,yes,a\n1,no,b\n2,yes,a\n3,yes,c\n3,,d"
    draft = counted_once(drafted(text))
    what = "2 rows not marked as main by 'Primary job'"
    assert draft.questions.asked[0].text == f"People have several rows; {what}. Which count?"
    assert draft.settings == {"keep": ([{"column": "Primary job", "values": ["yes"]}], what)}
    assert draft.repairs == [f"{what}: they do not count"]
    assert counted_once(drafted(text, repeats="error")).settings == {}
    twice = counted_once(drafted(text.replace("1,no", "1,yes")))
    assert "keep" not in twice.settings


def test_of_several_months_the_latest_is_proposed(drafted):
    text = "id,month\n1,2025-11\n2,2025-11\n3,2025-11\n1,2025-12\n2,2025-12"
    what = "the file holds the people 2 times, by 'month'; of the latest, 2025-12, 2 people; 1 person only earlier"
    draft = counted_once(drafted(text))
    assert draft.questions.asked[0].text == f"T{what[1:]}. Which rows count?"
    assert [choice.answer for choice in draft.questions.asked[0].choices] == ["2025-12", "2025-11"]
    assert draft.settings == {"keep": ([{"column": "month", "values": ["2025-12"]}], what)}
    assert draft.repairs == [f"{what}; only rows of 2025-12 count"]
    assert counted_once(drafted(text, repeats="2025-11")).repairs == [f"{what}; only rows of 2025-11 count"]


def test_months_that_hold_few_of_the_people_or_one_twice_are_no_snapshots(drafted):
    few = counted_once(drafted("id,month\n1,2025-11\n2,2025-11\n3,2025-11\n1,2025-12"))
    assert "keep" not in few.settings
    twice = counted_once(drafted("id,month\n1,2025-11\n1,2025-11\n2,2025-11\n1,2025-12\n2,2025-12"))
    assert "keep" not in twice.settings


def test_words_for_nobody_are_no_person_with_several_rows(drafted):
    assert counted_once(drafted("id,team\nn/a,a\nn/a,b\n,c\n,d\n1,e")).settings == {}
