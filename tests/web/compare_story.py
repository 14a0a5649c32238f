"""A project with three plans that were run: doing nothing, training, and training with a mandate."""

import os
import re
from html import unescape
from pathlib import Path

from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.worker import Task, compare_in

COMPANY = """\
schema: 1
weeks: 30
seed: 3
replicates: 24
start_date: 2027-01-04
organization:
  generate:
    departments: [{name: claims, size: 16}, {name: sales, size: 12}]
target: {adoption: 0.1, by_week: 20}
milestones: [{name: First users, measure: use, at_least: 0.05, by_week: 10}]
costs: {currency: EUR, weekly_wage: {1: 3000}}
"""
TRAINING = "{type: training, weeks: 12, hours_per_week: 4}"
FILES = {
    "company.yaml": COMPANY,
    "nothing.yaml": "extends: company.yaml\nname: Do nothing\n",
    "train.yaml": f"extends: company.yaml\nname: Train\nplan:\n  interventions: [{TRAINING}]\n",
    "both.yaml": "extends: company.yaml\nname: Train & order <now>\nplan:\n  interventions:\n"
                 f"    - {TRAINING}\n    - {{type: mandate, weeks: 20}}\n",
}
NOTHING, TRAIN, BOTH = PLANS = ("Do nothing", "Train", "Train & order <now>")


def made(projects, folder, plans=("nothing.yaml", "train.yaml", "both.yaml")):
    """A project of these plans, not run yet."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return projects.create("Tarn & Sons", "Three plans", load_scenarios([folder / name for name in plans]))


def run(project):
    """Run the plans of a project, as its job does in a process of its own."""
    here = Path.cwd()
    try:
        compare_in(Task(str(project.folder), project.about.plans, "results"), lambda _: None)
    finally:
        os.chdir(here)


def text_of(answer):
    """A page as it is read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())
