"""The teacher's notes and the lesson plans tell the same timetable."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cxsim.teaching.notes import TIMETABLES

LESSONS = Path(__file__).resolve().parents[2] / "docs" / "teaching"


@pytest.mark.parametrize(("heading", "rows"), TIMETABLES)
def test_notes_and_lesson_plan_have_the_same_minutes(heading, rows):
    plan = (LESSONS / f"lesson-{heading.replace(' ', '-')}.md").read_text("utf-8")
    minutes = re.findall(r"^\| (\d+–\d+) \|", plan, re.MULTILINE)
    assert minutes == [when for when, _ in rows]
    ends = [tuple(map(int, when.split("–"))) for when in minutes]
    assert all(end == begin for (_, end), (begin, _) in pairwise(ends))
    assert (ends[0][0], ends[-1][1]) == (0, int(heading.split()[0]))
