"""A progress bar for work that takes longer than a second; silent unless on a terminal."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from cxsim.cli.screen import messages

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

SECONDS_UNTIL_SHOWN: Final = 1.0


class WatchedWork:
    """Work with a bar on standard error, used as ``with WatchedWork("Simulating") as work``.

    Call it with (done, total) as the work proceeds, from any thread; until the first call the bar only pulses.
    It appears after a second, only on a terminal and not if ``quiet``, and removes itself at the end.
    """

    def __init__(
        self, what: str, *, quiet: bool = False, console: Console | None = None, delay: float = SECONDS_UNTIL_SHOWN
    ):
        self.console = console or messages()
        self.what = what
        self.shown = self.console.is_terminal and not quiet
        self.delay = delay
        self.done: int = 0
        self.total: int | None = None
        self.lock = threading.Lock()
        self.bar: Progress | None = None
        self.task: TaskID | None = None
        self.timer: threading.Timer | None = None
        self.ended = False

    def __enter__(self) -> Self:
        if self.shown:
            self.timer = threading.Timer(self.delay, self.appear)
            self.timer.daemon = True
            self.timer.start()
        return self

    def __call__(self, done: int, total: int) -> None:
        with self.lock:
            self.done, self.total = done, total
            if self.bar is not None and self.task is not None:
                self.bar.update(self.task, completed=done, total=total)

    def appear(self) -> None:
        """Show the bar, unless the work has already ended."""
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        with self.lock:
            if self.ended or self.bar is not None:
                return
            self.bar = Progress(
                TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(),
                console=self.console, transient=True,
            )  # fmt: skip
            self.task = self.bar.add_task(self.what, completed=self.done, total=self.total)
            self.bar.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.timer is not None:
            self.timer.cancel()
        with self.lock:
            self.ended = True
            if self.bar is not None:
                self.bar.stop()
        if kind is not None and issubclass(kind, (KeyboardInterrupt, SystemExit)):
            self.console.print(f"Stopped ({self.what.lower()}); no file was left half-written.", highlight=False)
