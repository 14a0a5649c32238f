"""The folder of a class: what is handed out, what comes back, what only the teacher sees, and the results."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from cxsim.errors import Finding, InputError, OutputError
from cxsim.results.store import file_hash, write_json
from cxsim.scenario.case.terms import Terms, terms_of

CLASS_FILE: Final = "class.json"
TEAMS, TEACHER, RESULTS, CASE = "teams", "teacher", "results", "case"
FORMAT: Final = "cxsim class 1"
MOST_TEAMS: Final = 40


@dataclass(frozen=True)
class ClassPlan:
    """What a class is: its case, its teams, and the futures that all of them meet.

    ``files``: SHA-256 of each file of the case as it was when the class was made.
    """

    case: str
    title: str
    teams: int
    seed: int
    futures: int
    class_id: str
    fingerprint: str
    files: dict[str, str]

    @classmethod
    def of(cls, terms: Terms, teams: int, seed: int, futures: int) -> ClassPlan:
        """A new class."""
        mark = hashlib.sha256(f"{terms.fingerprint} {teams} {seed}".encode()).hexdigest()[:8]
        files = {file.name: file_hash(file) for file in sorted(terms.folder.iterdir()) if file.is_file()}
        return cls(terms.key, terms.title, teams, seed, futures, mark, terms.fingerprint, files)


@dataclass(frozen=True)
class ClassFolder:
    """A folder of a class that exists."""

    folder: Path
    plan: ClassPlan
    terms: Terms

    @property
    def teams(self) -> Path:
        """Where workbooks are handed out and come back."""
        return self.folder / TEAMS

    @property
    def results(self) -> Path:
        """Where scoreboard and debriefs are written."""
        return self.folder / RESULTS


def check_new(folder: Path, *, force: bool) -> None:
    """Refuse a place where a class may not be made."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"'{folder}' is a file; give a folder")
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / CLASS_FILE).is_file():
        raise OutputError(f"'{folder}' holds files that are no class; give another folder")
    if not force:
        raise OutputError(f"'{folder}' holds a class, perhaps with plans of its teams; give another folder, or use "
                          "--force to replace it")


def write_class_file(folder: Path, plan: ClassPlan) -> None:
    """Write what a class is."""
    write_json(folder / CLASS_FILE, {"format": FORMAT, **asdict(plan)})


def open_class(folder: Path) -> ClassFolder:
    """The class in a folder; its case is the copy that was made with it.

    Raises
    ------
    InputError
        If it is no class, or if the case was changed since; every changed file is named.
    """
    plan = _read(folder)
    place = folder / TEACHER / CASE
    findings = [_changed(place / name) for name, told in plan.files.items()
                if not (place / name).is_file() or file_hash(place / name) != told]
    if findings:
        raise InputError(findings)
    return ClassFolder(folder, plan, terms_of(place))


def _changed(file: Path) -> Finding:
    missing = not file.is_file()
    return Finding(str(file), 0, 0, "", f"{'is missing' if missing else 'was changed'} since the class was made, so "
                   "results would not be comparable; put the old file back, or make the class anew")


def _read(folder: Path) -> ClassPlan:
    file = folder / CLASS_FILE
    if not file.is_file():
        raise InputError([Finding(str(folder), 0, 0, "", "this folder is no class; make one with: "
                                  "cxsim class new CASE --out DIR")])
    try:
        stated: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if stated.pop("format") != FORMAT:
            raise ValueError
        return ClassPlan(**stated)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError([Finding(str(file), 0, 0, "", "is damaged or of another version; make the class anew with: "
                                  "cxsim class new CASE --out DIR")]) from None
