"""A proposal as data, how to read the files for it, and the questions with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

from cxsim.errors import Finding, InputError, Place, there_is_no
from cxsim.scenario.proposal.parts import REPAIR, UNDO, Choice, Meaning, Question

MOST_PLACES: Final = 200
"""Cells that a question names."""


@dataclass(frozen=True)
class Proposal:
    """What ``cxsim new`` proposes for a company's files.

    ``repairs`` say, each with a count, what is read differently from what a file says, or is left out; ``questions``
    hold what the files do not settle, the proposed answer first; ``answers`` are those of the user, by key; ``text`` is
    the scenario, with the reasons as comments; ``meanings`` say what every column is taken for;
    ``people``: how many count.
    """

    repairs: tuple[str, ...]
    questions: tuple[Question, ...]
    text: str
    answers: Mapping[str, str] = field(default_factory=dict)
    meanings: tuple[Meaning, ...] = ()
    people: int = 0

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
        self.unasked: list[str] = []

    def ask(
        self, key: str, text: str, choices: Sequence[Choice], proposed: str = "", places: Iterable[Place] = ()
    ) -> str:
        """The user's answer to a question, or the proposed one (default: the first choice); ``places``: of cells.

        Raises
        ------
        InputError
            If the answer is none of the choices.
        """
        ordered = sorted(choices, key=lambda choice: choice.answer != proposed)
        known = self._known(key, ordered)
        answer = ordered[0].answer if known is None else known
        self.asked.append(Question(key, text, tuple(ordered), tuple(islice(places, MOST_PLACES))))
        return answer

    def said(self, key: str, choices: Sequence[Choice]) -> str:
        """What the user says without being asked, because the files seem to tell; "" if nothing.

        Raises
        ------
        InputError
            If it is none of the choices.
        """
        self.unasked.append(key)
        return self._known(key, choices) or ""

    def mends(self, key: str) -> bool:
        """Whether a repair that nobody is asked about is made: it is, unless the user undoes it."""
        return self.said(key, REPAIR) != UNDO

    def _known(self, key: str, choices: Sequence[Choice]) -> str | None:
        """The answer to a question, which must be one of the choices; None if there is none."""
        answer, known = self.answers.get(key), [choice.answer for choice in choices]
        if answer is not None and answer not in known:
            raise InputError([Finding("", 0, 0, key, there_is_no("answer", answer, known))])
        return answer

    def check_answers(self) -> None:
        """Refuse answers to what was not asked."""
        asked = [question.key for question in self.asked]
        unknown = [key for key in self.answers if key not in (*asked, *self.unasked)]
        if unknown:
            raise InputError([Finding("", 0, 0, key, there_is_no("question", key, asked)) for key in unknown])
