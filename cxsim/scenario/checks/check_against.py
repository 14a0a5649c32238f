"""Checks of a scenario's departments, levels and people against its organization."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cxsim.errors import Finding
from cxsim.interventions.plan.exclusive import exclusive_problems
from cxsim.interventions.plan.plan import plan_problems
from cxsim.interventions.plan.timetable import order_problems
from cxsim.interventions.problems import Problem, under
from cxsim.model.view import PeopleView
from cxsim.organization.findings import Caution
from cxsim.rules.condition import Path
from cxsim.scenario.checks.contradictions import contradictions
from cxsim.scenario.checks.groups import unknown_department, unknown_departments, unknown_keys, unknown_level
from cxsim.scenario.checks.idle_parts import idle_parts
from cxsim.scenario.checks.knowledge_problems import knowledge_problems
from cxsim.scenario.checks.learnable import beyond_learning
from cxsim.scenario.checks.left_out import left_out_problems
from cxsim.scenario.checks.limits import overruns
from cxsim.scenario.checks.milestone_problems import milestone_problems
from cxsim.scenario.checks.rule_problems import rule_problems
from cxsim.scenario.schema.behaviors import RequiredSkill
from cxsim.scenario.schema.context import ContextFactor
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import INTERVENTIONS, PARTS
from cxsim.scenario.schema.series import StepInTime
from cxsim.scenario.schema.shocks import Reorganization


def check_against(
    scenario: Scenario, view: PeopleView, more: Iterable[Problem] = ()
) -> tuple[list[Finding], list[str]]:
    """Find the mistakes that only the organization reveals, and warnings.

    Parameters
    ----------
    scenario
        A scenario that loaded without mistakes.
    view
        Its people.
    more
        Problems that reading the people's files revealed.

    Returns
    -------
    findings
        Unknown names and impossible doses, each at its place in the file; sorted.
    warnings
        Sentences about what has no effect or was assumed; the scenario can run.
    """
    origin = scenario._origin
    problems = [*problems_of(scenario, view), *more]
    findings = [origin.finding(problem) for problem in problems if not problem.warning]
    warnings = {origin.finding(problem): problem for problem in problems if problem.warning}
    told = [_told(scenario, warnings[warning], _one_line(warning)) for warning in sorted(warnings)]
    return sorted(set(findings)), [*origin.remarks, *told]


def problems_of(scenario: Scenario, view: PeopleView) -> list[Problem]:
    """What :func:`check_against` finds, with the paths of values in place of their places in files."""
    view = replace(view, inhibitors=scenario.context.known_inhibitors)
    return [
        *_context_problems(scenario, view),
        *_customer_problems(scenario, view),
        *_behavior_problems(scenario, view),
        *_trait_problems(scenario, view),
        *contradictions(scenario, view),
        *beyond_learning(scenario),
        *under(plan_problems(scenario.plan.interventions, view, scenario.weeks), "plan", "interventions"),
        *under(order_problems(scenario.plan.interventions), "plan", "interventions"),
        *under(exclusive_problems(scenario.plan.interventions, view), "plan", "interventions"),
        *_change_of_course_problems(scenario, view),
        *overruns(scenario, view),
        *_timing_problems(scenario),
        *left_out_problems(scenario),
        *idle_parts(scenario, view),
        *_wage_problems(scenario, view),
        *rule_problems(scenario, view),
        *milestone_problems(scenario, view),
        *_unread_parts(scenario),
        *knowledge_problems(scenario),
    ]


def _context_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    context = scenario.context
    named: tuple[tuple[str, Sequence[ContextFactor]], ...] = (
        ("inhibitors", context.inhibitors), ("catalysts", context.catalysts))
    for kind, factors in named:
        for index, factor in enumerate(factors):
            yield from unknown_departments(factor.departments, view, ("context", kind, index, "departments"))
            for place, level in enumerate(factor.levels):
                yield from unknown_level(level, view, ("context", kind, index, "levels", place))
    yield from unknown_keys(context.manager_attitudes, view, ("context", "manager_attitudes"))
    if context.merger is not None:
        yield from unknown_departments(context.merger.departments, view, ("context", "merger", "departments"))
        if set(view.departments) <= set(context.merger.departments):
            yield Problem(("context", "merger", "departments"), "lists all departments; leave out at least one to "
                          "merge with")
    for index, shock in enumerate(context.shocks):
        if isinstance(shock, Reorganization):
            yield from unknown_departments(shock.departments, view, ("context", "shocks", index, "departments"))


def _customer_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    for index, link in enumerate(scenario.context.service_chain):
        yield from unknown_department(link.department, view, ("context", "service_chain", index, "department"))
    for index, outcome in enumerate(scenario.context.outcomes):
        yield from unknown_departments(outcome.departments, view, ("context", "outcomes", index, "departments"))


def _behavior_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    for index, behavior in enumerate(scenario.behaviors):
        if isinstance(behavior.required_skill, RequiredSkill):
            path: Path = ("behaviors", index, "required_skill", "departments")
            yield from unknown_keys(behavior.required_skill.departments, view, path)
        if isinstance(behavior.existing, dict):
            yield from unknown_keys(behavior.existing, view, ("behaviors", index, "existing"))


def _trait_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    for trait, means in scenario.organization.traits.items():
        if isinstance(means, dict):
            yield from unknown_keys(means, view, ("organization", "traits", trait))


def _change_of_course_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    turn = scenario.plan.change_course
    if turn is None:
        return
    base: Path = ("plan", "change_course")
    yield from under(plan_problems(turn.interventions, view, scenario.weeks), *base, "interventions")
    yield from under(order_problems(turn.interventions), *base, "interventions")
    yield from under(exclusive_problems(turn.interventions, view), *base, "interventions")
    labels = {intervention.label for intervention in scenario.plan.taken_up}
    for place, intervention in enumerate(turn.interventions):
        if intervention.label not in labels:
            yield Problem((*base, "interventions", place, "weeks"), f"'{intervention.label}' is over by week "
                                                                    f"{turn.at_week}, when this plan begins: it never "
                                                                    "acts", warning=True)


def _timing_problems(scenario: Scenario) -> Iterator[Problem]:
    for path, what, week in _dated(scenario):
        if week >= scenario.weeks:
            yield Problem(path, f"{what} in week {week}, after the last week ({scenario.weeks - 1}): it has no effect",
                          warning=True)


def _dated(scenario: Scenario) -> Iterator[tuple[Path, str, int]]:
    """Everything dated except interventions: its path, what happens, and the week."""
    context, turn = scenario.context, scenario.plan.change_course
    if turn is not None:
        yield ("plan", "change_course", "at_week"), "the change of course comes", turn.at_week
    for index, shock in enumerate(context.shocks):
        yield ("context", "shocks", index, "week"), "this shock comes", shock.week
    if context.merger is not None:
        yield ("context", "merger", "week"), "the merger comes", context.merger.week
    for index, item in enumerate(scenario.organization.growth):
        yield ("organization", "growth", index, "from_week"), "these positions open", item.from_week
    both: dict[str, float | Sequence[StepInTime]] = {
        "sponsorship": context.sponsorship, "other_initiatives": context.other_initiatives,
    }
    for key, series in both.items():
        for index, step in enumerate(() if isinstance(series, float) else series):
            yield ("context", key, index, "from_week"), "this step comes", step.from_week


def _wage_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    stated = scenario.costs.weekly_wage
    without = sorted({int(level) for level in view.level} - set(stated))
    if without:
        levels = ", ".join(f"{level} ({scenario.costs.wage(level):,.10g})" for level in without)
        message = f"no wage is stated for level {levels}: the wage of the nearest level above is used"
        yield Problem(("costs", "weekly_wage"), message, warning=True)


def _unread_parts(scenario: Scenario) -> Iterator[Problem]:
    """Sheets and presets of a scenario built from classes: they take effect only when a scenario is loaded."""
    for section, key in PARTS:
        if getattr(getattr(scenario, section), key) is not None:
            yield Problem((section, key), "has no effect in a scenario built from classes; use load_scenario or "
                          "from_mapping")


def _told(scenario: Scenario, problem: Problem, note: str) -> str:
    """A warning as a note; an intervention that does nothing is a caution, because its cost is counted."""
    partly = problem.message.startswith("part of ")
    idle = problem.path[:-1] if partly else problem.idle
    if idle is None or idle[:-1] != INTERVENTIONS:
        return note
    label = scenario.plan.interventions[int(idle[-1])].label
    what = f"Part of '{label}'" if partly else f"'{label}'"
    return Caution(note, f"{what} in '{scenario.name}' has no effect here, and is paid for.")


def _one_line(finding: Finding) -> str:
    return ": ".join(part for part in (finding.place(), finding.path, finding.message) if part)
