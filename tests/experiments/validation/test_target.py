"""Patterns: numbers with bounds, and rows that meet them or not."""

from __future__ import annotations

import math

from experiments.validation.paired import more
from experiments.validation.registry import patterns
from experiments.validation.target import Expected, Measured, Target, evaluate


def passed(expected: Expected, measured: Measured) -> bool:
    pattern = Target("C1", "?", "nobody", (expected,), lambda session: [measured])
    return evaluate(pattern, None)[0].passed


def test_a_number_inside_its_bounds_passes_and_the_bounds_are_inclusive():
    found = [passed(Expected("", "", 1.0, 2.0), Measured(value)) for value in (1.0, 2.0, 2.0000001, math.nan)]
    assert found == [True, True, False, False]


def test_noise_raises_the_bar():
    assert passed(more("", ""), Measured(0.03, at_least=0.01))
    assert not passed(more("", ""), Measured(0.03, at_least=0.04))


def test_numbers_are_named_after_their_pattern():
    two = Target("C2", "?", "nobody", (Expected("one", ""), Expected("", "")), lambda session: [Measured(1.0)] * 2)
    assert [row.target for row in evaluate(two, None)] == ["C2 one", "C2"]


def test_every_pattern_has_a_source_a_question_and_bounds_that_can_be_missed():
    every = patterns()
    assert [one.id for one in every] == [f"C{number}" for number in (*range(1, 17), 18, 19, 20)]
    for pattern in every:
        assert pattern.source and pattern.question.endswith("?")
        for expected in pattern.expected:
            assert math.isfinite(expected.low) or math.isfinite(expected.high), pattern.id
