"""Rows of totals and remarks below a table are told from people."""

import pytest

from cxsim.scenario.proposal.draft import Guess
from cxsim.scenario.proposal.totals import leave_out_totals, total_rows

STAFF = "id,department,pay\n1,IT,10\n2,IT,20\n3,Law,30\n4,Law,40"


@pytest.mark.parametrize("last", [
    "Total,,100", "Grand Total,,", "Gesamt: ,,100", "Total 4,,100", ",Headcount,4", "Subtotal Law,,70",
    "Law Total,,70", ",,100", ",,4", "Source: payroll,,", "4 rows,,", "as of January 2026,,",
])
def test_a_row_that_is_no_person(last, staff):
    assert total_rows(staff(f"{STAFF}\n{last}")) == [4]


@pytest.mark.parametrize("last", [
    "5,Total,50", "Total,Law,50", "5,,50", "Ada Total,Law,50", ",,99", "5,,", "Ada Byron,,", "Sumner,,", "7,,100",
])
def test_a_row_that_is_a_person(last, staff):
    assert total_rows(staff(f"{STAFF}\n{last}")) == []


def test_a_full_row_that_shares_nothing_with_others_is_a_total(staff):
    assert total_rows(staff(f"{STAFF}\nTotal,all,100")) == [4]


def test_totals_stand_anywhere_and_remarks_only_below(staff):
    table = staff("id,department,pay\n1,IT,10\nTotal,,10\n2,Law,30\nold one here,,\n3,Law,5\n4,Law,6\nTotal,,51\n"
                  "5,IT,1\n6,IT,2\nmade by payroll,,")
    assert total_rows(table) == [1, 6, 9]


def test_a_sum_counts_decimals(staff):
    assert total_rows(staff("id,team,pay\n1,a,0.1\n2,a,0.2\n3,a,0.4\n,,0.7")) == [3]
    assert total_rows(staff("id,team,pay\n1,a,0.1\n2,a,0.2\n3,a,0.4\n,,0.8")) == []


def test_half_of_all_rows_are_no_totals(staff):
    assert total_rows(staff("id,team,pay\n1,a,1\n2,b,2\nTotal,,3\nTotals,,3")) == []
    assert total_rows(staff("id,team,pay\n1,a,1\n2,b,2\n3,b,2\nTotal,,5\nTotals,,5")) == [3, 4]


def left_out(draft):
    draft.columns["id"] = Guess("id", "id", "")
    leave_out_totals(draft, total_rows(draft.table))
    return draft


def test_they_are_left_out_by_their_identifier(drafted):
    draft = left_out(drafted(f"{STAFF}\nTotal,,100\n4 rows,,"))
    what = "2 rows look like totals or remarks, not like people (line 6, line 7: 'Total', '4 rows')"
    assert draft.questions.asked[0].text == f"{what}. Are they people?"
    assert draft.settings == {"leave_out": ([{"column": "id", "values": ["Total", "4 rows"]}], what)}
    assert draft.repairs == [f"{what}; left out"]


def test_or_by_whatever_tells_them_apart(drafted):
    draft = left_out(drafted("team,id,pay\na,1,10\na,,5\nb,3,20\nb,4,30\nTotal,,65"))
    assert draft.settings["leave_out"][0] == [{"column": "team", "values": ["Total"]}]
    assert draft.repairs == ["1 row looks like a total or remark, not like people (line 6: 'Total'); left out"]


def test_a_blank_identifier_is_told_as_blank(drafted):
    assert left_out(drafted(f"{STAFF}\n,,100")).repairs == [
        "1 row looks like a total or remark, not like people (line 6: '(blank)'); left out"]


def test_they_may_be_people_all_the_same(drafted):
    draft = left_out(drafted(f"{STAFF}\nTotal,,100", totals="people"))
    assert (draft.settings, draft.repairs) == ({}, [])
    assert left_out(drafted(STAFF)).questions.asked == []
