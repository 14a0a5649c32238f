"""What the teams of a class handed in: plans and predictions, and every mistake at its cell.

A team with a mistake is left out, and nobody else is held up by it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from cxsim.engine.world.build import held_against
from cxsim.errors import Finding, InputError, Place
from cxsim.organization.findings import Findings
from cxsim.organization.tables.file_access import read_bytes
from cxsim.scenario.schema.schema import Scenario
from cxsim.teaching.csv_plan import csv_lines
from cxsim.teaching.filled_form import FilledForm, blank
from cxsim.teaching.form import MOST_LETTERS, PLAN, Stamp, team_words
from cxsim.teaching.ground import Ground
from cxsim.teaching.plan_lines import Line, Step, steps_in
from cxsim.teaching.prediction import Prediction, prediction_in

READ: Final = (".xlsx", ".csv")
MOST_BYTES: Final = 8 * 1024 * 1024
WHERE: Final = re.compile(r"^.*?: plan\.[\w.]+: ")
"""What a remark says about the place in a scenario file, of which a team knows nothing."""
NOTHING_YET: Final = "nothing is planned in it yet"


@dataclass(frozen=True)
class Team:
    """A team that takes part: its steps and its prediction. ``key``: the name of its files."""

    key: str
    name: str
    file: str
    steps: tuple[Step, ...]
    prediction: Prediction
    scenario: Scenario
    cost: float
    remarks: tuple[str, ...] = ()

    def called(self, name: str) -> Team:
        """The same team by another name."""
        return replace(self, name=name, scenario=self.scenario.model_copy(update={"name": name}))


@dataclass(frozen=True)
class LeftOut:
    """A file that does not take part, and why."""

    file: str
    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class HandedIn:
    """All that came back: who takes part, by number of the team, who does not, and what is worth knowing."""

    teams: tuple[Team, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Team:
        return next(team for team in self.teams if team.name == name)

    def renamed(self, taken: Collection[str]) -> HandedIn:
        """The same with other names for teams that call themselves like something else on the pages."""
        return replace(self, teams=tuple(team.called(f"Team “{team.name}”") if team.name in taken else team
                                         for team in self.teams))


@dataclass
class _Read:
    """A file that is being read."""

    file: str
    name: str = ""
    number: int = 0
    lines: Sequence[Line] = ()
    prediction: Prediction = field(default_factory=Prediction)
    remarks: list[str] = field(default_factory=list)


def read_hand_in(folder: Path, ground: Ground, class_id: str, teams: int) -> HandedIn:
    """Read every workbook and CSV plan in a folder."""
    files = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith((".", "~$")))
    reading = [(file, *_read(file, ground, class_id, teams)) for file in files if file.suffix.lower() in READ]
    twice = _handed_in_twice([(read, findings) for _, read, findings in reading])
    found, left_out = [], []
    for file, read, findings in reading:
        for other in twice.get(read.number, ()):
            if other != read.file:
                findings.say(read.file, f"'{other}' is also from team {read.number}; keep one of the two")
        team = _team(read, ground, findings)
        if team is None:
            left_out.append(LeftOut(file.name, read.name, tuple(findings.shown())))
        else:
            found.append((read.number or teams + 1, team))
    skipped = [f"'{file.name}' is not read; plans come as .xlsx or .csv" for file in files
               if file.suffix.lower() not in READ]
    ordered = [team for _, team in sorted(found, key=lambda pair: (pair[0], pair[1].file))]
    return HandedIn(tuple(_unlike(ordered)), tuple(left_out), tuple(skipped))


def _read(file: Path, ground: Ground, class_id: str, teams: int) -> tuple[_Read, Findings]:
    """One file as it was written."""
    findings, read = Findings(), _Read(file.name, file.stem.replace("_", " "))
    content = read_bytes(file.name, file.parent, findings, MOST_BYTES)
    if content is None:
        return read, findings
    if file.suffix.lower() == ".csv":
        read.lines = csv_lines(content, file.name, findings)
        return read, findings
    form = FilledForm.opened(content, file.name, findings)
    stamp = None if form is None else form.stamp(ground)
    if form is not None and stamp is not None:
        _read_form(form, stamp, read, ground, teams, findings)
        if class_id and stamp.class_id != class_id:
            read.remarks.append(f"{file.name}: comes from another class of the same case")
    return read, findings


def _read_form(form: FilledForm, stamp: Stamp, read: _Read, ground: Ground, teams: int, findings: Findings) -> None:
    read.number = stamp.team
    read.name = form.team_name().text[:MOST_LETTERS] or team_words(stamp.team)
    read.remarks += form.edited_terms(ground, stamp)
    read.lines = form.lines()
    answers = form.answers()
    doubts = Findings()
    read.prediction = prediction_in({key: cell.text for key, cell in answers.items()},
                                    {key: cell.place for key, cell in answers.items()}, ground, teams, doubts)
    read.remarks += [f"{doubt} (this part of the prediction does not count)" for doubt in doubts.shown()]
    if blank(read.lines) and not len(findings):
        findings.add(Place(f"{read.file}!{PLAN}!A9").finding("", NOTHING_YET))


def _handed_in_twice(read: Iterable[tuple[_Read, Findings]]) -> Mapping[int, list[str]]:
    """The files of each team that handed in more than one plan."""
    files: dict[int, list[str]] = defaultdict(list)
    for one, _ in read:
        if one.number and not blank(one.lines):
            files[one.number].append(one.file)
    return {number: names for number, names in files.items() if len(names) > 1}


def _team(read: _Read, ground: Ground, findings: Findings) -> Team | None:
    """The team, if its plan can be simulated under the terms."""
    steps = steps_in(read.lines, ground, findings)
    if len(findings) or not steps:
        if not len(findings):
            findings.say(read.file, NOTHING_YET)
        return None
    scenario = ground.terms.scenario(read.name, [step.intervention for step in steps])
    _check(read, steps, scenario, ground, findings)
    cost = sum(step.cost(ground) for step in steps)
    _check_money(read, steps, cost, ground, findings)
    if len(findings):
        return None
    return Team(Path(read.file).stem, read.name, read.file, steps, read.prediction, scenario, cost,
                tuple(read.remarks))


def _check(read: _Read, steps: Sequence[Step], scenario: Scenario, ground: Ground, findings: Findings) -> None:
    """What the organization reveals: two interventions that exclude one another, more champions than people."""
    try:
        _, found, remarks = held_against(scenario, ground.organization, ground.terms.seed)
    except InputError as error:
        found, remarks = list(error.findings), []
    for one in found:
        findings.add(_place_of(one, read, steps).finding("", one.message))
    read.remarks += [f"{read.file}: {re.sub(WHERE, '', one)}" for one in remarks]


def _place_of(finding: Finding, read: _Read, steps: Sequence[Step]) -> Place:
    """The cell of the line that a finding about a plan is about."""
    parts = finding.path.split(".")
    if parts[:2] == ["plan", "interventions"] and len(parts) > 2 and parts[2].isdigit():
        return steps[int(parts[2])].place
    return Place(read.file)


def _check_money(read: _Read, steps: Sequence[Step], cost: float, ground: Ground, findings: Findings) -> None:
    terms = ground.terms
    if cost <= terms.budget * (1.0 + 1e-9):
        return
    dearest = sorted(steps, key=lambda step: -step.cost(ground))[:3]
    parts = ", ".join(f"{step.name} {step.cost(ground):,.0f}" for step in dearest)
    place = Place(f"{read.file}!{PLAN}!B5") if read.file.endswith(".xlsx") else Place(read.file)
    findings.add(place.finding("", f"the plan costs {cost:,.0f} {terms.currency}, {cost - terms.budget:,.0f} more than "
                               f"the budget of {terms.budget:,.0f}; most expensive: {parts}"))


def _unlike(teams: Sequence[Team]) -> list[Team]:
    """The teams with names and keys of their own; a repeated one gets " (2)"."""
    names, keys = Counter[str](), Counter[str]()
    found = []
    for team in teams:
        names[team.name] += 1
        keys[team.key] += 1
        name, key = (one if taken[one] == 1 else f"{one} ({taken[one]})"
                     for one, taken in ((team.name, names), (team.key, keys)))
        found.append(replace(team.called(name), key=key))
    return found
