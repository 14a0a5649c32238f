"""Folders of results: written next to their place and moved there when complete, never over other people's files."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cxsim.errors import OutputError

MANIFEST = "manifest.json"
PROGRAM = "cxsim"

Writer = Callable[[Path], None]


def write_folder(
    folder: str | Path, files: Mapping[str, Writer], manifest: Mapping[str, Any], *, force: bool = False
) -> Path:
    """Write every file and ``manifest.json`` (with the SHA-256 of each file) into ``folder``.

    Nothing appears in ``folder`` before all files are complete. A folder that is not empty is refused unless
    ``force`` is given; then files of the same name are replaced, files listed by the earlier results are
    removed, and everything else stays.

    Raises
    ------
    OutputError
        If the folder may not or cannot be written.
    """
    place = Path(folder)
    check_writable(place, force=force)
    partial: Path | None = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{place.name}.partial-", dir=place.parent))
        hashes = {}
        for name, writer in files.items():
            writer(partial / name)
            hashes[name] = file_hash(partial / name)
        write_manifest(partial / MANIFEST, {"program": PROGRAM, **manifest, "files": hashes})
        partial.chmod(0o755)  # temporary folders are private, results are not
        move_into(partial, place)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"cannot write results to '{folder}': {reason}; nothing was left half-written there, "
                          "choose another folder or free some space") from error
    finally:
        if partial is not None and partial.exists():
            shutil.rmtree(partial, ignore_errors=True)
    return place


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


def write_manifest(path: Path, manifest: Mapping[str, Any]) -> None:
    """Write a manifest as readable JSON with a fixed order."""
    text = json.dumps(manifest, indent=2, ensure_ascii=False, allow_nan=False, default=list)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def move_into(partial: Path, place: Path) -> None:
    """Move complete results to their place.

    The old manifest is removed first and the new one is moved last, so no manifest ever describes a mix of files.
    """
    if not place.exists():
        partial.rename(place)
        return
    earlier = read_manifest(place) if is_own_folder(place) else {}
    listed = earlier.get("files")
    stale = set(listed) if isinstance(listed, dict) else set()
    (place / MANIFEST).unlink(missing_ok=True)
    new = sorted(path.name for path in partial.iterdir() if path.name != MANIFEST)
    for name in new:
        (partial / name).replace(place / name)
    for name in sorted(stale - set(new)):
        if Path(name).name == name:
            (place / name).unlink(missing_ok=True)
    (partial / MANIFEST).replace(place / MANIFEST)
