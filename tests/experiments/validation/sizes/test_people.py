"""What rows about people make of what is seen of them."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.contrasts.company import PROGRAMME
from experiments.validation.sizes import people
from experiments.validation.sizes.people import FULL_PROGRAMME, MEASURES
from tests.experiments.validation.sizes.told import Told, seen


def test_answers_at_the_end_of_week_26_are_held_against_use_in_the_seven_weeks_after():
    answers = {name: [0, 1, 0, 1] for name in ("attitude", "perceived_norm", "efficacy")}
    trials = Told(people={PROGRAMME.name: seen({**answers, "habit": [0, 0, 1, 1]}, {"use": [0, 2, 1, 3]})})
    assert MEASURES["attitude-explains-use"](trials).value == pytest.approx(0.8)
    assert MEASURES["habit-and-use"](trials).value == pytest.approx(np.sqrt(0.2))
    assert MEASURES["motivation-and-performance"](trials).value == pytest.approx(np.sqrt(0.8))
    assert {asked[1:3] for asked in trials.asked} == {(27, 34)}


def test_who_leaves_in_the_second_year_quits_and_the_head_does_not_count(monkeypatch):
    monkeypatch.setattr(people, "organization", lambda arm: type("People", (), {"level": np.array([1, 2, 2, 2, 2])}))
    trials = Told(people={FULL_PROGRAMME.name: seen(
        {"values_fit": [9, 0, 1, 0, 1], "attitude": [0, 0, 1, 0, 1]}, stayed=[False, False, True, False, True])})
    assert MEASURES["fit-and-quitting"](trials).value == pytest.approx(-1.0)
    assert MEASURES["fit-and-attitude"](trials).value == pytest.approx(
        np.corrcoef([9, 0, 1, 0, 1], [0, 0, 1, 0, 1])[0, 1])


def test_fatigue_and_output_are_those_of_the_same_six_weeks():
    trials = Told(people={"programme beside one other initiative": seen(
        mean={"fatigue": [0, 1, 2], "output": [1.0, 0.9, 0.8]})})
    assert MEASURES["exhaustion-and-output"](trials).value == pytest.approx(-1.0)
    assert trials.asked[0][1:3] == (20, 26)


def test_reinforcement_is_judged_by_habit_in_week_38():
    trials = Told(people={"programme, reinforced": seen({"habit": [1, 2, 3, 4]}),
                          PROGRAMME.name: seen({"habit": [0, 1, 2, 3]})})
    assert MEASURES["habit-by-reinforcement"](trials).value == pytest.approx(1.0 / np.sqrt(1.25))
