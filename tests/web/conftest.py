"""A workbench on an empty folder, a browser that came in by the link, and a small project.

Nothing here is collected where the extra ``web`` is not installed; ``make test`` installs it.
"""

import multiprocessing
import shutil
import time
from importlib.util import find_spec

import pytest

from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.projects import Projects

collect_ignore_glob = [] if find_spec("fastapi") else ["test_*.py"]

ORIGIN = "http://127.0.0.1:8640"
COMPANY = """\
schema: 1
weeks: 12
seed: 3
replicates: 4
organization:
  generate:
    departments: [{name: claims, size: 16}, {name: sales, size: 12}]
costs: {currency: EUR, weekly_wage: {1: 3000}}
"""
FILES = {
    "company.yaml": COMPANY,
    "do_nothing.yaml": "extends: company.yaml\nname: Do nothing\n",
    "train.yaml": "extends: company.yaml\nname: Train\nplan:\n  interventions: [{type: training, weeks: 10}]\n",
}


def written(folder):
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / "do_nothing.yaml", folder / "train.yaml"]


# What processes of jobs and questions load, one after the other.
LOADED = ("cxsim.report.write", "cxsim.studies.quick_look", "scipy.sparse", "cxsim.web.question_kinds")


@pytest.fixture(scope="session", autouse=True)
def processes_begin_loaded():
    """Processes of jobs and questions are copies of one that has loaded the model: to load it takes them seconds each.

    Those of the program itself, which other tests start, begin with nothing.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(LOADED))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cxsim.web.jobs.get_context", lambda _: context)
        yield


@pytest.fixture
def plans(tmp_path):
    """The scenario files of two plans, the baseline first."""
    folder = tmp_path / "plans"
    folder.mkdir()
    return written(folder)


@pytest.fixture
def projects(tmp_path):
    return Projects(tmp_path / "cxsim-projects")


@pytest.fixture
def project(projects, plans):
    return projects.create("Tarn & Sons", "Two plans", load_scenarios(plans))


@pytest.fixture(scope="session")
def compared(tmp_path_factory):
    """The results of such a project, as its job writes them; worked out once, tests change copies."""
    from tests.web.compare_story import run

    place = tmp_path_factory.mktemp("compared")
    project = Projects(place / "projects").create("Tarn & Sons", "Two plans", load_scenarios(written(place)))
    run(project)
    return project.results


@pytest.fixture
def ran(project, compared):
    """The small project with results that were made in a terminal: no job is known."""
    shutil.copytree(compared, project.results)
    return project


@pytest.fixture
def keys():
    from cxsim.web.security import Keys

    return Keys(8640)


@pytest.fixture
def stranger(projects, keys):
    """A browser that has no cookie."""
    from starlette.testclient import TestClient

    from cxsim.web.app import build_app

    with TestClient(build_app(projects, keys), ORIGIN, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture
def browser(stranger, keys):
    """A browser that came in by the link and sends forms from our pages."""
    assert stranger.get(keys.link).headers["location"] == "/"
    stranger.headers["origin"] = ORIGIN
    return stranger


@pytest.fixture
def ended():
    """Waits until the last run of a project has ended, and returns its job."""

    def waited(jobs, project, seconds=120):
        until = time.monotonic() + seconds
        while jobs.latest(project).open and time.monotonic() < until:
            time.sleep(0.05)
        return jobs.latest(project)

    return waited


@pytest.fixture(scope="session")
def explained(tmp_path_factory):
    """The results of a small project that was run and explained, and the steps of that run."""
    from tests.web.explain_story import explained_once

    with pytest.MonkeyPatch.context() as patch:
        yield explained_once(tmp_path_factory.mktemp("explained"), patch)
