"""``python -m experiments.validation``: hold the model against published sizes, or take away its mechanisms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.options import QuietOption, WorkersOption

if TYPE_CHECKING:
    from experiments.validation.ablation import Ablation
    from experiments.validation.sizes.measures import Found
    from experiments.validation.sizes.table import Size


def validate(
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ROW", help="Only this row or domain of the table, such as reminders or people; "
                     "may be given more than once. Nothing is written then."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for ablation.csv.")] =
    Path("validation-output"),
    ablation: Annotated[
        bool, typer.Option("--ablation", help="Take away each mechanism in turn instead; takes several minutes.")
    ] = False,
    workers: WorkersOption = None,
    quiet: QuietOption = False,
) -> None:
    """Measure every published size and sign with the model, and list every miss. Takes some minutes."""
    from cxsim.cli.screen import messages

    note = _silent if quiet else _progress(messages().print)
    if ablation:
        _ablate(out, workers, note)
        return
    from experiments.validation.sizes.results import RESULTS, write_results

    chosen = _chosen(only or [])
    found = list(_measured(chosen, note))
    if not only:
        write_results(found, RESULTS)
    _tell(chosen, found, None if only else RESULTS)


def _chosen(only: Sequence[str]) -> list[Size]:
    """The requested rows; an unknown name is the user's mistake."""
    from cxsim.errors import did_you_mean
    from experiments.validation.sizes.table import table

    every = table()
    known = [*(one.id for one in every), *dict.fromkeys(one.domain for one in every)]
    unknown = [name for name in only if name not in known]
    if unknown:
        told = "; ".join(f"there is no row or domain '{name}': {did_you_mean(name, known)}" for name in unknown)
        raise typer.BadParameter(told, param_hint="--only")
    return [one for one in every if not only or {one.id, one.domain} & set(only)]


def _measured(chosen: Sequence[Size], note: Callable[[int, int, str], None]) -> Iterator[Found]:
    from experiments.validation.sizes.measures import measure
    from experiments.validation.sizes.trials import Trials

    trials = Trials()
    for done, size in enumerate(chosen):
        note(done, len(chosen), size.id)
        yield measure(size, trials)


def _tell(chosen: Sequence[Size], found: Sequence[Found], written: Path | None) -> None:
    """The table and what it comes to; the exit code is 1 if a miss was not declared, or a declared one is met."""
    from cxsim.cli.screen import standard_output
    from experiments.validation.sizes.misses import MISSES
    from experiments.validation.sizes.results import told

    screen = standard_output()
    for one in found:
        screen.print(line(one))
    screen.print(told(chosen, (one.size.id for one in found if one.met)))
    if written is not None:
        screen.print(f"table: {written}")
    surprising = [one.size.id for one in found if one.met == (one.size.id in MISSES)]
    if surprising:
        screen.print(f"not as declared in experiments/validation/sizes/misses.py: {', '.join(surprising)}")
        raise typer.Exit(1)


def line(one: Found) -> str:
    """A row for the screen."""
    low, high = one.size.bounds
    flags = f"{'met' if one.met else 'MISSED'}{', in sample' if one.size.in_sample else ''}"
    return (f"{one.size.id:28} {one.size.kind} {one.size.published:7.3f} ({low:.3f} to {high:.3f})  simulated "
            f"{one.estimate.value:.3f} ± {one.estimate.error:.3f}  {flags}")


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
