"""Projects: folders of plain files, which the command line reads as they are."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from cxsim.errors import CxsimError, OutputError
from cxsim.results.store import file_hash
from cxsim.scenario.loading.load import load_scenarios
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.recipe import RECIPE

ABOUT: Final = "project.json"
LISTED: Final = "projects.json"
EDITS: Final = "edits.json"
"""The changes that were made in the workbench, for undoing them."""
RESULTS: Final = "results"
TITLE_LENGTH: Final = 80
SETTLED: Final = 2.0
"""Seconds after a change in which another one may leave a file with the same time and size."""

State = tuple[tuple[str, int, int, int], ...]
"""What tells that files were changed, without reading them: name, two times and size of each."""
Known = dict[Path, tuple[State, bool]]
"""By folder: the state of its files, and whether its results were outdated then."""


@dataclass(frozen=True)
class About:
    """What ``project.json`` says: who it is, what it is called, where it came from, and its plans, the baseline first.
    """

    key: str
    title: str
    source: str
    plans: tuple[str, ...]


@dataclass(frozen=True)
class Project:
    """A project and its folder; ``known``: what was found out about it and the others, for as long as nothing changes.
    """

    folder: Path
    about: About
    known: Known = field(default_factory=dict, compare=False, repr=False)

    @property
    def results(self) -> Path:
        """The folder of its results, which may not be there yet."""
        return self.folder / RESULTS

    @property
    def command(self) -> str:
        """The command that gives its results, in its folder."""
        more = ["--explain"] if self.explained else []
        return shlex.join(["cxsim", "compare", *self.about.plans, *more, "--out", RESULTS, "--force"])

    @property
    def explained(self) -> bool:
        """Whether its results tell why the leading plan works."""
        told = read_json(self.results / RECIPE)
        return isinstance(told, dict) and bool(told.get("options", {}).get("explain"))

    @property
    def changed(self) -> datetime:
        """When one of its files was last changed."""
        return datetime.fromtimestamp(max(path.stat().st_mtime for path in (*self.inputs(), *self.told())), UTC)

    def told(self) -> Iterator[Path]:
        """What the app has written about it."""
        yield self.folder / ABOUT
        if (self.results / "manifest.json").is_file():
            yield self.results / "manifest.json"

    def inputs(self) -> list[Path]:
        """The files that stand in the folder, without results and what the app keeps."""
        kept = {RESULTS, "jobs", ABOUT, EDITS}
        return sorted(path for path in self.folder.rglob("*")
                      if path.is_file() and (parts := path.relative_to(self.folder).parts)[0] not in kept
                      and not any(part.startswith(".") for part in parts))

    @property
    def state(self) -> State:
        """The state of its files, and of what its results were made from: another one after every change of them."""
        return state_of((*self.inputs(), self.folder / ABOUT, self.results / RECIPE), self.folder)

    @property
    def outdated(self) -> bool:
        """Whether the plans, or what they read, are no longer those that the results were made from.

        They are read again only when the state of the files is another one, or too new to be told from a later one.
        """
        state = self.state
        known = self.known.get(self.folder)
        if known is not None and known[0] == state:
            return known[1]
        answer = self._outdated()
        if all(max(modified, changed) < (time.time() - SETTLED) * 1e9 for _, modified, changed, _ in state):
            self.known[self.folder] = state, answer
        return answer

    def _outdated(self) -> bool:
        told = read_json(self.results / RECIPE)
        if told is None:
            return False
        try:
            scenarios = self.scenarios()
            now = [(scenario_hash(one), hashes_of(one)) for one in scenarios]
            return now != [(one["hash"], one["files"]) for one in told["scenarios"]]
        except (CxsimError, OSError, KeyError, TypeError):
            return True

    def scenarios(self) -> list[Scenario]:
        """Its plans, the baseline first; files outside of the folder are refused.

        Raises
        ------
        InputError
            With every mistake in their files.
        """
        return load_scenarios([self.folder / plan for plan in self.about.plans], root=self.folder)


class Projects:
    """The folder of all projects, and the list of those that were in it."""

    def __init__(self, folder: Path):
        self.folder = folder.absolute()
        self._known: Known = {}

    def all(self) -> list[Project]:
        """Every project in the folder, the last changed one first."""
        found = [self._read(place) for place in self._places()]
        return sorted((one for one in found if one is not None), key=lambda one: one.changed, reverse=True)

    def named(self, name: str) -> Project | None:
        """The project in the folder of this name, which is looked for in the list, so that no name leads elsewhere."""
        place = next((one for one in self._places() if one.name == name), None)
        return None if place is None else self._read(place)

    def gone(self) -> list[About]:
        """Projects that were here and are no longer, neither under their name nor under another."""
        here = {project.about.key for project in self.all()}
        return [about for about in self._listed() if about.key not in here]

    def forget(self, key: str) -> None:
        """Take a project off the list; no file of it is touched."""
        self._list(about for about in self._listed() if about.key != key)

    def bring_back(self, about: About, place: str) -> Project:
        """A copy of a project that is missed, from the folder where it is now, which stays as it is.

        Raises
        ------
        OutputError
            If another project or none is there, or the copy cannot be written.
        """
        source = Path(place).expanduser()
        told = about_of(read_json(source / ABOUT))
        if not source.is_absolute() or not source.is_dir():
            raise OutputError(f"There is no folder '{place}'. Give it whole, from / or the letter of the drive on.")
        if told is None or told.key != about.key:
            there = "no project is" if told is None else f"another project, {told.title}, is"
            raise OutputError(f"In '{place}' {there}; give the folder that holds the project.json of {about.title}.")
        try:
            target = self._free_place(told.title)
            draft = target.with_name(f".{target.name}")
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(source, draft, ignore=_links_and_hidden)
            draft.rename(target)
        except (OSError, shutil.Error) as error:
            reason = getattr(error, "strerror", None) or "a file of it cannot be read"
            raise OutputError(f"It cannot be copied from '{place}': {reason}.") from error
        return Project(target, told, self._known)

    def create(self, title: str, source: str, scenarios: Sequence[Scenario]) -> Project:
        """A new project with copies of scenarios and of every file they read, side by side as they were.

        Raises
        ------
        OutputError
            If the folder cannot be written, or a file is not below the folder of the first scenario.
        """
        base = Path(scenarios[0].folder)
        plans = tuple(Path(scenario.file).name for scenario in scenarios)
        about = About(uuid4().hex, title.strip()[:TITLE_LENGTH] or "Project", source, plans)
        files = sorted({Path(file) for scenario in scenarios for file in scenario.input_files})
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            place = self._free_place(about.title)
            draft = place.with_name(f".{place.name}")  # not seen until it is complete
            shutil.rmtree(draft, ignore_errors=True)
            for file in files:
                copy = draft / file.relative_to(base)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)
            write_whole(draft / ABOUT, asdict(about))
            draft.rename(place)
            self._list([*self._listed(), about])
        except OSError as error:
            raise OutputError(f"cannot write the project to '{self.folder}': {error.strerror}; free some space, or "
                              "start with another folder: cxsim app --folder DIR") from error
        return Project(place, about, self._known)

    def _free_place(self, title: str) -> Path:
        name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "project"
        places = (self.folder / (name if number == 1 else f"{name}-{number}") for number in range(1, 10_000))
        return next(place for place in places if not place.exists())

    def _places(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return [place for place in self.folder.iterdir() if place.is_dir() and not place.name.startswith(".")]

    def _read(self, place: Path) -> Project | None:
        """The project in a folder; None if there is none that can be read."""
        about = about_of(read_json(place / ABOUT))
        return None if about is None or place.is_symlink() else Project(place, about, self._known)

    def _listed(self) -> list[About]:
        told = read_json(self.folder / LISTED)
        return [about for one in told if (about := about_of(one)) is not None] if isinstance(told, list) else []

    def _list(self, abouts: Iterable[About]) -> None:
        write_whole(self.folder / LISTED, [asdict(about) for about in abouts])


def _links_and_hidden(folder: str, names: Sequence[str]) -> list[str]:
    """What is not copied: links, which may lead anywhere, and hidden files."""
    return [name for name in names if name.startswith(".") or (Path(folder) / name).is_symlink()]


def state_of(files: Iterable[Path], folder: Path) -> State:
    """The state of those files that are there, by their names in a folder."""
    found = ((str(path.relative_to(folder)), path.stat()) for path in files if path.is_file())
    return tuple((name, one.st_mtime_ns, one.st_ctime_ns, one.st_size) for name, one in found)


def hashes_of(scenario: Scenario) -> dict[str, str]:
    """The hashes of the files about people that a scenario reads, as a recipe keeps them."""
    return {file: file_hash(Path(scenario.folder) / file) for file in scenario.people_files}


def about_of(told: Any) -> About | None:
    """What a file says of a project; None if it says something else, or names a file outside the folder."""
    try:
        plans = tuple(str(plan) for plan in told["plans"])
        about = About(str(told["key"]), str(told["title"]), str(told["source"]), plans)
    except (KeyError, TypeError):
        return None
    return about if plans and all(re.fullmatch(r"[\w][\w. -]*\.ya?ml", plan) for plan in plans) else None


def read_json(path: Path) -> Any:
    """What a JSON file holds; None if it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def write_whole(path: Path, data: Any) -> None:
    """Write a JSON file so that whoever reads it finds the old one or the new one, never a part."""
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)
