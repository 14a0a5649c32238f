"""A scenario whose uncertain numbers can be drawn: those that it states about its people and their surroundings.

What varies: sponsorship, other initiatives, inhibitors, catalysts, existing use, required skill, attitudes of managers,
and parameters that describe people or a usual year. All numbers of one input move together: the levels of sponsorship
over time, existing use in all departments. A number keeps its stated width; without one it has the usual width of its
kind (``model/input_widths.py``), except 0 and the default, which stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from cxsim.model.input_widths import KINDS, PARAMETER_KINDS, InputKind
from cxsim.model.parameters import PARAMETERS
from cxsim.model.uncertain import Drawn, Spread, Uncertain
from cxsim.scenario.schema.behaviors import Behavior, RequiredSkill
from cxsim.scenario.schema.context import Context, ContextFactor
from cxsim.scenario.schema.schema import Scenario

MOST_INITIATIVES = 20.0
Factor = TypeVar("Factor", bound=ContextFactor)


def inputs_vary(scenario: Scenario) -> bool:
    """Whether stated numbers differ between futures."""
    return scenario.inputs == "uncertain" and scenario.uncertainty != "none"


def drawable(scenario: Scenario, seed: int) -> Scenario:
    """The scenario with everything uncertain in context and behaviors as ``Drawn`` numbers, if its inputs vary."""
    if not inputs_vary(scenario):
        return scenario
    behaviors = tuple(_behavior(one, seed) for one in scenario.behaviors)
    return scenario.model_copy(update={"context": _context(scenario.context, seed), "behaviors": behaviors})


def drawable_parameters(scenario: Scenario, seed: int) -> dict[str, float]:
    """The stated parameters, those that are uncertain as ``Drawn`` numbers."""
    if not inputs_vary(scenario):
        return dict(scenario.parameters)
    return {name: _Input(name, seed, PARAMETER_KINDS.get(name), PARAMETERS[name].low, PARAMETERS[name].high,
                         PARAMETERS[name].default).draw(value)
            for name, value in scenario.parameters.items()}


def drawn_numbers(scenario: Scenario, seed: int) -> Iterator[Drawn]:
    """Every number of context and behaviors that is drawn."""
    stated = drawable(scenario, seed)
    yield from drawn_pushes(stated)
    numbers = [*stated.context.manager_attitudes.values()]
    for behavior in stated.behaviors:
        numbers += behavior.existing.values() if isinstance(behavior.existing, dict) else [behavior.existing]
    yield from (number for number in numbers if isinstance(number, Drawn))


def drawn_pushes(scenario: Scenario) -> Iterator[Drawn]:
    """The drawn numbers of a drawable scenario that push people or limit what they can do."""
    context = scenario.context
    numbers = [*_levels(context.sponsorship), *_levels(context.other_initiatives)]
    numbers += [factor.strength for factor in (*context.inhibitors, *context.catalysts)]
    for behavior in scenario.behaviors:
        skill = behavior.required_skill
        numbers += [skill.default, *skill.departments.values()] if isinstance(skill, RequiredSkill) else [skill]
    yield from (number for number in numbers if isinstance(number, Drawn))


def _levels(series: Any) -> list[float]:
    return [step.level for step in series] if isinstance(series, tuple) else [series]


@dataclass(frozen=True)
class _Input:
    """An input, the kind and the range of its numbers, and the default, which counts as not stated."""

    name: str
    seed: int
    kind: InputKind | None
    lowest: float = 0.0
    highest: float = 1.0
    default: float = 0.0

    def draw(self, number: float) -> float:
        """The number as it is drawn; unchanged if it is exact."""
        if isinstance(number, Uncertain):
            stated = number
        elif self.kind is None or number in (0.0, self.default):
            return number
        else:
            stated = self.kind.around(number, self.lowest, self.highest)
        if stated.low == stated.high:
            return number
        return Drawn(float(number), Spread.of(stated, self.lowest, self.highest), self.name, self.seed)

    def each(self, numbers: Mapping[str, float]) -> dict[str, float]:
        """All numbers of a mapping as they are drawn."""
        return {name: self.draw(number) for name, number in numbers.items()}

    def series(self, levels: Any) -> Any:
        """A number, or the level of every step."""
        if isinstance(levels, tuple):
            return tuple(step.model_copy(update={"level": self.draw(step.level)}) for step in levels)
        return self.draw(levels)


def _context(context: Context, seed: int) -> Context:
    default = Context.model_fields["sponsorship"].default
    initiatives = _Input("other initiatives", seed, KINDS["initiatives"], highest=MOST_INITIATIVES)
    return context.model_copy(update={
        "sponsorship": _Input("sponsorship", seed, KINDS["sponsorship"], default=default).series(context.sponsorship),
        "other_initiatives": initiatives.series(context.other_initiatives),
        "inhibitors": _factors("inhibitor", context.inhibitors, seed),
        "catalysts": _factors("catalyst", context.catalysts, seed),
        "manager_attitudes": _Input("attitude of managers", seed, KINDS["manager_attitude"]).each(
            context.manager_attitudes),
    })


def _factors(word: str, factors: tuple[Factor, ...], seed: int) -> tuple[Factor, ...]:
    return tuple(
        one.model_copy(update={"strength": _Input(f"{word} {one.name}", seed, KINDS["strength"]).draw(one.strength)})
        for one in factors)


def _behavior(behavior: Behavior, seed: int) -> Behavior:
    usual = Behavior.model_fields["required_skill"].default
    skill = _Input(f"skill required by {behavior.name}", seed, KINDS["required_skill"], default=usual)
    use = _Input(f"existing use of {behavior.name}", seed, KINDS["existing"])
    required, existing = behavior.required_skill, behavior.existing
    if isinstance(required, RequiredSkill):
        by_department = {"default": skill.draw(required.default), "departments": skill.each(required.departments)}
        required = required.model_copy(update=by_department)
    else:
        required = skill.draw(required)
    return behavior.model_copy(update={
        "required_skill": required,
        "existing": use.each(existing) if isinstance(existing, dict) else use.draw(existing)})
