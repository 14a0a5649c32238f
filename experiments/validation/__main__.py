"""``python -m experiments.validation``: test the model against exact results, published studies and patterns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.options import QuietOption, WorkersOption

if TYPE_CHECKING:
    from experiments.validation.ablation import Ablation
    from experiments.validation.target import Row, Target


class Group(StrEnum):
    """The groups of targets."""

    A = "A"
    B = "B"
    C = "C"


def validate(
    group: Annotated[
        Group | None,
        typer.Option("--group", case_sensitive=False,
                     help="Only A (exact results), B (published studies) or C (patterns). Default: all."),
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option("--target", metavar="ID", help="Only this target, such as B1 or C4; may be given more than once."),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder for validation.csv, validation.md and ablation.csv.")
    ] = Path("validation-output"),
    ablation: Annotated[
        bool, typer.Option("--ablation", help="Take away each mechanism in turn instead; takes several minutes.")
    ] = False,
    workers: WorkersOption = None,
    quiet: QuietOption = False,
) -> None:
    """Test the model against known results and list every missed target. Takes a minute or two."""
    from cxsim.cli.screen import messages, standard_output

    note = _silent if quiet else _progress(messages().print)
    if ablation:
        _ablate(out, workers, note)
        return
    from experiments.validation.session import REPLICATES, Session
    from experiments.validation.verdicts import counted, write
    from experiments.validation.verdicts import validate as judged

    chosen = _chosen(None if group is None else group.value, target or [])
    # The exact results need no patterns, and compiling pays only for those.
    session = Session(engine="numpy" if group == Group.A else "compiled")
    rows = judged(chosen, session, note)
    table, text = write(rows, out, REPLICATES)
    count = counted(rows)
    screen = standard_output()
    for row in rows:
        if target or row.verdict != "passed":
            screen.print(_told(row))
    screen.print(
        f"{len(rows)} numbers: {count['passed']} met, {count['expected_failure']} missed and declared, "
        f"{count['failed']} missed otherwise, {count['skipped']} skipped"
    )
    screen.print(f"table: {table}\npage:  {text}")
    if count["failed"]:
        raise typer.Exit(1)


def _chosen(group: str | None, named: list[str]) -> list[Target]:
    """The requested targets; an unknown name is the user's mistake."""
    from cxsim.errors import did_you_mean
    from experiments.validation.registry import targets

    every = targets(group)
    known = [one.id for one in every]
    unknown = [name for name in named if name not in known]
    if unknown:
        told = "; ".join(f"there is no target '{name}': {did_you_mean(name, known)}" for name in unknown)
        raise typer.BadParameter(told, param_hint="--target")
    return [one for one in every if not named or one.id in named]


def _told(row: Row) -> str:
    from experiments.validation.verdicts import number

    bounds = f"{number(row.low) or '-'} to {number(row.high) or '-'}"
    return f"{row.target}: {number(row.simulated) or 'no number'}, expected {bounds}: {row.verdict}"


def _ablate(out: Path, workers: int | None, note: Callable[[int, int, str], None]) -> None:
    from cxsim.cli.screen import standard_output
    from cxsim.studies.work import workers_available
    from experiments.validation.ablation import ablate, write

    found = ablate(workers=workers_available() if workers is None else workers, progress=note)
    path = write(found, out)
    screen = standard_output()
    for one in found:
        screen.print(f"{one.mechanism}: {_lost(one)}")
    screen.print(f"table: {path}")


def _lost(one: Ablation) -> str:
    lost = f"loses {', '.join(one.lost)}" if one.lost else "loses none"
    moved = one.moved
    return f"{lost}; moves {moved.outcome} of '{moved.plan}' most ({moved.points:+.1f} points)"


def _silent(done: int, total: int, name: str) -> None:
    """Show no progress."""


def _progress(tell: Callable[[str], None]) -> Callable[[int, int, str], None]:
    def note(done: int, total: int, name: str) -> None:
        tell(f"{done} of {total}: {name}")

    return note


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and exit with the exit code."""
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    program.command()(validate)
    program(arguments, prog_name="python -m experiments.validation")


if __name__ == "__main__":
    main()
