"""What was seen, as people type it: every cell that cannot be used, and every contradiction, at its place."""

import math

import openpyxl
import pytest

from cxsim.errors import InputError
from cxsim.organization.findings import Findings
from cxsim.studies.narrowing.cells import About
from cxsim.studies.narrowing.disagreement import disagreements
from cxsim.studies.narrowing.observation import SPREAD_OF_ANSWERS, observed, sampling_error
from cxsim.studies.narrowing.read import read_observed

ABOUT = About({"": 100, "claims": 60, "sales": 40}, weeks=52, adopter_share=0.5)
HEAD = "what,week,department,value,answers,error,low,high\n"


@pytest.fixture
def told(tmp_path):
    """The findings about some rows."""
    def findings(rows, head=HEAD):
        return sorted(str(one).partition("\n")[0].rpartition("seen.csv:")[2] for one in _findings(rows, head))

    def _findings(rows, head):
        file = tmp_path / "seen.csv"
        file.write_text(head + rows, "utf-8")
        found = Findings()
        seen, _ = read_observed(file, ABOUT, found)
        disagreements(seen, ABOUT, found)
        try:
            found.stop()
        except InputError as error:
            return error.findings
        return []

    return findings


@pytest.fixture
def read(tmp_path):
    """The observations in some rows."""
    def observations(rows, head=HEAD):
        file = tmp_path / "seen.csv"
        file.write_text(head + rows, "utf-8")
        findings = Findings()
        found, _ = read_observed(file, ABOUT, findings)
        findings.stop()
        return found

    return observations


def test_an_answer_is_read_on_its_scale(read):
    (one,) = read("attitude,8,Claims,4,20,,1,5\n")
    assert (one.what, one.week, one.department, one.value) == ("attitude", 8, "claims", 0.75)
    assert one.name == "attitude in week 8 (claims)"
    assert one.error == pytest.approx(SPREAD_OF_ANSWERS * math.sqrt((1 - 19 / 59) / 20))
    assert one.shared == 0.1


def test_a_scale_may_run_downwards_and_a_share_may_be_in_per_cent(read):
    attitude, adoption = read("attitude,8,,2,20,,5,1\nadoption,8,,30,,,0,100\n")
    assert (attitude.value, adoption.value) == (0.75, 0.3)


def test_a_stated_error_replaces_the_usual_ones(read):
    score, trust = read("customer score,8,,63,,2,,\ntrust,8,,3,,0.2,1,5\n")
    assert (score.value, score.total_error) == (0.63, 0.02)
    assert (trust.error, trust.shared) == (0.05, 0.0)


def test_a_column_for_each_quantity_will_do(read):
    found = read("3,0.1,,3,30,1,5\n7,0.2,0.25,,,,\n", "week,adoption,use,attitude,answers,low,high\n")
    assert [one.name for one in found] == ["adoption in week 3", "attitude in week 3", "adoption in week 7",
                                           "use in week 7"]
    assert [one.value for one in found] == [0.1, 0.5, 0.2, 0.25]


def test_a_workbook_is_read_like_a_file(tmp_path):
    book = openpyxl.Workbook()
    for row in (["what", "week", "value"], ["adoption", 4, 0.1], ["turnover", None, 0.12]):
        book.active.append(row)
    book.save(tmp_path / "seen.xlsx")
    found, _ = read_observed(tmp_path / "seen.xlsx", ABOUT, Findings())
    assert [one.name for one in found] == ["adoption in week 4", "turnover in a usual year"]


@pytest.mark.parametrize(("row", "expected"), [
    ("adoptin,3,,0.1,,,,", "2:1: 'adoptin' is nothing that the model shows; did you mean 'adoption'?"),
    ("adoption,3,,12%,,,,", "2:13: '12%' is not a number; write a share, 0.5 for 50%"),
    ("adoption,3,,12,,,,", "2:13: 12 is outside 0 to 1; for 12 % write 0.12"),
    ("adoption,3,,-0.1,,,,", "2:13: -0.1 is outside 0 to 1"),
    ("adoption,52,,0.1,,,,", "2:10: week 52 is outside the scenario, whose weeks are 0 to 51"),
    ("adoption,,,0.1,,,,", "2:10: adoption was seen in which week of the plan? State it, from 0"),
    ("adoption,3,claim,0.1,,,,", "2:12: there is no department 'claim' (blank means everybody); "
                                 "did you mean 'claims'?"),
    ("trust,3,,3,20,,,", "2:16: trust is on which scale? State both ends: low is the value of no trust at all and high "
                         "that of the most, such as 1 and 5"),
    ("trust,3,,3,20,,1,1", "2:18: both ends of the scale are 1; state the value of no trust at all as low and that of "
                           "the most as high"),
    ("trust,3,,6,20,,1,5", "2:10: 6 is outside 1 to 5"),
    ("trust,3,,3,,,1,5", "2:12: how many people answered? trust comes from answers: state their number, or the error "
                         "of the mean"),
    ("trust,3,,3,4,,1,5", "2:12: 4 answers would tell who said what, and little else; at least 5 are needed. Leave out "
                          "the row, or use a larger group"),
    ("trust,3,sales,3,41,,1,5", "2:17: 41 answers, but department 'sales' has 40 people"),
    ("use,3,,0.3,,0,,", "2:13: the error (a standard deviation, in the unit of the value) is 0; allowed: above 0 and "
                        "up to 1"),
    ("turnover,,sales,0.1,,,,", "2:11: turnover of a usual year is of all people; leave the department blank, or state "
                                "the week up to which people quit"),
])
def test_a_cell_that_cannot_be_used_is_told_at_its_place(told, row, expected):
    assert told(row + "\n") == [expected]


def test_the_same_thing_twice(told):
    assert told("use,3,,0.3,,,,\nuse,3,,0.4,,,,\n") == [
        "3:8: use in week 3 appears twice, here as 0.4, before as 0.3; keep one"]
    assert told("use,3,,0.3,,,,\nuse,3,claims,0.4,,,,\nuse,4,,0.4,,,,\n") == []


def test_adoption_without_use(told):
    """Adopters use it on half of the occasions, so 80 % of them make at least 40 % of use; two errors are .11."""
    assert told("adoption,3,,0.8,,,,\nuse,3,,0.3,,,,\n") == []
    (line,) = told("adoption,3,,0.8,,,,\nuse,3,,0.25,,,,\n")
    assert line.startswith("2:13: adoption in week 3 is 0.8 and use 0.25: adopters use it on at least 50% of "
                           "occasions, so use would be at least 0.4")


def test_departments_that_do_not_make_up_the_whole(told):
    departments = "use,3,claims,0.5,,0.02,,\nuse,3,sales,0.25,,0.02,,\n"
    assert told("use,3,,0.4,,0.02,,\n" + departments) == []
    assert told("use,3,,0.6,,0.02,,\n" + departments) == [
        "2:8: use in week 3 is 0.6, but the departments make up 0.4; correct one of them, or leave out the total"]
    assert told("use,3,,0.6,,0.02,,\nuse,3,claims,0.5,,0.02,,\n") == []


def test_up_to_twenty_are_told_and_the_rest_counted(told):
    lines = told("adoptin,3,,0.1,,,,\n" * 30)
    assert len(lines) == 21
    assert "22:1: and 10 more mistakes from here on" in lines


@pytest.mark.parametrize(("text", "expected"), [
    ("what,week\nuse,3\n", "1:1: there is no column 'value'; allowed: 'week', 'what'"),
    ("week,share\n3,0.1\n", "1:1: no column says what was seen; name the columns 'what' and 'value', or one for each "
                             "quantity (adoption, use, turnover, customer_score, attitude, trust, skill, awareness)"),
    ("week,adopton\n3,0.1\n", "1:1: no column says what was seen; name the columns 'what' and 'value', or one for each "
                               "quantity (adoption, use, turnover, customer_score, attitude, trust, skill, awareness); "
                               "did you mean 'adoption' by 'adopton'?"),
])
def test_a_file_without_the_columns(told, text, expected):
    assert expected in told("", text)


def test_a_header_alone_holds_nothing(told):
    assert len(told("")) == 1


def test_with_everybody_asked_no_error_of_sampling_is_left():
    assert sampling_error("attitude", 0.5, 40, 40) == 0.0
    assert sampling_error("adoption", 0.0, 16, None) == pytest.approx(math.sqrt(0.1 * 0.9 / 16))
    assert observed("adoption", 3, 0.2).total_error == 0.05
