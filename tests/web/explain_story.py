"""A project with a plan of two parts that was run and explained."""

import shutil
from pathlib import Path

from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.projects import Projects
from cxsim.web.worker import Task, compare_in

COMPANY = """\
schema: 1
weeks: 26
seed: 3
replicates: 4
organization:
  generate:
    departments: [{name: claims, size: 16}, {name: sales, size: 12}]
costs: {currency: EUR, weekly_wage: {1: 3000}}
"""
TRAIN = """\
extends: company.yaml
name: Train
plan:
  interventions:
    - {type: training, weeks: 12, hours_per_week: 4}
    - {type: mandate, weeks: 20}
"""
FILES = {"company.yaml": COMPANY, "do_nothing.yaml": "extends: company.yaml\nname: Do nothing\n", "train.yaml": TRAIN}


def made(projects, folder):
    """The project, not run yet."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return projects.create("Tarn & Sons", "Two plans", load_scenarios([folder / "do_nothing.yaml",
                                                                       folder / "train.yaml"]))


def run(project, monkeypatch, *, explain):
    """Run the plans as a job does in a process of its own; what was simulated, step by step."""
    told = []
    monkeypatch.chdir(project.folder)
    compare_in(Task(str(project.folder), project.about.plans, "results", explain), told.append)
    return list(dict.fromkeys(one.step for one in told))


def explained_once(place, monkeypatch):
    """The results of the project explained, and the steps of that run; worked out once for all tests."""
    projects = Projects(place / "projects")
    project = made(projects, place / "plans")
    steps = run(project, monkeypatch, explain=True)
    return project.results, steps


def with_results(project, results):
    """The project with these results, as if it had just been run."""
    shutil.copytree(results, Path(project.results))
    return project
