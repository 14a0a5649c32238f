"""The progress bar: only on a terminal, only after a while, gone at the end."""

import io
import threading

import pytest
from rich.console import Console

from cxsim.cli.progress import WatchedWork


def terminal(stream, *, is_terminal=True):
    return Console(file=stream, force_terminal=is_terminal, width=80)


def shown_after(seconds, work):
    """Wait until the bar is there, at most so long."""
    waiter = threading.Event()
    for _ in range(int(seconds * 100)):
        if work.bar is not None:
            return True
        waiter.wait(0.01)
    return False


def test_long_work_shows_a_bar_that_follows_it():
    stream = io.StringIO()
    with WatchedWork("Simulating", console=terminal(stream), delay=0.0) as work:
        assert shown_after(10, work)
        work(30, 120)
        assert work.bar.tasks[0].percentage == 25.0
    assert "Simulating" in stream.getvalue()
    assert work.bar.finished is False
    assert work.bar.live.is_started is False


def test_progress_made_before_the_bar_appears_is_not_lost():
    with WatchedWork("Simulating", console=terminal(io.StringIO()), delay=60.0) as work:
        work(1, 2)
        work.appear()
        assert work.bar.tasks[0].percentage == 50.0


@pytest.mark.parametrize(("quiet", "is_terminal"), [(True, True), (False, False)])
def test_nothing_is_shown_where_nobody_watches(quiet, is_terminal):
    stream = io.StringIO()
    with WatchedWork("Simulating", quiet=quiet, console=terminal(stream, is_terminal=is_terminal), delay=0.0) as work:
        work(1, 2)
        assert work.timer is None
    assert stream.getvalue() == ""


def test_short_work_shows_nothing():
    stream = io.StringIO()
    with WatchedWork("Simulating", console=terminal(stream), delay=60.0) as work:
        work(1, 2)
    work.appear()  # a timer that fires late
    assert work.bar is None
    assert stream.getvalue() == ""


def test_an_interrupt_is_told_and_goes_on():
    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt), WatchedWork("Simulating", console=terminal(stream), delay=60.0):
        raise KeyboardInterrupt
    assert "Stopped (simulating)" in stream.getvalue()
