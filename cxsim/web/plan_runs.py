"""Simulating from the Plan page: the quick look at one plan, and the full run of all of them."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Form, Request
from starlette.responses import Response

from cxsim.errors import CxsimError
from cxsim.web.desk import Route, desk_of
from cxsim.web.plan_acts import AT, done
from cxsim.web.plan_view import spot_of, tried_is_due
from cxsim.web.question_kinds import Look, Try

FIRST_LOOK: Final = 20.0
"""Seconds that a page without script waits for its quick look."""
SHORT_WAIT: Final = 0.5
"""Seconds that a script waits for an answer, so that no connection stays open."""
Line = Annotated[str, Form()]
Number = Annotated[int, Form()]


def run(request: Request, name: str, plan: Line = "", bar: Number = -1) -> Response:
    """Run all plans in all their futures; it goes on without this page."""
    desk = desk_of(request)
    desk.jobs.start(desk.project(name))
    return done(spot_of(desk.project(name), plan, bar))


def cancel(request: Request, name: str, plan: Line = "", bar: Number = -1) -> Response:
    """Stop the full run."""
    desk = desk_of(request)
    desk.jobs.cancel(desk.project(name))
    return done(spot_of(desk.project(name), plan, bar))


def look(request: Request, name: str, plan: Line = "", bar: Number = -1) -> Response:
    """Take a quick look and wait for it: for pages without script, and once more where it failed."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan, bar)
    question = Look.at(spot.project, spot.plan, spot.scenario())
    desk.questions.forget_mistake(question)
    desk.questions.want(question)
    desk.questions.wait(question, FIRST_LOOK)
    return done(spot)


def find_out(request: Request, name: str, plan: str = "") -> dict[str, str]:
    """Take a quick look at a plan as it is now; the answer says whether it is there, and does not wait long."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    try:
        question = Look.at(spot.project, spot.plan, spot.scenario())
    except CxsimError:
        return {"state": "unreadable"}
    desk.questions.want(question)
    found = desk.questions.wait(question, SHORT_WAIT)
    return {"state": "running" if found is None else "done"}


def find_tried(request: Request, name: str, plan: str = "") -> dict[str, str]:
    """Try moves of a plan whose results are there; the answer says whether that is done, and does not wait long."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    if not tried_is_due(spot.project):
        return {"state": "none"}
    question = Try.at(spot.project, spot.plan, spot.scenario())
    desk.questions.want(question)
    return {"state": "running" if desk.questions.known(question) is None else "done"}


RUN_ACTS: Final = (
    *(Route("POST", f"{AT}/{word}", act) for word, act in (("run", run), ("cancel", cancel), ("look", look))),
    Route("GET", f"/api{AT}/look", find_out), Route("GET", f"/api{AT}/tried", find_tried),
)
