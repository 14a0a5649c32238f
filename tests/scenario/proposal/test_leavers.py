"""Words by which a column says that somebody has left."""

import pytest

from cxsim.scenario.proposal.leavers import has_left, says_yes


@pytest.mark.parametrize(("cell", "column", "others"), [
    ("Terminated", "status", ()), ("im Ruhestand", "Status", ()), ("Future hire", "status", ()),
    ("T", "status", ("a", "t")), ("I", "status", ("a", "i")), ("F", "here", ("t", "f")),
    ("Better pay", "Reason for leaving", ("", "better pay")), ("motive", "Motivo de baja", ()),
    ("yes", "Terminated", ("yes", "no")), ("x", "Leaver", ("", "x")),
    ("no", "Active", ("yes", "no")), ("0", "Enabled", ("0", "1")), ("FALSE", "Is active", ("true", "false")),
    ("", "Active", ("", "x")), ("", "Employed", ("", "1", "yes")),
])
def test_somebody_has_left(cell, column, others):
    assert has_left(cell, column, set(others))


@pytest.mark.parametrize(("cell", "column", "others"), [
    ("Active", "status", ()), ("T", "status", ("t", "p")), ("I", "grade", ("i", "ii")), ("F", "sex", ("f", "m")),
    ("", "Reason for leaving", ("", "better pay")), ("n/a", "Reason for leaving", ()), ("-", "Leaving reason", ()),
    ("still employed", "Reason for leaving", ()), ("Promotion", "Reason for change", ()),
    ("no", "Terminated", ("yes", "no")), ("", "Leaver", ("", "x")), ("yes", "Active", ("yes", "no")),
    ("", "Active", ("", "no")), ("", "Active", ("", "x", "part time")),
    ("yes", "Department", ()), ("no", "Car", ()),
])
def test_somebody_is_here(cell, column, others):
    assert not has_left(cell, column, set(others))


def test_a_mark_says_yes():
    assert [cell for cell in ("X", "Ja", "1", "TRUE", "Sì", "no", "", "0", "2") if says_yes(cell)] == [
        "X", "Ja", "1", "TRUE", "Sì"]
