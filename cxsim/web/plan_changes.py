"""Changes of plans as changes of their files; each takes the texts of a project and changes them in place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from cxsim.errors import OutputError
from cxsim.interventions.about.description import describe_one
from cxsim.interventions.base import Intervention
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.loading.shipped import shipped_folder
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.yaml_writer import to_yaml
from cxsim.web.editing import Texts
from cxsim.web.projects import ABOUT
from cxsim.web.yaml_edit import Way, value_at, with_item, with_value, without

LIST: Final = ("plan", "interventions")
SOURCES: Final = (("plan", "preset"), ("plan", "sheet"))
"""Where else interventions of a plan may come from."""


def plans_in(texts: Texts) -> list[str]:
    """The files of the plans, the baseline first."""
    return [str(plan) for plan in json.loads(texts[ABOUT])["plans"]]


def own_list(texts: Texts, plan: str) -> bool:
    """Whether the file of a plan lists interventions itself."""
    return value_at(texts[plan], LIST) is not None


def change_fields(texts: Texts, plan: str, place: int, changes: Mapping[Way, Any]) -> None:
    """Give fields of an intervention other values; None takes a field away, so that it has its default."""
    text = texts[plan]
    for way, value in changes.items():
        path = (*LIST, place, *way)
        text = without(text, path) if value is None else with_value(text, path, value)
        if value is None and len(way) > 1 and value_at(text, path[:-1]) == {}:
            text = without(text, path[:-1])
    texts[plan] = text


def add(texts: Texts, plan: str, item: Mapping[str, Any], place: int | None = None) -> None:
    """Add an intervention, under another name if its own is taken."""
    stated = value_at(texts[plan], LIST, [])
    texts[plan] = with_item(texts[plan], LIST, named_apart(item, stated), place)


def usual(kind: str) -> dict[str, Any]:
    """An intervention of a kind with its usual values; those that must be stated are taken from its shipped example."""
    entry = {one["name"]: one for one in describe_one(kind)["fields"]}
    needed = [name for name, one in entry.items() if one["required"]]
    if not needed:
        return {"type": kind}
    example = load_scenario(shipped_folder() / "interventions" / f"{kind}.yaml").plan.interventions
    stated = next(one for one in example if one.type == kind).model_dump(mode="json")
    return {"type": kind, **{name: stated[name] for name in needed}}


def named_apart(item: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The intervention with a name that no other one has."""
    taken = {label_of(one) for one in others}
    label = label_of(item)
    if label not in taken:
        return dict(item)
    stem = re.sub(r" \d+$", "", label)
    free = next(name for number in range(2, len(taken) + 3) if (name := f"{stem} {number}") not in taken)
    kind = {"type": item["type"], "name": free}
    return kind | {key: value for key, value in item.items() if key not in kind}


def label_of(item: Mapping[str, Any]) -> str:
    """What an intervention in a file is called."""
    return str(item.get("name") or item.get("type"))


def duplicate(texts: Texts, plan: str, place: int) -> None:
    """Add a copy of an intervention behind it."""
    add(texts, plan, value_at(texts[plan], (*LIST, place)), place + 1)


def remove(texts: Texts, plan: str, place: int) -> None:
    """Take an intervention out of a plan."""
    texts[plan] = without(texts[plan], (*LIST, place))


def write_out(texts: Texts, plan: str, scenario: Scenario) -> None:
    """List in the file of a plan what it took from a preset, a sheet, another file or a scaled dose."""
    text = with_value(texts[plan], LIST, [written(one) for one in scenario.plan.interventions])
    for path in SOURCES:
        text = without(text, path)
        if inherits(texts, plan, path):
            text = with_value(text, path, None)
    if scenario.plan.on_overrun == "scale":
        text = with_value(text, ("plan", "on_overrun"), "tell")
    texts[plan] = text


def inherits(texts: Texts, plan: str, path: Way) -> bool:
    """Whether a file that this one extends states something at a path."""
    parent = value_at(texts[plan], ("extends",))
    if parent not in texts:
        return False
    return value_at(texts[parent], path) is not None or inherits(texts, parent, path)


def written(intervention: Intervention) -> dict[str, Any]:
    """An intervention as a file states it: its type and what differs from the defaults."""
    return {"type": intervention.type, **intervention.model_dump(mode="json", exclude_defaults=True, exclude={"type"})}


def heirs(texts: Texts, plan: str) -> list[str]:
    """The other plans that extend the file of a plan, and so have its limits unless they state their own."""
    return [one for one in plans_in(texts) if one != plan and value_at(texts[one], ("extends",)) == plan]


def set_limits(texts: Texts, plan: str, limits: Mapping[str, Any]) -> None:
    """Give a plan a budget and hours of a team, and what happens beyond them; None: no limit, or as usual."""
    text = texts[plan]
    for key, value in limits.items():
        path = ("plan", key)
        text = without(text, path) if value is None else with_value(text, path, value)
    texts[plan] = text


def copy_plan(texts: Texts, plan: str, name: str) -> str:
    """Add a copy of a plan under another name; the name of its file."""
    return _added(texts, name, with_value(texts[plan], ("name",), name), plan)


def new_plan(texts: Texts, name: str, interventions: Sequence[Intervention]) -> str:
    """Add a plan with these interventions for the organization of the baseline; the name of its file."""
    baseline = plans_in(texts)[0]
    own: dict[str, Any] = {"interventions": [written(one) for one in interventions]}
    own |= {path[-1]: None for path in SOURCES
            if value_at(texts[baseline], path) is not None or inherits(texts, baseline, path)}
    return _added(texts, name, to_yaml({"extends": baseline, "name": name, "plan": own}), baseline)


def rename_plan(texts: Texts, plan: str, name: str) -> None:
    """Give a plan another name; its file keeps its own, so that what extends it still finds it."""
    texts[plan] = with_value(texts[plan], ("name",), name)


def drop_plan(texts: Texts, plan: str) -> None:
    """Take a plan out of a project, with its file unless another one extends it."""
    plans = plans_in(texts)
    if plan == plans[0]:
        raise OutputError("The baseline stays: every other plan is compared with it.")
    _state_plans(texts, [one for one in plans if one != plan])
    if not any(value_at(text, ("extends",)) == plan for name, text in texts.items() if name != ABOUT):
        del texts[plan]


def _added(texts: Texts, name: str, text: str, beside: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:60] or "plan"
    files = (f"{stem}.yaml" if number == 1 else f"{stem}_{number}.yaml" for number in range(1, len(texts) + 2))
    file = next(one for one in files if one not in texts)
    texts[file] = text
    plans = plans_in(texts)
    plans.insert(plans.index(beside) + 1 if beside != plans[0] else len(plans), file)
    _state_plans(texts, plans)
    return file


def _state_plans(texts: Texts, plans: Sequence[str]) -> None:
    told = json.loads(texts[ABOUT]) | {"plans": list(plans)}
    texts[ABOUT] = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
