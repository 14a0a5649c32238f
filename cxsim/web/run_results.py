"""How far the full run of a project is; whether its results are there, can be read, and are those of its plans."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from cxsim.errors import CxsimError
from cxsim.report.forms.opened import open_results
from cxsim.results.checked import AGAIN
from cxsim.web.desk import Desk
from cxsim.web.jobs import Job, progress_words
from cxsim.web.projects import Project, State, state_of

RUN_AGAIN: Final = "run the plans again; that replaces what is there"


def run_state(desk: Desk, project: Project) -> dict[str, Any]:
    """How far the full run is, and whether there are results; ``damage``: why they cannot be read, or ""."""
    job: Job | None = desk.jobs.latest(project)
    done = (project.results / "manifest.json").is_file()
    damage = damage_of(project, state_of(sorted(project.results.iterdir()), project.results)) if done else ""
    return {"job": job, "results": done, "outdated": done and (bool(damage) or project.outdated), "damage": damage,
            "progress": progress_words(job)}


@lru_cache(8)
def damage_of(project: Project, _: State) -> str:
    """Why the results of a project cannot be read, or ""; found out once for each state of their files."""
    try:
        open_results(project.results)
    except CxsimError as error:
        return why_not_shown(error, project)
    return ""


def why_not_shown(error: CxsimError, project: Project) -> str:
    """Why results cannot be shown, in the words of the command line but for the remedy, which is a button here."""
    return str(error).replace(f"{project.folder}/", "").replace(AGAIN, RUN_AGAIN)
