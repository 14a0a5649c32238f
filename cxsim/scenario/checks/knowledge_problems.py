"""Interventions that choose people by what leaders believe, held against what leaders will have asked by then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.base import Intervention
from cxsim.interventions.problems import Problem
from cxsim.rules.condition import Path
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import INTERVENTIONS, RULES


def knowledge_problems(scenario: Scenario) -> Iterator[Problem]:
    """Choices without any measurement (mistakes), or before the first one (warnings)."""
    plan = scenario.plan
    for path, intervention in plan.written:
        yield from _unknown(plan.written, path, intervention)
        if intervention.estimates_read() and intervention.changes_structure():
            yield Problem((*path, "target"), f"'{intervention.label}' ({intervention.type}) changes ties or reporting "
                          "lines, which are settled before a run, when nobody has been asked: choose its people in "
                          "another way")
    yield from _later(plan)


def _later(plan: Plan) -> Iterator[Problem]:
    """What no plan may do later with people chosen by what leaders believe: change course, or move an intervention to
    them.
    """
    if plan.change_course is not None:
        for intervention in (*plan.change_course.interventions, *plan.interventions):
            if intervention.estimates_read():
                yield Problem(("plan", "change_course"), f"'{intervention.label}' chooses people by what leaders "
                              "believe, which differs between futures: a plan that changes course in a set week "
                              "cannot hold it")
    for index, rule in enumerate(plan.rules):
        for move in (action.move for action in rule.actions if action.move is not None):
            if move.target is not None and move.target.estimates_read():
                yield Problem((*RULES, index, "then"), f"'{move.intervention}' cannot be moved to people chosen by "
                              "what leaders believe: start an intervention for them")


def _unknown(interventions: Sequence[tuple[Path, Intervention]], path: Path,
             intervention: Intervention) -> Iterator[Problem]:
    # An intervention that a rule starts begins when the rule acts, and nobody knows when that is.
    week_is_sure = path[:2] == INTERVENTIONS
    asked_by: dict[str, list[str]] = {}
    for name in sorted(intervention.estimates_read()):
        asking = next(kind for kind, one in intervention_types().items() if name in one.tells)
        asked_by.setdefault(asking, []).append(name)
    for kind, names in sorted(asked_by.items()):
        first = min((one.start_week for _, one in interventions if set(names) <= set(one.tells)), default=None)
        where = "target" if set(names) & intervention.target.estimates_read() else "select"
        if first is None:
            yield Problem((*path, where), f"leaders know nothing of people's {' and '.join(names)}: put an "
                          f"intervention of type '{kind}' before '{intervention.label}'")
        elif week_is_sure and first >= intervention.start_week:
            yield Problem((*path, where), f"'{intervention.label}' begins in week {intervention.start_week}, before "
                          f"anybody is asked (week {first}) for {' and '.join(names)}: it reaches nobody", warning=True)
