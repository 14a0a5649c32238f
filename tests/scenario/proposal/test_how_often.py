"""What answers about how often people meet weigh, in contacts a month."""

from __future__ import annotations

import pytest

from cxsim.scenario.proposal.how_often import code_in, how_often


@pytest.mark.parametrize(("answer", "weight"), [
    ("weekly", 4), ("3 - weekly", 4), ("(3) weekly", 4), ("Weekly (3)", 4), ("1 = never", 0), ("Not at all", 0),
    ("1-3 times per month", 2), ("1-2 times per week", 6), ("2x pro Woche", 8), ("3 fois par semaine", 12),
    ("2 veces al mes", 2), ("3+ times a week", 12), ("2/week", 8), ("1-2 times per year", 0.15),
    ("Daily or more", 20), ("at least once a week", 4), ("mindestens wöchentlich", 4), ("more than once a day", 20),
    ("Ogni giorno", 20), ("wekelijks", 4), ("mai", 0), ("nooit", 0), ("5", 5), ("0", 0),
])
def test_an_answer_weighs_what_its_words_say(answer: str, weight: float) -> None:
    assert how_often(answer) == weight


@pytest.mark.parametrize("answer", ["banana", "3 - a lot", "-1", "2 bananas a week", "week"])
def test_other_answers_have_no_weight(answer: str) -> None:
    assert how_often(answer) is None


def test_a_code_counts_where_its_words_say_nothing() -> None:
    assert [code_in(answer) for answer in ("3 - a lot", "1 - not at all", "a bit (2)", "much")] == [3, 0, 2, None]
