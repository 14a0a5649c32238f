"""Findings about a plan, before they have a place in a file."""

import pytest

from cxsim.interventions.problems import Problem, under, unknown


def test_a_problem_says_where_and_what():
    assert str(Problem(("target", "departments", 0), "there is none")) == "target.departments.0: there is none"
    assert str(Problem((), "there is none")) == "there is none"
    assert Problem(("a",), "m", warning=True).under("plan", 3) == Problem(("plan", 3, "a"), "m", warning=True)
    assert under([Problem(("a",), "m"), Problem((), "n")], 7) == [Problem((7, "a"), "m"), Problem((7,), "n")]


def test_names_that_do_not_exist_are_told_with_their_place():
    assert unknown(["claims", "sale"], ["claims", "sales"], "there is no department", "waves", 1) == [
        Problem(("waves", 1, 1), "there is no department 'sale'; did you mean 'sales'?")]
    assert unknown(None, ["claims"], "there is no department") == []


@pytest.mark.parametrize(("path", "message", "idle"), [
    (("0", "start_week"), "it starts after the last week: it never acts", ("0",)),
    (("0", "target"), "nobody is left: it has no effect", ("0",)),
    (("0", "type"), "the context removes it and it has no effect at all", ("0",)),
    (("0", "monitoring"), "monitoring has no effect without an order", ("0", "monitoring")),
    (("0", "monitoring"), "part of the group has no effect", None),
    (("0", "type"), "it never acts on managers: it has no effect", None),
    (("0", "type"), "costs more than the budget", None),
])
def test_what_does_nothing(path, message, idle):
    assert Problem(path, message, warning=True).idle == idle
    assert Problem(path, message).idle is None
