"""Opens files that a user named, and checks that they exist and are small enough."""

from __future__ import annotations

from pathlib import Path

from cxsim.errors import nearest
from cxsim.organization.findings import Findings

MOST_BYTES = 512 * 1024 * 1024


def read_bytes(file: str, folder: Path, findings: Findings, most: int = MOST_BYTES) -> bytes | None:
    """The content of ``file`` relative to ``folder``; None and a finding if it cannot be read."""
    if "\0" in file or "://" in file or file.startswith("\\\\"):
        findings.say(file.replace("\0", "?"), "is not a path to a local file")
        return None
    path = folder / file
    try:
        if path.is_dir():
            findings.say(file, "is a folder, not a file")
            return None
        if not path.is_file():
            findings.say(file, _missing(path))
            return None
        size = path.stat().st_size
        if size > most:
            findings.say(file, f"has {size:,} bytes; at most {most:,} are read")
            return None
        return path.read_bytes()
    except OSError as problem:
        findings.say(file, f"cannot be read: {problem.strerror or problem}")
        return None


def _missing(path: Path) -> str:
    parent = path.parent
    if not parent.is_dir():
        return f"there is no such file and no folder {parent}"
    names = [entry.name for entry in parent.iterdir() if entry.is_file()][:5000]
    match = nearest(path.name, names)
    return f"there is no such file in {parent}" + (f"; did you mean '{match}'?" if match else "")
