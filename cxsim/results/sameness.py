"""Two folders of results, file by file: what is the same, and what may be the reason where it is not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from cxsim.results.store import FORMS, MANIFEST, file_hash, listed_files, read_manifest

VARYING = {"versions", "files", "made_by", FORMS}
"""What the manifest and the recipe say of the program; where only this differs, the results are the same."""


@dataclass(frozen=True)
class FileSameness:
    """Whether a file has the same content twice, and where it first differs, in words (empty if it is the same)."""

    name: str
    same: bool
    where: str = ""


def sameness(before: Path, now: Path) -> list[FileSameness]:
    """Every file of two folders of results; forms that were made of the first one later are left out."""
    made_later = set(read_manifest(before).get(FORMS, ()))
    names = (listed_files(before) - made_later) | listed_files(now)
    return [_compared(name, before / name, now / name) for name in (*sorted(names), MANIFEST)]


def program_differences(before: Path, now: Path, recipe: str) -> list[tuple[str, str, str]]:
    """What of the program differs between two folders: what it is, what made the first, what made the second."""
    found = []
    for name, key in ((MANIFEST, "versions"), (recipe, "made_by")):
        old, new = (_plain(folder / name).get(key, {}) for folder in (before, now))
        found += [(part, old.get(part, "none"), new.get(part, "none")) for part in {**old, **new}
                  if old.get(part) != new.get(part)]
    return found


def _compared(name: str, before: Path, now: Path) -> FileSameness:
    if not (before.is_file() and now.is_file()):
        return FileSameness(name, False, "not there any more" if before.is_file() else "not there before")
    if file_hash(before) == file_hash(now):
        return FileSameness(name, True)
    if name.endswith(".json"):
        old, new = ({key: value for key, value in _plain(path).items() if key not in VARYING}
                    for path in (before, now))
        if old == new:
            return FileSameness(name, True)
    return FileSameness(name, False, next(_different_lines(before, now), "different bytes"))


def _different_lines(before: Path, now: Path) -> Iterator[str]:
    """Where two texts differ; nothing for other files."""
    try:
        texts = [path.read_text(encoding="utf-8").splitlines() for path in (before, now)]
    except ValueError:
        return
    for number, (old, new) in enumerate(zip_longest(*texts), start=1):
        if old != new:
            yield f"line {number}: {_short(old)} before, {_short(new)} now"


def _short(line: str | None) -> str:
    if line is None:
        return "nothing"
    return repr(line if len(line) <= 60 else line[:57] + "...")


def _plain(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
