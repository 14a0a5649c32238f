"""What a person sees when something goes wrong: their own mistake as findings, a defect as a short report."""

from __future__ import annotations

from typing import Final

import typer

from cxsim.errors import CxsimError, InputError, ModelError

DEFECT: Final = 1
MISTAKE: Final = 2


def exit_code_of(error: Exception) -> int:
    """Tell about an error on standard error and return the exit code that it means."""
    if isinstance(error, CxsimError) and not isinstance(error, ModelError):
        typer.echo(mistake_words(error), err=True)
        return MISTAKE
    typer.echo(told_as_defect(error), err=True)
    return DEFECT


def mistake_words(error: CxsimError) -> str:
    """The words for a user's mistake: every finding, and how many there are; or one sentence."""
    if not isinstance(error, InputError):
        return f"cxsim: {error}"
    count = len(error.findings)
    return f"{error}\n\n{count} problem{'s' if count != 1 else ''} found."


def told_as_defect(error: Exception) -> str:
    """The words for an error that nobody expected."""
    what = " ".join(str(error).split())
    if len(what) > 300:
        what = what[:297] + "..."
    return (
        f"cxsim: unexpected {type(error).__name__}{': ' + what if what else ''}\n"
        "This is a defect of cxsim, not of your input. The same command with --debug shows where it arose; "
        "please report that with the version (cxsim --version) and, if you may share it, the scenario file."
    )
