"""Rules that refer to nothing: checked on the raw data, together with the keys that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cxsim.errors import did_you_mean
from cxsim.rules.measured import MEASURED, Measured
from cxsim.scenario.checks.raw_data import (
    is_number,
    label_of,
    mapping,
    records,
    started_levers,
    value_at,
    written_actions,
    written_conditions,
    written_indicators,
    written_levers,
)
from cxsim.scenario.schema.sections import INTERVENTIONS, MILESTONES, PLAN_SHEET, PLANS, PRESET, RULES
from cxsim.scenario.text.located import KEY_MARK
from cxsim.scenario.text.nodes import Step

WHO = {"rules": "rules", "milestones": "milestones", "watch": "indicators"}
Mistake = tuple[tuple[Step, ...], str]


def rule_mistakes(data: Any) -> Iterator[Mistake]:
    """Everything that rules, survey and interventions tell only together."""
    indicators = list(written_indicators(data))
    yield from _unknown_indicators(indicators)
    sections = [section for section in (RULES, MILESTONES) if value_at(data, section)]
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
    # Names are looked up when the interventions that stand elsewhere have been read.
    if not any(value_at(data, path) is not None for path in (PLAN_SHEET, PRESET)):
        yield from _interventions(data)
        yield from _milestones(data)


def _unknown_indicators(indicators: Iterable[tuple[tuple[Step, ...], dict[str, Any]]]) -> Iterator[Mistake]:
    for path, indicator in indicators:
        name = indicator.get("measure")
        if isinstance(name, str) and name not in MEASURED:
            hint = did_you_mean(name, MEASURED, limit=len(MEASURED))
            yield (*path, "measure"), f"there is no measure '{name}'; {hint}"


def _milestones(data: Any) -> Iterator[Mistake]:
    levers = {label: lever for _, lever in records(data, INTERVENTIONS) if (label := label_of(lever))}
    seen: set[str] = set()
    for index, milestone in records(data, MILESTONES):
        name, path = milestone.get("intervention"), (*MILESTONES, index, "intervention")
        if not isinstance(name, str):
            continue
        if name not in levers:
            yield path, f"there is no intervention '{name}' in this plan; {did_you_mean(name, levers)}"
        elif not isinstance(levers[name].get("waves"), list) or len(levers[name]["waves"]) < 2:
            yield path, f"'{name}' has no waves that could wait: give it 'waves' with at least two lists of departments"
        elif levers[name].get("rounds", 1) != 1:
            yield path, f"'{name}' comes in rounds: a milestone needs an intervention with waves only"
        elif name in seen:
            yield path, f"'{name}' has a milestone already"
        seen.add(name)
    for index, lever in records(data, INTERVENTIONS):
        if lever.get("after") in seen:
            yield (*INTERVENTIONS, index, "after"), (
                f"nobody knows when '{lever['after']}' is over, as its waves wait for a milestone; use a rule instead")


def _survey(data: Any, section: tuple[Step, ...]) -> Iterator[Mistake]:
    if value_at(data, ("survey",)) is None and not _pulses(data):
        yield (*section, KEY_MARK), (
            f"{WHO[str(section[-1])]} look at what a survey publishes, and there is none; add a section "
            "'survey: {every_weeks: 4}'")


def _course(data: Any) -> Iterator[Mistake]:
    if value_at(data, ("plan", "change_course")) is not None:
        yield ("plan", "change_course", KEY_MARK), (
            "a plan with rules, milestones or indicators cannot change course in a set week as well; leave one of them "
            "out")


def _names(data: Any) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for index, rule in records(data, RULES):
        name = rule.get("name")
        if isinstance(name, str) and name:
            if name in seen:
                yield (*RULES, index, "name"), (
                    f"two rules are called '{name}' (the other is number {seen[name] + 1} of the list)")
            seen.setdefault(name, index)


def _bounds(path: tuple[Step, ...], condition: dict[str, Any], measure: Measured) -> Iterator[Mistake]:
    for key in ("below", "above"):
        bound = condition.get(key)
        if is_number(bound) and not measure.low <= bound <= measure.high:
            hint = f"; did you mean {bound / 100.0:g}?" if measure.high == 1.0 and 1.0 < bound <= 100.0 else ""
            yield (*path, key), (f"'{measure.name}' lies between {measure.low:g} and {measure.high:g} "
                                 f"({measure.unit}), {bound:g} is given{hint}")


def _measurable(
    data: Any, path: tuple[Step, ...], condition: dict[str, Any], measure: Measured
) -> Iterator[Mistake]:
    asked = _asked(data)
    if asked is not None and measure.name not in asked:
        yield (*path, "measure"), (f"no survey measures '{measure.name}'; {did_you_mean(measure.name, asked)} Or add "
                                   "it to the measures of a survey")
    laws = data.get("laws")
    on = laws if isinstance(laws, list) else []
    if measure.law and measure.law not in on and "full" not in on:
        yield (*path, "measure"), (f"there is no {measure.name} to measure without its law; add laws: "
                                   f"[{measure.law}]")
    if measure.whole and condition.get("group", "all") != "all":
        yield (*path, "group"), f"'{measure.name}' exists for the whole organization only; leave the group out"


def _pulses(data: Any) -> list[dict[str, Any]]:
    """The surveys among the interventions."""
    return [lever for _, lever in written_levers(data) if lever.get("type") == "pulse_survey"]


def _asked(data: Any) -> list[str] | None:
    """What all surveys together ask by name; None where one of them asks everything, or there is none."""
    surveys = _pulses(data)
    if isinstance(data.get("survey"), dict):
        surveys.append(data["survey"])
    named = [survey.get("measures") for survey in surveys]
    if not all(isinstance(names, list) for names in named) or not named:
        return None
    return [str(name) for names in named if isinstance(names, list) for name in names]


def _interventions(data: Any) -> Iterator[Mistake]:
    """Names of interventions that do not exist, and names that two of them would share."""
    known: list[str] = []
    for plan in PLANS:
        known += [label for _, lever in records(data, plan) if (label := label_of(lever)) is not None]
    for path, lever in started_levers(data):
        label = label_of(lever)
        if label is None:
            continue
        if label in known:
            key = "name" if lever.get("name") else "type"
            yield (*path, key), (f"another intervention is called '{label}'; give the one that begins here a 'name' "
                                 "of its own")
        known.append(label)
        if lever.get("after") is not None:
            yield (*path, "after"), "an intervention that a rule starts waits for nothing else: use start_week"
    for path, action in written_actions(data):
        for where, name in _named(action):
            if name not in known:
                yield (*path, *where), f"there is no intervention '{name}' in this plan; {did_you_mean(name, known)}"


def _named(action: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(action.get("stop"), str):
        yield ("stop",), action["stop"]
    for kind in ("move", "scale"):
        name = mapping(action.get(kind)).get("intervention")
        if isinstance(name, str):
            yield (kind, "intervention"), name
