"""The options that several commands share, each described once."""

from __future__ import annotations

import functools
import inspect
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, get_type_hints

import typer

MOST_REPLICATES: Final = 1_000_000
MOST_WORKERS: Final = 1024
LARGEST_SEED: Final = 2**63 - 1


class Engine(StrEnum):
    """How a week is computed; both give the same numbers."""

    AUTO = "auto"
    NUMPY = "numpy"
    COMPILED = "compiled"


def whole_number_reader(lowest: int, highest: int) -> Callable[[str], int]:
    """A reader of whole numbers that says what was given and what is allowed."""

    def read(text: str | int) -> int:
        digits = str(text).strip()
        value = int(digits) if re.fullmatch(r"[+-]?[0-9]{1,30}", digits, re.ASCII) else None
        if value is None or not lowest <= value <= highest:
            raise typer.BadParameter(f"'{text}' given; allowed: a whole number from {lowest:,} to {highest:,}")
        return value

    return read


def number_reader(lowest: float, highest: float, *, above: bool = False) -> Callable[[str], float]:
    """A reader of numbers that says what was given and what is allowed; ``above``: the lowest is not."""

    def read(text: str | float) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not lowest <= value <= highest or (above and value == lowest):
            words = f"above {lowest:g} and up to {highest:g}" if above else f"from {lowest:g} to {highest:g}"
            raise typer.BadParameter(f"'{text}' given; allowed: a number {words}")
        return value

    return read


def precision(text: str | float) -> float:
    """A half-width: a share above 0 and below 1; a leading ± is understood."""
    digits = str(text).strip().lstrip("±").strip()
    try:
        value = float(digits) if re.fullmatch(r"[0-9.eE+-]{1,30}", digits, re.ASCII) else math.nan
    except ValueError:
        value = math.nan
    if not 0.0 < value < 1.0:
        raise typer.BadParameter(f"'{text}' given; allowed: a share above 0 and below 1, like 0.01 for one point")
    return value


OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Folder for the results. Default: output/NAME, numbered if taken."),
]
ReplicatesOption = Annotated[
    int | None,
    typer.Option("--replicates", metavar="N", parser=whole_number_reader(1, MOST_REPLICATES),
                 help="How often to play each plan. Default: what the scenario says."),
]  # fmt: skip
SeedOption = Annotated[
    int | None,
    typer.Option("--seed", metavar="S", parser=whole_number_reader(0, LARGEST_SEED),
                 help="The chance to use; the same seed gives the same numbers. Default: what the scenario says."),
]  # fmt: skip
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", parser=whole_number_reader(1, MOST_WORKERS),
                 help="Processor cores to use; never changes a number. Default: all."),
]  # fmt: skip
EngineOption = Annotated[
    Engine,
    typer.Option("--engine", help="How to compute: both ways give the same numbers; auto takes the faster one."),
]
UntilOption = Annotated[
    float | None,
    typer.Option("--until", metavar="WIDTH", parser=precision,
                 help="Double the replicates from 64 until every difference in adoption is known to this half-width "
                 "(0.01: one point of 100); --replicates is then the most to run (default 4096)."),
]  # fmt: skip
SplitOption = Annotated[
    bool, typer.Option("--split", help="Also tell how much of each band is chance, people and parameters: runs as much "
                       "again for each.")
]  # fmt: skip
RobustOption = Annotated[
    bool, typer.Option("--robust", help="Also run the plans, in small, under other rules of adoption and influence and "
                       "other networks.")
]  # fmt: skip
MissingOption = Annotated[
    bool, typer.Option("--allow-missing", help="Go on where replicates failed; everything then says how many.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace earlier results in the folder of --out.")]
FullOption = Annotated[bool, typer.Option("--full", help="Keep every replicate of all groups in weekly.parquet.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no remarks, only the result.")]


@dataclass(frozen=True)
class SampleOptions:
    """How many futures to simulate, which ones, and on how many cores."""

    replicates: ReplicatesOption = None
    seed: SeedOption = None
    workers: WorkersOption = None


@dataclass(frozen=True)
class DepthOptions:
    """What else to find out about a comparison, and what it may do without."""

    until: UntilOption = None
    split: SplitOption = False
    robust: RobustOption = False
    allow_missing: MissingOption = False


@dataclass(frozen=True)
class OutputOptions:
    """How to compute, and what to write and say."""

    engine: EngineOption = Engine.AUTO
    force: ForceOption = False
    full: FullOption = False
    quiet: QuietOption = False


def with_single_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command as Typer reads it: a parameter that is a dataclass of options stands for its fields, in its place.

    Typer knows options by the signature only, so the fields are put there; the command itself gets the dataclass.
    """
    hints = get_type_hints(command, include_extras=True)
    shown: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        hint = hints[parameter.name]
        if is_dataclass(hint):
            kinds = get_type_hints(hint, include_extras=True)
            shown += [inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default,
                                        annotation=kinds[one.name]) for one in fields(hint)]
        else:
            shown.append(parameter.replace(annotation=hint))

    @functools.wraps(command)
    def flat(**given: Any) -> None:
        for name, hint in hints.items():
            if is_dataclass(hint) and isinstance(hint, type):
                given[name] = hint(**{one.name: given.pop(one.name) for one in fields(hint)})
        command(**given)

    flat.__dict__["__signature__"] = inspect.Signature(shown)
    flat.__annotations__ = {one.name: one.annotation for one in shown}
    return flat
