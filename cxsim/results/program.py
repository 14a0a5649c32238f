"""The program that made results, beyond its version: its source, what draws its pictures, and the kind of processor."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

DRAWING = ("matplotlib", "jinja2", "pillow")


def made_by() -> dict[str, str]:
    """What may change the bytes of results although the version of cxsim is the same."""
    return {"source": code_hash(), "processor": platform.machine(),
            **{package: metadata.version(package) for package in DRAWING}}


@cache
def code_hash() -> str:
    """SHA-256 of the program's source; another program may give other numbers."""
    digest = hashlib.sha256()
    for name, file in sorted(_sources(resources.files("cxsim"), "")):
        digest.update(name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _sources(folder: Traversable, prefix: str) -> Any:
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, name)
        elif name.endswith((".py", ".csv", ".json")):
            yield name, entry
