"""A game in a folder: its log, and its plan as scenario files that ``cxsim compare`` reads.

The log has one event a line, oldest first. It is the game; everything else in the folder can be written again from it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from cxsim.errors import OutputError, ResultError
from cxsim.play.events import Begin, Event, event_of, line_of
from cxsim.play.state import State, described, replayed
from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.yaml_writer import to_yaml

LOG: Final = "game.jsonl"
COMPANY: Final = "company.yaml"
NOTHING: Final = "do_nothing.yaml"
PLAYED: Final = "played.yaml"


def log_in(place: Path) -> Path:
    """The log of a game, given the log or its folder.

    Raises
    ------
    OutputError
        If there is none.
    """
    file = place / LOG if place.is_dir() else place
    if not file.is_file():
        raise OutputError(f"there is no game in '{place}'; give its folder or its log ({LOG})")
    return file


def read_log(file: Path) -> tuple[list[Event], str]:
    """The events of a log, and what was wrong with its end.

    A last line that was cut off, as when a computer stops, is left out; then the second value says so.

    Raises
    ------
    ResultError
        If another line holds no event, or an event that was not allowed; with the number of the line.
    """
    text = file.read_text(encoding="utf-8", errors="replace")
    lines = text.splitlines()
    events: list[Event] = []
    for number, line in enumerate(lines, start=1):
        try:
            events.append(event_of(line))
        except ResultError as error:
            if number == len(lines) and not text.endswith("\n"):
                return events, f"the last line of {file.name} was cut off and is left out"
            raise ResultError(f"{file}, line {number}: {error}") from None
    return events, ""


def resumed(file: Path) -> tuple[State, str]:
    """The state after a log, and what was wrong with its end.

    Raises
    ------
    ResultError
        If the log is no game, or its case has changed.
    """
    events, told = read_log(file)
    if not events or not isinstance(events[0], Begin):
        raise ResultError(f"{file} is no game: its first line begins none")
    try:
        state = replayed(events)
    except ResultError as error:
        raise ResultError(f"{file}: {error}") from None
    if told:
        _write(file, lines_of(events))
    return state, told


def begin_log(folder: Path, begin: Begin) -> Path:
    """Make the folder of a new game, with its log.

    Raises
    ------
    OutputError
        If a game is there already, or nothing can be written there.
    """
    file = folder / LOG
    if file.exists():
        raise OutputError(f"there is a game in '{folder}' already; go on with it (--resume {folder}), or choose "
                          "another folder with --out")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as log:
            log.write(line_of(begin) + "\n")
    except OSError as error:
        raise OutputError(f"cannot write a game to '{folder}': {error.strerror}") from None
    return file


def append(file: Path, event: Event) -> None:
    """Add an event to a log; it is on the disk when this returns."""
    with file.open("a", encoding="utf-8") as log:
        log.write(line_of(event) + "\n")
        log.flush()
        os.fsync(log.fileno())


def write_plan(folder: Path, state: State) -> list[Path]:
    """Write the plan as it stands, doing nothing beside it, and the company that both extend; the plan comes last."""
    files = {
        COMPANY: _company(state),
        NOTHING: to_yaml({"extends": COMPANY, "name": "Do nothing"}),
        PLAYED: to_yaml({"extends": COMPANY, "name": "Played", "plan": _plan(state)}),
    }
    written = []
    for name, text in files.items():
        place = folder / name
        if not place.is_file() or place.read_text(encoding="utf-8") != text:
            _write(place, text)
        written.append(place)
    return written


def _plan(state: State) -> dict[str, Any]:
    """The plan under the terms of its case, as a scenario file states it."""
    terms = state.table.terms
    return {
        "budget": terms.budget, "team_hours_per_week": terms.team_hours_per_week,
        "interventions": [described(one) for one in state.course],
    }


def _company(state: State) -> str:
    """The company of the case with all that its files state, and the seed of the game."""
    company, begin = state.table.terms.company, state.table.begin
    stated: dict[str, Any] = plain(company._origin.nodes)
    outside = [file for file in company.input_files if Path(file).suffix not in (".yaml", ".yml")]
    if outside:
        raise OutputError(f"the company of '{begin.case}' reads other files ({', '.join(map(str, outside))}); a game "
                          "can be written only for a company that one file states")
    stated = {key: value for key, value in stated.items() if key not in ("name", "plan", "survey", "extends")}
    head = (f"# The company of a game of '{begin.case}'. Its seed is that of the game, so the first future of any run\n"
            "# is the one that was played.\n\n")
    return head + to_yaml({**stated, "seed": begin.seed})


def _write(place: Path, text: str) -> None:
    """Write a file in one step, so that whoever reads it finds the old text or the new one."""
    draft = place.with_name(f".{place.name}.part")
    draft.write_text(text, encoding="utf-8")
    draft.replace(place)


def lines_of(events: Iterable[Event]) -> str:
    """Events as the text of a log."""
    return "".join(line_of(event) + "\n" for event in events)
