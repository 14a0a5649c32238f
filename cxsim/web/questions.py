"""Questions that a page asks beside the long runs: a warm process of its own answers one after the other."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

from cxsim.web.jobs import SILENT, Worker, leave_interrupts_to_the_app
from cxsim.web.question_worker import Answer, Question, serve
from cxsim.web.worker import Progress

KEPT: Final = 32
"""Answers that are kept, so that undo shows at once what was known before."""
LOOK_EVERY: Final = 0.05
"""Seconds between two looks at the process while it works; it sleeps when nothing is asked."""


class Questions:
    """Answers by question; the process is started when the first one is asked."""

    def __init__(self) -> None:
        self._known: OrderedDict[Question, Answer] = OrderedDict()
        self._waiting: list[Question] = []
        self._at_hand: Question | None = None
        self._progress = Progress(0, 0)
        self._changed = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None

    def known(self, question: Question) -> Answer | None:
        """The answer, if it is there; nothing is asked."""
        with self._changed:
            return self._known.get(question)

    def ask(self, question: Question) -> Answer | None:
        """The answer; None while it is being worked out. What is asked last is answered first."""
        with self._changed:
            found = self._known.get(question)
            if found is not None and found.mistake == SILENT:
                del self._known[question]  # told once; whoever asks again tries again
            if found is not None or self._closing or self.asked(question):
                return found
            self._waiting = [one for one in self._waiting if not one.replaced_by(question)]
            self._waiting.append(question)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="cxsim questions", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return None

    def asked(self, question: Question) -> bool:
        """Whether it is being worked out, or waits."""
        with self._changed:
            return question == self._at_hand or question in self._waiting

    def progress(self, question: Question) -> Progress:
        """How many of the simulated futures are done; 0 of 0 while that is not known."""
        with self._changed:
            return self._progress if question == self._at_hand else Progress(0, 0)

    def end(self) -> None:
        """Let the process stop, without waiting for it."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    def close(self) -> None:
        """Stop at once; whatever is asked again is answered again."""
        self.end()
        if self._thread is not None:
            self._thread.join(1.0)

    def _work(self) -> None:
        leave_interrupts_to_the_app()
        worker = Worker(serve)
        while (question := self._next()) is not None:
            try:
                worker.line.send(question)
                while not self._closing and not self._told(question, worker):
                    pass
            except (EOFError, OSError):
                self._keep(question, Answer(mistake=SILENT))
                worker.stop()
                worker = Worker(serve)
        worker.stop()

    def _next(self) -> Question | None:
        """Sleep until something is asked; None when the app closes."""
        with self._changed:
            while not self._waiting and not self._closing:
                self._changed.wait()
            if self._closing:
                return None
            self._at_hand, self._progress = self._waiting.pop(), Progress(0, 0)
            return self._at_hand

    def _told(self, question: Question, worker: Worker) -> bool:
        """Take in what the process tells; whether that was the answer."""
        if not worker.line.poll(LOOK_EVERY):
            return False
        message: Progress | Answer = worker.line.recv()
        if isinstance(message, Answer):
            self._keep(question, message)
            return True
        with self._changed:
            self._progress = message
        return False

    def _keep(self, question: Question, answer: Answer) -> None:
        with self._changed:
            self._at_hand = None
            self._known[question] = answer
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
