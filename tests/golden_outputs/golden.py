"""Golden texts: what many features come to, word for word, so that a changed sentence or number shows as a diff.

Each file of ``expected/`` is a theme, each block of it a case. ``python -m tests.golden_outputs --renew`` writes all
files anew, ``--renew THEME`` one of them. Numbers have six digits, because the last bits of a number may differ from
one kind of processor to another; paths, dates, hashes and versions are left out.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import cxsim

EXPECTED = Path(__file__).resolve().parent / "expected"
RENEW = "If the change is meant: python -m tests.golden_outputs --renew, and read the diff before you commit it."
MOST_LINES_SHOWN = 60
_HEAD = "=== "
_HIDDEN = (
    (r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?", "(date)"),
    (r"(?<![.\d])(?=[0-9]*[a-f])[0-9a-f]{12,64}\b", "(hash)"),
    (re.escape(cxsim.__version__), "(version)"),
    (r"\b\d+(\.\d+)? (ms|s|seconds?|minutes?)\b", "(time)"),
)

Case = Callable[[Path], str]
Theme = Mapping[str, Case]


def number(value: float) -> str:
    """A number in six digits; what is left of zero after subtractions counts as zero."""
    return f"{0.0 if abs(value) < 1e-12 else float(value):.6g}"


def plain(text: str, folder: Path) -> str:
    """The text without what differs between machines and days, and without spaces at the ends of lines."""
    text = text.replace(f"{folder}/", "").replace(str(folder), "(folder)")
    text = re.sub(r"-?\d+\.\d{5,}(?:e[-+]?\d+)?", lambda found: number(float(found[0])), text)
    for pattern, word in _HIDDEN:
        text = re.sub(pattern, word, text)
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def found(case: Case, folder: Path) -> str:
    """What a case comes to now."""
    return plain(case(folder), folder)


def write(theme: str, texts: Mapping[str, str]) -> None:
    """Store what a theme comes to."""
    blocks = (f"{_HEAD}{name}\n{text}\n" for name, text in texts.items())
    (EXPECTED / f"{theme}.txt").write_text("\n".join(blocks), encoding="utf-8", newline="\n")


def stored(theme: str) -> dict[str, str]:
    """What a theme came to when it was stored, by case."""
    whole = (EXPECTED / f"{theme}.txt").read_text("utf-8")
    blocks = re.split(rf"^{_HEAD}", whole, flags=re.MULTILINE)[1:]
    return {name: text.strip("\n") for name, _, text in (block.partition("\n") for block in blocks)}


def difference(before: str, now: str) -> str:
    """The lines that changed, and what to do; empty if nothing did."""
    if before == now:
        return ""
    lines = list(difflib.unified_diff(before.splitlines(), now.splitlines(), "stored", "now", lineterm="", n=1))
    more = len(lines) - MOST_LINES_SHOWN
    return "\n".join([*lines[:MOST_LINES_SHOWN], *([f"... {more} more lines"] if more > 0 else []), RENEW])
