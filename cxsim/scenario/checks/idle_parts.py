"""Parts of a scenario that do nothing: parameters that nothing reads, and interventions that the context undoes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.plan import bound
from cxsim.interventions.plan.timetable import written_label
from cxsim.interventions.problems import Problem
from cxsim.model.joining import AdoptionRule, Influence, week_of
from cxsim.model.leaving_out import delete_from_without
from cxsim.model.parameters import in_force
from cxsim.model.phases import Week
from cxsim.model.registry import BUILT_IN
from cxsim.model.view import PeopleView
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.organization.tables.kinds import idle_keys
from cxsim.rules.condition import Path
from cxsim.scenario.checks.bound_plan import budget_left
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.shocks import SponsorLeaves


def idle_parts(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Warnings about everything stated that cannot change a result."""
    yield from _unread_parameters(scenario)
    yield from _parameters_of_stated_traits(scenario, view)
    yield from _idle_keys(scenario)
    yield from _idle_shape_of_ties(scenario)
    yield from _idle_keys_of_files(scenario)
    yield from _undone_interventions(scenario, view)


def _unread_parameters(scenario: Scenario) -> Iterator[Problem]:
    uncertain = scenario.uncertainty if isinstance(scenario.uncertainty, tuple) else ()
    stated: list[tuple[Path, str]] = [(("parameters", name), name) for name in scenario.parameters]
    stated += [(("uncertainty", index), name) for index, name in enumerate(uncertain)]
    for path, name in stated:
        if not _reads(scenario.week, name):
            yield Problem(path, f"has no effect: nothing in force reads '{name}'{_remedy(scenario, name)}",
                          warning=True)


def _reads(week: Week, name: str) -> bool:
    """Whether a parameter matters in a week; one that only some rules read belongs to no equation."""
    return name in in_force(week) and (name in week.heard or name not in _of_rules())


@cache
def _of_rules() -> frozenset[str]:
    """Everything that the week hears under some rule of influence or adoption and not under another."""
    heard = [week_of(influence, rule).heard for influence in get_args(Influence) for rule in get_args(AdoptionRule)]
    return frozenset.union(*heard) - frozenset.intersection(*heard)


def _remedy(scenario: Scenario, name: str) -> str:
    """What would make a parameter matter."""
    for left_out in scenario.without:
        if any(parameter.name == name for parameter in BUILT_IN[left_out].parameters):
            return f"; {delete_from_without(left_out)}"
    rest = scenario.without, scenario.also
    rules = [f"adoption_rule: {rule}" for rule in get_args(AdoptionRule)
             if _reads(week_of(scenario.influence, rule, *rest), name)]
    rules += [f"influence: {rule}" for rule in get_args(Influence)
              if _reads(week_of(rule, scenario.adoption_rule, *rest), name)]
    return f"; {' or '.join(rules)} would read it" if rules else ""


def _parameters_of_stated_traits(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Means of traits that are stated for every department."""
    for trait, means in scenario.organization.traits.items():
        name = f"{trait}_mean"
        if name in scenario.parameters and isinstance(means, dict) and set(view.departments) <= set(means):
            yield Problem(("parameters", name), f"has no effect: organization.traits.{trait} states the mean of every "
                          "department", warning=True)


def _idle_keys(scenario: Scenario) -> Iterator[Problem]:
    """Keys that only matter together with another one, which is not there."""
    plan = scenario.plan
    if plan.on_overrun != "tell" and plan.team_hours_per_week is None and plan.budget is None:
        yield Problem(("plan", "on_overrun"), f"'{plan.on_overrun}' has no effect without a budget or "
                      "team_hours_per_week", warning=True)
    for path, intervention in plan.written:
        for key, needed, missing in (("pause_weeks", "rounds", intervention.rounds == 1),
                                     ("wave_gap_weeks", "waves", intervention.waves is None)):
            if missing and getattr(intervention, key) != type(intervention).model_fields[key].default:
                yield Problem((*path, key), f"has no effect without '{needed}'", warning=True)


def _idle_shape_of_ties(scenario: Scenario) -> Iterator[Problem]:
    """The shape of generated ties, where other ties take their place."""
    organization = scenario.organization
    if "generated_ties" in organization.model_fields_set and (organization.ties or organization.generate is not None):
        why = "the ties come from files" if organization.ties else "'generate' holds the shape of its ties itself"
        yield Problem(("organization", "generated_ties"), f"has no effect: {why}", warning=True)


def _idle_keys_of_files(scenario: Scenario) -> Iterator[Problem]:
    """Keys that mean nothing in files of a kind, such as the separator of a workbook."""
    organization = scenario.organization
    people = organization.people
    files: list[tuple[Path, FileSpecification]] = [] if people is None else [(("people",), people)]
    files += [(("ties", index), ties) for index, ties in enumerate(organization.ties)]
    files += [(("traits", trait), survey) for trait, survey in organization.traits.items()
              if isinstance(survey, SurveyMeans)]
    for path, file in files:
        for key in idle_keys(file):
            kind = "workbook" if file.file.casefold().endswith(".xlsx") else "graph"
            yield Problem(("organization", *path, key), f"has no effect: '{file.file}' is a {kind}", warning=True)


def _undone_interventions(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Interventions of the plan that the context cancels in each of their weeks."""
    weeks: dict[str, list[int]] = {}
    for part, start, length in scenario.plan.told():
        end = scenario.weeks if length is None else min(start + length, scenario.weeks)
        weeks.setdefault(written_label(part), []).extend(range(start, end))
    left = budget_left(scenario)
    for path, intervention in scenario.plan.written:
        active = weeks.get(intervention.label, [])
        if active and not any(left[week] for week in active):
            yield Problem((*path, "type"), f"'{intervention.label}' has no effect: a budget cut of the context leaves "
                          "nothing of it in all its weeks", warning=True)
        elif active and intervention.declared_forces() == {"sponsorship"} and not scenario.waits(intervention):
            yield from _outshone(scenario, intervention, view, active, path)


def _outshone(
    scenario: Scenario, intervention: Intervention, view: PeopleView, active: list[int], path: Path
) -> Iterator[Problem]:
    """A sponsor who never stands up more visibly than the one that is there anyway."""
    acting = bound(intervention.model_copy(update={"start_week": active[0], "after": None}), view)
    if not acting.people.any():
        return
    gone = [shock for shock in scenario.context.shocks if isinstance(shock, SponsorLeaves)]
    for week in active:
        own = max((push.value for push in acting.act(week, view).pushes), default=0.0)
        remaining = [shock.level for shock in gone if shock.active(week)]
        with_them = [shock.level for shock in gone if shock.active(week) and active[0] <= shock.week]
        if min([own, *with_them]) > min([scenario.context.sponsorship_in_week(week), *remaining]):
            return
    yield Problem((*path, "type"), f"'{intervention.label}' has no effect: the sponsorship of the context is at least "
                  "as high in all its weeks, and only the larger of the two counts", warning=True)
