"""Levers that choose people by what leaders believe, held against what leaders will have asked by then."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.interventions.base import Intervention
from cxsim.interventions.people.estimates import ESTIMATES
from cxsim.interventions.plan.guarding import LIVE_ACTS
from cxsim.interventions.problems import Problem
from cxsim.rules.condition import Path
from cxsim.scenario.checks.rule_problems import started_levers
from cxsim.scenario.schema.schema import Scenario


def knowledge_problems(scenario: Scenario) -> Iterator[Problem]:
    """Choices without any measurement (mistakes), or before the first one (warnings)."""
    plan = scenario.plan
    written: list[tuple[Path, Intervention]] = [
        (("plan", "interventions", index), lever) for index, lever in enumerate(plan.interventions)
    ]
    started = list(started_levers(scenario))
    levers: list[tuple[Path, Intervention]] = [*written, *started]
    for path, lever in levers:
        yield from _unknown(levers, path, lever, sure=(path, lever) in written)
        if lever.estimates_read() and not set(lever.about.acts) <= LIVE_ACTS:
            yield Problem((*path, "target"), f"'{lever.label}' ({lever.type}) changes ties or reporting lines, which "
                          "are settled before a run, when nobody has been asked: choose its people in another way")
    turn = plan.change_course
    for lever in () if turn is None else (*turn.interventions, *plan.interventions):
        if lever.estimates_read():
            yield Problem(("plan", "change_course"), f"'{lever.label}' chooses people by what leaders believe, which "
                          "differs between futures: a plan that changes course in a set week cannot hold it")
    for index, rule in enumerate(plan.rules):
        for action in rule.actions:
            if action.move is not None and action.move.target is not None and action.move.target.estimates_read():
                yield Problem(("plan", "rules", index, "then"), f"'{action.move.intervention}' cannot be moved to "
                              "people chosen by what leaders believe: start an intervention for them")


def _unknown(
    levers: list[tuple[Path, Intervention]], path: Path, lever: Intervention, *, sure: bool
) -> Iterator[Problem]:
    """``sure``: the week in which the lever begins is the one that is written."""
    of_lever: dict[str, list[str]] = {}
    for name in sorted(lever.estimates_read()):
        of_lever.setdefault(ESTIMATES[name].lever, []).append(name)
    for kind, names in sorted(of_lever.items()):
        asking = [one for _, one in levers if one.type == kind]
        where = "target" if set(names) & lever.target.estimates_read() else "select"
        if not asking:
            yield Problem((*path, where), f"leaders know nothing of people's {' and '.join(names)}: put an "
                          f"intervention of type '{kind}' before '{lever.label}'")
        elif sure and all(one.start_week >= lever.start_week for one in asking):
            first = min(one.start_week for one in asking)
            yield Problem((*path, where), f"'{lever.label}' begins in week {lever.start_week}, before anybody is asked "
                          f"(week {first}) for {' and '.join(names)}: it reaches nobody", warning=True)
