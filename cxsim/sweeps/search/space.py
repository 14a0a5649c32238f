"""The space of plans: what may vary, and the plan that a choice of everything comes to."""

from __future__ import annotations

import copy
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxsim.errors import InputError, did_you_mean
from cxsim.interventions.about.registry import intervention_types
from cxsim.scenario.checks.schema_walk import scenario_walk
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import INTERVENTIONS
from cxsim.scenario.text.from_python import nodes_from
from cxsim.sweeps.search.schema import Choice, Search, Slot

OUT = "no"
IN = "yes"
DIGITS = 1000

Data = dict[str, Any]
Shown = Mapping[str, Any]
"""What a plan shows in each dimension, by name; None where it has no say."""
Wrong = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True)
class Dimension:
    """One thing that varies: alternatives by name (``settings``) or numbers from ``low`` to ``high``.

    ``path``: the keys inside the intervention of ``slot``; none if it decides which intervention is in the plan.
    ``listed``: whether the alternatives were stated as a list of values.
    """

    name: str
    slot: str
    path: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    low: float = 0.0
    high: float = 0.0
    step: float | None = None
    whole: bool = False
    listed: bool = False

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The names of alternatives; none for a range."""
        return tuple(self.settings)

    def number(self, drawn: float) -> float | int:
        """A number of a range as a plan states it: as fine as a thousandth of the range."""
        if self.whole:
            return round(drawn)
        if self.step is not None:
            return float(f"{self.low + round((drawn - self.low) / self.step) * self.step:.10g}")
        fine = (self.high - self.low) / DIGITS
        return min(max(round(drawn, max(0, math.ceil(-math.log10(fine)))), self.low), self.high)


@dataclass(frozen=True)
class Space:
    """All plans that a search may try; ``written``: the plan of the scenario, ``blocks``: interventions by slot and
    name."""

    written: Data
    blocks: Mapping[str, Mapping[str, Data]]
    dimensions: tuple[Dimension, ...]

    @property
    def first(self) -> Shown:
        """The first alternative and the lower end of everything."""
        return {one.name: one.alternatives[0] if one.settings else one.number(one.low) for one in self.dimensions}

    def shown(self, drawn: Mapping[str, Any]) -> Shown:
        """What a plan with these draws shows; what concerns an intervention that it leaves out is None."""
        which = {slot: drawn.get(slot, next(iter(blocks))) for slot, blocks in self.blocks.items()}
        return {one.name: None if which[one.slot] == OUT and one.path else drawn[one.name]
                for one in self.dimensions}

    def plan(self, shown: Shown, only: str | None = None) -> Data:
        """The plan, as a scenario states it; ``only``: with no other of the interventions that vary."""
        plan = copy.deepcopy(self.written)
        plan["interventions"] = [block for block in plan["interventions"] if label_of(block) not in self.blocks]
        for slot, blocks in self.blocks.items():
            chosen = shown.get(slot, next(iter(blocks)))
            if chosen != OUT and only in {None, slot}:
                plan["interventions"].append(self._block(slot, copy.deepcopy(blocks[chosen]), shown))
        return plan

    def bare(self, slot: str, name: str) -> Data:
        """The plan with one intervention as written, and with no other of those that vary."""
        others = [block for block in self.written["interventions"] if label_of(block) not in self.blocks]
        return {**self.written, "interventions": [*others, {**self.blocks[slot][name], "name": slot}]}

    def _block(self, slot: str, block: Data, shown: Shown) -> Data:
        for one in self.dimensions:
            if one.slot == slot and one.path:
                value = shown[one.name]
                _put(block, one.path, copy.deepcopy(one.settings[value]) if one.settings else value)
        if len(self.blocks[slot].keys() - {OUT}) > 1 or label_of(block) != slot:
            block["name"] = slot
        return block


def label_of(block: Data) -> str:
    """The label of an intervention as written."""
    return str(block.get("name") or block["type"])


def key_of(plan: Data) -> str:
    """The same text for the same plan, whatever its limits and the order of its interventions."""
    deeds = {key: value for key, value in plan.items() if key not in {"budget", "team_hours_per_week"} and value}
    return json.dumps({**deeds, "interventions": sorted(plan["interventions"], key=label_of)}, sort_keys=True)


def written_plan(scenario: Scenario) -> Data:
    """The plan as its author stated it, with the content of sheets and presets in place."""
    data = scenario.plan.model_dump(mode="json", by_alias=True, exclude_unset=True)
    data = {key: value for key, value in data.items() if key not in {"sheet", "preset"}}
    data["interventions"] = [
        {"type": one.type, **one.model_dump(mode="json", by_alias=True, exclude_unset=True)}
        for one in scenario.plan.interventions]
    return data


def space_of(search: Search, scenario: Scenario) -> tuple[Space, list[Wrong]]:
    """The space of a search, and what is wrong with it, by path in the search file."""
    written = written_plan(scenario)
    own = {label_of(block): block for block in written["interventions"]}
    blocks: dict[str, dict[str, Data]] = {}
    dimensions: list[Dimension] = []
    wrong: list[Wrong] = []
    for name, slot in search.choices.items():
        found = _blocks(name, slot, own, wrong)
        if found:
            blocks[name] = found
            dimensions += _dimensions(name, slot, found, wrong)
    if not dimensions and not wrong:
        wrong.append((("choices",), "nothing varies: give 'optional: true', several under 'one_of', or keys under "
                      "'vary'"))
    limits = {"budget": search.constraints.budget, "team_hours_per_week": search.constraints.team_hours_per_week}
    written |= {key: value for key, value in limits.items() if value is not None}
    return Space(written, blocks, tuple(dimensions)), wrong


def _blocks(name: str, slot: Slot, own: Mapping[str, Data], wrong: list[Wrong]) -> dict[str, Data]:
    """The interventions that may take a place, by name; with an empty one if none may."""
    if not slot.one_of and name not in own:
        hint = f"; {did_you_mean(name, own)}" if own else ""
        wrong.append((("choices", name), f"the plan has no intervention '{name}'{hint} (a further one is stated under "
                      "'one_of')"))
        return {}
    found = {IN: own[name]} if not slot.one_of else dict(slot.one_of)
    if OUT in slot.one_of:
        wrong.append((("choices", name, "one_of", OUT), f"'{OUT}' stands for a plan without it; use another name"))
    kinds = intervention_types()
    for alternative, block in slot.one_of.items():
        if block.get("type") not in kinds:
            told = did_you_mean(str(block.get("type", "")), kinds)
            wrong.append((("choices", name, "one_of", alternative), f"needs the 'type' of an intervention; {told}"))
            return {}
    return {**found, OUT: {}} if slot.optional else found


def _dimensions(name: str, slot: Slot, blocks: Mapping[str, Data], wrong: list[Wrong]) -> Iterator[Dimension]:
    if len(blocks) > 1:
        yield Dimension(name, name, settings=dict.fromkeys(blocks))
    for key, choice in slot.vary.items():
        where, path = ("choices", name, "vary", key), tuple(key.split("."))
        missing = [told for told in (_missing(block, path) for block in blocks.values() if block) if told]
        if missing:
            wrong.append((where, missing[0]))
            continue
        whole = all(_whole(block, path) for block in blocks.values() if block)
        broken = [end for end in (choice.low, choice.high, choice.step) if end is not None and not end.is_integer()]
        if whole and broken:
            wrong.append((where, f"takes whole numbers; {broken[0]:g} is given"))
        yield _dimension(f"{name}.{key}", name, path, choice, whole)


def _dimension(name: str, slot: str, path: tuple[str, ...], choice: Choice, whole: bool) -> Dimension:
    if choice.low is not None and choice.high is not None:
        return Dimension(name, slot, path, low=choice.low, high=choice.high, step=choice.step, whole=whole)
    settings = choice.levels or {_word(value): value for value in choice.values}
    return Dimension(name, slot, path, settings, listed=bool(choice.values))


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _missing(block: Data, path: Sequence[str]) -> str:
    """Why an intervention has no such key; empty if it has."""
    tree, walk = nodes_from({"plan": {"interventions": [block]}}), scenario_walk()
    for depth, step in enumerate(path):
        allowed = walk.keys_at((*INTERVENTIONS, 0, *path[:depth]), tree)
        if step in {"type", "name"} and not depth:
            return f"'{step}' cannot vary; state interventions under 'one_of'"
        if step not in allowed:
            where = f"an intervention of type '{block['type']}'" if not depth else f"'{'.'.join(path[:depth])}'"
            return f"{where} has no '{step}'; {did_you_mean(step, allowed, limit=30)}"
    return ""


def _whole(block: Data, path: Sequence[str]) -> bool:
    """Whether a key takes whole numbers only."""
    tree = nodes_from({"plan": {"interventions": [block]}})
    kinds = {one.get("type") for one in scenario_walk().at((*INTERVENTIONS, 0, *path), tree)}
    return "integer" in kinds and "number" not in kinds


def _put(block: Data, path: Sequence[str], value: Any) -> None:
    for step in path[:-1]:
        if not isinstance(block.get(step), dict):
            block[step] = {}
        block = block[step]
    block[path[-1]] = value


def fitting(error: InputError) -> str:
    """What is wrong with a plan, in one line."""
    first = error.findings[0]
    where = re.sub(r"^plan\.interventions\.\d+\.?", "", first.path)  # places in a plan that the author has not written
    more = f" (and {len(error.findings) - 1} more)" if len(error.findings) > 1 else ""
    return f"{where}: {first.message}{more}" if where else first.message + more
