"""Who is meant by what a cell calls them, as systems write it in one column and in another."""

from __future__ import annotations

import pytest

from cxsim.organization.company_files.directory import Directory


def found(given: str, *called: str) -> set[int]:
    return Directory([(name, row) for row, name in enumerate(called)]).find(given)


@pytest.mark.parametrize(("given", "called"), [
    ("Ada Alm", "Ada Alm (1001)"), ("1001", "Ada Alm (1001)"), ("alm, ada", "Ada Alm (On Leave)"),
    ("Ada Alm (1001)", "1001"), ("Ada Alm (On Leave)", "Alm, Ada"), ("Ada Alm (On Leave)", "Ada Alm (1001)"),
    ("1001 - Ada Alm", "1001"), ("1001 - Ada Alm", "Ada Alm"), ("Ada Alm", "1001 | Ada Alm"),
    ("Ada Alm <a.alm@x.example>", "a.alm@x.example"), ('"Alm, Ada" <a.alm@x.example>', "a.alm@x.example"),
    ("mailto:a.alm@x.example", "a.alm@x.example"), ("SMTP:a.alm@x.example", "a.alm@x.example"),
    ("CN=Ada Alm,OU=Users,DC=x,DC=example", "Ada Alm"), (r"CN=Alm\, Ada,OU=Users,DC=x", "Ada Alm"),
    ("Ada Alm", "CN=Ada Alm,OU=Users,DC=x,DC=example"), ("X\\aalm", "aalm"),
    ("How often do you meet these people? - Ada Alm", "Ada Alm"), ("How often? [Alm, Ada]", "Ada Alm"),
    ("A. Alm", "Ada Alm"), ("Alm, A.", "Ada Alm"), ("Alm A", "Alm, Ada"),
    ("100,234", "100234"), ("100.234", "100234"), ("100 234", "100234"), ("1'100'234", "1100234"),
    ("E1001", "1001"), ("1001", "EMP-01001"),
])
def test_a_person_is_found_however_another_column_writes_them(given: str, called: str) -> None:
    assert found(given, "Bo Berg (77)", called, "EMP-088") == {1}


@pytest.mark.parametrize(("given", "called"), [
    ("A. Alm", ("Ada Alm", "Abe Alm")), ("1001", ("E1001", "M1001")), ("Ada Alm", ("Ada Alm (1)", "Ada Alm (2)")),
    ("Ada Alm - Bo Berg", ("Ada Alm", "Bo Berg")), ("Ada Alm 1002", ("Ada Alm", "1002")),
])
def test_who_may_be_two_people_is_both_of_them(given: str, called: tuple[str, str]) -> None:
    assert found(given, *called) == {0, 1}


@pytest.mark.parametrize(("given", "called"), [
    ("M1001", "E1001"), ("A. Alm", "Bea Alm"), ("a.alm@y.example", "a.alm@x.example"), ("12", "E12"),
    ("100,23", "10023"), ("On Leave", "Ada Alm - Off"), ("Ada Alm | Bo Berg", "Ada Alm"),
    ("Ada Alm, Bo Berg", "Ada Alm"), ("Ada Alm 12", "12"),
])
def test_who_is_somebody_else_is_not_found(given: str, called: str) -> None:
    assert found(given, called) == set()


def test_the_most_exact_way_decides() -> None:
    assert found("Ada Alm (2)", "Ada Alm (1)", "Ada Alm (2)") == {1}
    assert found("1001", "E1001", "1001") == {1}
