"""The page about a company's own files: the title, what needs the user, what was repaired, and the file as it is."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from cxsim.analysis.organization_shape import shape_of
from cxsim.errors import Finding
from cxsim.scenario.proposal.parts import Question, Repair
from cxsim.scenario.proposal.tie_words import word_set
from cxsim.units import counted
from cxsim.web.desk import Desk
from cxsim.web.inbox import Sent
from cxsim.web.reading import Reading, preview_of, read
from cxsim.words import organization
from cxsim.words.organization import counted_few

READING: Final = ("sheet", "header_row", "encoding", "separator", "decimal", "thousands")
"""How files are written, as the options of the command line say it."""
ALLOWED: Final = {
    "encoding": ("utf-8", "cp1252", "latin-1", "utf-16", "mac-roman", "cp850", "iso-8859-2", "iso-8859-15"),
    "separator": (",", ";", "\t", "|"), "decimal": (".", ","), "thousands": (",", ".", " ", "'"),
}
SIGNS: Final = {",": "comma ,", ";": "semicolon ;", "\t": "tab", "|": "bar |", ".": "point .", " ": "space",
                "'": "apostrophe '"}
OWN_WORDS: Final = word_set(
    "error leave_out stay here all none drop keep drawn main first last largest people blank names words null "
    "bottom_up top_down yes no one_way both_ways target source both above sum mean weight never layers equal decimals "
    "thousands nothing")
"""Answers that only their meanings explain; others are names from the files, and are shown."""
MOST_CELLS: Final = 6
"""Cells that a question lists."""
EVERY_ROW: Final = 500
MOST_RADIOS: Final = 5
"""With more choices, a question is a list to choose from."""


@dataclass(frozen=True)
class FileTab:
    """A file and what it holds; ``todo``: how many mistakes and questions are in it."""

    name: str
    word: str
    todo: int


def own_page(desk: Desk, sent: Sent, file: str = "", *, every_row: bool = False, tried: bool = False) -> Response:
    """The page; ``tried``: somebody wanted to go on, and could not."""
    reading = read(sent)
    tabs = [*_tabs(sent, reading)]
    most = max(tabs, key=lambda tab: tab.todo)
    name = file if file in {tab.name for tab in tabs} else most.name if most.todo else tabs[0].name
    shown = preview_of(sent, reading, name, EVERY_ROW if every_row else 5)
    proposal = reading.proposal
    project = desk.project(sent.project) if sent.project else None
    return desk.render(
        "own.html", "Organization", project, 400 if tried or reading.findings else 200, sent=sent, reading=reading,
        title=title_of(sent, reading), tabs=tabs, file=name, preview=shown, questions=_asked(reading),
        repairs=[*_repairs(reading)], waits=why_it_waits(reading), every_row=every_row, signs=SIGNS, allowed=ALLOWED,
        few_choices=MOST_RADIOS, answers={} if proposal is None else proposal.answers, fields=READING,
        command=command_of(sent), where=where_words, words=organization, own_words=OWN_WORDS,
        link=f"/own/{sent.key}/network",
        shape=None if reading.organization is None else shape_of(reading.organization))


def command_of(sent: Sent) -> str:
    """The command that proposes the same, with the same answers, and writes copies without names."""
    parts = ["cxsim", "new", "--people", sent.people.name]
    parts += [part for one in sent.ties for part in ("--ties", one.name)]
    parts += ["--survey", sent.survey.name] if sent.survey is not None else []
    parts += [part for key, value in sent.reading.items() for part in (f"--{key.replace('_', '-')}", str(value))]
    parts += [part for key, value in sent.answers.items() for part in ("--answer", f"{key}={value}")]
    return shlex.join([*parts, "--pseudonymize", "secret.key"])


def where_words(question: Question) -> str:
    """The cells that a question is about: "H64, H65 and 12 more", or lines of a text file; "" if it is about none."""
    cells = [place.file.rpartition("!")[2] if "!" in place.file else f"line {place.line}" for place in question.places]
    more = len(cells) - MOST_CELLS
    return ", ".join(cells[:MOST_CELLS]) + (f" and {more:,} more" if more > 0 else "")


def title_of(sent: Sent, reading: Reading) -> str:
    """What is true of the files now, by rule."""
    mistakes = len(reading.findings)
    if reading.proposal is None:
        return f"{sent.people.name} cannot be read yet"
    people = f"{counted(reading.proposal.people, 'person')} read"
    if mistakes:
        return f"{people}, {counted_few(mistakes, 'mistake')} to mend"
    questions = len(reading.proposal.open_questions())
    return f"{people}, {counted_few(questions, 'question') if questions else 'nothing is'} open"


def why_it_waits(reading: Reading) -> str:
    """Why one cannot go on yet; "" if one can."""
    if reading.findings:
        return "Mend what is marked first, here by choosing or in your file, and choose it again."
    questions = len(reading.proposal.open_questions()) if reading.proposal else 0
    return f"Answer {counted_few(questions, 'question')} first." if questions else ""


def _asked(reading: Reading) -> tuple[Question, ...]:
    return () if reading.proposal is None else reading.proposal.open_questions()


@dataclass(frozen=True)
class RepairShown:
    """A repair; ``question``: what *Undo* takes back ("": nothing does), ``asked``: whether that was asked.

    ``written``: whether it is chosen where the page asks how files are written.
    """

    text: str
    question: str
    asked: bool
    undone: bool
    written: bool


def _repairs(reading: Reading) -> Iterator[RepairShown]:
    """The repairs, without those about which a question is open."""
    if reading.proposal is None:
        return
    asked = {one.key for one in reading.proposal.questions}
    still_open = {one.key for one in reading.proposal.open_questions()}
    for repair in reading.proposal.repairs:
        question, undone = (repair.question, repair.undone) if isinstance(repair, Repair) else ("", False)
        if question in still_open:
            continue
        silent = question.startswith("repair:") or ".repair:" in question
        written = bool(question) and not silent and question not in asked
        yield RepairShown(str(repair), question if silent or question in asked else "", question in asked, undone,
                          written)


def _tabs(sent: Sent, reading: Reading) -> Iterator[FileTab]:
    words = {"people": "People", "ties": "Ties", "survey": "Survey"}
    for file in sent.files:
        asked = sum(_is_about(question, file.name, sent) for question in _asked(reading))
        wrong = sum(_stands_in(one, file.name) for one in reading.findings)
        yield FileTab(file.name, words[sent.part_of(file.name)], asked + wrong)


def _stands_in(finding: Finding, name: str) -> bool:
    return finding.file.partition("!")[0] == name


def _is_about(question: Question, name: str, sent: Sent) -> bool:
    """Whether a question is about a file, by its key: questions about ties and surveys say so."""
    part = sent.part_of(name)
    if question.key.endswith(f":{name}"):
        return True
    told = question.key.partition(".")[0].partition(":")[0]
    kind = "ties" if told == "ties" else "survey" if told in ("survey", "survey_scale") else "people"
    others = any(question.key.endswith(f":{one.name}") for one in sent.files)
    if part == "ties" and kind == "ties":
        return question.text.startswith(f"{name}:")
    return not others and kind == part
