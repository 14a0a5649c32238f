"""What much work will take, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from cxsim.units import counted

if TYPE_CHECKING:
    from rich.console import Console

    from cxsim.sweeps.work.estimate import Estimate


def say_estimate(found: Estimate | None, workers: int, console: Console, what: str = "cell") -> None:
    """Say what cells, or plans, will take; None: the process in which a few were tried has died."""
    if found is None:
        console.print(f"How long it takes is not known: a {what} that was tried killed its process, or took longer "
                      "than it may.")
        return
    console.print(f"About {duration(found.seconds(workers))} on {counted(workers, 'process', 'processes')}; at most "
                  f"{size(found.disk_bytes)} on the disk, and about {size(found.memory_bytes)} of memory for each "
                  "process.", soft_wrap=True)
    for remark in found.remarks:
        typer.echo(f"Note: {remark}", err=True)
    took = duration(found.cell_seconds) if found.cell_seconds >= 10 else f"{found.cell_seconds:.2g} seconds"
    console.print(f"A {what} takes about {took} of a processor, measured on {counted(found.probed, what)}.")


def duration(seconds: float) -> str:
    """A time in words: ``40 seconds``, ``12 minutes``, ``3.5 hours``."""
    if seconds < 90:
        return counted(max(1, round(seconds)), "second")
    if seconds < 5400:
        return counted(round(seconds / 60), "minute")
    return f"{seconds / 3600:.1f} hours"


def size(count: int) -> str:
    """A number of bytes in words."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{max(1, round(count / 1e6))} MB"
