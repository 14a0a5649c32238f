"""What the program says of a story: a proposal and how it is read, a scenario, or a command line."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from cxsim.cli.app import main
from cxsim.cli.inputs import held_against_its_organization
from cxsim.errors import CxsimError
from cxsim.model.view import PeopleView
from cxsim.organization.build import build
from cxsim.organization.structure import Organization
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.propose import propose_scenario
from cxsim.scenario.proposal.pseudonymized import pseudonymized
from cxsim.scenario.schema.identity import dump
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.sheets.plan_table import plan_rows
from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.yaml_reader import read_value
from cxsim.studies.ensemble import run
from tests.golden.stories import Stories, Story, save

TODAY = date(2026, 3, 1)
MOST_TIES, MOST_CHOICES = 40, 4


def said(stories: Stories, story: Story, folder: Path) -> str:
    """What the program says of a story, in a folder of its own; without the folder's name."""
    files = {**stories.shared, **story.files}
    teller = {"proposal": _proposal, "scenario": _scenario, "command": _command}[stories.kind]
    if "s.yaml" in stories.shared and stories.kind == "scenario":
        files["s.yaml"] = _planted(files["s.yaml"], story.asked)
    save(files, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        lines = "\n".join(teller(story, stories, folder))
    except CxsimError as error:
        lines = str(error)
    finally:
        os.chdir(before)
    text = lines.replace(f"{folder}/", "").replace(str(folder), "FOLDER").replace(str(folder.parent), "ABOVE")
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def _proposal(story: Story, stories: Stories, folder: Path) -> Iterator[str]:
    """Repairs, questions, the scenario, and the people and ties as a run would read them."""
    given = dict(line.partition(" = ")[::2] for line in story.asked)
    reading = {key.removeprefix("read "): plain(read_value(value)) for key, value in given.items()
               if key.startswith("read ")}
    answers = {key: value for key, value in given.items() if not key.startswith(("read ", "secret", "whole"))}
    names = [name.partition(" in ")[0] for name in (*story.files, *stories.shared)]
    people, ties, survey = (
        [folder / name for name in names if name.startswith(kind)] for kind in ("people", "ties", "survey"))
    options = Options(folder, "Story", reading, TODAY)
    proposal = propose_scenario(people[0], ties, survey[0] if survey else None, answers, options)
    yield from _told(proposal)
    if "whole" in given:
        yield proposal.text
    (folder / "new.yaml").write_text(proposal.text, "utf-8")
    if "secret" in given:
        copies = pseudonymized(proposal, options, given["secret"].encode())
        for name, text in copies.files.items():
            yield f"--- {name}\n{text.rstrip()}"
        yield f"--- scenario of the copies\n{copies.text.rstrip()}"
    scenario = load_scenario(folder / "new.yaml")
    yield from _people(scenario)


def _told(proposal: Proposal) -> Iterator[str]:
    for repair in proposal.repairs:
        yield f"- {repair}."
    for question in proposal.questions:
        yield f"? {question.key}: {question.text}"
        told = question.choices[:MOST_CHOICES]
        yield from (f"    {choice.answer}: {choice.meaning}" for choice in told)
        if len(told) < len(question.choices):
            yield f"    {', '.join(choice.answer for choice in question.choices[MOST_CHOICES:])}"
    # What stands above and below is the same for all; a story that asks for the text shows it.
    yield "organization:" + proposal.text.partition("organization:")[2].partition("\n\n")[0]


def _scenario(story: Story, stories: Stories, folder: Path) -> Iterator[str]:
    """What differs from the shared scenario, and what a check would say; or the mistakes."""
    scenario = load_scenario(folder / "s.yaml")
    changes = [line.removeprefix("set ") for line in story.asked if line.startswith("set ")]
    scenario = with_overrides(scenario, changes) if changes else scenario
    view, mistakes, remarks = held_against_its_organization(scenario)
    usual, now = _usual(tuple(stories.shared.items())), _values(scenario, None if mistakes else view)
    yield from (f"{path}: {value}" for path, value in now.items() if usual.get(path) != value)
    yield from (f"without {path}" for path in usual if path not in now)
    yield from map(str, mistakes)
    yield from (f"Note: {remark}" for remark in dict.fromkeys(remarks))
    if scenario.organization.people is not None:
        yield from _people(scenario)
    if "run" in story.asked:
        result = run(scenario, replicates=1, workers=1, engine="numpy")
        yield from (f"week {one.week}: {one.rule} in {one.group}: {one.action} {one.reason}"
                    for one in result.decisions)


@cache
def _usual(shared: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The values of the shared scenario by path."""
    if "s.yaml" not in dict(shared):
        return {}
    with tempfile.TemporaryDirectory() as folder:
        save(dict(shared), Path(folder))
        scenario = load_scenario(Path(folder, "s.yaml"))
        return _values(scenario, held_against_its_organization(scenario)[0])


def _values(scenario: Scenario, view: PeopleView | None) -> dict[str, str]:
    """The values of a scenario by path, and what each intervention does if the plan fits the people in view."""
    known = view is not None and not any(one.estimates_read() for _, one in scenario.plan.written)
    rows = plan_rows(scenario, view) if view is not None and known else []
    return dict(_flat(dump(scenario))) | {
        f"{row.label} acts": f"weeks {row.start} to {row.end - 1}, {row.people} people, {row.strength}, at most "
        f"{row.hours.max():.6g} hours a week, {row.cost.sum():.6g} in all" for row in rows}


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Values by path; what is in a list stands in one line."""
    if isinstance(value, dict) and value:
        for key, one in value.items():
            yield from _flat(one, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)) and value:
        yield from ((f"{path}.{place}", _short(one)) for place, one in enumerate(value))
    else:
        yield path, _short(value)


def _short(value: Any) -> str:
    """A value in one line, without what is blank in it."""
    if isinstance(value, dict):
        given = {key: short for key, one in value.items() if (short := _short(one)) not in ("", "None", "{}", "[]")}
        return f"{{{', '.join(f'{key}: {short}' for key, short in given.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_short, value))}]"
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _people(scenario: Scenario) -> Iterator[str]:
    """One line per person, the ties of each layer that is stated, stated means, notes."""
    organization = build(scenario.organization, Path.cwd(), 1)
    ids = organization.ids
    yield from _persons(organization)
    for name, layer in organization.layers.items():
        pairs = zip(layer.sources.tolist(), layer.targets.tolist(), layer.weights.tolist(), strict=True)
        ties = [f"{ids[source]} > {ids[target]} {weight:.6g}" for source, target, weight in pairs]
        yield f"{name}: {', '.join(ties)}" if scenario.organization.ties and len(ties) <= MOST_TIES else (
            f"{name}: {len(ties)} ties")
    for what, means in (("mean", organization.trait_means), ("shift", organization.trait_shifts)):
        for trait, values in means.items():
            stated = zip(organization.departments, values.tolist(), strict=True)
            yield f"{what} of {trait}: {', '.join(f'{name} {value:.6g}' for name, value in stated)}"
    yield from (f"Note: {note}" for note in organization.notes)


def _persons(organization: Organization) -> Iterator[str]:
    ids = organization.ids
    yield f"{organization.size} people"
    for person, name in enumerate(ids):
        manager = organization.manager[person]
        traits = [f"{trait} {values[person]:.6g}" for trait, values in organization.traits.items()
                  if not np.isnan(values[person])]
        yield " | ".join([
            name, organization.departments[organization.department[person]],
            organization.teams[organization.team[person]], f"level {organization.level[person]}",
            f"reports to {ids[manager]}" if manager >= 0 else "no manager", *traits])


def _command(story: Story, stories: Stories, folder: Path) -> Iterator[str]:
    """The command lines of a story, one after the other: exit code, output, errors; "show FILE" shows what is in it."""
    for line in story.asked:
        if line.startswith("show "):
            yield from Path(line.removeprefix("show ")).read_text("utf-8").splitlines()
            continue
        out, err, code = io.StringIO(), io.StringIO(), 0
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main(shlex.split(line.removeprefix("cxsim ")))
            except SystemExit as left:
                code = int(left.code or 0)
        yield f"{line}: exit {code}"
        told = [f"  {text}" for text in out.getvalue().splitlines()]
        told += [f"! {text}" for text in err.getvalue().splitlines()]
        # The frame around an error, and how a command is used, belong to a library.
        yield from (text.replace("│", "") for text in told if not re.match(r"! (╭|╰|Usage: |Try )", text))


def _planted(text: str, asked: list[str]) -> str:
    """The shared scenario with some words replaced: ``old -> new``."""
    for line in asked:
        if line != "run" and not line.startswith("set "):
            old, sign, new = line.replace("\\n", "\n").partition(" ->")
            assert sign and text.count(old) == 1, f"'{old}' stands there {text.count(old)} times"
            text = text.replace(old, new.removeprefix(" "))
    return text
