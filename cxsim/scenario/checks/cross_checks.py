"""What only several keys together tell: checked on the raw data, so one wrong field does not hide the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cxsim.errors import did_you_mean
from cxsim.model.parameters import PARAMETERS
from cxsim.organization.traits import TRAITS, trait_names
from cxsim.scenario.checks.raw_data import is_number, label_of, mapping, records, value_at, written_levers
from cxsim.scenario.checks.rule_mistakes import rule_mistakes
from cxsim.scenario.schema.sections import PLANS
from cxsim.scenario.text.located import KEY_MARK
from cxsim.scenario.text.nodes import MapNode, Step, plain

Mistake = tuple[tuple[Step, ...], str]
DEFAULT_WEEKS = 104


def cross_checks(root: MapNode) -> list[Mistake]:
    """Every contradiction between keys, with the path of the later or more specific one."""
    data = plain(root)
    return [mistake for check in CHECKS for mistake in check(data)]


def _organization(data: Any) -> Iterator[Mistake]:
    block = mapping(data.get("organization"))
    if "organization" in data and isinstance(data["organization"], dict):
        given = [key for key in ("generate", "people") if block.get(key) is not None]
        if len(given) != 1:
            how = "only one of" if given else "one of"
            yield ("organization", *given[1:]), f"give {how} 'generate' and 'people'"
        if block.get("generate") is not None and block.get("ties"):
            yield ("organization", "ties"), "ties from files need people from a file; generated people get their own"
    yield from _repeated(block, ("organization", "generate", "departments"), "department", fold=True)


def _behaviors(data: Any) -> Iterator[Mistake]:
    yield from _repeated(data, ("behaviors",), "behavior", fold=True)
    behaviors = records(data, ("behaviors",))
    for key in ("effort", "customer_value"):
        weights = [behavior.get(key, 1) for _, behavior in behaviors]
        if weights and all(is_number(weight) and weight == 0 for weight in weights):
            yield ("behaviors", 0, key), f"the {key} of at least one behavior must be above 0"


def _behavior_names(data: Any) -> Iterator[Mistake]:
    known = [str(behavior["name"]) for _, behavior in records(data, ("behaviors",)) if "name" in behavior]
    known = known if "behaviors" in data else ["customer_focus"]
    places: list[tuple[Step, ...]] = []
    for section in ("inhibitors", "catalysts"):
        places += [("context", section, index, "behaviors")
                   for index, _ in records(data, ("context", section))]
    places += [(*path, "behaviors") for path, _ in written_levers(data)]
    for path in places:
        names = value_at(data, path)
        for index, name in enumerate(names if isinstance(names, list) else []):
            if isinstance(name, str) and name not in known:
                yield (*path, index), f"there is no behavior '{name}'; {did_you_mean(name, known)}"
    for path, lever in written_levers(data):
        for force, dose in mapping(lever.get("forces")).items():
            for name in mapping(dose):
                if name not in known:
                    place = (*path, "forces", force, name, KEY_MARK)
                    yield place, f"there is no behavior '{name}'; {did_you_mean(name, known)}"


def _labels(data: Any) -> Iterator[Mistake]:
    for plan in PLANS:
        yield from _labels_in(data, plan)
    yield from _repeated(data, ("context", "inhibitors"), "inhibitor")
    yield from _repeated(data, ("context", "catalysts"), "catalyst")


def _labels_in(data: Any, plan: tuple[Step, ...]) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for index, lever in records(data, plan):
        label = label_of(lever)
        if label is None:
            continue
        if label in seen:
            key = "name" if lever.get("name") else "type"
            yield (*plan, index, key), (
                f"two interventions are called '{label}' (the other is number {seen[label] + 1} of the list); give "
                "each a 'name' of its own")
        else:
            seen[label] = index


def _series(data: Any) -> Iterator[Mistake]:
    for key in ("sponsorship", "other_initiatives"):
        before: float | None = None
        for index, step in records(data, ("context", key)):
            week: Any = step.get("from_week")
            if not is_number(week):
                continue
            path = ("context", key, index, "from_week")
            if index == 0 and week != 0:
                yield path, "the first step must begin in week 0"
            if before is not None and week <= before:
                yield path, f"steps must ascend: week {week} comes after week {before}"
            before = week


def _horizon(data: Any) -> Iterator[Mistake]:
    weeks = data.get("weeks", DEFAULT_WEEKS)
    by_week = mapping(data.get("target")).get("by_week")
    horizon_is_good = is_number(weeks) and weeks >= 1 and float(weeks).is_integer()
    if horizon_is_good and is_number(by_week) and by_week > weeks:
        yield ("target", "by_week"), f"week {by_week} lies after the end of the run ({weeks:g} weeks)"


def _wage_levels(data: Any) -> Iterator[Mistake]:
    for level in mapping(mapping(data.get("costs")).get("weekly_wage")):
        if not str(level).isascii() or not str(level).isdigit() or str(int(level)) != str(level):
            yield ("costs", "weekly_wage", level, KEY_MARK), f"a level (1, 2, 3, ...) is expected, not '{level}'"


def _traits(data: Any) -> Iterator[Mistake]:
    names = trait_names()
    seen: dict[str, str] = {}
    for given, means in mapping(mapping(data.get("organization")).get("traits")).items():
        path: tuple[Step, ...] = ("organization", "traits", given)
        if given not in names:
            yield (*path, KEY_MARK), f"there is no trait '{given}'; {did_you_mean(given, names)}"
            continue
        if names[given] in seen:
            yield (*path, KEY_MARK), f"the trait '{names[given]}' is stated twice (also as '{seen[names[given]]}')"
        seen[names[given]] = given
        trait = TRAITS[names[given]]
        for department, mean in mapping(means).items():
            if is_number(mean) and "from" not in means and not trait.lowest <= mean <= trait.highest:
                yield (*path, department), (
                    f"must lie between {trait.lowest:g} and {trait.highest:g}, {mean:g} is given")


def _customers(data: Any) -> Iterator[Mistake]:
    yield from _repeated(data, ("context", "service_chain"), "link", key="department")
    links = records(data, ("context", "service_chain"))
    if links and all(is_number(weight := link.get("weight", 1)) and weight == 0 for _, link in links):
        yield ("context", "service_chain", 0, "weight"), "the weight of at least one department must be above 0"
    yield from _repeated(data, ("context", "outcomes"), "outcome", fold=True)
    known = []
    for index, outcome in records(data, ("context", "outcomes")):
        path: tuple[Step, ...] = ("context", "outcomes", index)
        known += [str(outcome["name"])] if "name" in outcome else []
        given = [key for key in ("at_100", "per_point") if outcome.get(key) is not None]
        if len(given) != 1:
            yield (*path, *given[1:]), f"give {'only one' if given else 'one'} of 'at_100' and 'per_point'"
        if given == ["at_100"] and mapping(data.get("context")).get("customer_index", 50) == 100:
            yield (*path, "at_100"), "the score is 100 already: give per_point"
    for name in mapping(mapping(data.get("value")).get("outcomes")):
        if name not in known:
            yield ("value", "outcomes", name, KEY_MARK), f"there is no outcome '{name}'; {did_you_mean(name, known)}"


def _parameters(data: Any) -> Iterator[Mistake]:
    for name, value in mapping(data.get("parameters")).items():
        parameter = PARAMETERS.get(name)
        if parameter is None:
            yield ("parameters", name, KEY_MARK), f"there is no parameter '{name}'; {did_you_mean(name, PARAMETERS)}"
        elif is_number(value) and not parameter.low <= value <= parameter.high:
            yield ("parameters", name), (
                f"must lie between {parameter.low:g} and {parameter.high:g} ({parameter.unit}; default "
                f"{parameter.default:g}), {value:g} is given")


def _uncertainty(data: Any) -> Iterator[Mistake]:
    names = data.get("uncertainty")
    for index, name in enumerate(names if isinstance(names, list) else []):
        if not isinstance(name, str):
            continue
        if name not in PARAMETERS:
            yield ("uncertainty", index), f"there is no parameter '{name}'; {did_you_mean(name, PARAMETERS)}"
        elif name in names[:index]:
            yield ("uncertainty", index), f"the parameter '{name}' is named twice"
        elif name in mapping(data.get("parameters")):
            yield ("uncertainty", index), (
                f"'{name}' is stated under 'parameters', so it cannot differ between replicates; leave one of them out")


CHECKS: tuple[Callable[[Any], Iterator[Mistake]], ...] = (
    _organization, _behaviors, _behavior_names, _labels, _series, _horizon, _wage_levels, _traits, _customers,
    _parameters, _uncertainty, rule_mistakes,
)


def _repeated(
    data: Any, path: tuple[Step, ...], word: str, fold: bool = False, key: str = "name"
) -> Iterator[Mistake]:
    inner = path[1:] if path[0] == "organization" else path
    seen: dict[str, str] = {}
    for index, record in records(data, inner):
        name = record.get(key)
        if not isinstance(name, str):
            continue
        folded = name.casefold() if fold else name
        if folded in seen:
            yield (*path, index, key), f"two {word}s are called '{name}'" + (
                f" and '{seen[folded]}'" if seen[folded] != name else "")
        seen.setdefault(folded, name)
