"""Which rows count: conditions on words and ends, one row per person, and managers who are not kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.company_files.dates import date_in
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.structure import Organization

STAFF = """\
id,manager,department,status,left
a,,Exec,Active,
b,a,Sales,Terminated,31.12.2023
c,b,Sales,Active,
d,c,IT,On leave,2030-01-01
Total,,4 people,,
"""
NO_TOTAL = {"leave_out": {"column": "id", "values": ["Total"]}}


def load(folder: Path, content: str, **stated: object) -> Organization:
    (folder / "people.csv").write_text(content, encoding="utf-8")
    people = PeopleSpecification.model_validate({"file": "people.csv", "columns": {"id": "id"}, **stated})
    return build(OrganizationSpecification(people=people), folder, 1)


def boss(organization: Organization, who: str) -> str:
    return organization.ids[organization.manager[organization.ids.index(who)]]


def refused(folder: Path, content: str, **stated: object) -> str:
    with pytest.raises(InputError) as caught:
        load(folder, content, **stated)
    return str(caught.value.findings[0]).split("\n", maxsplit=1)[0]


@pytest.mark.parametrize("keep", [
    {"column": "status", "values": ["active", "on leave"]}, {"column": "left", "ends_after": "2026-11-29"},
    [{"column": "status", "values": ["Active", "On leave"]}, {"column": "left", "ends_after": "2026-11-29"}],
])
def test_people_who_left_do_not_count_and_their_manager_takes_their_place(tmp_path: Path, keep: object) -> None:
    organization = load(tmp_path, STAFF, keep=keep, **NO_TOTAL)
    assert sorted(organization.ids) == ["a", "c", "d"]
    assert boss(organization, "c") == "a"
    assert ("people.csv: people who report to somebody who is not kept: 1; the manager of that person takes the place."
            in organization.notes)
    assert "people.csv: rows left out because of id: 1 of 5 ('Total')." in organization.notes


def test_mistakes_in_rows_that_do_not_count_do_not_matter_and_others_keep_their_line(tmp_path: Path) -> None:
    content = "id,level,status\na,1,here\nb,high,gone\nc,low,here\n"
    assert refused(tmp_path, content, keep={"column": "status", "values": ["here"]}).startswith(
        "people.csv:4:3: 'low' is not a number")


@pytest.mark.parametrize(("stated", "words"), [
    ({"keep": {"column": "state", "values": ["x"]}}, "there is no column 'state'; did you mean 'status'?"),
    ({"keep": {"column": "status", "values": ["aktiv"]}}, "no row has 'aktiv' in the column 'status'"),
    ({"keep": {"column": "department", "ends_after": "2026-01-01"}}, "people.csv:2:4: 'Exec' is not a date"),
    ({"leave_out": {"column": "left", "values": ["", "31.12.2023", "2030-01-01"]}}, "leave none of 5 rows"),
])
def test_a_condition_that_cannot_be_meant_is_refused_at_its_place(
    tmp_path: Path, stated: dict[str, object], words: str
) -> None:
    assert words in refused(tmp_path, STAFF, **stated)


def test_the_largest_row_needs_numbers_or_dates(tmp_path: Path) -> None:
    found = refused(tmp_path, "id,unit\na,x\na,y\n", repeats={"keep": "largest", "column": "unit"})
    assert found.startswith("people.csv:2:3: 'x' is not a number")


PARTS = "id,department,fte,month\na,Exec,1,2024-01\nb,Sales,0.4,2024-01\nb,IT,0.6,2024-02\nc,IT,0.5,2024-01\n"


@pytest.mark.parametrize(("repeats", "department"), [
    ({"keep": "first"}, "Sales"), ({"keep": "last"}, "IT"), ({"keep": "largest", "column": "fte"}, "IT"),
    ({"keep": "largest", "column": "month"}, "IT"),
])
def test_one_row_per_person_is_chosen_as_stated(tmp_path: Path, repeats: object, department: str) -> None:
    organization = load(tmp_path, PARTS, repeats=repeats)
    assert organization.size == 3
    assert organization.departments[organization.department[organization.ids.index("b")]] == department
    assert any("people with several rows: 1; " in note for note in organization.notes)
    assert "appears twice" in refused(tmp_path, PARTS)


@pytest.mark.parametrize(("dates", "department"), [("day_first", "IT"), ("month_first", "Sales")])
def test_the_latest_row_depends_on_which_number_is_the_month(tmp_path: Path, dates: str, department: str) -> None:
    content = "id,department,since\na,Exec,1/1/2024\nb,Sales,5/4/2024\nb,IT,4/5/2024\n"
    organization = load(tmp_path, content, repeats={"keep": "largest", "column": "since", "dates": dates})
    assert organization.departments[organization.department[organization.ids.index("b")]] == department


@pytest.mark.parametrize(("dates", "given"), [
    ("day_first", "30.11.2026"), ("month_first", "11/30/2026"), ("excel", "46356"), ("day_first", "2026-11-30")])
def test_who_begins_later_does_not_count(tmp_path: Path, dates: str, given: str) -> None:
    content = f"id,department,start\na,A,2026-11-29\nb,A,{given}\nc,A,\nd,A,0\n"
    stated = {"column": "start", "begins_by": "2026-11-29", "dates": dates}
    assert load(tmp_path, content, keep=stated).ids == ("a", "c", "d")


def test_ends_may_be_numbers_of_days_if_the_scenario_says_so(tmp_path: Path) -> None:
    content = "id,department,end\na,A,45382\nb,A,45383.5\nc,A,0\nd,A,31.3.2024\ne,A,\n"
    rule = {"column": "end", "ends_after": "2024-03-31"}
    assert load(tmp_path, content, keep={**rule, "dates": "excel"}).ids == ("b", "c", "e")
    assert refused(tmp_path, content, keep=rule).startswith(
        "people.csv:2:5: '45382' is not a date; state dates: excel, or leave the cell blank")


@pytest.mark.parametrize("wrong", [
    {"keep": {"column": "status"}}, {"keep": {"column": "status", "values": ["x"], "ends_after": "2024-01-01"}},
    {"keep": {"column": "left", "ends_after": "2024-01-01", "begins_by": "2024-01-01"}},
    {"keep": {"column": "left", "ends_after": "soon"}}, {"repeats": {"keep": "largest"}},
    {"repeats": {"keep": "first", "column": "fte"}},
])
def test_half_a_condition_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"keep|repeats"):
        PeopleSpecification.model_validate({"file": "p.csv", **wrong})


@pytest.mark.parametrize(("text", "day_first", "expected"), [
    ("2024-03-31", True, date(2024, 3, 31)), ("2024-03-31T00:00:00", True, date(2024, 3, 31)),
    ("20240331", True, date(2024, 3, 31)), ("31.3.2024", False, date(2024, 3, 31)),
    ("3/4/2024", True, date(2024, 4, 3)), ("3/4/2024", False, date(2024, 3, 4)), ("3/4/98", False, date(1998, 3, 4)),
    ("31-Mar-2024", True, date(2024, 3, 31)), ("31. März 2024", True, date(2024, 3, 31)),
    ("15 juillet 2024", True, date(2024, 7, 15)), ("Dec 1, 2024", True, date(2024, 12, 1)),
    ("2024-03", True, date(2024, 3, 1)), ("03/2024", True, date(2024, 3, 1)), ("31/12/9999", True, date(9999, 12, 31)),
    ("31-MAR-24", True, date(2024, 3, 31)), ("Sep-26", True, date(2026, 9, 1)), ("Sep'26", True, date(2026, 9, 1)),
    ("31.2.2024", True, None), ("soon", True, None), ("12", True, None),
])
def test_dates_of_personnel_systems_are_read(text: str, day_first: bool, expected: date | None) -> None:
    assert date_in(text, day_first) == expected
