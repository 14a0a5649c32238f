"""What commands print, and what the files say that they write."""

from __future__ import annotations

import contextlib
import html
import io
import re
import shlex
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

from cxsim.cli.app import main
from tests.golden_outputs.golden import Theme

HERE = Path(__file__).resolve().parent
_MOST_LINES = 80
_READ = (".csv", ".html", ".md", ".yaml")
# The equations of a protocol are the program's own text, which would change with every edit of the program.
_NOT_TEXT = r"<(style|script|svg|head|pre)\b.*?</\1>"
_BLOCK_ENDS = r"</(p|h\d|li|tr|caption|summary|figcaption|div|pre)>"


def words_of(page: str) -> str:
    """The text of a page without its markup, a line for each paragraph or row."""
    page = re.sub(_NOT_TEXT, " ", page, flags=re.DOTALL)
    page = re.sub(_BLOCK_ENDS, "\n", re.sub(r"</t[dh]>", " | ", re.sub(r"\s+", " ", page)))
    lines = (html.unescape(re.sub(r"<[^>]+>", "", line)).strip() for line in page.split("\n"))
    return "\n".join(line for line in lines if line.strip(" |"))


def _most(table: str) -> str:
    lines = table.splitlines()
    more = [f"... {len(lines)} lines in all"] if len(lines) > _MOST_LINES else []
    return "\n".join([*lines[:_MOST_LINES], *more])


def printed(call: Callable[[], object]) -> str:
    """What a call prints, and its exit code if it is not 0."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        try:
            call()
        except SystemExit as left:
            if left.code:
                shown.write(f"exit code {left.code}\n")
    return shown.getvalue()


def desk(folder: Path, files: dict[str, str], calls: list[str]) -> str:
    """Lay out the files, make the calls in their folder, and tell what they print and write."""
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    parts = []
    with contextlib.chdir(folder):
        for call in calls:
            parts.append(f"$ cxsim {call}\n{printed(partial(main, shlex.split(call)))}")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in _READ and name not in files:
            text = path.read_text("utf-8")
            parts.append(f"--- {name}\n{words_of(text) if path.suffix == '.html' else _most(text)}")
    return "\n".join(parts)


def _case(files: dict[str, str], calls: list[str], digits: int, folder: Path) -> str:
    return re.sub(r"-?\d+\.\d{4,}", lambda value: f"{float(value[0]):.{digits}g}", desk(folder, files, calls))


def commands() -> Theme:
    """A case for each entry of ``commands.yaml``: its own calls in a folder with the files it names; ``digits`` where a
    search for an optimum makes six too many."""
    stated = yaml.safe_load((HERE / "commands.yaml").read_text("utf-8"))
    files = stated["files"]
    return {name: partial(_case, {file: files[file] for file in case["files"]}, case["calls"], case.get("digits", 6))
            for name, case in stated["cases"].items()}
