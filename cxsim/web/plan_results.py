"""How far the full run of a project is; whether its results are there, can be read, and are those of its plans."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from cxsim.errors import CxsimError
from cxsim.report.forms.opened import open_results
from cxsim.web.desk import Desk
from cxsim.web.jobs import Job, progress_words
from cxsim.web.projects import Project


def run_state(desk: Desk, project: Project) -> dict[str, Any]:
    """How far the full run is, and whether there are results; ``damage``: why they cannot be read, or ""."""
    job: Job | None = desk.jobs.latest(project)
    done = (project.results / "manifest.json").is_file()
    damage = damage_of(project.results, stamps(project.results)) if done else ""
    return {"job": job, "results": done, "outdated": done and (bool(damage) or project.outdated), "damage": damage,
            "progress": progress_words(job)}


def stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The state of the files in a folder: name, moment and size of each."""
    files = ((file.name, file.stat()) for file in sorted(folder.iterdir()) if file.is_file())
    return tuple((name, told.st_mtime_ns, told.st_size) for name, told in files)


@lru_cache(8)
def damage_of(results: Path, _: tuple[tuple[str, int, int], ...]) -> str:
    """Why results cannot be read, or ""; found out once for each state of their files."""
    try:
        open_results(results)
    except CxsimError as error:
        return str(error).replace(f"{results.parent}/", "")
    return ""
