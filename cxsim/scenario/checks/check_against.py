"""What a scenario says about departments, levels and people, held against the organization that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cxsim.errors import Finding, did_you_mean
from cxsim.interventions.plan.exclusive import exclusive_problems
from cxsim.interventions.plan.plan import plan_problems
from cxsim.interventions.plan.timetable import order_problems
from cxsim.interventions.problems import Problem, under
from cxsim.model import selection
from cxsim.model.further import readers_of
from cxsim.model.view import PeopleView
from cxsim.model.week import week_of
from cxsim.scenario.checks.contradictions import contradictions
from cxsim.scenario.checks.knowledge_problems import knowledge_problems
from cxsim.scenario.checks.learnable import beyond_learning
from cxsim.scenario.checks.limits import overruns
from cxsim.scenario.checks.rule_problems import rule_problems, started_levers
from cxsim.scenario.schema.behaviors import RequiredSkill
from cxsim.scenario.schema.context import ContextFactor
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.series import StepInTime
from cxsim.scenario.schema.shocks import Reorganization
from cxsim.scenario.text.located import KEY_MARK
from cxsim.scenario.text.nodes import Step, place_of


def check_against(scenario: Scenario, view: PeopleView) -> tuple[list[Finding], list[str]]:
    """Mistakes that only the organization reveals, and warnings.

    Parameters
    ----------
    scenario
        A scenario that was read without mistakes.
    view
        Its people.

    Returns
    -------
    findings
        Names that do not exist and doses that cannot be, each at its place in the file; sorted.
    warnings
        Sentences about what has no effect or was assumed; the run may go on.
    """
    view = replace(view, obstacles=scenario.context.obstacles)
    problems = [
        *_context_problems(scenario, view),
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
        *_unread_forces(scenario),
        *_wage_problems(scenario, view),
        *rule_problems(scenario, view),
        *_unread_parts(scenario),
        *knowledge_problems(scenario),
    ]
    findings = [_finding(scenario, problem) for problem in problems if not problem.warning]
    warnings = [_finding(scenario, problem) for problem in problems if problem.warning]
    told = [_one_line(warning) for warning in sorted(set(warnings))]
    return sorted(set(findings)), [*scenario._origin.remarks, *told]


def _context_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    context = scenario.context
    levels = sorted({int(level) for level in view.level})
    factors: dict[str, Sequence[ContextFactor]] = {"inhibitors": context.inhibitors, "catalysts": context.catalysts}
    for kind, index, factor in ((kind, *one) for kind, named in factors.items() for one in enumerate(named)):
        base: tuple[Step, ...] = ("context", kind, index)
        yield from _unknown_departments(factor.departments, view, (*base, "departments"))
        for place, level in enumerate(factor.levels):
            if level not in levels:
                known = ", ".join(str(number) for number in levels)
                message = f"there is no level {level}; the organization has levels {known}"
                yield Problem((*base, "levels", place), message)
    yield from _unknown_keys(context.manager_attitudes, view, ("context", "manager_attitudes"))
    if context.merger is not None:
        yield from _unknown_departments(context.merger.departments, view, ("context", "merger", "departments"))
        if set(view.departments) <= set(context.merger.departments):
            yield Problem(("context", "merger", "departments"), "all departments are named: none is left to merge with")
    for index, shock in enumerate(context.shocks):
        if isinstance(shock, Reorganization):
            yield from _unknown_departments(shock.departments, view, ("context", "shocks", index, "departments"))
    yield from _customer_problems(scenario, view)


def _customer_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """The service chain and the outcomes of single departments need the law about customers."""
    chain, law = scenario.context.service_chain, any(name in scenario.laws for name in ("customers", "full"))
    for index, link in enumerate(chain):
        if link.department not in view.departments:
            yield Problem(("context", "service_chain", index, "department"), _no_department(link.department, view))
    if chain and not law:
        yield Problem(("context", "service_chain"), "nothing reads the service chain; add laws: [customers]",
                      warning=True)
    for index, outcome in enumerate(scenario.context.outcomes):
        path: tuple[Step, ...] = ("context", "outcomes", index, "departments")
        unknown = [*_unknown_departments(outcome.departments, view, path)]
        yield from unknown
        if outcome.departments and not law and not unknown:
            yield Problem(path, "departments have no score of their own; add laws: [customers]")


def _behavior_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    for index, behavior in enumerate(scenario.behaviors):
        if isinstance(behavior.required_skill, RequiredSkill):
            path: tuple[Step, ...] = ("behaviors", index, "required_skill", "departments")
            yield from _unknown_keys(behavior.required_skill.departments, view, path)
        if isinstance(behavior.existing, dict):
            yield from _unknown_keys(behavior.existing, view, ("behaviors", index, "existing"))


def _trait_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    for trait, means in scenario.organization.traits.items():
        if isinstance(means, dict):
            yield from _unknown_keys(means, view, ("organization", "traits", trait))


def _change_of_course_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    turn = scenario.plan.change_course
    if turn is None:
        return
    base: tuple[Step, ...] = ("plan", "change_course")
    yield from under(plan_problems(turn.interventions, view, scenario.weeks), *base, "interventions")
    yield from under(order_problems(turn.interventions), *base, "interventions")
    yield from under(exclusive_problems(turn.interventions, view), *base, "interventions")
    if turn.at_week >= scenario.weeks:
        yield _too_late((*base, "at_week"), "the change of course comes", turn.at_week, scenario.weeks)
    labels = {lever.label for lever in scenario.plan.taken_up}
    for place, lever in enumerate(turn.interventions):
        if lever.label not in labels:
            yield Problem((*base, "interventions", place, "weeks"), f"'{lever.label}' is over in week {turn.at_week}, "
                          "when this plan is taken up: it never acts", warning=True)


def _timing_problems(scenario: Scenario) -> Iterator[Problem]:
    end = scenario.weeks
    for index, shock in enumerate(scenario.context.shocks):
        if shock.week >= end:
            yield _too_late(("context", "shocks", index, "week"), "this shock comes", shock.week, end)
    merger = scenario.context.merger
    if merger is not None and merger.week >= end:
        yield _too_late(("context", "merger", "week"), "the merger comes", merger.week, end)
    for index, item in enumerate(scenario.organization.growth):
        if item.from_week >= end:
            yield _too_late(("organization", "growth", index, "from_week"), "these positions open", item.from_week, end)
    both: dict[str, float | Sequence[StepInTime]] = {
        "sponsorship": scenario.context.sponsorship,
        "other_initiatives": scenario.context.other_initiatives,
    }
    for key, series in both.items():
        for index, step in enumerate(() if isinstance(series, float) else series):
            if step.from_week >= end:
                yield _too_late(("context", key, index, "from_week"), "this step comes", step.from_week, end)


def _unread_forces(scenario: Scenario) -> Iterator[Problem]:
    """Levers whose forces no law of this scenario's week reads, with the further laws that would."""
    week = week_of(scenario.influence, scenario.adoption_rule, scenario.laws_in_force)
    read = {*week.heard, *selection.READS}
    written = [(("plan", "interventions", index), lever) for index, lever in enumerate(scenario.plan.interventions)]
    for path, lever in [*written, *started_levers(scenario)]:
        unread = sorted(force for force in lever.declared_forces() if not {force, f"{force}_mean"} & read)
        if not unread:
            continue
        laws = sorted({law for force in unread for law in readers_of(force)})
        part = "" if set(unread) == lever.declared_forces() and not lever.about.acts else "part of "
        switch = f"; add laws: [{', '.join(laws)}]" if laws else ""
        message = f"nothing reads {part}what '{lever.label}' does ({', '.join(unread)}){switch}"
        yield Problem((*path, "type"), message, warning=True)


def _too_late(path: tuple[Step, ...], what: str, week: int, weeks: int) -> Problem:
    return Problem(path, f"{what} in week {week}, after the last week ({weeks - 1}): it has no effect", warning=True)


def _wage_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    stated = scenario.costs.weekly_wage
    without = sorted({int(level) for level in view.level} - set(stated))
    if without:
        levels = ", ".join(f"{level} ({scenario.costs.wage(level):,.10g})" for level in without)
        message = f"no wage is stated for level {levels}: that of the nearest level above is used"
        yield Problem(("costs", "weekly_wage"), message, warning=True)


def _unread_parts(scenario: Scenario) -> Iterator[Problem]:
    """Sheets and presets of a scenario that was built from classes: only reading one puts them in their places."""
    plan, context = scenario.plan, scenario.context
    for path, part in ((("plan", "sheet"), plan.sheet), (("plan", "preset"), plan.preset), (("context", "map"),
                                                                                          context.map)):
        if part is not None:
            yield Problem(path, "is read only where a scenario is read: use load_scenario or from_mapping")


def _unknown_departments(names: Iterable[str], view: PeopleView, path: tuple[Step, ...]) -> Iterator[Problem]:
    for place, name in enumerate(names):
        if name not in view.departments:
            yield Problem((*path, place), _no_department(name, view))


def _unknown_keys(names: Iterable[str], view: PeopleView, path: tuple[Step, ...]) -> Iterator[Problem]:
    for name in names:
        if name not in view.departments:
            yield Problem((*path, name, KEY_MARK), _no_department(name, view))


def _no_department(name: str, view: PeopleView) -> str:
    return f"there is no department '{name}'; {did_you_mean(name, view.departments)}"


def _finding(scenario: Scenario, problem: Problem) -> Finding:
    about_key = bool(problem.path) and problem.path[-1] == KEY_MARK
    path = problem.path[:-1] if about_key else problem.path
    place = place_of(scenario._origin.nodes, path, key=about_key)
    return place.finding(scenario._origin.words_for(path), problem.message)


def _one_line(finding: Finding) -> str:
    return ": ".join(part for part in (finding.place(), finding.path, finding.message) if part)
