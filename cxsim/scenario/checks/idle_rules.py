"""Rules that never act, and actions that would come too late, judged by the calendar of surveys alone."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from cxsim.interventions.plan.timetable import written_label
from cxsim.interventions.problems import Problem
from cxsim.model.view import PeopleView
from cxsim.rules.condition import EACH_DEPARTMENT, Condition, Path
from cxsim.rules.measured import MEASURED, SMALLEST_GROUP
from cxsim.scenario.schema.schema import Scenario
from cxsim.units import counted

NO_WEEK = "it is not checked in any week in which it could hold"


def never_holds(scenario: Scenario, when: Condition, view: PeopleView) -> tuple[Path, str] | None:
    """The path in ``when`` of the condition that never holds, and why; None if ``when`` may hold."""
    if any(intervention.surveyed_share() is not None for intervention in scenario.plan.started):
        return None  # the week of this survey is not known
    published = _published(scenario)
    if not published:
        return (), f"no survey is published within the {counted(scenario.weeks, 'week')}"
    reasons = [(inner, reason) for inner, one in when.each()
               if (reason := _impossible(scenario, one, view, published))]
    if reasons and not _possible(scenario, when, view, published):
        return reasons[0]
    return None if _weeks_left(scenario, when, published) else ((), NO_WEEK)


def _published(scenario: Scenario) -> list[int]:
    """The weeks in which results are published, in ascending order."""
    weeks = set() if scenario.survey is None else {known for _, known in scenario.survey.weeks(scenario.weeks)}
    for intervention in scenario.plan.scheduled:
        weeks |= set(intervention.publishes(scenario.weeks))
    return sorted(week for week in weeks if week < scenario.weeks)


def _impossible(scenario: Scenario, one: Condition, view: PeopleView, published: list[int]) -> str:
    """Why a condition can never hold; empty if it can."""
    if one.measure is not None:
        reason = _never_published(scenario, one, view)
        if reason:
            return reason
        measure = MEASURED[one.measure]
        if one.below is not None and one.below <= measure.low:
            return f"no value is below {one.below:g}"
        if one.above is not None and one.above >= measure.high:
            return f"no value is above {one.above:g}"
    elif one.all_of is not None:
        reason = _contradiction(one)
        if reason:
            return reason
    return "" if _weeks_of(scenario, one, published) else _no_week(scenario, one, published)


def _never_published(scenario: Scenario, leaf: Condition, view: PeopleView) -> str:
    assert leaf.measure is not None
    shares = [] if scenario.survey is None else [scenario.survey.sample_share]
    shares += [intervention.surveyed_share() or 0.0 for intervention in scenario.plan.scheduled]
    measure = MEASURED[leaf.measure]
    share = max(shares, default=0.0) if measure.asked else 1.0
    people = _largest(leaf, view)
    if people < SMALLEST_GROUP:
        found = counted(people, "person")
        return f"the group has {found}; results are published for {SMALLEST_GROUP} or more"
    if measure.dashboards and not _somebody_measures(scenario):
        return "no intervention of the plan measures use, so no dashboard shows it; add kpi_measurement"
    return "nobody is asked (sample_share 0)" if share == 0.0 else ""


def _somebody_measures(scenario: Scenario) -> bool:
    return any("monitoring" in intervention.declared_forces() for _, intervention in scenario.plan.written)


def _contradiction(joined: Condition) -> str:
    """Two conditions on one value that exclude each other."""
    above: dict[tuple[str | None, str], float] = {}
    below: dict[tuple[str | None, str], float] = {}
    for part in joined.parts:
        key = part.measure, part.group
        if part.above is not None:
            above[key] = max(part.above, above.get(key, part.above))
        if part.below is not None:
            below[key] = min(part.below, below.get(key, part.below))
    for (measure, group), low in above.items():
        high = below.get((measure, group), math.inf)
        if low >= high:
            return f"{measure} cannot be above {low:g} and below {high:g} at once"
    return ""


def _no_week(scenario: Scenario, one: Condition, published: list[int]) -> str:
    first = published[min(one.in_a_row, len(published)) - 1]
    if one.parts:
        return NO_WEEK
    if one.at_week is not None and one.at_week >= scenario.weeks:
        return f"week {one.at_week} is after the last week ({scenario.weeks - 1})"
    if one.in_a_row > len(published):
        return f"only {len(published)} results are published, not {one.in_a_row} in a row"
    if one.at_week is not None or one.to_week is not None:
        return f"the results it needs are published in week {first} at the earliest"
    return f"week {one.from_week} is after the last week ({scenario.weeks - 1})"


def _largest(leaf: Condition, view: PeopleView) -> int:
    """The number of people in the (largest) group of a condition."""
    kind, _, name = leaf.group.partition(":")
    sizes = np.bincount(view.department, minlength=len(view.departments))
    if leaf.group == EACH_DEPARTMENT:
        return int(sizes.max())
    if kind == "department":
        return int(sizes[view.departments.index(name)])
    return int(np.count_nonzero(view.level == int(name))) if kind == "level" else view.size


def _weeks_of(scenario: Scenario, one: Condition, published: list[int]) -> frozenset[int]:
    """The weeks in which its own weeks and the calendar of surveys allow a condition to hold."""
    first = published[one.in_a_row - 1] if one.in_a_row <= len(published) else scenario.weeks
    weeks = frozenset(week for week in range(first, scenario.weeks) if one.in_weeks(week))
    if one.parts:
        inner = [_weeks_of(scenario, part, published) for part in one.parts]
        joined = frozenset.intersection(*inner) if one.all_of is not None else frozenset.union(*inner)
        return weeks & joined
    return weeks


def _possible(scenario: Scenario, one: Condition, view: PeopleView, published: list[int]) -> bool:
    if _impossible(scenario, one, view, published):
        return False
    if one.all_of is not None:
        return all(_possible(scenario, part, view, published) for part in one.all_of)
    return not one.parts or any(_possible(scenario, part, view, published) for part in one.parts)


def _weeks_left(scenario: Scenario, when: Condition, published: list[int]) -> list[int]:
    """The weeks in which a condition is checked and could hold."""
    looked = frozenset(published) | when.named_weeks
    return sorted(looked & _weeks_of(scenario, when, published))


def comes_too_late(scenario: Scenario, index: int) -> Iterator[Problem]:
    """Actions without effect even if rule number ``index`` acts as early as it can."""
    weeks = _weeks_left(scenario, scenario.plan.rules[index].when, _published(scenario))
    if not weeks:
        return
    earliest = weeks[0]
    ends = _ends(scenario)
    for base, action in scenario.plan.actions_of(index):
        if action.start is not None and earliest + action.start.start_week >= scenario.weeks:
            yield Problem((*base, "start", "start_week"), f"'{action.start.label}' would begin in week "
                          f"{earliest + action.start.start_week} at the earliest, after the last week "
                          f"({scenario.weeks - 1}): it never acts", warning=True)
        for where, name in action.named():
            end = ends.get(name, math.inf)
            if end <= earliest:
                yield Problem((*base, *where), f"'{name}' is over in week {end:g}, before this rule can act (week "
                              f"{earliest} at the earliest)", warning=True)


def _ends(scenario: Scenario) -> dict[str, float]:
    """The week in which each intervention of the plan ends, by its name as written."""
    ends: dict[str, float] = {}
    for intervention in scenario.plan.scheduled:
        name = written_label(intervention)
        end = math.inf if intervention.weeks is None else intervention.start_week + intervention.weeks
        ends[name] = max(end, ends.get(name, 0.0))
    return ends
