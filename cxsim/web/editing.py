"""Changes of a project: checked before they are written, and undone one by one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, Final

from cxsim.errors import CxsimError, InputError, OutputError
from cxsim.scenario.loading.load import load_scenarios
from cxsim.scenario.text.source_text import read_text
from cxsim.web.projects import ABOUT, EDITS, Project, about_of, read_json, write_whole

STEPS: Final = 100
"""Changes that can be undone."""
TEXTS: Final = {".yaml", ".yml"}
_LOCK: Final = RLock()

Texts = dict[str, str]
"""Files of a project by their names relative to its folder, and what is in them."""


class ChangedElsewhereError(CxsimError):
    """A change was made on what is no longer there."""


@dataclass(frozen=True)
class Step:
    """A change in words, when it was made, and the files before and after it (None: there was none)."""

    what: str
    when: str
    before: Mapping[str, str | None]
    after: Mapping[str, str | None]


@dataclass(frozen=True)
class History:
    """When a project was last changed, and what undoing and doing again would change, in words (or "")."""

    saved: datetime | None
    undo: str
    redo: str


@dataclass(frozen=True)
class _Edits:
    steps: tuple[Step, ...] = ()
    done: int = 0


def texts_of(project: Project) -> Texts:
    """The scenario files of a project and its ``project.json``."""
    files = {path.relative_to(project.folder).as_posix(): path for path in project.inputs()
             if path.suffix.lower() in TEXTS}
    return {name: read_text(path, name) for name, path in (*files.items(), (ABOUT, project.folder / ABOUT))}


def version(project: Project) -> str:
    """A word for the present state of the plans, which changes with every change."""
    told = json.dumps(sorted(texts_of(project).items()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def edit(project: Project, what: str, change: Callable[[Texts], None], seen: str = "") -> Project:
    """Change the files of a project, unless the change makes a mistake; the project as it is then.

    Parameters
    ----------
    what
        The change in words, for *Undo*.
    change
        Changes the texts in place; it may add files and take them away.
    seen
        The version that whoever made the change had before them; "": whatever is there now.

    Raises
    ------
    InputError
        If the plans could not be run after the change; nothing is written.
    ChangedElsewhereError
        If the project is not what was seen.
    OutputError
        If the disk refuses.
    """
    with _LOCK:
        if seen and seen != version(project):
            raise ChangedElsewhereError("These plans were changed in another tab, or in their files, after this page "
                                        "was loaded.")
        old = texts_of(project)
        new = dict(old)
        change(new)
        touched = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
        if not touched:
            return project
        before = {name: _text(project.folder / name) for name in touched}
        after = {name: new.get(name) for name in touched}
        checked(project, after)
        edits = _edits(project)
        step = Step(what, datetime.now(UTC).isoformat(timespec="seconds"), before, after)
        steps = (*edits.steps[: edits.done], step)[-STEPS:]
        return _write(project, after, _Edits(steps, len(steps)))


def undo(project: Project) -> Project:
    """Take the last change back; nothing happens if there is none."""
    with _LOCK:
        edits = _edits(project)
        if not edits.done:
            return project
        step = edits.steps[edits.done - 1]
        _refuse_if_other(project, step.after)
        return _write(project, step.before, replace(edits, done=edits.done - 1))


def redo(project: Project) -> Project:
    """Make the change again that was taken back last; nothing happens if there is none."""
    with _LOCK:
        edits = _edits(project)
        if edits.done == len(edits.steps):
            return project
        step = edits.steps[edits.done]
        _refuse_if_other(project, step.before)
        return _write(project, step.after, replace(edits, done=edits.done + 1))


def history(project: Project) -> History:
    """What the frame of the pages tells about changes."""
    edits = _edits(project)
    file = project.folder / EDITS
    saved = datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.is_file() else None
    undone = edits.steps[edits.done].what if edits.done < len(edits.steps) else ""
    return History(saved, edits.steps[edits.done - 1].what if edits.done else "", undone)


def checked(project: Project, changed: Mapping[str, str | None]) -> None:
    """Raise an ``InputError`` if the plans of a project cannot be read after a change."""
    with _draft(project.folder) as draft:
        try:
            for file in project.inputs():
                copy = draft / file.relative_to(project.folder)
                copy.parent.mkdir(parents=True, exist_ok=True)
                _linked(file, copy)
            _put(draft, changed)
        except OSError as error:
            raise _not_saved(error) from error
        told = changed.get(ABOUT)
        about = project.about if told is None else about_of(json.loads(told))
        if about is None:
            raise OutputError("a project needs at least one plan")
        try:
            load_scenarios([draft / plan for plan in about.plans], root=draft)
        except InputError as error:
            raise InputError(
                replace(one, file=one.file.replace(f"{draft}/", ""), message=one.message.replace(f"{draft}/", ""))
                for one in error.findings) from None


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """A folder for one check, always of the same name, so that files which stay as they are need not be read again.

    It lies on the disk of the project.
    """
    place = folder / f".draft-{os.getpid()}"
    shutil.rmtree(place, ignore_errors=True)
    try:
        place.mkdir()
    except OSError as error:
        raise _not_saved(error) from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _not_saved(error: OSError) -> OutputError:
    """That a change was not saved, and what to do."""
    return OutputError(f"Not saved: the disk refuses ({error.strerror}). Free some space, or allow writing in the "
                       "folder, and change it again; or download the scenario file.")


def _linked(file: Path, copy: Path) -> None:
    """The same file at another place, without a copy where the disk can do that."""
    try:
        os.link(file, copy)
    except OSError:
        shutil.copyfile(file, copy)


def _put(folder: Path, texts: Mapping[str, str | None]) -> None:
    """Put texts in a folder, each file whole: the old one or the new one."""
    for name, text in texts.items():
        place = folder / name
        if text is None:
            place.unlink(missing_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".{place.name}.part")
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(place)


def _write(project: Project, texts: Mapping[str, str | None], edits: _Edits) -> Project:
    try:
        _put(project.folder, texts)
        write_whole(project.folder / EDITS, asdict(edits))
    except OSError as error:
        raise _not_saved(error) from error
    about = about_of(read_json(project.folder / ABOUT))
    return project if about is None else replace(project, about=about)


def _refuse_if_other(project: Project, expected: Mapping[str, str | None]) -> None:
    """A file that was changed elsewhere since is not overwritten."""
    other = [name for name, text in expected.items() if _text(project.folder / name) != text]
    if other:
        raise OutputError(f"{' and '.join(other)} was changed outside of the workbench since. Undo would lose that "
                          "change; change it there, or here by hand.")


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


def _edits(project: Project) -> _Edits:
    """The changes so far; none where the file tells something else."""
    told: Any = read_json(project.folder / EDITS)
    try:
        steps = tuple(Step(**one) for one in told["steps"])
        done = int(told["done"])
    except (TypeError, KeyError, ValueError):
        return _Edits()
    return _Edits(steps, done) if 0 <= done <= len(steps) else _Edits()
