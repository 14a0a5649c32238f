"""Three questions that a game stops for: a prediction, what is known, and what one would take back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%|percent)?", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """A question, and when it comes: after this share of the weeks."""

    text: str
    after_share: float


QUESTIONS: Final = (
    Question("What share of the people will be adopters at the end? Give a number in percent, and your reason.", 0.0),
    Question("What do you know by now, and what do you only believe? What would you have to see to change your mind?",
             0.5),
    Question("Which decision would you take back, and what would you have had to know at the time?", 1.0),
)


def open_question(week: int, weeks: int, answered: int) -> Question | None:
    """The question that waits for an answer in a week, if any; none before the first turn has passed."""
    if answered >= len(QUESTIONS) or week == 0:
        return None
    question = QUESTIONS[answered]
    return question if week >= question.after_share * weeks else None


def predicted(answers: tuple[str, ...]) -> float | None:
    """The share that the first answer predicts, 0 to 1; None if it names no number that can be one."""
    found = _NUMBER.search(answers[0]) if answers else None
    if found is None:
        return None
    number = float(found[1].replace(",", "."))
    share = number if number < 1.0 and not found[2] else number / 100.0
    return share if share <= 1.0 else None
