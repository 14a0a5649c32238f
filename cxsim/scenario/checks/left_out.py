"""Checks of what a scenario leaves out: nothing that it names, and nothing that another mechanism reads."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.interventions.base import Intervention
from cxsim.interventions.problems import Problem
from cxsim.model.leaving_out import delete_from_without, left_out_readers, needs, unheard
from cxsim.rules.condition import Path
from cxsim.scenario.schema.schema import Scenario


def left_out_problems(scenario: Scenario) -> Iterator[Problem]:
    """Mechanisms left out although something needs them (mistakes), and interventions without effect (warnings)."""
    yield from _needed_by_mechanisms(scenario)
    yield from _needed_by_context(scenario)
    for path, intervention in scenario.plan.written:
        silent = unheard(intervention.declared_forces(), scenario.week)
        if silent:
            yield Problem((*path, "type"), _nothing_reads(scenario, intervention, silent), warning=True)


def _needed_by_mechanisms(scenario: Scenario) -> Iterator[Problem]:
    for need in needs(scenario.week, scenario.without, scenario.also):
        if need.reader in scenario.also:
            other = f"take {need.reader} from also, or "
        elif need.reader:
            other = f"leave both out: without: [{', '.join(sorted({*scenario.without, need.reader}))}], or "
        else:
            other = ""
        yield Problem(("without", scenario.without.index(need.left_out)),
                      f"{need.reader or 'every week'} needs {need.left_out} (it reads {', '.join(need.names)}); {other}"
                      f"{delete_from_without(need.left_out)}")


def _needed_by_context(scenario: Scenario) -> Iterator[Problem]:
    context = scenario.context
    customers: list[Path] = [("service_chain",)] if context.service_chain else []
    customers += [("outcomes", index, "departments") for index, one in enumerate(context.outcomes) if one.departments]
    catalysts: list[Path] = [("catalysts",)] if context.catalysts else []
    for mechanism, places in (("customers", customers), ("catalysts", catalysts)):
        for place in places if mechanism in scenario.without else ():
            yield Problem(("context", *place), f"needs the mechanism {mechanism}; {delete_from_without(mechanism)}")


def _nothing_reads(scenario: Scenario, intervention: Intervention, silent: list[str]) -> str:
    part = "" if set(silent) == intervention.declared_forces() and not intervention.about.acts else "part of "
    remedy = delete_from_without(*left_out_readers(silent, scenario.without))
    return f"{part}'{intervention.label}' has no effect here ({', '.join(silent)}); {remedy}"
