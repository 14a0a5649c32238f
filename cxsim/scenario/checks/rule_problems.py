"""Checks of rules, gates and the survey against the organization."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.interventions.base import Intervention
from cxsim.interventions.guard import Guard, Indicator
from cxsim.interventions.plan.plan import plan_problems
from cxsim.interventions.plan.timetable import order_problems
from cxsim.interventions.problems import Problem, under
from cxsim.model.view import PeopleView
from cxsim.rules.condition import EACH_DEPARTMENT, Condition, Path
from cxsim.rules.measured import MEASURED
from cxsim.scenario.checks.groups import unknown_department, unknown_level
from cxsim.scenario.checks.idle_rules import comes_too_late, never_holds
from cxsim.scenario.checks.rule_mistakes import no_intervention
from cxsim.scenario.schema.plan import Gate, PlanAction
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import GATES, RULES


def rule_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Mistakes and warnings about rules, gates and the survey, with paths from the root of the scenario."""
    for index in range(len(scenario.plan.rules)):
        yield from _about_rule(scenario, index, view)
    for index, gate in enumerate(scenario.plan.gates):
        yield from _about_gate(scenario, gate, view, (*GATES, index))
    for path, intervention in scenario.plan.written:
        guard = intervention.guard()
        if guard is not None:
            yield from _about_guard(scenario, guard, view, path)
    yield from _same_labels(scenario)
    if scenario.survey is not None and not scenario.plan.adaptive:
        yield Problem(("survey",), "has no effect: no rule of the plan uses the survey", warning=True)


def _about_rule(scenario: Scenario, index: int, view: PeopleView) -> Iterator[Problem]:
    rule, path = scenario.plan.rules[index], (*RULES, index)
    found = [*_group_problems(rule.when, view, path), *_action_problems(scenario, index, view)]
    if all(problem.warning for problem in found):
        found += _idle(scenario, rule.label, rule.when, view, path) or comes_too_late(scenario, index)
    yield from found


def _about_gate(scenario: Scenario, gate: Gate, view: PeopleView, path: Path) -> Iterator[Problem]:
    missing = [*_group_problems(gate.when, view, path)]
    yield from missing
    if not missing and gate.at_latest_weeks is None:
        yield from _idle(scenario, gate.label, gate.when, view, path)
    for wave in scenario.plan.waves_of(gate)[:1]:
        yield from _settled_before(wave, (*path, "intervention"))


def _about_guard(scenario: Scenario, guard: Guard, view: PeopleView, path: Path) -> Iterator[Problem]:
    interventions = [intervention for _, intervention in scenario.plan.written]
    labels = {intervention.label for intervention in interventions}
    for place, name in enumerate(guard.spare):
        if name not in labels:
            yield Problem((*path, "spare", place), no_intervention(name, labels))
    if scenario.survey is None and not any(intervention.surveyed_share() is not None for intervention in interventions):
        yield Problem(path, f"'{guard.label}' needs the results of a survey, and there is none; add a section 'survey: "
                      f"{{every_weeks: 4}}'")
        return
    for place, indicator in enumerate(guard.watch):
        yield from _about_indicator(scenario, guard, indicator, view, (*path, "watch", place))


def _about_indicator(
    scenario: Scenario, guard: Guard, indicator: Indicator, view: PeopleView, path: Path
) -> Iterator[Problem]:
    measure = MEASURED[indicator.measure]
    if guard.by_department and measure.whole:
        yield Problem((*path, "measure"), f"'{measure.name}' exists only for the whole organization; write "
                      "by_department: false")
        return
    group = EACH_DEPARTMENT if guard.by_department else "all"
    when = Condition(measure=indicator.measure, group=group, above=indicator.above, below=indicator.below)
    never = never_holds(scenario, when, view)
    if never is not None:
        yield Problem(path, f"'{guard.label}' never acts on this: {never[1]}", warning=True)


def _idle(scenario: Scenario, label: str, when: Condition, view: PeopleView, path: Path) -> list[Problem]:
    never = never_holds(scenario, when, view)
    if never is None:
        return []
    inner, reason = never
    return [Problem((*path, "when", *inner), f"'{label}' never acts: {reason}", warning=True)]


def _settled_before(intervention: Intervention, path: Path) -> Iterator[Problem]:
    """Ties and reporting lines are fixed before the run, equal in all futures; no decision during the run may change
    them.
    """
    if intervention.changes_structure():
        yield Problem(path, f"'{intervention.label}' ({intervention.type}) changes ties or reporting lines, which are "
                      "fixed before the run; it can neither begin nor change during the run")


def _same_labels(scenario: Scenario) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, rule in enumerate(scenario.plan.rules):
        if rule.label in seen:
            yield Problem((*RULES, index), f"rule {index + 1} and rule {seen[rule.label] + 1} are both called "
                          f"'{rule.label}'; give each its own 'name'")
        seen.setdefault(rule.label, index)


def _group_problems(when: Condition, view: PeopleView, path: Path) -> Iterator[Problem]:
    for inner, leaf in when.leaves():
        kind, _, name = leaf.group.partition(":")
        place = (*path, "when", *inner, "group")
        if kind == "department" and name:
            yield from unknown_department(name, view, place)
        elif kind == "level":
            yield from unknown_level(int(name), view, place)


def _action_problems(scenario: Scenario, index: int, view: PeopleView) -> Iterator[Problem]:
    interventions = {intervention.label: intervention for _, intervention in scenario.plan.written}
    for path, action in scenario.plan.actions_of(index):
        if action.start is not None:
            for problem in [*plan_problems([action.start], view), *order_problems([action.start])]:
                yield Problem((*path, "start", *problem.path[1:]), problem.message, problem.warning)
            yield from _settled_before(action.start, (*path, "start", "type"))
        for where, name in action.named():
            if name in interventions:
                yield from _change_problems(action, interventions[name], (*path, *where))
        if action.move is not None and action.move.target is not None:
            yield from under(action.move.target.problems(view), *path, "move", "target")
            if scenario.plan.rules[index].by_department:
                yield Problem((*path, "move", "target"), "a rule that acts in each department separately cannot set "
                              "another target; name the group in 'when' instead")


def _change_problems(action: PlanAction, intervention: Intervention, path: Path) -> Iterator[Problem]:
    yield from _settled_before(intervention, path)
    if action.scale is not None and intervention.scaled(0.5) is None:
        yield Problem(path, f"'{intervention.label}' ({intervention.type}) has no strength to scale; stop it "
                            "or move it")
