"""Files of stories: small inputs, each with what the program said of it when somebody last read and approved that.

A file of stories starts with ``kind: NAME`` and files that all its stories share. A story is a line ``=== name``, lines
that say what is asked, files (``--- name``, then the content), and ``>>>`` before what the program says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.golden.workbooks import workbook

FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True)
class Story:
    """``asked``: the lines before the first file; ``files``: content by name; ``approved``: what the program said."""

    name: str
    asked: list[str]
    files: dict[str, str]
    approved: str


@dataclass
class Stories:
    """A file of stories, and how its stories are told (``kind``)."""

    kind: str
    shared: dict[str, str]
    stories: list[Story] = field(default_factory=list)


def read(file: Path) -> Stories:
    """The stories of a file."""
    head, *rest = re.split(r"^=== ", file.read_text("utf-8"), flags=re.MULTILINE)
    kind, _, text = head.partition("\n")
    found = Stories(kind.removeprefix("kind: "), _files(text)[1])
    for part in rest:
        name, _, text = part.partition("\n")
        given, _, approved = text.partition(">>>\n")
        asked, files = _files(given)
        found.stories.append(Story(name, asked, files, approved.rstrip("\n")))
    return found


def renewed(file: Path, said: list[str]) -> str:
    """The text of a file of stories, with what the program says of each now."""
    head, *rest = re.split(r"^=== ", file.read_text("utf-8"), flags=re.MULTILINE)
    parts = (f"{part.partition('>>>')[0].rstrip()}\n>>>\n{words}\n" for part, words in zip(rest, said, strict=True))
    return "\n=== ".join([head.rstrip() + "\n", *parts])


def save(files: dict[str, str], folder: Path) -> None:
    """Write the files of a story; "people.csv in cp1252" is written in that encoding, a workbook from its cells."""
    for heading, content in files.items():
        name, _, encoding = heading.partition(" in ")
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".xlsx" and not encoding:
            workbook(content).save(file)
        else:
            file.write_bytes(content.encode(encoding or "utf-8"))


def _files(text: str) -> tuple[list[str], dict[str, str]]:
    """The lines before the first file, and the files."""
    before, *parts = re.split(r"^--- ", text, flags=re.MULTILINE)
    files = {part.partition("\n")[0]: part.partition("\n")[2].rstrip("\n") + "\n" for part in parts}
    return [line for line in before.splitlines() if line], files
