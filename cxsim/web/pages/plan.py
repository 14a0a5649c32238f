"""Plan: who does what and when on one week axis, what it costs and takes, and a quick look at what comes of it."""

from __future__ import annotations

from typing import Final

from fastapi import Request
from starlette.responses import Response

from cxsim.interventions.about.description import describe
from cxsim.web.desk import Page, Route, desk_of
from cxsim.web.plan_acts import AT, BAR_ACTS
from cxsim.web.plan_around_acts import AROUND_ACTS
from cxsim.web.plan_list_acts import LIST_ACTS
from cxsim.web.plan_runs import RUN_ACTS
from cxsim.web.plan_view import STEP, shown, spot_of
from cxsim.words.plan import cost_words, hours_words, kind_words


def plan(request: Request, name: str, plan: str = "", bar: int = -1) -> Response:
    """The page of one plan; ``bar``: the intervention whose form is open."""
    desk = desk_of(request)
    return shown(desk, spot_of(desk.project(name), plan, bar))


def catalog(request: Request, name: str, plan: str = "") -> Response:
    """Every intervention there is: what it is, how it works, how it can lose and what it costs."""
    desk = desk_of(request)
    spot = spot_of(desk.project(name), plan)
    scenario = spot.scenario()
    taken = {one.type for one in scenario.plan.interventions}
    kinds = [{"kind": one["type"], "title": kind_words(one["type"]), "definition": one["definition"],
              "mechanism": one["mechanism"], "can_lose": one["can_lose"],
              "cost": cost_words({key: value for key, value in one["cost"].items() if key != "meaning"},
                                 scenario.costs.currency),
              "covers": one["cost"]["meaning"], "hours": hours_words(one["team_hours"]), "there": one["type"] in taken}
             for one in describe()]
    return desk.render("plan_catalog.html", STEP, spot.project, spot=spot, plan_name=scenario.name, kinds=kinds)


PAGE: Final = Page(4, STEP, AT, (
    Route("GET", AT, plan), Route("GET", f"{AT}/catalog", catalog), *BAR_ACTS, *LIST_ACTS, *AROUND_ACTS,
    *RUN_ACTS,
))
