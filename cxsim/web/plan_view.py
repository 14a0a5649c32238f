"""What the Plan page shows of one plan: its bars, what it costs and takes, the quick look, and one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from starlette.responses import HTMLResponse

from cxsim.analysis.quick_look import QuickLook
from cxsim.errors import CxsimError, Finding
from cxsim.interventions.about.description import describe_one
from cxsim.model.view import PeopleView
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.presets.preset import presets
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.sheets.plan_bars import PlanBar, plan_bars
from cxsim.web.desk import Desk
from cxsim.web.editing import texts_of
from cxsim.web.plan_around import NOTHING, Refused, around
from cxsim.web.plan_changes import heirs, own_list
from cxsim.web.plan_days import days_of
from cxsim.web.plan_fields import Form, form_of
from cxsim.web.plan_picture import (
    Cell,
    bar_of,
    cost_steps,
    curve_points,
    heat_of,
    hour_steps,
    json_axis,
    percent,
    ticks_of,
)
from cxsim.web.projects import Project
from cxsim.web.question_kinds import Look, Try
from cxsim.web.question_worker import Answer
from cxsim.web.run_results import run_state
from cxsim.web.shipped_projects import names_of
from cxsim.words.groups import said, sentence
from cxsim.words.load import LAW, load_takeaway, load_title, map_notes
from cxsim.words.plan import OVERRUNS, dearest_week_words, team_words, total_words
from cxsim.words.quick_look import RULE, percent_words, plan_remarks, reach_words, target_words
from cxsim.words.tried_move import trial_words, tried_move_words

STEP = "Plan"


@dataclass(frozen=True)
class Spot:
    """Which plan of a project is open, and which of its bars (-1: none)."""

    project: Project
    plan: str
    bar: int = -1

    @property
    def address(self) -> str:
        """Where it is shown."""
        bar = "" if self.bar < 0 else f"&bar={self.bar}"
        return f"/projects/{self.project.folder.name}/plan?plan={self.plan}{bar}"

    @property
    def baseline(self) -> bool:
        """Whether the plan is the baseline."""
        return self.plan == self.project.about.plans[0]

    def scenario(self) -> Scenario:
        """The plan as it is loaded."""
        return load_scenario(self.project.folder / self.plan, root=self.project.folder)


@dataclass(frozen=True)
class LookView:
    """A quick look as it is drawn. ``state``: current, old (the plan has changed since), none, or failed."""

    state: str
    words: str = ""
    mistake: str = ""
    futures: int = 0
    curves: tuple[str, ...] = ()
    mean: str = ""
    last_week: int = 1
    end: str = ""
    end_y: str = "0"
    target_x: str = ""
    target_y: str = ""
    target_words: str = ""
    rows: tuple[tuple[int, str, str, str], ...] = ()
    title: str = ""
    takeaway: str = ""
    heat: tuple[tuple[str, list[Cell]], ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What an answer tells beside what is saved.

    ``form``: as it was typed, with its mistakes; ``notes``: by field of a form that was saved.
    """

    form: Form | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


def spot_of(project: Project, plan: str, bar: int = -1) -> Spot:
    """A plan of a project by its file; another name leads to the first one that does something."""
    plans = project.about.plans
    if plan in plans:
        return Spot(project, plan, bar)
    return Spot(project, plans[1] if len(plans) > 1 else plans[0])


def plan_names(project: Project) -> list[tuple[str, str]]:
    """The files of the plans and what they are called; a file without a name is called by its own."""
    return [(plan, next(iter(names_of([project.folder / plan])), plan)) for plan in project.about.plans]


def finding_words(finding: Finding) -> str:
    """A mistake without the place in its file: what was given, and what is wrong with it."""
    keys = [key for key in finding.path.split(".") if key and not key.isdecimal()]
    return f"{sentence(said(keys[-1]))}: {finding.message}" if keys else finding.message


def shown(
    desk: Desk, spot: Spot, *, form: Form | None = None, mistakes: Sequence[str] = (), status: int = 200,
    notes: Mapping[str, str] | None = None, refused: Refused = NOTHING,
) -> HTMLResponse:
    """The page.

    ``form``: with what was typed and what is wrong with it, instead of what is saved. ``notes``: by field, what became
    of what was typed. ``refused``: what was typed around the plan and not taken.
    """
    project = spot.project
    plans = plan_names(project)
    values: dict[str, Any] = {
        "spot": spot, "plans": plans, "mistakes": list(mistakes), "plan_name": dict(plans)[spot.plan],
        "presets": list(presets().values()), "next": next_step(desk, project), **run_state(desk, project)}
    try:
        scenario = spot.scenario()
        texts = texts_of(project)
        own = own_list(texts, spot.plan)
        values["heirs"] = [f"“{dict(plans)[one]}”" for one in heirs(texts, spot.plan)]
        told = Told(form, notes or {})
        values |= plan_values(scenario, spot, own, told) | {"look": look_at(desk, spot, scenario)}
        values["around"] = around(scenario, spot.plan, refused)
        values["tried"] = tried_at(desk, spot, scenario, own and values["results"] and not values["outdated"])
    except CxsimError as error:
        lines = str(error).replace(f"{project.folder}/", "").splitlines()
        return desk.render("plan_unreadable.html", STEP, project, status=status, **values | {"mistakes": lines})
    return desk.render("plan.html", STEP, project, status=status, title=title_of(values, scenario), rule=RULE, law=LAW,
                       **values)


def plan_values(scenario: Scenario, spot: Spot, own: bool, told: Told) -> dict[str, Any]:
    """What a plan consists of, by week."""
    view, weeks, first = people_of(scenario), scenario.weeks, scenario.start_date
    bars = plan_bars(scenario, view)
    cost = sum((bar.cost for bar in bars), np.zeros(weeks))
    hours = sum((bar.hours for bar in bars), np.zeros(weeks))
    plan, currency = scenario.plan, scenario.costs.currency
    chosen = next((bar for bar in bars if bar.place == spot.bar), None)
    return {
        "weeks": weeks, "first": first, "currency": currency, "axis": json_axis(scenario),
        "ticks": ticks_of(weeks, first), "bars": [bar_of(bar, scenario, own) for bar in bars],
        "foreign": [bar for bar in bars if not (own and bar.own)], "adaptive": plan.adaptive,
        "later_plan": plan.change_course, "cost": cost_steps(cost, currency, first), "budget": plan.budget,
        "total": total_words(float(cost.sum()), plan.budget, currency), "dearest": dearest_week_words(cost, first),
        "hours": hour_steps(hours, first), "team": team_words(hours, plan.team_hours_per_week),
        "overruns": OVERRUNS, "overrun": plan.on_overrun,
        "team_hours": plan.team_hours_per_week, "money_rows": money_rows(cost, hours, first),
        "departments": view.departments, "replicates": scenario.replicates,
        **chosen_values(chosen, scenario, own, view, told)}


def chosen_values(
    bar: PlanBar | None, scenario: Scenario, own: bool, view: PeopleView, told: Told
) -> dict[str, Any]:
    """The bar whose form is open, with what its kind declares."""
    if bar is None:
        return {"chosen": None, "form": None, "kind": None, "editable": False}
    return {"chosen": bar.place,
            "form": told.form or form_of(bar.intervention, view, days_of(bar, scenario)).noted(told.notes),
            "kind": describe_one(bar.intervention.type), "editable": own and bar.own}


def money_rows(cost: Any, hours: Any, first: date | None) -> list[tuple[int, int, float, float]]:
    """The table behind costs and hours: stretches of equal weeks as first and last week, cost and hours a week."""
    found: list[tuple[int, int, float, float]] = []
    for week, (money, work) in enumerate(zip(cost.tolist(), hours.tolist(), strict=True)):
        last = found[-1] if found else None
        if last is not None and last[2:] == (money, work):
            found[-1] = (last[0], week, money, work)
        else:
            found.append((week, week, money, work))
    return found


def title_of(values: dict[str, Any], scenario: Scenario) -> str:
    """The finding if there is one; else what to do next."""
    if scenario.plan.does_nothing:
        return "The baseline: nobody does anything" if values["spot"].baseline else "This plan does nothing yet"
    look: LookView = values["look"]
    if look.state == "failed":
        return "This plan cannot be simulated as it stands"
    return look.title or "Who does what, and when"


def look_at(desk: Desk, spot: Spot, scenario: Scenario) -> LookView:
    """The quick look at a plan as it is now; if there is none, the last one, marked as old."""
    question = Look.at(spot.project, spot.plan, scenario)
    now = desk.questions.known(question)
    if now is not None:
        return look_view(now, "current", scenario)
    last = desk.questions.last(question)
    if last is not None:
        return look_view(last, "old", scenario)
    desk.questions.want(question)  # at once, because nobody is changing anything yet
    return LookView("none")


def look_ahead(desk: Desk, spot: Spot) -> None:
    """Begin a quick look at a plan before its page asks for it."""
    with suppress(CxsimError):  # its page says what is wrong with it
        desk.questions.want(Look.at(spot.project, spot.plan, spot.scenario()))


def look_view(seen: Answer[QuickLook], state: str, scenario: Scenario) -> LookView:
    """A quick look for the template."""
    look, first = seen.found, scenario.start_date
    if look is None:
        return LookView("failed", mistake=seen.mistake)
    if look.weeks != scenario.weeks:
        return LookView("none")
    heat, rows = heat_of(look.loads, look.weeks, first)
    x, y = "", ""
    if look.target is not None:
        share, week = look.target
        x, y = percent(week, look.weeks - 1), percent(1.0 - share, 1.0)
    takeaway = load_takeaway(look.loads, first) if look.loads else ""
    return LookView(
        state, reach_words(look), "", look.futures, tuple(map(curve_points, look.curves)), curve_points(look.mean),
        look.weeks - 1, percent_words(look.mean[-1]), percent(1.0 - look.mean[-1], 1.0), x, y,
        target_words(look, first), curve_rows(look), load_title(look.loads, first) if look.loads else "", takeaway,
        tuple(rows), tuple(map_notes(heat.weeks_per_cell, 0)), plan_remarks(look))


def curve_rows(look: QuickLook) -> tuple[tuple[int, str, str, str], ...]:
    """The table behind the curves: week, mean, lowest and highest future; every fourth week and the last."""
    weeks = sorted({*range(0, look.weeks, 4), look.weeks - 1})
    return tuple((week, percent_words(look.mean[week]), percent_words(min(one[week] for one in look.curves)),
                  percent_words(max(one[week] for one in look.curves))) for week in weeks)


@dataclass(frozen=True)
class TriedView:
    """A move that was tried. ``state``: off (nothing to try), due, done; ``start``, ``weeks``: what using it writes."""

    state: str
    words: str = ""
    how: str = ""
    place: int = -1
    start: int = 0
    weeks: str = ""


def tried_is_due(project: Project) -> bool:
    """Whether moves are tried: only once the plans were run as they are now."""
    return (project.results / "manifest.json").is_file() and not project.outdated


def tried_at(desk: Desk, spot: Spot, scenario: Scenario, due: bool) -> TriedView:
    """What trying a move of a plan came to, if anything was tried."""
    if not due or not scenario.plan.interventions:
        return TriedView("off")
    seen = desk.questions.known(Try.at(spot.project, spot.plan, scenario))
    if seen is None:
        return TriedView("due")
    one = seen.found
    if one is None:
        return TriedView("off")
    length = scenario.plan.interventions[one.place].weeks
    return TriedView("done", tried_move_words(one, scenario.start_date), trial_words(one), one.place, one.start,
                     "" if length is None else str(length))


def next_step(desk: Desk, project: Project) -> tuple[str, str]:
    """The page after this one: its word and address."""
    words = [page.word for page in desk.pages]
    page = desk.pages[words.index(STEP) + 1]
    return page.word, page.of(project) or "/"
