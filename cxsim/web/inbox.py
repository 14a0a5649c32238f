"""Files that were sent and are not part of a project yet: outside of every project, gone when the app ends."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from starlette.exceptions import HTTPException

KEPT: Final = 8
"""Organizations that are being read at once; an older one is dropped."""
MOST_TIES: Final = 20
"""Files of ties of one organization."""
Part = Literal["people", "ties", "survey"]


@dataclass
class Sent:
    """The files of an organization in a folder of their own, and what was said of them.

    ``answers`` by question; ``reading``: how the files are written; ``project``: the folder of the project whose people
    they replace, or "". ``memo``: what was made of one state of all this, to be asked for again.
    """

    key: str
    folder: Path
    people: Path
    ties: list[Path] = field(default_factory=list)
    survey: Path | None = None
    answers: dict[str, str] = field(default_factory=dict)
    reading: dict[str, Any] = field(default_factory=dict)
    project: str = ""
    memo: tuple[Any, Any] = (None, None)

    @property
    def state(self) -> Any:
        """Everything that what is made of the files follows from."""
        files = [(one.name, one.stat().st_mtime_ns) for one in self.files]
        return files, dict(self.answers), dict(self.reading)

    def add(self, part: Part, name: str, content: bytes) -> None:
        """Add a file; people and survey take the place of the one before."""
        if part == "ties" and len(self.ties) >= MOST_TIES:
            raise HTTPException(400, f"There are {MOST_TIES} files of ties already. Leave one out first, or put "
                                "several into one file with a column that names the kind.")
        if part == "people":
            self.people.unlink(missing_ok=True)
            self.people = self._keep(name, content)
        elif part == "survey":
            self.remove(self.survey.name if self.survey is not None else "")
            self.survey = self._keep(name, content)
        else:
            self.ties.append(self._keep(name, content))

    def remove(self, name: str) -> None:
        """Take a file of ties, or the survey, away."""
        for one in (*self.ties, self.survey):
            if one is not None and one.name == name:
                one.unlink(missing_ok=True)
        self.ties = [one for one in self.ties if one.name != name]
        self.survey = None if self.survey is not None and self.survey.name == name else self.survey

    def part_of(self, name: str) -> Part:
        """Which part of the organization a file holds."""
        return "people" if name == self.people.name else "ties" if name in {one.name for one in self.ties} else "survey"

    @property
    def files(self) -> list[Path]:
        """Every file, the people first."""
        return [self.people, *self.ties, *([] if self.survey is None else [self.survey])]

    def _keep(self, name: str, content: bytes) -> Path:
        place = self.folder / plain_name(name)
        taken = {one.name.casefold() for one in self.folder.iterdir()}
        number = 2
        while place.name.casefold() in taken:
            wanted = Path(plain_name(name))
            place, number = self.folder / f"{wanted.stem}-{number}{wanted.suffix}", number + 1
        place.write_bytes(content)
        return place


def plain_name(name: str) -> str:
    """The name of a file without what leads elsewhere."""
    letters = re.sub(r"[^\w. ()-]+", "_", Path(name.replace("\\", "/")).name)
    return letters.lstrip(".")[-80:] or "people.csv"


@dataclass
class Inbox:
    """Organizations that are being read, in a folder that only this user may open."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="cxsim-")))
    kept: dict[str, Sent] = field(default_factory=dict)

    def take_in(self, name: str, content: bytes, project: str = "") -> Sent:
        """Keep a file of people."""
        for old in list(self.kept)[: max(0, len(self.kept) - KEPT + 1)]:
            self.drop(old)
        key = secrets.token_hex(8)
        place = self.folder / key
        place.mkdir(mode=0o700)
        self.kept[key] = Sent(key, place, place / plain_name(name), project=project)
        self.kept[key].add("people", name, content)
        return self.kept[key]

    def sent(self, key: str) -> Sent:
        """What is kept under a key."""
        if key not in self.kept:
            raise HTTPException(404, "This staff list is no longer here. Choose it again on the first page.")
        return self.kept[key]

    def drop(self, key: str) -> None:
        """Remove what is done with."""
        self.kept.pop(key, None)
        shutil.rmtree(self.folder / key, ignore_errors=True)

    def close(self) -> None:
        """Remove everything."""
        self.kept.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
