"""Files that a scenario names: where they may be, and whether they exist.

A path is relative to the folder of the scenario, uses forward slashes, and stays (links followed) inside the root, by
default the folder above the scenario's. URLs, absolute paths, drive letters and ``~`` are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cxsim.errors import Finding
from cxsim.scenario.text.nodes import MapNode, Scalar, Step, dotted, scalars
from cxsim.scenario.text.source_text import close_name

FILE_KEYS = frozenset({"file", "from"})
SET_KEYS = frozenset({"set"})
_IN_QUOTES = re.compile(r'"(?:[^"\\]|\\.)*"')


def check_files(nodes: MapNode, folder: Path, root: Path | None) -> list[Finding]:
    """A finding for every named file that may not be read or does not exist.

    ``root`` None: anywhere (scenarios made in Python).
    """
    findings = []
    for path, node in _named_files(nodes):
        problem = problem_of(node, folder, root)
        if problem:
            findings.append(node.place.finding(dotted(path), problem))
    return findings


def problem_of(node: Scalar, folder: Path, root: Path | None) -> str:
    """Why a path may not be used, as written in a scenario; empty if it may."""
    problem = path_problem(node.text, folder, root)
    written = _IN_QUOTES.match(node.place.source_line, max(node.place.column - 1, 0))
    if problem and written and "\\" in written.group():
        # YAML has read it as an escape: "\n" is a line break.
        return f"'{written.group()[1:-1]}' contains a backslash; write '/' between folders"
    return problem


def path_problem(text: str, folder: Path, root: Path | None) -> str:
    """Why a path may not be used; empty if it may."""
    problem = "" if root is None else _form_problem(text)
    if problem:
        return problem
    try:
        target = (folder / text).resolve()
        if root is not None and not target.is_relative_to(root.resolve()):
            return f"'{text}' is outside {root}; put the file beside the scenario"
        return _missing_problem(text, folder, target)
    except (OSError, ValueError, RuntimeError) as error:
        return f"'{text[:80]}' cannot be used as a path ({getattr(error, 'strerror', None) or error})"


def _missing_problem(text: str, folder: Path, target: Path) -> str:
    if target.is_dir():
        return f"'{text}' is a folder; a file is expected"
    if not target.is_file():
        return f"there is no file '{text}' in {folder}{close_name(folder / text)}"
    if not _same_case(folder / text):
        return f"'{text}' differs from the name of the file in upper and lower case{close_name(folder / text)}"
    return ""


def _form_problem(text: str) -> str:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text):
        return f"'{text}' is a URL; only local files are read"
    if text.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z]:", text):
        return f"'{text}' is not a relative path; write it relative to the folder of the scenario"
    if "\\" in text:
        return f"'{text}' contains a backslash; write '/' between folders"
    return ""


def _named_files(nodes: MapNode) -> Iterator[tuple[tuple[Step, ...], Scalar]]:
    for section, keys in (("organization", FILE_KEYS), ("uncertainty", SET_KEYS)):
        block = nodes.get(section)
        if block is None or isinstance(block, Scalar):
            continue
        for path, node in scalars(block, (section,)):
            if path[-1] in keys and isinstance(node.value, str) and node.text:
                yield path, node


def _same_case(path: Path) -> bool:
    return path.name in ("", "..") or path.name in {entry.name for entry in path.parent.iterdir()}
