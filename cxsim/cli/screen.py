"""The two consoles: results go to standard output, progress and remarks to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_OF_PIPES: Final = 140


def standard_output() -> Console:
    """The console on standard output; a pipe or file gets lines wide enough for every table."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False, width=width_for(sys.stdout.isatty()))


def messages() -> Console:
    """The console on standard error: progress and remarks."""
    from rich.console import Console

    wide = width_for(sys.stderr.isatty())
    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False, width=wide)


def width_for(terminal: bool) -> int:
    """Columns to use: the terminal's width, the variable COLUMNS, or a generous width for pipes."""
    if terminal or os.environ.get("COLUMNS", "").isdigit():
        return shutil.get_terminal_size().columns
    return WIDTH_OF_PIPES
