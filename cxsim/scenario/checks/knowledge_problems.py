"""Checks that leaders have asked about people before interventions choose people by what leaders believe."""

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
    """Choices without any measurement (mistakes) or before the first one (warnings)."""
    plan = scenario.plan
    for path, intervention in plan.written:
        yield from _unknown(plan.written, path, intervention)
        if intervention.estimates_read() and intervention.changes_structure():
            yield Problem((*path, "target"), f"'{intervention.label}' ({intervention.type}) changes ties or reporting "
                          "lines, which are fixed before the run, when nobody has been asked yet; choose its people in "
                          "another way")
    yield from _later(plan)


def _later(plan: Plan) -> Iterator[Problem]:
    """A plan that chooses people by what leaders believe may not change course or move an intervention to them."""
    if plan.change_course is not None:
        for intervention in (*plan.change_course.interventions, *plan.interventions):
            if intervention.estimates_read():
                yield Problem(("plan", "change_course"), f"'{intervention.label}' chooses people by what leaders "
                              "believe, which differs between futures; a plan with change_course cannot do that")
    for index, rule in enumerate(plan.rules):
        for move in (action.move for action in rule.actions if action.move is not None):
            if move.target is not None and move.target.estimates_read():
                yield Problem((*RULES, index, "then"), f"'{move.intervention}' cannot be moved to people chosen by "
                              "what leaders believe; start an intervention for them instead")


def _unknown(interventions: Sequence[tuple[Path, Intervention]], path: Path,
             intervention: Intervention) -> Iterator[Problem]:
    # The start week of an intervention that a rule starts is not known.
    week_is_sure = path[:2] == INTERVENTIONS
    asked_by: dict[str, list[str]] = {}
    for name in sorted(intervention.estimates_read()):
        asking = next(kind for kind, one in intervention_types().items() if name in one.tells)
        asked_by.setdefault(asking, []).append(name)
    for kind, names in sorted(asked_by.items()):
        first = min((one.start_week for _, one in interventions if set(names) <= set(one.tells)), default=None)
        where = "target" if set(names) & intervention.target.estimates_read() else "select"
        if first is None:
            yield Problem((*path, where), f"leaders do not know people's {' and '.join(names)}; put an intervention of "
                          f"type '{kind}' before '{intervention.label}'")
        elif week_is_sure and first >= intervention.start_week:
            yield Problem((*path, where), f"'{intervention.label}' begins in week {intervention.start_week}, before "
                          f"leaders ask about {' and '.join(names)} (week {first}): it reaches nobody", warning=True)
