"""The folder of a search: ``search.json`` says first what it holds, and only the same search goes on in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cxsim.errors import OutputError, ResultError
from cxsim.results.store import PROGRAM
from cxsim.results.summary import csv_cell
from cxsim.sweeps.store.differences import differences
from cxsim.sweeps.store.locks import runner
from cxsim.sweeps.store.whole_file import disk_errors, remove_unfinished, written_whole

PLANS = "plans"
MANIFEST, KIND, FORMAT = "search.json", "search", 1


def stored_seed(place: Path) -> int | None:
    """The seed of the search in a folder; None if there is none yet."""
    told = _stored(place)
    return None if told is None else int(told["identity"]["seed"])


@contextmanager
def held(place: Path, identity: dict[str, Any]) -> Iterator[None]:
    """Be the only one at work on this search inside this context; the folder is made if it is not there.

    Raises
    ------
    OutputError
        If the folder holds something else or another search, is in use, or the disk refuses.
    """
    told = _stored(place)
    if told is not None and told["identity"] != json.loads(json.dumps(identity)):
        shown = "\n  ".join(differences(told["identity"], identity))
        raise OutputError(f"'{place}' holds another search; this differs:\n  {shown}\n"
                          "give another folder, or put back what the file said")
    with disk_errors(place):
        place.mkdir(parents=True, exist_ok=True)
    with runner(place, None):
        for part in (place, place / PLANS):
            remove_unfinished(part)
        if told is None:
            text = {"program": PROGRAM, "kind": KIND, "format": FORMAT, "identity": identity}
            write(place / MANIFEST, json.dumps(text, indent=2, ensure_ascii=False) + "\n")
        yield


def _stored(place: Path) -> dict[str, Any] | None:
    """What ``search.json`` says; None if nothing is there yet."""
    manifest = place / MANIFEST
    if not manifest.exists():
        if place.exists() and not place.is_dir():
            raise OutputError(f"cannot write '{place}': a file of that name is there; give a folder")
        others = [one.name for one in place.iterdir() if not one.name.startswith(".")] if place.is_dir() else []
        if others:
            raise OutputError(f"'{place}' holds files that are no search ('{min(others)}'); give another folder")
        return None
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))
        if told["kind"] == KIND and told["format"] == FORMAT and isinstance(told["identity"]["seed"], int):
            return dict(told)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise ResultError(f"'{manifest}' was changed or damaged after it was written; put it back from a copy, or begin in "
                      "another folder")


def write(place: Path, text: str) -> None:
    """Write a file whole."""
    with disk_errors(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(place) as stream:
        stream.write(text.encode())


def write_table(place: Path, columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write a table as CSV; unknown numbers are empty."""
    lines = [columns, *rows]
    write(place, "".join(",".join(_quoted(csv_cell(value)) for value in line) + "\n" for line in lines))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\n\r') else text
