"""A small case for classes: forty people, thirty weeks, two departments and one conflicting figure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cxsim.scenario.case.terms import Terms, terms_of
from cxsim.teaching.class_folder import ClassFolder, ClassPlan, open_class
from cxsim.teaching.ground import Ground
from cxsim.teaching.making import make_class

COMPANY = """\
schema: 1
weeks: 30
seed: 3
replicates: 4
organization:
  generate:
    departments: [{name: front_desk, size: 16}, {name: workshop, size: 14}, {name: office, size: 10}]
    levels: 2
    span_of_control: 8
context:
  inhibitors: [{name: pieces_per_day, departments: [workshop], strength: 0.4}]
behaviors:
  - {name: ask_first, description: Ask before you start., required_skill: 0.3}
target: {adoption: 0.4, by_week: 28}
costs: {currency: EUR, weekly_wage: {1: 2000, 2: 1000}}
"""
CLASS = """\
title: The small case
story: A company of forty people.
task: Get people to ask first.
budget: 200000
team_hours_per_week: 20
common_advice: teach
evidence: teach_and_lift
traps: [Teaching alone.]
discussion:
  - Why is that so?
predict:
  - What will come of it?
best_found:
  how: Found by hand.
  interventions:
    - {type: training, hours_per_week: 4, weeks: 12}
    - {type: remove_inhibitor, inhibitors: [pieces_per_day], thoroughness: 1.0}
"""
TEACH = "    - {type: training, hours_per_week: 4, weeks: 12}\n"
LIFT = "    - {type: remove_inhibitor, thoroughness: 0.9}\n"
FUTURES = 4


def write_case(folder: Path) -> Path:
    """The files of the case."""
    folder.mkdir(parents=True)
    plan = "extends: company.yaml\nname: {name}\nplan:\n  interventions:\n"
    texts = {"company.yaml": COMPANY, "class.yaml": CLASS, "do_nothing.yaml": "extends: company.yaml\nname: Nothing\n",
             "teach.yaml": plan.format(name="Teach") + TEACH,
             "teach_and_lift.yaml": plan.format(name="Both") + TEACH + LIFT}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_case(tmp_path_factory.mktemp("cases") / "small")


@pytest.fixture(scope="session")
def terms(case: Path) -> Terms:
    return terms_of(case)


@pytest.fixture(scope="session")
def ground(terms: Terms) -> Ground:
    return Ground.of(terms)


@pytest.fixture(scope="session")
def made(terms: Terms, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of three teams as it was made; nobody has planned anything."""
    place = tmp_path_factory.mktemp("classes") / "monday"
    return make_class(terms, ClassPlan.of(terms, 3, terms.seed, FUTURES), place)


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> ClassFolder:
    """The class again, for a test to fill in."""
    return open_class(Path(shutil.copytree(made, tmp_path / "monday")))
