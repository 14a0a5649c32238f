"""What a company has observed so far, for ``cxsim narrow``: its options, and the file of adoption."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.job import mistake
from cxsim.cli.options import number_reader
from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.organization.findings import Findings

if TYPE_CHECKING:
    from cxsim.studies.narrow import Observation

COLUMNS = ("week", "adoption")
LARGEST_FILE = 1_000_000


@dataclass(frozen=True)
class ObservationOptions:
    """What has been observed, and the error of each number."""

    adoption: Annotated[
        Path | None, typer.Option("--adoption", metavar="CSV", help="Adoption so far: columns week (of the plan, from "
                                  "0) and adoption (share of people who mostly use the behavior).")
    ] = None
    turnover: Annotated[
        float | None, typer.Option("--turnover", metavar="SHARE", parser=number_reader(0.0, 1.0),
                                   help="Share of people who quit in a normal year, without the change.")
    ] = None
    customer_score: Annotated[
        float | None, typer.Option("--customer-score", metavar="SCORE", parser=number_reader(0.0, 100.0),
                                   help="Customer score (0-100) in the last week of --adoption, or in --score-week.")
    ] = None
    score_week: Annotated[
        int | None, typer.Option("--score-week", metavar="WEEK", min=0, help="Week of the customer score.")
    ] = None
    adoption_error: Annotated[
        float, typer.Option("--adoption-error", metavar="SHARE", parser=number_reader(0.0, 1.0, above=True),
                            help="Error (standard deviation) of each adoption share, of measurement and model.")
    ] = 0.05
    turnover_error: Annotated[
        float, typer.Option("--turnover-error", metavar="SHARE", parser=number_reader(0.0, 1.0, above=True),
                            help="Error (standard deviation) of the turnover.")
    ] = 0.03
    score_error: Annotated[
        float, typer.Option("--score-error", metavar="POINTS", parser=number_reader(0.0, 100.0, above=True),
                            help="Error (standard deviation) of the customer score.")
    ] = 3.0

    def observations(self) -> list[Observation]:
        """Every observation; InputError if one cannot be read or its week is not known."""
        from cxsim.studies.narrow import adoption_observed, customer_score_observed, turnover_observed

        weeks = [] if self.adoption is None else read_adoption(self.adoption)
        found = [adoption_observed(week, share, self.adoption_error) for week, share in weeks]
        if self.turnover is not None:
            found.append(turnover_observed(self.turnover, self.turnover_error))
        if self.customer_score is not None:
            week = self.score_week if self.score_week is not None else weeks[-1][0] if weeks else None
            if week is None:
                raise mistake("--customer-score", "the week of the score is not known: give --score-week or --adoption")
            found.append(customer_score_observed(week, self.customer_score, self.score_error))
        return found


def read_adoption(path: Path) -> list[tuple[int, float]]:
    """Weeks and shares of adopters from a CSV file with the columns ``week`` and ``adoption``.

    Raises
    ------
    InputError
        With every cell that cannot be used.
    """
    file, findings = str(path), Findings()
    rows = csv.reader(io.StringIO(_text(path).removeprefix("\ufeff")))
    header = [name.strip() for name in next(rows, [])]
    for name in COLUMNS:
        if name not in header:
            findings.say(file, f"column '{name}' is missing; {did_you_mean(name, header)}", 1)
    findings.stop()
    observed: dict[int, float] = {}
    for line, row in enumerate(rows, start=2):
        cells = [cell.strip() for cell in row] + [""] * len(header)
        if any(cells):
            week, share = (cells[header.index(name)] for name in COLUMNS)
            _take(week, share, observed, partial(findings.say, file, line=line))
    if not observed and not findings:
        findings.say(file, "the file has a header but no observed week")
    findings.stop()
    return sorted(observed.items())


def _take(week_text: str, share_text: str, observed: dict[int, float], say: Callable[[str], None]) -> None:
    """Add one row to ``observed``, or say what is wrong with it."""
    week, share = _week(week_text), _share(share_text)
    if week is None:
        say(f"week: expected a week of the plan (whole number from 0), got '{week_text[:40]}'")
    elif week in observed:
        say(f"week: week {week} appears twice")
    if share is None:
        say(f"adoption: expected a share from 0 to 1, got '{share_text[:40]}'")
    elif week is not None:
        observed[week] = share


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError([Finding(str(path), 0, 0, "", f"larger than {LARGEST_FILE:,} bytes; expected a short "
                                      "table of weeks")])
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError([Finding(str(path), 0, 0, "", f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise InputError([Finding(str(path), 0, 0, "", "is not UTF-8 text; save it as CSV UTF-8")]) from None


def _week(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text) <= 1040 else None


def _share(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0.0 <= value <= 1.0 else None
