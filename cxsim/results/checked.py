"""Folders of results that are opened again: nothing is read from one that is damaged, incomplete or somebody else's."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cxsim.errors import ResultError
from cxsim.organization.findings import quoted_list
from cxsim.results.store import MANIFEST, PROGRAM, file_hash, is_own_folder
from cxsim.units import counted

KINDS = {"result": "one scenario", "comparison": "a comparison"}
MOST_NAMED = 20
AGAIN = "copy the folder again from where it was made, or run the command again"


def checked_manifest(folder: Path, remade: Collection[str] = ()) -> dict[str, Any]:
    """The manifest of a folder of results whose files are all there and as they were written; but for those that are
    about to be ``remade``.

    Raises
    ------
    ResultError
        If it is no such folder, or a file is missing or was changed; the message says which, and what to do.
    """
    _refuse_no_folder(folder)
    manifest = _manifest_of(folder)
    if manifest.get("program") != PROGRAM:
        raise ResultError(f"'{folder}' holds the results of another program; give a folder that {PROGRAM} wrote")
    kind, files = manifest.get("kind"), manifest.get("files")
    if kind not in KINDS:
        raise ResultError(f"'{folder}' holds a {kind or 'result of an unknown kind'}; give the folder of a run, a "
                          "comparison, a branch or the demo")
    if not isinstance(files, dict) or not all(isinstance(one, str) for one in files.values()):
        raise ResultError(f"'{folder / MANIFEST}' does not list the files of the folder; {AGAIN}")
    problems = [*_problems(folder, {name: told for name, told in files.items() if name not in remade})]
    if problems:
        more = counted(len(problems) - MOST_NAMED, "more file") if len(problems) > MOST_NAMED else ""
        told = "\n  ".join(filter(None, [*problems[:MOST_NAMED], more and f"and {more}"]))
        raise ResultError(f"'{folder}' is not as it was written:\n  {told}\n{AGAIN}")
    return manifest


def read_json(path: Path) -> dict[str, Any]:
    """A file of plain data in a folder that was checked.

    Raises
    ------
    ResultError
        If the file is not there, or holds something else.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResultError(f"cannot read '{path}': {error.strerror}; {AGAIN}") from None
    except ValueError as error:
        raise ResultError(f"'{path}' is damaged ({error}); {AGAIN}") from None
    if not isinstance(found, dict):
        raise ResultError(f"'{path}' is damaged: it holds no keys; {AGAIN}")
    return found


def _refuse_no_folder(folder: Path) -> None:
    if folder.is_file():
        raise ResultError(f"'{folder}' is a file; give the folder that holds it, '{folder.parent}'")
    if not folder.is_dir():
        raise ResultError(f"there is no folder '{folder}'; give one that a run, a comparison, a branch or the demo "
                          "wrote")


def _manifest_of(folder: Path) -> dict[str, Any]:
    if (folder / MANIFEST).exists():
        return read_json(folder / MANIFEST)
    message = f"'{folder}' holds no results: there is no {MANIFEST} in it"
    if (folder / "sweep.json").exists():
        raise ResultError(f"'{folder}' holds a sweep, which `cxsim sweep` goes on with; give the folder of a run, a "
                          "comparison, a branch or the demo")
    inside = [path.name for path in sorted(folder.iterdir()) if path.is_dir() and is_own_folder(path)]
    if inside:
        raise ResultError(f"{message}; it has folders that do: {quoted_list(inside)}")
    raise ResultError(f"{message}; give a folder that a run, a comparison, a branch or the demo wrote")


def _problems(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    """A sentence on every file that is missing or was changed."""
    for name, written in sorted(files.items()):
        path = folder / name
        if Path(name).name != name or "\0" in name:
            yield f"{name!r}: a name that no results have"
        elif not path.is_file():
            yield f"{name}: it is missing"
        else:
            try:
                same = file_hash(path) == written
            except OSError as error:
                yield f"{name}: it cannot be read ({error.strerror})"
            else:
                if not same:
                    yield f"{name}: it was changed or damaged after it was written"


def missing_part(folder: Path, part: str, names: Iterable[str]) -> ResultError:
    """The error about a folder that lacks what a command needs, because an earlier version wrote it."""
    listed = " and ".join(f"'{name}'" for name in names)
    return ResultError(f"'{folder}' has no {part} ({listed} is not in it): an earlier version of {PROGRAM} wrote it, "
                       "or Python did; run the command again with this version")
