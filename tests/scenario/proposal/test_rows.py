"""Several rows of one person: which of them counts."""

from cxsim.scenario.proposal.draft import Guess
from cxsim.scenario.proposal.rows import one_row_per_person


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
    assert draft.repairs[0].endswith("; the row with the largest FTE counts, of equals the first; 1 does not count")
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
