"""A proposal as data, how to read the files for it, and the questions with their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from cxsim.errors import Finding, InputError, there_is_no
from cxsim.scenario.proposal.parts import Choice, Question


@dataclass(frozen=True)
class Proposal:
    """What ``cxsim new`` proposes for a company's files.

    ``repairs`` say, each with a count, what is read differently from what a file says, or is left out; ``questions``
    hold what the files do not settle, the proposed answer first; ``answers`` are those of the user, by key; ``text`` is
    the scenario, with the reasons as comments.
    """

    repairs: tuple[str, ...]
    questions: tuple[Question, ...]
    text: str
    answers: Mapping[str, str] = field(default_factory=dict)

    def open_questions(self) -> tuple[Question, ...]:
        """The questions that nobody has answered; the text takes their first choice."""
        return tuple(question for question in self.questions if question.key not in self.answers)


@dataclass(frozen=True)
class Options:
    """How to read the files and where the scenario will be.

    ``folder``: the folder of the scenario (default: that of the people); the files must be in it, beside it or below
    it. ``reading``: keys that say how files are written, such as ``{"encoding": "cp1252"}``. ``today``: who left up to
    this day is not counted.
    """

    folder: Path | None = None
    name: str = "First plan"
    reading: Mapping[str, Any] = field(default_factory=dict)
    today: date = field(default_factory=date.today)


class Questions:
    """Questions, and the answers that are known so far."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.answers = answers
        self.asked: list[Question] = []

    def ask(self, key: str, text: str, choices: Sequence[Choice], proposed: str = "") -> str:
        """The user's answer to a question, or the proposed one (default: the first choice).

        Raises
        ------
        InputError
            If the answer is none of the choices.
        """
        ordered = sorted(choices, key=lambda choice: choice.answer != proposed)
        answer = self.answers.get(key, ordered[0].answer)
        known = [choice.answer for choice in ordered]
        if answer not in known:
            raise InputError([Finding("", 0, 0, key, there_is_no("answer", answer, known))])
        self.asked.append(Question(key, text, tuple(ordered)))
        return answer

    def check_answers(self) -> None:
        """Refuse answers to what was not asked."""
        asked = [question.key for question in self.asked]
        unknown = [key for key in self.answers if key not in asked]
        if unknown:
            raise InputError([Finding("", 0, 0, key, there_is_no("question", key, asked)) for key in unknown])
