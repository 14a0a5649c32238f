"""What the scripts of the pages ask for, as JSON."""

from __future__ import annotations

from typing import Any, Final

from fastapi import Request

from cxsim.web.desk import Route, desk_of
from cxsim.web.jobs import progress_words


def job(request: Request, name: str) -> dict[str, Any]:
    """How far the last run of a project is: state, futures done and in all, seconds left (null: not known)
    and the same in words.
    """
    desk = desk_of(request)
    last = desk.jobs.latest(desk.project(name))
    if last is None:
        return {"state": "none", "done": 0, "total": 0, "seconds_left": None, "words": ""}
    return {"state": last.state, "done": last.done, "total": last.total, "seconds_left": last.seconds_left,
            "words": progress_words(last)}


ROUTES: Final = (Route("GET", "/api/projects/{name}/job", job),)
