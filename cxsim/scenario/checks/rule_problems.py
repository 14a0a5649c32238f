"""Rules and their survey, held against the organization that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxsim.errors import did_you_mean
from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.pulse_survey import PulseSurvey
from cxsim.interventions.kinds.risk_mitigation import RiskMitigation
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.guarding import LIVE_ACTS
from cxsim.interventions.plan.plan import plan_problems
from cxsim.interventions.plan.timetable import order_problems
from cxsim.interventions.problems import Problem, under
from cxsim.model.view import PeopleView
from cxsim.rules.action import Action
from cxsim.rules.condition import EACH_DEPARTMENT, Condition, Path
from cxsim.rules.measured import MEASURED
from cxsim.scenario.checks.idle_rules import action_path, comes_too_late, never_holds
from cxsim.scenario.schema.plan import PlanRule
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import MILESTONES, RULES


def rule_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Mistakes and warnings about rules, milestones and the survey; paths begin at the scenario."""
    plan = scenario.plan
    for index, rule in enumerate(plan.rules):
        path: Path = (*RULES, index)
        found = [*_group_problems(rule.when, view, path), *_action_problems(scenario, rule, view, path)]
        if all(problem.warning for problem in found):
            found += _idle(scenario, rule.label, rule.when, view, path) or comes_too_late(scenario, rule, path)
        yield from found
    for index, milestone in enumerate(plan.milestones):
        path = (*MILESTONES, index)
        missing = [*_group_problems(milestone.when, view, path)]
        yield from missing
        if not missing and milestone.at_latest_weeks is None:
            yield from _idle(scenario, milestone.label, milestone.when, view, path)
        yield from _fixed_acts(plan.waves_of(milestone)[:1], (*path, "intervention"))
    written = [(("plan", "interventions", index), lever) for index, lever in enumerate(plan.interventions)]
    for path, lever in [*written, *started_levers(scenario)]:
        if isinstance(lever, RiskMitigation):
            yield from _guard_problems(scenario, lever, view, path)
    yield from _same_labels(scenario)
    if scenario.survey is not None and not plan.adaptive:
        yield Problem(("survey",), "no rule of the plan looks at the survey: it has no effect", warning=True)


def _guard_problems(scenario: Scenario, guard: RiskMitigation, view: PeopleView, path: Path) -> Iterator[Problem]:
    levers = {lever.label for lever in (*scenario.plan.interventions, *(one for _, one in started_levers(scenario)))}
    for place, name in enumerate(guard.spare or ()):
        if name not in levers:
            yield Problem((*path, "spare", place), f"there is no intervention '{name}' in this plan; "
                          f"{did_you_mean(name, levers)}")
    asked = any(isinstance(lever, PulseSurvey) for lever in (*scenario.plan.interventions, *scenario.plan.started))
    if scenario.survey is None and not asked:
        yield Problem(path, f"'{guard.label}' looks at what a survey publishes, and there is none; add a section "
                      "'survey: {every_weeks: 4}'")
        return
    for place, indicator in enumerate(guard.watch):
        measure = MEASURED[indicator.measure]
        if guard.by_department and measure.whole:
            yield Problem((*path, "watch", place, "measure"), f"'{measure.name}' exists for the whole organization "
                          "only; write by_department: false")
            continue
        group = EACH_DEPARTMENT if guard.by_department else "all"
        when = Condition(measure=indicator.measure, group=group, above=indicator.above, below=indicator.below)
        never = never_holds(scenario, when, view)
        if never is not None:
            yield Problem((*path, "watch", place), f"'{guard.label}' never steps in for this: {never[1]}", warning=True)


def _idle(scenario: Scenario, label: str, when: Condition, view: PeopleView, path: Path) -> list[Problem]:
    never = never_holds(scenario, when, view)
    if never is None:
        return []
    inner, reason = never
    return [Problem((*path, "when", *inner), f"'{label}' never acts: {reason}", warning=True)]


def _act_problems(scenario: Scenario, action: Action[Intervention, Target], base: Path) -> Iterator[Problem]:
    levers = {lever.label: lever for lever in scenario.plan.interventions}
    levers.update({lever.label: lever for _, lever in started_levers(scenario)})
    for where, name in action.named():
        yield from _fixed_acts([levers[name]] if name in levers else [], (*base, *where))
    if action.start is not None:
        yield from _fixed_acts([action.start], (*base, "start", "type"))


def _fixed_acts(levers: Sequence[Intervention], path: Path) -> Iterator[Problem]:
    """Ties and reporting lines are prepared before a run, the same for all futures: nothing may decide them later."""
    for lever in levers:
        if not set(lever.about.acts) <= LIVE_ACTS:
            yield Problem(path, f"'{lever.label}' ({lever.type}) changes ties or reporting lines, which are settled "
                          "before a run: it can neither begin nor change while the plan runs")


def _strength_problems(
    scenario: Scenario, action: Action[Intervention, Target], base: Path
) -> Iterator[Problem]:
    if action.scale is None:
        return
    levers = [*scenario.plan.interventions, *(lever for _, lever in started_levers(scenario))]
    for lever in levers:
        if lever.label == action.scale.intervention and lever.scaled(0.5) is None:
            yield Problem((*base, "scale", "intervention"), f"'{lever.label}' ({lever.type}) has no strength that "
                          "could be scaled; stop it, or move it")


def started_levers(scenario: Scenario) -> Iterator[tuple[Path, Intervention]]:
    """Every intervention that a rule starts, with its path in the scenario."""
    for index, rule in enumerate(scenario.plan.rules):
        for place, action in enumerate(rule.actions):
            if action.start is not None:
                yield (*action_path(rule, (*RULES, index), place), "start"), action.start


def _same_labels(scenario: Scenario) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, rule in enumerate(scenario.plan.rules):
        if rule.label in seen:
            yield Problem((*RULES, index), f"rule {index + 1} cannot be told from rule {seen[rule.label] + 1} "
                          f"('{rule.label}'): give each a 'name'")
        seen.setdefault(rule.label, index)


# Groups ------------------------------------------------------------------------------------------------------


def _group_problems(when: Condition, view: PeopleView, path: Path) -> Iterator[Problem]:
    for inner, leaf in when.leaves():
        kind, _, name = leaf.group.partition(":")
        place = (*path, "when", *inner, "group")
        if kind == "department" and name and name not in view.departments:
            yield Problem(place, f"there is no department '{name}'; {did_you_mean(name, view.departments)}")
        elif kind == "level" and int(name) not in view.level:
            levels = ", ".join(str(level) for level in sorted({int(level) for level in view.level}))
            yield Problem(place, f"there is no level {name}; the organization has levels {levels}")


# Actions -----------------------------------------------------------------------------------------------------


def _action_problems(scenario: Scenario, rule: PlanRule, view: PeopleView, path: Path) -> Iterator[Problem]:
    for place, action in enumerate(rule.actions):
        base = action_path(rule, path, place)
        if action.start is not None:
            for problem in [*plan_problems([action.start], view), *order_problems([action.start])]:
                yield Problem((*base, "start", *problem.path[1:]), problem.message, problem.warning)
        yield from _act_problems(scenario, action, base)
        yield from _strength_problems(scenario, action, base)
        if action.move is not None and action.move.target is not None:
            yield from under(action.move.target.problems(view), *base, "move", "target")
            if rule.by_department:
                yield Problem((*base, "move", "target"), "a rule that acts in each department by itself cannot give "
                              "another target; name the group in 'when' instead")
