"""Quick looks at plans, and moves that are tried: a warm process of its own, in which the newest look at a plan counts.

Looks at several plans (in several tabs) wait for one another; trying moves gives way to looks.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.schema import Scenario
from cxsim.web.jobs import SILENT, Worker, leave_interrupts_to_the_app
from cxsim.web.projects import Project, hashes_of
from cxsim.web.quick_worker import Seen, Task, Wanted, serve

KEPT: Final = 64
"""Looks that are kept, so that undo shows at once what was seen before."""
LOOK_EVERY: Final = 0.02
"""Seconds between two looks at the process while it works; it sleeps when nothing is wanted."""

Place = tuple[str, str, Task]
"""A project, the file of a plan, and what is done with it."""


def key_of(scenario: Scenario, task: Task = "look") -> str:
    """What a quick look depends on: the content of a scenario and of the files about its people."""
    return " ".join([task, scenario_hash(scenario), *hashes_of(scenario).values()])


@dataclass(frozen=True)
class _Entry:
    wanted: Wanted
    key: str


class QuickLooks:
    """What was seen, what is wanted, and the process that looks; it is started when the first look is wanted."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Seen] = OrderedDict()
        self._last: dict[Place, Seen] = {}
        self._line: OrderedDict[Place, _Entry] = OrderedDict()
        self._running: Wanted | None = None
        self._count = 0
        self._closing = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def seen(self, scenario: Scenario, task: Task = "look") -> Seen | None:
        """What a look at exactly this plan has found, if there was one."""
        with self._changed:
            return self._kept.get(key_of(scenario, task))

    def last(self, project: Project, plan: str) -> Seen | None:
        """What the last look at a plan has found, however it stood then."""
        with self._changed:
            return self._last.get((project.about.key, plan, "look"))

    def want(self, project: Project, plan: str, scenario: Scenario, task: Task = "look") -> None:
        """Look at a plan as it is now, instead of as it was when a look at it was wanted before."""
        key, place = key_of(scenario, task), (project.about.key, plan, task)
        with self._changed:
            waiting = self._line.get(place)
            if key in self._kept or self._closing or (waiting is not None and waiting.key == key):
                return
            self._count += 1
            self._line[place] = _Entry(Wanted(self._count, str(project.folder), plan, task), key)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="cxsim quick looks", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def forget_mistake(self, scenario: Scenario) -> None:
        """Let a look at this plan be taken again if a mistake was in its way."""
        key = key_of(scenario)
        with self._changed:
            if key in self._kept and self._kept[key].mistake:
                del self._kept[key]

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
        while self._sleep():
            try:
                self._send(worker)
                if worker.line.poll(LOOK_EVERY):
                    self._take(worker.line.recv())
            except (EOFError, OSError):
                self._give_up()
                worker.stop()
                worker = Worker(serve)
        worker.stop()

    def _sleep(self) -> bool:
        """Sleep until something is wanted; False when the app closes."""
        with self._changed:
            while not self._line and not self._closing:
                self._changed.wait()
            return not self._closing

    def _send(self, worker: Worker) -> None:
        """Send what is to be done next; what runs is dropped by the process when something else comes."""
        with self._changed:
            entries = sorted(self._line.values(), key=lambda entry: (entry.wanted.task == "try", entry.wanted.number))
            following = entries[0].wanted
            running = self._running
            outdated = running is None or all(entry.wanted != running for entry in entries)
            if outdated or (running is not None and running.task == "try" and following.task == "look"):
                worker.line.send(following)
                self._running = following

    def _take(self, seen: Seen) -> None:
        """Keep what was seen, if it is still wanted."""
        with self._changed:
            if self._running is not None and self._running.number == seen.number:
                self._running = None
            place = next((place for place, entry in self._line.items() if entry.wanted.number == seen.number), None)
            if place is None:
                return
            self._kept[self._line.pop(place).key] = seen
            if seen.look is not None:
                self._last[place] = seen
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self._changed.notify_all()

    def _give_up(self) -> None:
        """The process ended by itself: say so, instead of trying for ever."""
        with self._changed:
            if self._running is not None:
                self._take(Seen(self._running.number, mistake=SILENT))
            self._running = None
