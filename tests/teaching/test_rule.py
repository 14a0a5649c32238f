"""Four things of a plan, and one number by a printed rule."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.teaching.rule import RULE, Vector, score_parts


def vector(adopters: list[float], cost: float, leavers: list[float], trust: list[float]) -> Vector:
    return Vector(np.array(adopters), np.full(len(adopters), cost), np.array(leavers), np.array(trust))


def test_the_score_follows_the_rule_future_by_future() -> None:
    own = vector([0.4, 0.2], 50_000.0, [30.0, 40.0], [0.5, 0.4])
    nothing = vector([0.0, 0.1], 0.0, [35.0, 35.0], [0.4, 0.5])
    # 40 - 5 + 5 + 5; 20 - 5 - 5 - 5
    assert own.score(nothing, 100_000.0) == pytest.approx([45.0, 5.0])
    assert nothing.score(nothing, 100_000.0) == pytest.approx([0.0, 10.0])
    parts = score_parts(own, nothing, 100_000.0)
    assert parts == pytest.approx({"adopters": 30.0, "cost": -5.0, "leavers": 0.0, "trust": 0.0})
    assert sum(parts.values()) == pytest.approx(own.score(nothing, 100_000.0).mean())


def test_the_printed_rule_names_all_four() -> None:
    for word in ("100 people", "10 points less for the whole budget", "leave", "trust"):
        assert word in RULE
