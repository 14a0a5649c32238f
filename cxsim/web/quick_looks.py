"""Quick looks at plans: a warm process of its own, in which a newer request takes the place of an older one."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import Final

from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.schema import Scenario
from cxsim.web.jobs import SILENT, Worker, leave_interrupts_to_the_app
from cxsim.web.projects import Project, hashes_of
from cxsim.web.quick_worker import Seen, Wanted, serve

KEPT: Final = 64
"""Looks that are kept, so that undo shows at once what was seen before."""
LOOK_EVERY: Final = 0.02
"""Seconds between two looks at the process while it works; it sleeps when nothing is wanted."""


def key_of(scenario: Scenario) -> str:
    """What a quick look depends on: the content of a scenario and of the files about its people."""
    return " ".join([scenario_hash(scenario), *hashes_of(scenario).values()])


class QuickLooks:
    """What was seen, what is wanted, and the process that looks; it is started when the first look is wanted."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Seen] = OrderedDict()
        self._last: dict[tuple[str, str], Seen] = {}
        self._wanted: tuple[Wanted, str, tuple[str, str]] | None = None
        self._sent = 0
        self._count = 0
        self._closing = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def seen(self, scenario: Scenario) -> Seen | None:
        """What a look at exactly this plan has found, if there was one."""
        with self._changed:
            return self._kept.get(key_of(scenario))

    def last(self, project: Project, plan: str) -> Seen | None:
        """What the last look at a plan has found, however it stood then."""
        with self._changed:
            return self._last.get((project.about.key, plan))

    def want(self, project: Project, plan: str, scenario: Scenario) -> None:
        """Look at a plan as soon as possible, instead of at whatever was wanted before."""
        key = key_of(scenario)
        with self._changed:
            if key in self._kept or self._closing or (self._wanted is not None and self._wanted[1] == key):
                return
            self._count += 1
            self._wanted = Wanted(self._count, str(project.folder), plan), key, (project.about.key, plan)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="cxsim quick looks", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, scenario: Scenario, seconds: float) -> Seen | None:
        """What a look at this plan finds, if it comes within so many seconds."""
        key, until = key_of(scenario), time.monotonic() + seconds
        with self._changed:
            while key not in self._kept and not self._closing and (left := until - time.monotonic()) > 0:
                self._changed.wait(left)
            return self._kept.get(key)

    def close(self) -> None:
        """Stop at once; nothing of a quick look is worth keeping."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(1.0)

    def _work(self) -> None:
        leave_interrupts_to_the_app()
        worker = Worker(serve)
        while self._next():
            try:
                self._pass_on(worker)
                if worker.line.poll(LOOK_EVERY):
                    self._take(worker.line.recv())
            except (EOFError, OSError):
                self._give_up()
                worker.stop()
                worker, self._sent = Worker(serve), 0
        worker.stop()

    def _next(self) -> bool:
        """Sleep until something is wanted; False when the app closes."""
        with self._changed:
            while self._wanted is None and not self._closing:
                self._changed.wait()
            return not self._closing

    def _pass_on(self, worker: Worker) -> None:
        with self._changed:
            if self._wanted is not None and self._sent != self._wanted[0].number:
                worker.line.send(self._wanted[0])
                self._sent = self._wanted[0].number

    def _take(self, seen: Seen) -> None:
        """Keep what was seen, if it is still what is wanted."""
        with self._changed:
            if self._wanted is None or self._wanted[0].number != seen.number:
                return
            _, key, place = self._wanted
            self._wanted = None
            self._kept[key] = seen
            if seen.look is not None:
                self._last[place] = seen
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self._changed.notify_all()

    def _give_up(self) -> None:
        """The process ended by itself: say so, instead of trying for ever."""
        with self._changed:
            if self._wanted is not None:
                self._take(Seen(self._wanted[0].number, None, SILENT))
