"""Tries mutants one by one in a copy of the repository: a smoke run, the tests of the file, then those of its room."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from pathlib import Path

from tests.mutants.changes import Mutant, all_mutants, compiles

ROOT = Path(__file__).parents[2]
COPIED = ("cxsim", "tests", "scenarios", "experiments", "benchmarks", "docs")
SECONDS = 1800
"""Tests that take longer say nothing about a mutant, unlike a smoke run that takes so long."""
NEAR = 5
SMOKE = ("-m", "tests.mutants.smoke")
PYTEST = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no")


def sample(count: int, seed: int, package: Path = ROOT / "cxsim") -> list[Mutant]:
    """A seeded sample over all rooms: from each as large a share as it has of all mutants, and at least one.

    Rooms come in no order, so that what was judged until a run is stopped is a sample, too.
    """
    rooms, chosen = all_mutants(package), list[Mutant]()
    total, chance = sum(map(len, rooms.values())), random.Random(f"mutants:{seed}")
    for _, found in sorted(rooms.items()):
        drawn = (one for one in chance.sample(found, len(found))
                 if compiles(one.applied((package.parent / one.file).read_text("utf-8"))))
        chosen += islice(drawn, max(1, round(count * len(found) / total)))
    chance.shuffle(chosen)
    return chosen


def copy_of_the_repository(place: Path) -> None:
    """Everything that tests need, in a folder in which sources may be changed."""
    for name in COPIED:
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.is_file() and path.stat().st_size < 10**7:
            shutil.copy2(path, place / path.name)


def judges_of(file: str, strongest: int | None = None) -> Iterator[tuple[str, list[str]]]:
    """The tests that judge a file: its own, those of the files that import it, those of the whole program (golden
    stories, shipped numbers, golden outputs, generated pages), then the others of its room (or the ``strongest``), by
    how much they speak of it and of what it defines; a common folder or word of the name counts for ``NEAR`` times as
    much.
    """
    *folders, name = Path(file).with_suffix("").parts[1:]
    own = _own_tests(Path(file))
    if (ROOT / own).is_file():
        yield "own tests", [own.as_posix()]
    users = [tests.as_posix() for tests in map(_own_tests, _users(".".join(("cxsim", *folders, name))))
             if (ROOT / tests).is_file()]
    if users:
        yield "tests of its users", users
    yield "golden stories", ["tests/golden"]
    yield "shipped numbers", ["tests/baseline"]
    yield "golden outputs", ["-m", "", "tests/golden_outputs"]
    yield "generated pages", ["tests/experiments/pages/test_pages.py"]
    defined = re.findall(r"^(?:def|class) ([A-Za-z]\w*)", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    word = re.compile(rf"\b({'|'.join((name, re.escape('.'.join(('cxsim', *folders))), *defined))})\b")
    room = sorted((ROOT / "tests" / folders[0]).rglob("test_*.py")) if folders else []
    others = [path for path in room if path != ROOT / own]
    if others:
        others.sort(key=lambda path: -len(word.findall(path.read_text("utf-8")))
                    - NEAR * (_shared(path, own) + len(_words(path.stem) & _words(name))))
        yield "its room", [path.relative_to(ROOT).as_posix() for path in others[:strongest]]


def _own_tests(file: Path) -> Path:
    """Where the tests of a file are, if it has any."""
    return Path("tests", *file.parts[1:-1], f"test_{file.stem}.py")


def _users(module: str) -> list[Path]:
    """The files of the package that import a module."""
    imports = re.compile(rf"^ *from {re.escape(module)} import ", re.MULTILINE)
    return [path.relative_to(ROOT) for path in sorted((ROOT / "cxsim").rglob("*.py"))
            if imports.search(path.read_text("utf-8"))]


def _shared(path: Path, own: Path) -> int:
    """How many folders a test file has in common with a file's own tests."""
    folders = zip(path.relative_to(ROOT).parent.parts, own.parent.parts, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], folders))


def _words(name: str) -> set[str]:
    return set(name.split("_")) - {"test"}


class Trials:
    """A copy of the repository, in which one mutant after the other is tried.

    ``strongest``: how many of the other test files of a room judge a mutant (default: all).
    """

    def __init__(self, place: Path, strongest: int | None = None):
        self.place, self.strongest = place, strongest
        copy_of_the_repository(place)
        self.usual = self._run(*SMOKE)
        if self.usual is None or self.usual[0] != 0:
            raise SystemExit("the smoke run fails without any mutant")

    def killer(self, mutant: Mutant) -> str:
        """What notices a mutant; empty if nothing does."""
        path = self.place / mutant.file
        source = path.read_text("utf-8")
        path.write_text(mutant.applied(source), "utf-8")
        try:
            if self._run(*SMOKE) != self.usual:
                return "smoke run"
            for name, tests in judges_of(mutant.file, self.strongest):
                done = self._run(*PYTEST, *tests)
                if done is not None and done[0] not in (0, 5):
                    return name
            return ""
        finally:
            path.write_text(source, "utf-8")

    def _run(self, *arguments: str) -> tuple[int, str] | None:
        """Exit code and output of a Python program in the copy; None if it took too long. Only smoke runs compare the
        output."""
        clean = {**os.environ, "PYTHONPATH": str(self.place), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run([sys.executable, *arguments], cwd=self.place, capture_output=True, text=True,
                                  timeout=SECONDS, env=clean, check=False)
        except subprocess.TimeoutExpired:
            return None
        return done.returncode, done.stdout


def told(results: Sequence[tuple[Mutant, str]]) -> list[str]:
    """The share that was killed, by room and in all, and every survivor."""
    rooms = Counter(one.file.split("/")[1].removesuffix(".py") for one, _ in results)
    killed = Counter(one.file.split("/")[1].removesuffix(".py") for one, killer in results if killer)
    lines = [f"{room:16} {killed[room]:4} of {rooms[room]:4}" for room in sorted(rooms)]
    by = Counter(killer for _, killer in results if killer)
    lines += [f"survived: {one}" for one, killer in results if not killer]
    share = 100.0 * sum(killed.values()) / max(len(results), 1)
    how = ", ".join(f"{count} by {killer}" for killer, count in by.most_common())
    return [*lines, f"{sum(killed.values())} of {len(results)} killed ({share:.0f} %): {how}"]
