"""Every target is met, or misses as declared: the verdict table as tests.

Exact results and a quick subset of the patterns run every day, studies and the other patterns with the longer tests.
"""

from __future__ import annotations

from functools import cache

import pytest

from experiments.validation.registry import targets
from experiments.validation.session import Session
from experiments.validation.target import Row, Target, evaluate, row_name


@cache
def session() -> Session:
    """One session, so that arms are shared between targets."""
    return Session()


@cache
def rows_of(group: str, name: str) -> tuple[Row, ...]:
    """The rows of a target, worked out once."""
    return tuple(evaluate(target_named(group, name), session()))


def target_named(group: str, name: str) -> Target:
    return next(target for target in targets(group) if target.id == name)


def numbers(quick: bool) -> list[object]:
    """One test per number; a declared miss must stay a miss (strict)."""
    cases = []
    for target in targets():
        if (target.group == "A" or target.quick) != quick:
            continue
        for place, expected in enumerate(target.expected):
            miss = expected.expected_failure
            marks = [pytest.mark.xfail(reason=miss, strict=True)] if miss else []
            # One worker runs all numbers of a target, and all patterns, which share arms.
            marks.append(pytest.mark.xdist_group(target.group if target.group == "C" else target.id))
            if not quick:
                marks += [pytest.mark.slow, pytest.mark.validation]
            cases.append(pytest.param(target.group, target.id, place, id=row_name(target, expected), marks=marks))
    return cases


def judge(group: str, name: str, place: int) -> None:
    row = rows_of(group, name)[place]
    if row.verdict.startswith("skipped"):
        pytest.skip(row.verdict)
    assert row.verdict == "passed", f"{row.target}: {row.simulated:.6g}, wanted {row.low:g} to {row.high:g}"


@pytest.mark.parametrize(("group", "name", "place"), numbers(quick=True))
def test_exact_result_or_quick_pattern(group: str, name: str, place: int) -> None:
    judge(group, name, place)


@pytest.mark.parametrize(("group", "name", "place"), numbers(quick=False))
def test_study_or_pattern(group: str, name: str, place: int, every_target: None) -> None:
    judge(group, name, place)
