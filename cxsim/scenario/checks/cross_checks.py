"""Checks across several keys, on the raw data, so that one wrong field does not hide other mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cxsim.errors import there_is_no
from cxsim.interventions.problems import Problem
from cxsim.model.parameters import PARAMETERS
from cxsim.organization.traits import TRAITS, trait_names
from cxsim.rules.condition import Path
from cxsim.scenario.checks.milestone_problems import milestone_mistakes
from cxsim.scenario.checks.raw_data import (
    DEFAULT_WEEKS,
    Record,
    is_number,
    items,
    label_key,
    label_of,
    mapping,
    names_in,
    number_of,
    records,
    repeated,
    same_named,
    stated_numbers,
    written_interventions,
)
from cxsim.scenario.checks.rule_mistakes import rule_mistakes
from cxsim.scenario.schema.sections import PLANS
from cxsim.scenario.text.nodes import KEY_MARK, MapNode, plain
from cxsim.units import counted


def cross_checks(root: MapNode) -> list[Problem]:
    """Every contradiction between keys, at the path of the later or more specific key."""
    data = plain(root)
    return [problem for check in CHECKS for problem in check(data)]


def _organization(data: Any) -> Iterator[Problem]:
    block = data.get("organization")
    if isinstance(block, dict):
        yield from _exactly_one(block, ("organization",), "generate", "people")
        if block.get("generate") is not None and block.get("ties"):
            yield Problem(("organization", "ties"),
                          "ties from files need people from a file; generated people have generated ties")
    yield from repeated(data, ("organization", "generate", "departments"), "department", fold=True)


def _behaviors(data: Any) -> Iterator[Problem]:
    yield from repeated(data, ("behaviors",), "behavior", fold=True)
    for key in ("effort", "customer_value"):
        if _weigh_nothing(records(data, ("behaviors",)), key):
            yield Problem(("behaviors", 0, key), f"the {key} of at least one behavior must be above 0")


def _behavior_names(data: Any) -> Iterator[Problem]:
    known = names_in(data, ("behaviors",)) if "behaviors" in data else ["customer_focus"]
    for path, name in _named_behaviors(data):
        if name not in known:
            yield Problem(path, there_is_no("behavior", name, known))


def _named_behaviors(data: Any) -> Iterator[tuple[Path, str]]:
    interventions = list(written_interventions(data))
    factors = [*records(data, ("context", "inhibitors")), *records(data, ("context", "catalysts"))]
    for path, record in [*factors, *interventions]:
        for index, name in enumerate(items(record.get("behaviors"))):
            if isinstance(name, str):
                yield (*path, "behaviors", index), name
    for path, intervention in interventions:
        for force, dose in mapping(intervention.get("forces")).items():
            for name in mapping(dose):
                yield (*path, "forces", force, name, KEY_MARK), name


def _labels(data: Any) -> Iterator[Problem]:
    for plan in PLANS:
        for (path, intervention), (first, _) in same_named(records(data, plan), label_of):
            yield Problem((*path, label_key(intervention)), (
                f"two interventions are called '{label_of(intervention)}' (the other is number {number_of(first)} of "
                "the list); give each its own 'name'"))
    yield from repeated(data, ("context", "inhibitors"), "inhibitor")
    yield from repeated(data, ("context", "catalysts"), "catalyst")


def _series(data: Any) -> Iterator[Problem]:
    for key in ("sponsorship", "other_initiatives"):
        before: float | None = None
        for path, step in records(data, ("context", key)):
            week: Any = step.get("from_week")
            if not is_number(week):
                continue
            if number_of(path) == 1 and week != 0:
                yield Problem((*path, "from_week"), "the first step must begin in week 0")
            if before is not None and week <= before:
                yield Problem((*path, "from_week"), f"steps must be in order of weeks: {week} follows {before}")
            before = week


def _horizon(data: Any) -> Iterator[Problem]:
    weeks = data.get("weeks", DEFAULT_WEEKS)
    by_week = mapping(data.get("target")).get("by_week")
    horizon_is_good = is_number(weeks) and weeks >= 1 and float(weeks).is_integer()
    if horizon_is_good and is_number(by_week) and by_week > weeks:
        yield Problem(("target", "by_week"), f"week {by_week} is after the end of the run ({counted(weeks, 'week')})")


def _wage_levels(data: Any) -> Iterator[Problem]:
    for level in mapping(mapping(data.get("costs")).get("weekly_wage")):
        if not str(level).isascii() or not str(level).isdigit() or str(int(level)) != str(level):
            yield Problem(("costs", "weekly_wage", level, KEY_MARK),
                          f"a level (1, 2, 3, ...) is expected, not '{level}'")


def _traits(data: Any) -> Iterator[Problem]:
    names = trait_names()
    seen: dict[str, str] = {}
    for given, means in mapping(mapping(data.get("organization")).get("traits")).items():
        path: Path = ("organization", "traits", given)
        if given not in names:
            yield Problem((*path, KEY_MARK), there_is_no("trait", given, names))
            continue
        name = names[given]
        if name in seen:
            yield Problem((*path, KEY_MARK), f"the trait '{name}' is stated twice (also as '{seen[name]}')")
        seen[name] = given
        trait = TRAITS[name]
        for department, stated in mapping(means).items() if "from" not in mapping(means) else ():
            for where, mean in stated_numbers(stated, (*path, department)):
                if trait.lowest <= mean <= trait.highest:
                    continue
                yield Problem(where,
                              f"must be between {trait.lowest:g} and {trait.highest:g}, {mean:g} is given")


def _service_chain(data: Any) -> Iterator[Problem]:
    chain: Path = ("context", "service_chain")
    yield from repeated(data, chain, "link", key="department")
    if _weigh_nothing(records(data, chain), "weight"):
        yield Problem((*chain, 0, "weight"), "the weight of at least one department must be above 0")


def _outcomes(data: Any) -> Iterator[Problem]:
    outcomes = records(data, ("context", "outcomes"))
    yield from repeated(data, ("context", "outcomes"), "outcome", fold=True)
    for path, outcome in outcomes:
        yield from _exactly_one(outcome, path, "at_100", "per_point")
        one_point = outcome.get("at_100") is not None and outcome.get("per_point") is None
        if one_point and mapping(data.get("context")).get("customer_index", 50) == 100:
            yield Problem((*path, "at_100"), "customer_index is already 100; give per_point instead")
    known = names_in(data, ("context", "outcomes"))
    for name in mapping(mapping(data.get("value")).get("outcomes")):
        if name not in known:
            yield Problem(("value", "outcomes", name, KEY_MARK), there_is_no("outcome", name, known))


def _parameters(data: Any) -> Iterator[Problem]:
    for name, value in mapping(data.get("parameters")).items():
        parameter = PARAMETERS.get(name)
        if parameter is None:
            yield Problem(("parameters", name, KEY_MARK), there_is_no("parameter", name, PARAMETERS))
            continue
        for where, number in stated_numbers(value, ("parameters", name)):
            if not parameter.low <= number <= parameter.high:
                yield Problem(where, (
                    f"must be between {parameter.low:g} and {parameter.high:g} ({parameter.unit}; default "
                    f"{parameter.default:g}), {number:g} is given"))


def _uncertainty(data: Any) -> Iterator[Problem]:
    names = items(data.get("uncertainty"))
    for index, name in enumerate(names):
        if not isinstance(name, str):
            continue
        path = ("uncertainty", index)
        if name not in PARAMETERS:
            yield Problem(path, there_is_no("parameter", name, PARAMETERS))
        elif name in names[:index]:
            yield Problem(path, f"the parameter '{name}' is named twice")
        elif name in mapping(data.get("parameters")):
            yield Problem(path, (
                f"'{name}' is stated under 'parameters', so it cannot differ between "
                "replicates; remove one of the two"))


CHECKS: tuple[Callable[[Any], Iterator[Problem]], ...] = (
    _organization, _behaviors, _behavior_names, _labels, _series, _horizon, milestone_mistakes, _wage_levels, _traits,
    _service_chain, _outcomes, _parameters, _uncertainty, rule_mistakes,
)


def _exactly_one(block: dict[str, Any], path: Path, first: str, second: str) -> Iterator[Problem]:
    given = [key for key in (first, second) if block.get(key) is not None]
    if len(given) != 1:
        yield Problem((*path, *given[1:]), f"give {'only one' if given else 'one'} of '{first}' and '{second}'")


def _weigh_nothing(found: Sequence[Record], key: str) -> bool:
    """Whether all records have weight 0 (the default is 1)."""
    weights = [record.get(key, 1) for _, record in found]
    return bool(weights) and all(is_number(weight) and weight == 0 for weight in weights)
