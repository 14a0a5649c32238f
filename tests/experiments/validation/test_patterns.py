"""Every pattern is met, or missed as declared: a quick subset every day, the others with the longer tests."""

from __future__ import annotations

from functools import cache

import pytest

from experiments.validation.registry import patterns
from experiments.validation.session import Session
from experiments.validation.target import Row, Target, evaluate, row_name

BY_ID = {one.id: one for one in patterns()}


@cache
def session() -> Session:
    """One session, so that arms are shared between patterns."""
    return Session()


@cache
def rows_of(name: str) -> tuple[Row, ...]:
    """The rows of a pattern, worked out once."""
    return tuple(evaluate(BY_ID[name], session()))


def marks(pattern: Target, miss: str) -> list[pytest.MarkDecorator]:
    """A declared miss must stay a miss (strict); one worker runs all patterns, which share arms."""
    strict = [pytest.mark.xfail(reason=miss, strict=True)] if miss else []
    return [*strict, *([] if pattern.quick else [pytest.mark.slow]), pytest.mark.xdist_group("patterns")]


@pytest.mark.parametrize(("name", "place"), [
    pytest.param(name, place, id=row_name(pattern, one), marks=marks(pattern, one.expected_failure))
    for name, pattern in BY_ID.items() for place, one in enumerate(pattern.expected)])
def test_the_model_shows_the_pattern(name: str, place: int) -> None:
    row = rows_of(name)[place]
    assert row.passed, f"{row.target}: {row.simulated:.6g}, wanted {row.low:g} to {row.high:g}"
