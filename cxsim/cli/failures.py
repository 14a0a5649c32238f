"""What a user sees when something goes wrong: findings for a mistake of their own, a short report for a bug."""

from __future__ import annotations

import errno
from typing import Final

import typer

from cxsim.errors import CxsimError, InputError, ModelError
from cxsim.units import counted

DEFECT: Final = 1
MISTAKE: Final = 2
DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENAMETOOLONG, errno.EFBIG})
"""What a disk refuses, wherever in the program it happens: no bug."""


def exit_code_of(error: Exception) -> int:
    """Report an error on standard error and return its exit code."""
    if isinstance(error, CxsimError) and not isinstance(error, ModelError):
        typer.echo(mistake_words(error), err=True)
        return MISTAKE
    if isinstance(error, MemoryError):
        typer.echo("cxsim: there is not enough memory; simulate fewer replicates, people or plans at once", err=True)
        return MISTAKE
    if isinstance(error, OSError) and error.errno in DISK:
        name = f" '{error.filename}'" if error.filename else ""
        typer.echo(f"cxsim: cannot write or read{name}: {error.strerror}; free some space or give another place",
                   err=True)
        return MISTAKE
    typer.echo(defect_words(error), err=True)
    return DEFECT


def mistake_words(error: CxsimError) -> str:
    """The words for a user's mistake: every finding, and how many there are; or one sentence."""
    if not isinstance(error, InputError):
        return f"cxsim: {error}"
    return f"{error}\n\n{counted(len(error.findings), 'problem')} found."


def defect_words(error: Exception) -> str:
    """The words for an unexpected error."""
    what = " ".join(str(error).split())
    if len(what) > 300:
        what = what[:297] + "..."
    return (
        f"cxsim: unexpected {type(error).__name__}{': ' + what if what else ''}\n"
        "This is a bug in cxsim, not a mistake in your input. Run the same command with --debug to see where it arose; "
        "please report that with the version (cxsim --version) and, if you can share it, the scenario file."
    )
