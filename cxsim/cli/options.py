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
    """A parser of whole numbers whose error says what was given and what is allowed."""

    def read(text: str | int) -> int:
        digits = str(text).strip()
        value = int(digits) if re.fullmatch(r"[+-]?[0-9]{1,30}", digits, re.ASCII) else None
        if value is None or not lowest <= value <= highest:
            raise typer.BadParameter(f"'{text}' given; allowed: a whole number from {lowest:,} to {highest:,}")
        return value

    return read


def number_reader(lowest: float, highest: float, *, above: bool = False) -> Callable[[str], float]:
    """A parser of numbers whose error says what was given and what is allowed; ``above`` excludes the lowest."""

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
    """A half-width: a share above 0 and below 1; a leading ± is accepted."""
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
                 help="Replicates to simulate of each plan. Default: the scenario's number."),
]  # fmt: skip
SeedOption = Annotated[
    int | None,
    typer.Option("--seed", metavar="S", parser=whole_number_reader(0, LARGEST_SEED),
                 help="Random seed; the same seed gives the same numbers. Default: the scenario's seed."),
]  # fmt: skip
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", parser=whole_number_reader(1, MOST_WORKERS),
                 help="Processor cores to use; does not change any number. Default: all."),
]  # fmt: skip
EngineOption = Annotated[
    Engine,
    typer.Option("--engine", help="Which engine computes; both give the same numbers, auto picks the faster one."),
]
UntilOption = Annotated[
    float | None,
    typer.Option("--until", metavar="WIDTH", parser=precision,
                 help="Start with 64 replicates and double them until every difference in adoption is known to this "
                 "half-width (0.01: one percentage point); --replicates is then the maximum (default 4096)."),
]  # fmt: skip
SplitOption = Annotated[
    bool, typer.Option("--split", help="Also show how much of each band comes from chance, people and parameters; "
                       "each takes as long again as the plain run.")
]  # fmt: skip
RobustOption = Annotated[
    bool, typer.Option("--robust", help="Also run the plans, with few replicates, under other rules of adoption and "
                       "influence and on other networks.")
]  # fmt: skip
ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Also run parts and changes of the leading plan: what each intervention "
                       "contributes, what would move the group in which most people are stuck, what a delay costs. "
                       "Takes about a minute more on two cores for six interventions and 400 people.")
]  # fmt: skip
MissingOption = Annotated[
    bool, typer.Option("--allow-missing", help="Continue when replicates fail; every result then says how many are "
                       "missing.")
]  # fmt: skip
TiesFileOption = Annotated[
    list[Path] | None, typer.Option("--ties", metavar="FILE", help="Your ties, who looks to whom: one row per tie. "
                                    "Repeatable: each file is a layer.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace earlier results in the output folder.")]
FullOption = Annotated[bool, typer.Option("--full", help="Store every replicate of every group in weekly.parquet.")]
PrivateOption = Annotated[
    bool, typer.Option("--private-inputs", help="Keep only the hashes of files about people in the results. Default: "
                       "people are kept without their names, so that `cxsim rerun` needs no other file.")
]  # fmt: skip
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print only the result: no progress bar, no remarks.")]


@dataclass(frozen=True)
class SampleOptions:
    """How many replicates to simulate, from which seed, on how many cores."""

    replicates: ReplicatesOption = None
    seed: SeedOption = None
    workers: WorkersOption = None


@dataclass(frozen=True)
class DepthOptions:
    """What else to find out about a comparison, and whether it may miss replicates."""

    until: UntilOption = None
    split: SplitOption = False
    robust: RobustOption = False
    explain: ExplainOption = False
    allow_missing: MissingOption = False


@dataclass(frozen=True)
class OutputOptions:
    """Which engine to use, and what to write and print."""

    engine: EngineOption = Engine.AUTO
    force: ForceOption = False
    full: FullOption = False
    quiet: QuietOption = False
    private_inputs: PrivateOption = False


@dataclass(frozen=True)
class AnswerOptions:
    """Answers to what files leave unclear."""

    yes: Annotated[bool, typer.Option("--yes", help="Take what is proposed wherever the files are unclear.")] = False
    answer: Annotated[
        list[str] | None, typer.Option("--answer", metavar="QUESTION=ANSWER", help="Answer a question; repeatable.")
    ] = None


@dataclass(frozen=True)
class ReadingOptions:
    """How files of people, ties and answers are written, where that cannot be seen."""

    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Encoding of text files, such as cp1252. Default: utf-8.")
    ] = None
    separator: Annotated[
        str | None, typer.Option("--separator", help="Sign between columns: , ; | or tab. Default: the header shows.")
    ] = None
    decimal: Annotated[str | None, typer.Option("--decimal", help="Decimal sign: . or , (default .)")] = None
    thousands: Annotated[
        str | None, typer.Option("--thousands", help="Sign between groups of three digits. Default: none.")
    ] = None
    sheet: Annotated[str | None, typer.Option("--sheet", help="Sheet of a workbook.")] = None
    header_row: Annotated[
        int | None, typer.Option("--header-row", help="Line with the names of columns, from 1. Default: the first.")
    ] = None

    def stated(self) -> dict[str, Any]:
        """The keys of a file that are stated.

        Raises
        ------
        InputError
            If a value is not allowed.
        """
        words = {"tab": "\t", "comma": ",", "semicolon": ";"}
        given = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) is not None}
        if "separator" in given:
            given["separator"] = words.get(given["separator"], given["separator"])
        return given


def with_single_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command as Typer reads it: each parameter that is a dataclass of options is replaced by its fields.

    Typer reads options from the signature only, so the fields go there; the command itself receives the dataclass.
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
