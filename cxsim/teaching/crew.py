"""Who plays changed plans and draws pages: this process, or several processes of this machine.

Between the weeks of a run Python has much to do, which threads do one after the other. Large work is therefore shared
among processes; small work is done before they would have started.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from typing import Final, TypeVar

from cxsim.studies.work import workers_available
from cxsim.sweeps.work.executors import processes
from cxsim.sweeps.work.running import ended

Part = TypeVar("Part")
Came = TypeVar("Came")

MOST_PROCESSES: Final = 8
"""Each draws the people of the past anew and needs some hundred megabytes."""


class Crew:
    """Does the parts of a work. ``size``: how many parts are done at once; ``at_work``: whether processes run."""

    def __init__(self, executor: Executor | None = None, size: int = 1):
        self._executor, self.size, self.at_work = executor, size, False

    def each(self, work: Callable[[Part], Came], parts: Sequence[Part]) -> list[Came]:
        """What comes of each part, in their order; if a process dies, this one does all of them."""
        if self._executor is not None:
            try:
                self.at_work = True
                return [one.result() for one in [self._executor.submit(work, part) for part in parts]]
            except BrokenExecutor:  # too little memory, or a script that cannot be imported again
                self._executor, self.size, self.at_work = None, 1, False
        return [work(part) for part in parts]


@contextmanager
def crew_of(workers: int | None = None) -> Iterator[Crew]:
    """A crew of so many (None: all processors), who start with the first work and are gone when this ends."""
    size = min(workers_available() if workers is None else workers, MOST_PROCESSES)
    if size < 2:
        yield Crew()
        return
    with ended(processes(size)) as executor:
        yield Crew(executor, size)
