"""Turns a preset into ordinary interventions: relative times become weeks, groups become targets, changes are merged
in.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from cxsim.errors import Finding, did_you_mean, there_is_no
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.problems import Problem, under
from cxsim.model.view import PeopleView
from cxsim.rules.condition import Path
from cxsim.scenario.presets.preset import Preset, PresetIntervention, presets
from cxsim.scenario.schema.preset_use import PresetUse
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.nodes import (
    KEY_MARK,
    ListNode,
    MapNode,
    Node,
    Step,
    at,
    at_place,
    finding_at,
    merged,
    place_of,
)

USUAL_WAVES = 3


def preset_problems(uses: Sequence[PresetUse], tree: MapNode, view: PeopleView) -> Iterator[Finding]:
    """Unknown names of presets and interventions, and missing settings of a preset."""
    for number, use in enumerate(uses):
        path = use_path(tree, number)
        preset = presets().get(use.name)
        if preset is None:
            name = (*path, "name") if isinstance(at(tree, path), MapNode) else path
            yield finding_at(tree, name, there_is_no("preset", use.name, presets()))
            continue
        for problem in [*_unknown_interventions(use, preset), *_pilot_and_waves(use, preset, view)]:
            if not problem.warning:
                yield finding_at(tree, (*path, *problem.path), problem.message)


def _unknown_interventions(use: PresetUse, preset: Preset) -> Iterator[Problem]:
    named: list[tuple[Path, str]] = [(("interventions", label, KEY_MARK), label) for label in use.interventions]
    named += [(("without", place), label) for place, label in enumerate(use.without)]
    for path, label in named:
        if label not in preset.labels:
            yield Problem(path, f"the preset '{use.name}' has no intervention '{label}'; "
                                f"{did_you_mean(label, preset.labels)}")


def _pilot_and_waves(use: PresetUse, preset: Preset, view: PeopleView) -> Iterator[Problem]:
    if use.pilot is not None:
        if not preset.needs_pilot:
            yield Problem(("pilot", KEY_MARK), f"the preset '{use.name}' has no pilot group")
        yield from under(use.pilot.problems(view), "pilot")
    elif preset.needs_pilot:
        yield Problem((), f"the preset '{use.name}' needs a pilot group, as in pilot: {{departments: [NAME]}} "
                      f"(departments here: {', '.join(view.departments[:12])})")
    if use.waves is not None and not preset.in_waves:
        yield Problem(("waves", KEY_MARK), f"the preset '{use.name}' does not come in waves")


def use_path(tree: MapNode, number: int) -> tuple[Step, ...]:
    """The path of a use of a preset."""
    stated = at(tree, ("plan", "preset"))
    return ("plan", "preset", number) if isinstance(stated, ListNode) else ("plan", "preset")


def intervention_nodes(
    use: PresetUse, path: tuple[Step, ...], tree: MapNode, view: PeopleView, weeks: int, prefix: str,
    left_out: Collection[str] = (),
) -> list[tuple[str, MapNode]]:
    """The interventions of one use as nodes of a scenario, each with its name in the preset."""
    preset = presets()[use.name]
    length = min(preset.weeks, max(weeks - use.start_week, 4)) if use.weeks is None else use.weeks
    waves = _waves(use, view) if preset.in_waves else ()
    place = place_of(tree, path)
    found = []
    for one in preset.interventions:
        if one.label in use.without or one.label in left_out:
            continue
        own = {**one.intervention, **_timing(one, use.start_week, length, waves), **_whom(one, use, view)}
        if prefix:
            own["name"] = f"{prefix}{one.label}"
        node: Node = at_place(nodes_from(own), place)
        change = at(tree, (*path, "interventions", one.label))
        assert isinstance(node, MapNode)
        found.append((one.label, merged(node, change) if isinstance(change, MapNode) else node))
    return found


def _timing(one: PresetIntervention, start: int, length: int, waves: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Relative times as weeks; interventions with the same relative start begin in the same week."""
    span = length / len(waves) if one.in_waves and waves else float(length)
    begins, ends = _rounded(one.since * span), _rounded(one.until * span)
    timing: dict[str, Any] = {
        "start_week": start + begins, "weeks": max(ends - begins, 1), "ramp_weeks": _rounded(one.ramp * span),
    }
    if one.in_waves and waves:
        timing |= {"waves": [list(wave) for wave in waves], "wave_gap_weeks": max(_rounded(span), 1)}
    return timing


def _whom(one: PresetIntervention, use: PresetUse, view: PeopleView) -> dict[str, Any]:
    """The target group of an intervention, and how many people take its role."""
    target = use.target
    if use.pilot is not None and one.group != "all":
        group = use.pilot if one.group == "pilot" else Target(exclude=use.pilot)
        target = group if target == Target() else Target(all_of=(target, group))
    told: dict[str, Any] = {}
    if target != Target():
        told["target"] = target.model_dump(mode="json", exclude_defaults=True)
    if one.people_share is not None:
        reached = int(np.count_nonzero(target.resolve(view))) if not target.unknown_names(view) else 0
        told["count"] = max(_rounded(one.people_share * reached), 1)
    return told


def _waves(use: PresetUse, view: PeopleView) -> tuple[tuple[str, ...], ...]:
    """The stated waves, or the departments of the target group in order, in waves of about equal size."""
    if use.waves is not None:
        return use.waves
    reached = use.target.resolve(view) if not use.target.unknown_names(view) else np.ones(view.size, dtype=np.bool_)
    sizes = np.bincount(view.department[reached], minlength=len(view.departments))
    names = [name for name, size in zip(view.departments, sizes, strict=True) if size]
    so_far = np.cumsum(sizes[sizes > 0])
    count = min(USUAL_WAVES, len(names))
    waves: list[list[str]] = [[] for _ in range(count)]
    for name, before in zip(names, np.concatenate(([0], so_far[:-1])), strict=True):
        waves[min(int(count * before / so_far[-1]), count - 1)].append(name)
    return tuple(tuple(wave) for wave in waves if wave)


def changed_strengths(use: PresetUse, label: str, fields: Mapping[str, float]) -> bool:
    """Whether a scenario states how strong an intervention of the preset is."""
    return bool(set(use.interventions.get(label, {})) & set(fields))


def _rounded(value: float) -> int:
    return math.floor(value + 0.5)
