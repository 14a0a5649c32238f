"""What pages ask beside the long runs: one line of questions, and the warm process that answers them.

The most urgent question goes first, of equally urgent ones the newest. At one place (such as a plan) only the newest
counts. What runs gives way to something more urgent and is begun again afterwards.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, defaultdict
from typing import Any, Final

from cxsim.web.jobs import SILENT, Worker, leave_interrupts_to_the_app
from cxsim.web.question_worker import Answer, Found_co, Question, serve
from cxsim.web.worker import Progress

KEPT: Final = 64
"""Answers of a kind that are kept, so that undo shows at once what was known before."""
LOOK_EVERY: Final = 0.02
"""Seconds between two looks at the process while it works; it sleeps when nothing is asked."""

Asked = Question[Any]
Known = OrderedDict[Asked, Answer[Any]]


class Questions:
    """Answers by question, what waits by place, and what is at hand.

    The process is started by the first question, or ahead of it by :meth:`warm`.
    """

    def __init__(self) -> None:
        self._known: defaultdict[type[Asked], Known] = defaultdict(OrderedDict)
        self._last: dict[tuple[str, ...], Answer[Any]] = {}
        self._waiting: dict[tuple[str, ...], Asked] = {}
        self._at_hand: Asked | None = None
        self._progress = Progress(0, 0)
        self._closing = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def warm(self) -> None:
        """Start the process before anything is asked, because loading the model takes longer than a look."""
        with self._changed:
            if self._thread is None and not self._closing:
                self._thread = threading.Thread(target=self._work, name="cxsim questions", daemon=True)
                self._thread.start()

    def known(self, question: Question[Found_co]) -> Answer[Found_co] | None:
        """The answer, if it is there; nothing is asked."""
        with self._changed:
            return self._known[type(question)].get(question)

    def last(self, question: Question[Found_co]) -> Answer[Found_co] | None:
        """What was found last at the place of a question, whatever was asked there then."""
        with self._changed:
            return self._last.get(question.place)

    def want(self, question: Asked) -> None:
        """Answer it instead of what was asked at its place before, unless it is answered."""
        with self._changed:
            if self._closing or self.known(question) is not None:
                return
            if question == self._at_hand:
                if question.ends_older:  # what it was to give way to is older now
                    self._waiting.pop(question.place, None)
                return
            if self._waiting.get(question.place) == question:
                return
            self._waiting.pop(question.place, None)
            self._waiting[question.place] = question
            self.warm()
            self._changed.notify_all()

    def ask(self, question: Question[Found_co]) -> Answer[Found_co] | None:
        """The answer; None while it is being found. That the process died is told once, then it is tried again."""
        with self._changed:
            found = self.known(question)
            if found is None:
                self.want(question)
            elif found.mistake == SILENT:
                self.forget_mistake(question)
            return found

    def forget_mistake(self, question: Asked) -> None:
        """Let a question be asked again if a mistake was in its way."""
        with self._changed:
            found = self.known(question)
            if found is not None and found.mistake:
                del self._known[type(question)][question]

    def wait(self, question: Question[Found_co], seconds: float) -> Answer[Found_co] | None:
        """The answer, if it comes within so many seconds."""
        until = time.monotonic() + seconds
        with self._changed:
            while self.known(question) is None and not self._closing and (left := until - time.monotonic()) > 0:
                self._changed.wait(left)
            return self.known(question)

    def progress(self, question: Asked) -> Progress:
        """How many of the simulated futures are done; 0 of 0 while that is not known."""
        with self._changed:
            return self._progress if question == self._at_hand else Progress(0, 0)

    def end(self) -> None:
        """Let the process stop, without waiting for it; whatever is asked again is answered again."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    def close(self) -> None:
        """Stop at once."""
        self.end()
        if self._thread is not None:
            self._thread.join(1.0)

    def _work(self) -> None:
        leave_interrupts_to_the_app()
        worker = Worker(serve)
        while self._sleep():
            try:
                self._send(worker)
                if worker.line.poll(LOOK_EVERY):
                    self._take(*worker.line.recv())
            except (EOFError, OSError):
                self._give_up()
                worker.stop()
                worker = Worker(serve)
        worker.stop()

    def _sleep(self) -> bool:
        """Sleep until there is something to do; False when the app closes."""
        with self._changed:
            while not self._waiting and self._at_hand is None and not self._closing:
                self._changed.wait()
            return not self._closing

    def _send(self, worker: Worker) -> None:
        """Send what goes first, unless what is at hand goes on; the process drops that by itself."""
        with self._changed:
            if not self._waiting:
                return
            following = min(reversed(self._waiting.values()), key=lambda one: one.urgency)
            left = self._at_hand
            if left is not None and not self._outdated(left) and left.urgency <= following.urgency:
                return
            worker.line.send(following)
            if left is not None:
                self._waiting.setdefault(left.place, left)
            del self._waiting[following.place]
            self._at_hand, self._progress = following, Progress(0, 0)

    def _outdated(self, question: Asked) -> bool:
        return question.ends_older and question.place in self._waiting

    def _take(self, question: Asked, told: Progress | Answer[Any]) -> None:
        """Take in how far a question is, or its answer if it is still wanted."""
        with self._changed:
            at_hand = question == self._at_hand
            if isinstance(told, Progress):
                self._progress = told if at_hand else self._progress
                return
            if at_hand:
                self._at_hand = None
            elif self._waiting.get(question.place) == question:  # it was answered just before it gave way
                del self._waiting[question.place]
            else:
                return
            self._keep(question, told)

    def _keep(self, question: Asked, answer: Answer[Any]) -> None:
        kept = self._known[type(question)]
        kept[question] = answer
        if not answer.mistake:
            self._last[question.place] = answer
        while len(kept) > KEPT:
            kept.popitem(last=False)
        self._changed.notify_all()

    def _give_up(self) -> None:
        """The process ended by itself: say so, instead of trying for ever."""
        with self._changed:
            if self._at_hand is not None:
                self._take(self._at_hand, Answer(mistake=SILENT))
