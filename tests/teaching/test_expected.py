"""A prediction held against what came, in numbers and words."""

from __future__ import annotations

import pytest

from cxsim.teaching.expected import Check, Forecast, best_forecaster
from cxsim.teaching.telling import forecast_words


def forecast(miss: float | None, held: float | None) -> Forecast:
    return Forecast(miss, held, {"adopters": Check("", "", None)})


def test_the_nearest_guess_wins_and_whoever_says_nothing_does_not() -> None:
    guesses = {"Owls": forecast(0.2, None), "Hawks": forecast(-0.1, 0.5), "Late": forecast(None, None)}
    assert best_forecaster(guesses) == "Hawks"
    assert best_forecaster({"Late": forecast(None, None)}) == ""


@pytest.mark.parametrize(("miss", "held", "words"), [
    (None, None, "No prediction was handed in, so nothing can be learned from it."),
    (0.004, None, "The best guess was right."),
    (0.25, None, "The best guess was 25 of 100 people too high."),
    (-0.1, 0.8, "The best guess was 10 of 100 people too low. 80 of 100 futures lie in the stated range, where 80 were "
     "asked for: it is about as wide as it should be."),
    (None, 0.5, "50 of 100 futures lie in the stated range, where 80 were asked for: it is too narrow for what can be "
     "known."),
    (None, 1.0, "100 of 100 futures lie in the stated range, where 80 were asked for: it is wider than it had to be."),
    (None, 0.0, "0 of 100 futures lie in the stated range, where 80 were asked for: it is beside what came."),
])
def test_a_prediction_in_words(miss: float | None, held: float | None, words: str) -> None:
    assert forecast_words(forecast(miss, held), 100) == words
