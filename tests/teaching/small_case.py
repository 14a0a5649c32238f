"""A small case for classes: forty people, thirty weeks, three departments and one conflicting figure."""

from __future__ import annotations

from pathlib import Path

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
