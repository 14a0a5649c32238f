"""The file of adoption so far that ``cxsim narrow`` reads."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from cxsim.errors import Finding, InputError, did_you_mean

COLUMNS = ("week", "adoption")
LARGEST_FILE = 1_000_000


def read_adoption(path: Path) -> list[tuple[int, float]]:
    """Weeks and shares of adopters from a CSV file with the columns ``week`` and ``adoption``.

    Raises
    ------
    InputError
        With every cell that cannot be used.
    """
    rows = list(csv.reader(io.StringIO(_text(path).removeprefix("\ufeff"))))
    header = [name.strip() for name in rows[0]] if rows else []
    findings = [
        Finding(str(path), 1, 0, "", f"there is no column '{name}'; {did_you_mean(name, header)}")
        for name in COLUMNS if name not in header
    ]
    if findings:
        raise InputError(findings)
    week_place, share_place = (header.index(name) for name in COLUMNS)
    observed: dict[int, float] = {}
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        cells = [cell.strip() for cell in row] + [""] * len(header)
        week, share = _week(cells[week_place]), _share(cells[share_place])
        if week is None:
            findings.append(Finding(str(path), number, 0, "week", f"a week of the plan (whole number from 0) is "
                                    f"expected, '{cells[week_place][:40]}' is given"))
        elif week in observed:
            findings.append(Finding(str(path), number, 0, "week", f"week {week} is there twice"))
        if share is None:
            findings.append(Finding(str(path), number, 0, "adoption", f"a share from 0 to 1 is expected, "
                                    f"'{cells[share_place][:40]}' is given"))
        if week is not None and share is not None:
            observed[week] = share
    if not observed and not findings:
        findings.append(Finding(str(path), 0, 0, "", "no week is observed: the file has a header only"))
    if findings:
        raise InputError(findings)
    return sorted(observed.items())


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError([Finding(str(path), 0, 0, "", f"larger than {LARGEST_FILE:,} bytes; a short table of "
                                      "weeks is expected")])
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
