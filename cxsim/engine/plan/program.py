"""A scenario's plan and context on one organization, worked out for every week before anything runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.context_pushes import resting_pushes
from cxsim.engine.plan.moves import Moves, moves_of
from cxsim.engine.plan.plan_week import EVERYWHERE, PlanWeek
from cxsim.engine.plan.planned_exits import exits_by_week, shocks
from cxsim.engine.plan.profiles import Profiles, force_table, partition
from cxsim.engine.plan.seats import Line, line_of
from cxsim.engine.plan.surroundings import Surroundings
from cxsim.engine.week.columns import Layout, Slot
from cxsim.engine.week.inputs import WeekForces
from cxsim.interventions.moment import ROLES, STRUCTURAL, Act, LogEntry, Push
from cxsim.interventions.plan.course import ChangedCourse
from cxsim.interventions.plan.cut import CutPlan
from cxsim.interventions.plan.plan import BoundPlan
from cxsim.interventions.plan.standing import Parts
from cxsim.interventions.plan.timetable import hours_needed
from cxsim.model.view import PeopleView
from cxsim.scenario.checks.bound_plan import bound_plan
from cxsim.scenario.checks.limits import at_work
from cxsim.scenario.schema.schema import Scenario

# Level 1 does not leave by default: those who lead the change are not subject to it.
LEVELS_THAT_STAY = (1,)


@dataclass(frozen=True)
class Program:
    """What reaches people, week by week.

    ``tables``: the distinct force tables, shape (profiles, columns) each; ``table_of_week`` says which holds in a week.
    ``roles[kind][week]``: who holds a role (mask), None where nobody does. ``costs``: lever -> shape (weeks,).
    ``rest``: the table before anything happens. ``cost_by_person``: lever -> what of its cost, summed over the weeks,
    falls on each person it is paid for, shape (people,). ``exits``: week -> who leaves (mask). ``plain_tables``: what
    the tables would be without the levers (empty where no law asks). ``team_hours``: hours of the change team that the
    levers of each week take, shape (weeks,), empty where no law asks. ``parts``: the bound levers of a plan that rules
    may change. ``structure``: acts on ties and reporting lines by week, empty where there are none at all.
    ``hire_costs``: lever -> week -> what a hire costs it, by position, shape (people,).
    ``lines``: week -> who is next in line for committee seats. ``moves``: week -> who changes positions with whom.
    """

    profiles: Profiles
    rest: NDArray[np.float64]
    tables: tuple[NDArray[np.float64], ...]
    table_of_week: tuple[int, ...]
    roles: dict[str, list[NDArray[np.bool_] | None]]
    costs: dict[str, NDArray[np.float64]]
    log: tuple[LogEntry, ...]
    last_active_week: int | None
    exits: dict[int, NDArray[np.bool_]] = field(default_factory=dict)
    cost_by_person: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    plain_tables: tuple[NDArray[np.float64], ...] = ()
    team_hours: tuple[float, ...] = ()
    parts: Parts = ()
    structure: tuple[tuple[Act, ...], ...] = ()
    hire_costs: dict[str, dict[int, NDArray[np.float64]]] = field(default_factory=dict)
    lines: dict[int, Line] = field(default_factory=dict)
    moves: dict[int, Moves] = field(default_factory=dict)

    def table(self, week: int) -> NDArray[np.float64]:
        """The force table of a week."""
        return self.tables[self.table_of_week[week]]

    def forces(self, week: int) -> WeekForces:
        """What pushes whom in a week."""
        return WeekForces(self.table(week), self.profiles.of_person)

    def week(self, week: int) -> PlanWeek:
        """What pushes whom and what levers do in a week."""
        roles = {kind: holders[week] for kind, holders in self.roles.items()}
        leaving = self.exits.get(week)
        return PlanWeek(
            self.forces(week), self.plain_table(week),
            {kind: mask[:, None] for kind, mask in roles.items() if mask is not None},
            None if leaving is None else leaving[:, None],
            self.team_hours[week] if self.team_hours else 0.0,
            {lever: by_week[week][:, None] for lever, by_week in self.hire_costs.items() if week in by_week},
            ((self.lines[week], EVERYWHERE),) if week in self.lines else (),
            ((self.moves[week], EVERYWHERE),) if week in self.moves else (),
        )

    def plain_table(self, week: int) -> NDArray[np.float64] | None:
        """The force table of a week without the levers."""
        return self.plain_tables[week] if self.plain_tables else None


def constants_of(scenario: Scenario, view: PeopleView) -> dict[Slot, NDArray[np.float64]]:
    """Constants of people that are stored with the forces, shape (people,) each."""
    leaves = np.full(view.size, 1.0 if scenario.turnover else 0.0)
    leaves[np.isin(view.level, LEVELS_THAT_STAY)] = 0.0
    constants = {Slot("leaves_voluntarily"): leaves}
    for number, behavior in enumerate(scenario.behaviors):
        by_department = np.array([behavior.required_skill_in(name) for name in view.departments])
        constants[Slot("required_skill", number)] = by_department[view.department]
    return constants


def _roles(acts_by_week: list[tuple[Act, ...]], people: int) -> dict[str, list[NDArray[np.bool_] | None]]:
    roles: dict[str, list[NDArray[np.bool_] | None]] = {}
    for week, acts in enumerate(acts_by_week):
        for kind, mask in role_masks(acts, people).items():
            roles.setdefault(kind, [None] * len(acts_by_week))[week] = mask
    return roles


def role_masks(acts: Sequence[Act], people: int) -> dict[str, NDArray[np.bool_]]:
    """Who holds which role by these acts of one week (masks)."""
    held: dict[str, NDArray[np.bool_]] = {}
    for act in acts:
        if act.kind in ROLES:
            held.setdefault(act.kind, np.zeros(people, dtype=np.bool_))[act.people] = True
    return held


def hire_costs_by_week(
    plan: BoundPlan | ChangedCourse | CutPlan, weeks: int
) -> dict[str, dict[int, NDArray[np.float64]]]:
    """Levers that are paid by hire: the weeks in which they are, and what a hire costs, by position."""
    found: dict[str, dict[int, NDArray[np.float64]]] = {}
    for week in range(weeks):
        for lever, costs in plan.hire_costs(week).items():
            found.setdefault(lever, {})[week] = costs
    return found


def structure_by_week(acts_by_week: list[tuple[Act, ...]]) -> tuple[tuple[Act, ...], ...]:
    """Acts on ties and reporting lines, week by week; empty where nobody performs any."""
    structural = tuple(tuple(act for act in acts if act.kind in STRUCTURAL) for acts in acts_by_week)
    return structural if any(structural) else ()


def signature(pushes: Sequence[Push]) -> tuple[object, ...]:
    """What these pushes come to, whoever pushes and in whatever order."""
    return tuple(sorted((push.force, push.behavior or 0, push.value, push.people.tobytes()) for push in pushes))


def compile_program(scenario: Scenario, view: PeopleView, layout: Layout) -> Program:
    """Work out all weeks of a scenario on an organization."""
    plan = bound_plan(scenario, view)
    written = plan.plan if isinstance(plan, CutPlan) else plan
    context = Surroundings(scenario, view)
    done = [plan.week(week) for week in range(scenario.weeks)]
    acts = [(*context.acts(week), *done[week].acts) for week in range(scenario.weeks)]
    begins = {lever.label: start for lever, start, _ in scenario.plan.told()}
    pushes_by_week = [
        [*context.pushes(week, acts[week]), *context.without_sponsors(done[week].pushes, begins, week),
         *(shocks(acts[week - 1], view) if week else ())]
        for week in range(scenario.weeks)
    ]
    resting = resting_pushes(scenario, view)
    masks = (push.people for pushes in (resting, *pushes_by_week) for push in pushes)
    profiles = partition(masks, (view.department, view.level), view.size)
    constants = constants_of(scenario, view)
    effort = scenario.effort_shares
    number_of: dict[tuple[object, ...], int] = {}
    tables: list[NDArray[np.float64]] = []
    table_of_week = []
    for pushes in pushes_by_week:
        content = signature(pushes)
        if content not in number_of:
            number_of[content] = len(tables)
            tables.append(force_table(pushes, profiles, layout, effort, constants))
        table_of_week.append(number_of[content])
    costs: dict[str, NDArray[np.float64]] = {}
    cost_by_person: dict[str, NDArray[np.float64]] = {}
    for week in range(scenario.weeks):
        for lever, amount in plan.costs(week).items():
            costs.setdefault(lever, np.zeros(scenario.weeks))[week] = amount
        for lever, shares in plan.payers(week).items():
            cost_by_person.setdefault(lever, np.zeros(view.size))
            cost_by_person[lever] += costs[lever][week] * shares
    plain = (
        force_table([*context.pushes(week), *(shocks(acts[week - 1], view) if week else ())],
                    profiles, layout, effort, constants)
        for week in range(scenario.weeks if layout.week.delivery else 0)
    )
    return Program(
        profiles=profiles,
        rest=force_table(resting, profiles, layout, effort, constants),
        tables=tuple(tables),
        table_of_week=tuple(table_of_week),
        roles=_roles(acts, view.size),
        costs=costs,
        log=tuple(entry for week in range(scenario.weeks) for entry in (*context.log(week), *done[week].log)),
        exits=exits_by_week(acts, view.size),
        lines={week: line for week, done_then in enumerate(acts) if (line := line_of(done_then, view)) is not None},
        moves={week: moves for week, done_then in enumerate(acts) if (moves := moves_of(done_then)) is not None},
        cost_by_person=cost_by_person,
        structure=structure_by_week(acts),
        hire_costs=hire_costs_by_week(plan, scenario.weeks),
        last_active_week=scenario.plan.last_active_week(scenario.weeks),
        plain_tables=tuple(plain),
        parts=written.levers if scenario.adaptive and isinstance(written, BoundPlan) else (),
        team_hours=tuple(
            hours_needed(at_work(scenario, week), week) for week in range(scenario.weeks if layout.week.between else 0)
        ),
    )
