"""Three questions, at the first quarter, half-way and at the end."""

import pytest

from cxsim.play.questions import QUESTIONS, open_question, predicted


@pytest.mark.parametrize(("week", "answered", "asked"), [
    (0, 0, None), (13, 0, 0), (13, 1, None), (39, 1, None), (52, 1, 1), (52, 2, None), (91, 2, None), (104, 2, 2),
    (104, 3, None),
])
def test_a_question_waits_from_its_week_on(week, answered, asked):
    assert open_question(week, 104, answered) == (None if asked is None else QUESTIONS[asked])


@pytest.mark.parametrize(("answer", "share"), [
    ("30 %, because they are trained", 0.3), ("about 12.5 percent", 0.125), ("0.4", 0.4), ("7", 0.07), ("0.5 %", 0.005),
    ("most of them", None), ("in week 120", None),
])
def test_the_first_number_of_the_first_answer_is_the_prediction(answer, share):
    assert predicted((answer, "60 %")) == share


def test_without_an_answer_nothing_is_predicted():
    assert predicted(()) is None
