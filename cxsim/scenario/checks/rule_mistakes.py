"""Rules that refer to something missing, checked on the raw data together with the keys they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cxsim.errors import did_you_mean
from cxsim.interventions.problems import Problem
from cxsim.model.leaving_out import delete_from_without
from cxsim.rules.condition import Path
from cxsim.rules.measured import MEASURED, Measured
from cxsim.scenario.checks.raw_data import (
    Record,
    begun_interventions,
    is_number,
    items,
    label_key,
    label_of,
    mapping,
    number_of,
    records,
    same_named,
    value_at,
    written_actions,
    written_conditions,
    written_indicators,
    written_interventions,
)
from cxsim.scenario.schema.sections import GATES, INTERVENTIONS, PLAN_SHEET, PLANS, PRESET, RULES
from cxsim.scenario.text.nodes import KEY_MARK

WHO = {"rules": "rules", "gates": "gates", "watch": "indicators"}


def rule_mistakes(data: Any) -> Iterator[Problem]:
    """Mistakes that show only when rules, survey and interventions are read together."""
    indicators = list(written_indicators(data))
    yield from _unknown_indicators(indicators)
    sections = [section for section in (RULES, GATES) if value_at(data, section)]
    sections += [path[:-1] for path, _ in indicators[:1]]
    if not sections:
        return
    yield from _survey(data, sections[0])
    yield from _course(data)
    yield from _names(data)
    for path, condition in [*written_conditions(data), *indicators]:
        measure = MEASURED.get(str(condition.get("measure")))
        if measure is not None:
            yield from _bounds(path, condition, measure)
            yield from _measurable(data, path, condition, measure)
    # Names are looked up once the interventions of sheets and presets have been read.
    if value_at(data, PLAN_SHEET) is None and value_at(data, PRESET) is None:
        yield from _interventions(data)
        yield from _gates(data)


def no_intervention(name: str, known: Iterable[str]) -> str:
    """The message about an intervention that is not in the plan."""
    return f"there is no intervention '{name}' in this plan; {did_you_mean(name, known)}"


def _unknown_indicators(indicators: Iterable[Record]) -> Iterator[Problem]:
    for path, indicator in indicators:
        name = indicator.get("measure")
        if isinstance(name, str) and name not in MEASURED:
            hint = did_you_mean(name, MEASURED, limit=len(MEASURED))
            yield Problem((*path, "measure"), f"there is no measure '{name}'; {hint}")


def _gates(data: Any) -> Iterator[Problem]:
    interventions = {label: intervention for _,
                     intervention in records(data, INTERVENTIONS) if (label := label_of(intervention))}
    waited_for: list[str] = []
    for path, gate in records(data, GATES):
        name = gate.get("intervention")
        if isinstance(name, str):
            message = _why_no_gate(name, interventions, waited_for)
            if message:
                yield Problem((*path, "intervention"), message)
            waited_for.append(name)
    for path, intervention in records(data, INTERVENTIONS):
        if intervention.get("after") in waited_for:
            yield Problem((*path, "after"), (
                f"the end of '{intervention['after']}' is not known, because its waves wait for a gate; use a "
                "rule instead"))


def _why_no_gate(name: str, interventions: dict[str, dict[str, Any]], waited_for: list[str]) -> str:
    """Why an intervention cannot have a gate, or another one; empty if it can."""
    if name not in interventions:
        return no_intervention(name, interventions)
    if len(items(interventions[name].get("waves"))) < 2:
        return f"'{name}' has no waves that could wait; give it 'waves' with at least two lists of departments"
    if interventions[name].get("rounds", 1) != 1:
        return f"'{name}' comes in rounds; a gate needs an intervention with waves only"
    return f"'{name}' already has a gate" if name in waited_for else ""


def _survey(data: Any, section: Path) -> Iterator[Problem]:
    if value_at(data, ("survey",)) is None and not _pulses(data):
        yield Problem((*section, KEY_MARK), (
            f"{WHO[str(section[-1])]} need the results of a survey, and there is none; add a section 'survey: "
            f"{{every_weeks: 4}}'"))


def _course(data: Any) -> Iterator[Problem]:
    if value_at(data, ("plan", "change_course")) is not None:
        yield Problem(("plan", "change_course", KEY_MARK), (
            "a plan with rules, gates or indicators cannot also change course in a set "
            "week; remove one of the two"))


def _names(data: Any) -> Iterator[Problem]:
    def name_of(rule: dict[str, Any]) -> str | None:
        name = rule.get("name")
        return name if isinstance(name, str) and name else None

    for (path, rule), (first, _) in same_named(records(data, RULES), name_of):
        yield Problem((*path, "name"), (
            f"two rules are called '{rule['name']}' (the other is number {number_of(first)} of the list)"))


def _bounds(path: Path, condition: dict[str, Any], measure: Measured) -> Iterator[Problem]:
    for key in ("below", "above"):
        bound = condition.get(key)
        if is_number(bound) and not measure.low <= bound <= measure.high:
            hint = f"; did you mean {bound / 100.0:g}?" if measure.high == 1.0 and 1.0 < bound <= 100.0 else ""
            yield Problem((*path, key), (f"'{measure.name}' is between {measure.low:g} and {measure.high:g} "
                                         f"({measure.unit}), {bound:g} is given{hint}"))


def _measurable(data: Any, path: Path, condition: dict[str, Any], measure: Measured) -> Iterator[Problem]:
    asked = _asked(data)
    if asked is not None and measure.name not in asked:
        yield Problem((*path, "measure"), (
            f"no survey measures '{measure.name}'; add it to the measures of a survey; "
            f"{did_you_mean(measure.name, asked)}"))
    if measure.mechanism and measure.mechanism in items(data.get("without")):
        yield Problem((*path, "measure"), f"{measure.name} needs the mechanism {measure.mechanism}; "
                                          f"{delete_from_without(measure.mechanism)}")
    if measure.whole and condition.get("group", "all") != "all":
        yield Problem((*path, "group"), f"'{measure.name}' exists only for the whole organization; leave the group out")


def _pulses(data: Any) -> list[dict[str, Any]]:
    """The surveys among the interventions."""
    return [intervention for _,
            intervention in written_interventions(data) if intervention.get("type") == "pulse_survey"]


def _asked(data: Any) -> list[str] | None:
    """The measures that all surveys ask by name; None if one of them asks everything, or there is no survey.

    An empty list asks for nothing that can be known: it is a mistake of its own, told at its place.
    """
    surveys = _pulses(data)
    if isinstance(data.get("survey"), dict):
        surveys.append(data["survey"])
    named = [survey.get("measures") for survey in surveys]
    if not all(isinstance(names, list) and names for names in named) or not named:
        return None
    return [str(name) for names in named for name in items(names)]


def _interventions(data: Any) -> Iterator[Problem]:
    """Unknown names of interventions, and names that two interventions share."""
    planned = [intervention for plan in PLANS for _, intervention in records(data, plan)]
    known = [label for intervention in planned if (label := label_of(intervention)) is not None]
    yield from _begun(data, known)
    known += [label for _, intervention in begun_interventions(data) if (label := label_of(intervention)) is not None]
    for path, action in written_actions(data):
        for where, name in _named(action):
            if name not in known:
                yield Problem((*path, *where), no_intervention(name, known))


def _begun(data: Any, planned: list[str]) -> Iterator[Problem]:
    known = list(planned)
    for path, intervention in begun_interventions(data):
        label = label_of(intervention)
        if label is None:
            continue
        if label in known:
            yield Problem((*path, label_key(intervention)), (
                f"another intervention is called '{label}'; give the one that begins here its own 'name'"))
        known.append(label)
        if intervention.get("after") is not None:
            yield Problem((*path, "after"),
                          "an intervention that a rule starts cannot wait for another; use start_week")


def _named(action: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(action.get("stop"), str):
        yield ("stop",), action["stop"]
    for kind in ("move", "scale"):
        name = mapping(action.get(kind)).get("intervention")
        if isinstance(name, str):
            yield (kind, "intervention"), name
