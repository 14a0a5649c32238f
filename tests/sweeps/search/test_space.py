"""What may vary becomes a plan as a scenario states it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.errors import Finding, InputError
from cxsim.sweeps.search.space import Dimension, fitting, key_of
from tests.sweeps.search.office import stated


def test_a_plan_holds_what_was_chosen(tmp_path: Path) -> None:
    space = stated(tmp_path).space
    shown = space.shown({"training": "yes", "training.weeks": 3, "training.target": "sales", "order": "soft"})
    assert space.plan(shown) == {"budget": 9000.0, "interventions": [
        {"type": "training", "weeks": 3, "hours_per_week": 4.0, "target": {"departments": ["sales"]}},
        {"type": "directive", "strength": 0.3, "name": "order"},
    ]}


def test_what_is_left_out_has_no_settings(tmp_path: Path) -> None:
    space = stated(tmp_path).space
    shown = space.shown({"training": "no", "training.weeks": 3, "training.target": "sales", "order": "no"})
    assert shown == {"training": "no", "training.weeks": None, "training.target": None, "order": "no"}
    assert key_of(space.plan(shown)) == key_of({"interventions": []})


def test_plans_are_the_same_whatever_the_order_and_the_limits() -> None:
    one, other = {"type": "training"}, {"type": "directive"}
    assert key_of({"interventions": [one, other]}) == key_of({"interventions": [other, one], "budget": 5.0})
    assert key_of({"interventions": [one]}) != key_of({"interventions": [other]})


@pytest.mark.parametrize(("dimension", "drawn", "number"), [
    (Dimension("x", "x", ("x",), low=0.0, high=1.0), 0.123456, 0.123),
    (Dimension("x", "x", ("x",), low=0.0, high=5000.0), 1234.56, 1235.0),
    (Dimension("x", "x", ("x",), low=0.1, high=0.7, step=0.2), 0.30000000004, 0.3),
    (Dimension("x", "x", ("x",), low=0.0, high=9.0, whole=True), 4.0, 4),
])  # fmt: skip
def test_numbers_are_no_finer_than_anybody_means(dimension: Dimension, drawn: float, number: float) -> None:
    assert dimension.number(drawn) == number


@pytest.mark.parametrize(("paths", "line"), [
    (["plan.interventions.3.weeks"], "weeks: wrong"), (["plan.interventions.3"], "wrong"), ([""], "wrong"),
    (["plan.budget"], "plan.budget: wrong"), (["a", "b"], "a: wrong (and 1 more)"),
    (["", "b", "c"], "wrong (and 2 more)"),
])
def test_what_is_wrong_with_a_plan_is_said_in_a_line(paths: list[str], line: str) -> None:
    assert fitting(InputError(Finding("", 0, 0, path, "wrong") for path in paths)) == line
