"""Which column holds levels, held against who reports to whom."""

import numpy as np
import pytest

from cxsim.scenario.proposal.levels import choose_levels

LINES = np.array([-1, 0, 0, 1, 1, 2], dtype=np.int32)
"""The first leads two people, who lead two and one."""


def levels(drafted, cells, manager=LINES, **answers):
    draft = drafted("\n".join(("level", *cells)), **answers)
    choose_levels(draft, manager)
    return draft


def test_levels_that_agree_with_the_lines_are_read(drafted):
    draft = levels(drafted, "122333")
    assert draft.columns["level"].reason == "its name matches; 1 to 3"
    assert (draft.repairs, draft.questions.asked, draft.unused) == ([], [], {})


def test_blank_cells_are_no_levels(drafted):
    draft = levels(drafted, ["1", "2", "", "3", "", ""])
    assert draft.columns["level"].reason == "its name matches; 1 to 3"
    draft = levels(drafted, ["1", "2", "", "", "", ""])
    assert draft.unused == {"level": "'level' is mostly blank"}
    assert draft.repairs == ["'level' is mostly blank: not read as level"]


@pytest.mark.parametrize("odd", ["0", "100", "1.5", "-1", "x"])
def test_other_numbers_are_not_read(odd, drafted):
    draft = levels(drafted, ["1", "2", "2", "3", "3", odd], manager=None)
    assert draft.unused == {"level": f"'level' holds no whole numbers from 1 to 99, such as '{odd}'"}
    assert "level" not in draft.columns


def test_numbers_of_spreadsheets_are_levels(drafted):
    assert levels(drafted, ["1.0", "2", "2", "3", "3", "99"], manager=None).columns["level"].reason == (
        "its name matches; 1.0 to 99")


def test_a_few_who_stand_above_their_manager_are_told(drafted):
    assert levels(drafted, "122331").repairs == [
        "by 'level' 1 of 5 people stand above their own manager, if 1 is the top; they keep their level"]
    assert levels(drafted, "112331").repairs == [
        "by 'level' 1 of 5 people stand above their own manager, if 1 is the top, and 1 on the same level; they keep "
        "their level"]


def test_levels_that_count_upwards_are_asked_about(drafted):
    what = "by 'level' 5 of 5 people stand above their own manager, if 1 is the top"
    draft = levels(drafted, "322111")
    [question] = draft.questions.asked
    assert question.text == f"B{what[1:]}: the largest number seems to be the top. What about the column?"
    assert [choice.answer for choice in question.choices] == ["null", "bottom_up", "top_down"]
    assert draft.repairs == [f"{what}; the column is not used, levels are derived from the reporting lines"]
    assert (draft.unused, draft.columns) == ({"level": what}, {})
    upwards = levels(drafted, "322111", level="bottom_up")
    assert upwards.repairs == [f"{what}; it is read from the bottom up"]
    assert upwards.settings == {"level_order": ("bottom_up", what)}
    assert upwards.columns["level"].column == "level"
    downwards = levels(drafted, "322111", level="top_down")
    assert downwards.repairs == [f"{what}; 1 is taken as the top all the same"]
    assert (downwards.settings, downwards.columns["level"].column) == ({}, "level")


def test_half_against_the_lines_is_not_yet_upwards(drafted):
    four = np.array([-1, 0, 0, 0, 0], dtype=np.int32)
    assert levels(drafted, "21133", four).questions.asked == []
    assert len(levels(drafted, "21113", four).questions.asked) == 1


def test_without_lines_the_numbers_of_people_tell(drafted):
    assert levels(drafted, "122", None).questions.asked == []
    assert levels(drafted, "112", None).questions.asked == []
    draft = levels(drafted, "1112", None)
    assert draft.unused == {
        "level": "by 'level' more people stand at the top than at the bottom, if 1 is the top (1: 3, 2: 1)"}
    alone = np.array([-1, -1, -1, -1], dtype=np.int32)
    assert levels(drafted, "1112", alone).unused == draft.unused


def test_words_whose_order_the_lines_tell_are_levels(drafted):
    words = ["Chief", "Lead", "Lead", "Staff", "Staff", "Staff"]
    what = ("'level' holds words, whose order by the reporting lines is Chief = 1, Lead = 2, Staff = 3, with 1 at "
            "the top")
    draft = levels(drafted, words)
    assert draft.settings == {"level_words": ({"Chief": 1, "Lead": 2, "Staff": 3}, what)}
    assert draft.columns["level"].reason == "its name matches; 3 words"
    assert draft.repairs == [what]
    not_used = levels(drafted, words, level="null")
    assert (not_used.columns, not_used.settings, not_used.unused) == ({}, {}, {"level": what})
    assert not_used.repairs == [f"{what}: not read as level"]
    assert levels(drafted, words, None).unused == {
        "level": "'level' holds no whole numbers from 1 to 99, such as 'Chief'"}


def test_the_next_column_is_tried(drafted):
    draft = drafted("level,grade\nx,1\ny,2\nz,2")
    choose_levels(draft, None)
    assert draft.columns["level"].column == "grade"
    assert draft.unused == {}
    assert draft.repairs == ["'level' holds no whole numbers from 1 to 99, such as 'x': not read as level"]
