"""The warm process that answers questions: it drops the one at hand when it is sent another one, and writes nothing."""

from __future__ import annotations

import os
import warnings
from abc import ABC, abstractmethod
from concurrent.futures import CancelledError
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from cxsim.web.worker import Progress, words_of

if TYPE_CHECKING:
    from cxsim.studies.quick_look import QuickLooker

Found_co = TypeVar("Found_co", covariant=True)
LATER: Final = ("scipy.sparse", "cxsim.web.question_kinds")
"""What the first look would load."""


@dataclass(frozen=True)
class Answer(Generic[Found_co]):
    """What was found, or a mistake in words."""

    found: Found_co | None = None
    mistake: str = ""


class Question(ABC, Generic[Found_co]):
    """What a page asks about a project; a kind is a frozen dataclass, and equal questions have one answer.

    ``urgency``: 0 goes first. ``ends_older``: whether it ends an older one at its place that is being answered; if not,
    only one that waits. ``folder``: of the project, in which it is answered.
    """

    urgency: ClassVar[int]
    ends_older: ClassVar[bool] = True
    folder: str

    @property
    def place(self) -> tuple[str, ...]:
        """What it is about; of the questions at one place only the newest counts."""
        return type(self).__name__, self.folder

    @abstractmethod
    def find(self, work: Work) -> Found_co:
        """What the process finds out."""

    def mistake(self, error: Exception) -> str:
        """What the page says when that was not possible."""
        return words_of(error)


class Work:
    """What the process keeps warm, and how the question at hand is told how far it is.

    ``looker``: knows which organizations are at rest.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.looker: QuickLooker = import_module("cxsim.studies.quick_look").QuickLooker()
        for name in LATER:
            import_module(name)

    def go_on(self, _: int = 0, __: int = 0) -> None:
        """Go on unless something else was sent.

        Raises
        ------
        CancelledError
            To leave the question at hand.
        """
        if self.connection.poll():
            raise CancelledError

    def tell(self, question: Question[Any], told: Progress | Answer[Any]) -> None:
        """Tell the app how far a question is, or its answer."""
        self.connection.send((question, told))


def serve(connection: Connection) -> None:
    """Answer one question after the other until the app is gone; it may be ended at any time."""
    work = Work(connection)
    try:
        while True:
            question = connection.recv()
            while connection.poll():  # only the last one counts
                question = connection.recv()
            answer = answered(question, work)
            if answer is not None:
                work.tell(question, answer)
    except (EOFError, OSError):
        return


def answered(question: Question[Found_co], work: Work) -> Answer[Found_co] | None:
    """The answer, a mistake in words; None if something else was sent meanwhile.

    It is found in the folder of the project, so that messages name files as they are called there.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            os.chdir(question.folder)
            return Answer(question.find(work))
        except CancelledError:
            return None
        except BrokenPipeError:
            raise
        except Exception as error:  # whatever it is, the page says it
            return Answer(mistake=question.mistake(error))
