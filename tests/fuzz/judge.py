"""Judges one case: refused with words, or accepted unaltered and able to run; anything else is a failure."""

from __future__ import annotations

import csv
import io
import re
import resource
import signal
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType

import cxsim
from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import CxsimError, InputError, ModelError
from cxsim.organization.structure import Organization
from cxsim.results.store import write_folder
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.schema.identity import dump
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.nodes import Scalar, at, scalars
from tests.fuzz.inputs import cases

SECONDS, MEGABYTES = 5, 512
MOST_PERSON_WEEKS = 20_000
"""Larger accepted cases are not run: they would take the time of hundreds of others."""


class Hang(BaseException):
    """A case took longer than it may."""


@contextmanager
def limited() -> Iterator[None]:
    """Raise Hang when the time is over."""
    def over(number: int, frame: FrameType | None) -> None:
        raise Hang

    # The time of the processor, so that a busy machine is no hang; and many times as much of the clock, for waiting.
    timers = {signal.ITIMER_PROF: (signal.SIGPROF, SECONDS), signal.ITIMER_REAL: (signal.SIGALRM, 12 * SECONDS)}
    before = {number: signal.signal(number, over) for number, _ in timers.values()}
    for timer, (_, seconds) in timers.items():
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for timer in timers:
            signal.setitimer(timer, 0)
        for number, usual in before.items():
            signal.signal(number, usual)


def verdict(kind: str, folder: Path) -> tuple[str, str]:
    """What happens to the case in a folder: ("refused" | "accepted" | "not run" | "failure", why)."""
    try:
        with limited():
            found = _results(folder) if kind == "results" else _scenario(kind, folder)
    except Hang:
        return "failure", f"took more than {SECONDS} seconds"
    except BaseException as error:  # the very thing that is looked for
        return "failure", f"{type(error).__name__}: {error}"[:300]
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    if used > MEGABYTES:
        return "failure", f"took {used:.0f} MB"
    return found


def _scenario(kind: str, folder: Path) -> tuple[str, str]:
    try:
        scenario = load_scenario(folder / "s.yaml")
        organization = organization_of(scenario, scenario.seed_or_zero)
        view = people_view(organization, scenario.behavior_names, scenario.seed_or_zero)
        findings, _ = check_against(scenario, view)
        if findings:
            raise InputError(findings)
    except InputError as error:
        silent = [finding for finding in error.findings if not finding.message.strip()]
        return ("failure", f"a finding without words: {silent}") if silent or not error.findings else ("refused", "")
    altered = _altered_scenario(scenario) if kind == "yaml" else _altered_people(kind, folder, organization)
    if altered:
        return "failure", f"accepted and altered: {altered}"
    if organization.size * scenario.weeks > MOST_PERSON_WEEKS:
        return "not run", ""
    try:
        cxsim.run(scenario, replicates=1, engine="numpy", workers=1)
    except ModelError:
        raise
    except CxsimError as error:
        return "failure", f"accepted by check and refused by run: {error}"
    return "accepted", ""


def _altered_scenario(scenario: Scenario) -> str:
    """The first value that the scenario does not hold as it was written."""
    held = nodes_from(dump(scenario))
    for path, written in scalars(scenario._origin.nodes):
        found = at(held, path)
        if written.value is None or path == ("schema",):
            continue
        if not isinstance(found, Scalar) or (found.value != written.value and str(found.value) != written.text):
            return f"{'.'.join(map(str, path))}: {written.text!r} became {found}"
    return ""


def _altered_people(kind: str, folder: Path, organization: Organization) -> str:
    """What an independent reader finds in a CSV of people that the organization lacks; nothing where a note tells it.
    """
    rows = _plain_rows((folder / "p.csv").read_bytes()) if kind == "people.csv" else None
    if rows is None or _shapes(organization.notes) - _usual_notes():
        return ""
    header = [name.strip().casefold() for name in rows[0]]
    people = [dict(zip(header, (cell.strip() for cell in row), strict=False)) for row in rows[1:] if any(row)]
    if sorted(person.get("id", "") for person in people) != sorted(organization.ids):
        return f"{len(people)} people in the file, {organization.size} in the organization"
    return next((told for person in people if (told := _altered_person(person, organization))), "")


def _altered_person(person: dict[str, str], organization: Organization) -> str:
    place = organization.ids.index(person["id"])
    boss = organization.manager[place]
    held = {"department": organization.departments[organization.department[place]],
            "manager": organization.ids[boss] if boss >= 0 else ""}
    return next((f"{key} {person[key]!r} became {value!r}" for key, value in held.items()
                 if person.get(key) and person[key] != value), "")


def _shapes(notes: Iterable[str]) -> set[str]:
    """Notes without their numbers and names."""
    return {re.sub(r"[0-9]+|'[^']*'", "", note) for note in notes}


@cache
def _usual_notes() -> set[str]:
    """The notes about the people who are not mutated."""
    case = cases()["people.csv"]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        for name, content in case.files.items():
            (Path(place) / name).write_bytes(content)
        return _shapes(organization_of(load_scenario(Path(place) / "s.yaml"), 3).notes)


def _plain_rows(content: bytes) -> list[list[str]] | None:
    """The rows of an ordinary file: UTF-8, commas, a header that names the columns; None for any other."""
    try:
        text = content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None
    return rows if rows and "id" in [name.strip().casefold() for name in rows[0]] else None


def _results(folder: Path) -> tuple[str, str]:
    """Replace mutated results by new ones: nothing outside the folder, and nothing foreign in it, may change."""
    outside = folder.parent / "letter.txt"
    outside.write_text("dear", "utf-8")
    try:
        write_folder(folder, {"a.txt": lambda path: path.write_text("new", "utf-8")}, {}, force=True)
    except CxsimError:
        return "refused", ""
    kept = outside.read_text("utf-8") == "dear" and (folder / "a.txt").read_text("utf-8") == "new"
    return ("accepted", "") if kept else ("failure", "a file elsewhere was changed")
