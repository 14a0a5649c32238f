"""Folders of results: written next to their place and moved there when complete, never over other people's files."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from cxsim.errors import OutputError
from cxsim.results.reservation import beside, reserved

MANIFEST = "manifest.json"
PROGRAM = "cxsim"
FORMS = "forms"
"""The key of the manifest with the files that were made of the results later; people may change them."""

Writer = Callable[[Path], None]


def write_folder(
    folder: str | Path, files: Mapping[str, Writer], manifest: Mapping[str, Any], *, force: bool = False
) -> Path:
    """Write every file and ``manifest.json`` (with the SHA-256 of each file) into ``folder``.

    Nothing appears in ``folder`` before all files are complete. A folder that is not empty is refused unless
    ``force`` is given; then files of the same name are replaced, files listed by the earlier results are
    removed, and everything else stays. If that fails or is interrupted, the folder is as it was before.

    Raises
    ------
    OutputError
        If the folder may not or cannot be written, or another run is about to write it.
    """
    place = Path(folder)
    check_writable(place, force=force)
    with reserved(place):
        partial, earlier = beside(place, "partial"), beside(place, "earlier")
        try:
            put_back(partial, earlier, place)  # a run that was killed here may have left something
            check_writable(place, force=force)
            partial.mkdir()
            hashes = {}
            for name, writer in files.items():
                writer(partial / name)
                hashes[name] = file_hash(partial / name)
            write_json(partial / MANIFEST, {"program": PROGRAM, **manifest, "files": hashes})
            move_into(partial, earlier, place)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise OutputError(f"cannot write results to '{folder}': {reason}; it is as it was before, choose another "
                              "folder or free some space") from error
        finally:
            put_back(partial, earlier, place)
    return place


def add_forms(folder: Path, forms: Mapping[str, Writer]) -> None:
    """Write further files into a folder of results, and list them in its manifest as forms of the results.

    A file that the results have already is replaced, and stays one of them.

    Each file takes its place when it is complete. While it does, the manifest does not list it, so that whatever
    interrupts this, no manifest says of a file what it does not hold.

    Raises
    ------
    OutputError
        If the folder may not or cannot be written, or another run is about to write it.
    """
    with reserved(folder):
        partial = beside(folder, "forms")
        try:
            shutil.rmtree(partial, ignore_errors=True)  # a killed run may have left it
            partial.mkdir()
            for name, writer in forms.items():
                writer(partial / name)
            manifest = read_manifest(folder)
            hashes = {name: file_hash(partial / name) for name in forms}
            others = {key: {name: told for name, told in manifest.get(key, {}).items() if name not in forms}
                      for key in ("files", FORMS)}
            _put_manifest(folder, partial, manifest | others)
            for name in forms:
                (partial / name).replace(folder / name)
            files = {name: hashes.pop(name, told) for name, told in manifest["files"].items()}
            _put_manifest(folder, partial, manifest | {"files": files, FORMS: others[FORMS] | hashes})
        except OSError as error:
            raise OutputError(f"cannot write to '{folder}': {error.strerror or type(error).__name__}; free some space, "
                              "or copy the folder to a place that can be written") from error
        finally:
            shutil.rmtree(partial, ignore_errors=True)


def _put_manifest(folder: Path, partial: Path, manifest: Mapping[str, Any]) -> None:
    """Replace the manifest of a folder in one step."""
    write_json(partial / MANIFEST, manifest)
    (partial / MANIFEST).replace(folder / MANIFEST)


def changed_forms(folder: Path, names: Iterable[str]) -> list[str]:
    """Those of these files that are in the folder and are not as this program wrote them."""
    manifest = read_manifest(folder)
    listed = manifest.get(FORMS, {})
    return [name for name in names if name not in manifest.get("files", {}) and (folder / name).exists()
            and (name not in listed or file_hash(folder / name) != listed[name])]


def check_writable(folder: str | Path, *, force: bool = False) -> None:
    """Raise OutputError if results may not be written to ``folder``; call it before a long run."""
    place = Path(folder)
    if place.is_symlink() and not place.exists():
        raise OutputError(f"cannot write results to '{folder}': it is a link that leads nowhere")
    if place.exists() and not place.is_dir():
        raise OutputError(f"cannot write results to '{folder}': a file of that name is there; give a folder")
    if force or not place.exists() or not holds_anything(place):
        return
    if is_own_folder(place):
        raise OutputError(f"'{folder}' holds earlier results; give another folder, or force to replace them")
    raise OutputError(
        f"'{folder}' holds files that are no results of {PROGRAM}; give another folder, "
        "or force to write beside them"
    )


def holds_anything(place: Path) -> bool:
    """Whether a folder contains anything; raise OutputError if it cannot be read."""
    try:
        return any(place.iterdir())
    except OSError as error:
        raise OutputError(f"cannot write results to '{place}': {error.strerror}") from error


def is_own_folder(folder: str | Path) -> bool:
    """Whether the folder holds results that this program wrote."""
    return read_manifest(folder).get("program") == PROGRAM


def read_manifest(folder: str | Path) -> dict[str, Any]:
    """The manifest of a folder of results; empty if there is none that can be read."""
    try:
        found = json.loads((Path(folder) / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write plain data, such as a manifest, as readable JSON with a fixed order."""
    text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False, default=list)
    write_text(path, text + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a text with the same bytes on every computer."""
    path.write_text(text, encoding="utf-8", newline="\n")


def move_into(partial: Path, earlier: Path, place: Path) -> None:
    """Move complete results to their place, and what they replace out of it, to ``earlier``.

    The old manifest leaves first and the new one arrives last, so no manifest ever describes a mix of files. Until the
    new one has arrived, ``put_back`` undoes the other steps.
    """
    if not place.exists():
        partial.rename(place)
        return
    new = sorted(listed_files(partial))
    replaced = {*new, *(listed_files(place) if is_own_folder(place) else ())} - {MANIFEST}
    earlier.mkdir()
    for name in (MANIFEST, *sorted(replaced)):
        if (place / name).is_file() or (place / name).is_symlink():
            (place / name).replace(earlier / name)
    for name in (*new, MANIFEST):
        (partial / name).replace(place / name)


def put_back(partial: Path, earlier: Path, place: Path) -> None:
    """Remove what a run left beside its place; an unfinished move is undone first."""
    if earlier.exists() and (partial / MANIFEST).exists():
        for name in listed_files(partial):
            if not (partial / name).exists():
                (place / name).replace(partial / name)
        for path in sorted(earlier.iterdir(), key=lambda path: path.name == MANIFEST):
            path.replace(place / path.name)
    for rest in (earlier, partial):
        if rest.exists():
            shutil.rmtree(rest)


def listed_files(folder: Path) -> set[str]:
    """The files that the manifest of a folder lists; names of files elsewhere are left out."""
    manifest = read_manifest(folder)
    listed = [name for key in ("files", FORMS) if isinstance(manifest.get(key), dict) for name in manifest[key]]
    return {name for name in listed if Path(name).name == name}
