"""Files that were sent and are not part of a project yet: outside of every project, gone when the app ends."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException

KEPT: Final = 8
"""Staff lists that are being read at once; an older one is dropped."""


@dataclass
class Inbox:
    """Staff lists that are being read, in a folder that only this user may open."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="cxsim-")))

    def take_in(self, name: str, content: bytes) -> str:
        """Keep a file; the key under which it is found."""
        key = secrets.token_hex(8)
        letters = re.sub(r"[^\w.-]+", "_", Path(name.replace("\\", "/")).name).lstrip(".")[-80:] or "people.csv"
        older = sorted(self.folder.iterdir(), key=lambda one: one.stat().st_mtime)
        for place in older[: max(0, len(older) - KEPT + 1)]:
            shutil.rmtree(place, ignore_errors=True)
        (self.folder / key).mkdir(mode=0o700)
        (self.folder / key / letters).write_bytes(content)
        return key

    def people(self, key: str) -> Path:
        """The file under a key."""
        place = self.folder / key
        if not re.fullmatch("[0-9a-f]{16}", key) or not place.is_dir():
            raise HTTPException(404, "This staff list is no longer here. Choose it again on the first page.")
        return next(path for path in place.iterdir() if path.is_file())

    def drop(self, key: str) -> None:
        """Remove a file that is done with."""
        shutil.rmtree(self.folder / key, ignore_errors=True)

    def close(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)
