"""What happens around a plan while it runs: levels that change over time, and shocks; and changes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from cxsim.interventions.about.description import describe_fields
from cxsim.scenario.changing.stated import Change, stated_at
from cxsim.scenario.schema.context import Context
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.shocks import BudgetCut, Crisis, Reorganization, SponsorLeaves
from cxsim.scenario.text.nodes import Step

SERIES: Final = ("sponsorship", "other_initiatives")
"""Quantities of the context that may change over time."""
SHOCKS: Final = ("context", "shocks")
KINDS: Final = {get_args(kind.model_fields["type"].annotation)[0]: kind
                for kind in (Crisis, SponsorLeaves, Reorganization, BudgetCut)}
MIDDLE: Final = 0.5
"""What a new shock has where it must state a share and nothing is usual."""
LATER: Final = 4
"""The parts of a run, of which a new step or shock begins with the second."""


@dataclass(frozen=True)
class LevelStep:
    """A level from a week on; ``stated``: as it is written, a number or a number with its range."""

    from_week: int
    stated: Any

    @property
    def level(self) -> float:
        """The number alone."""
        return float(self.stated["value"] if isinstance(self.stated, Mapping) else self.stated)

    def written(self) -> dict[str, Any]:
        """The step as a file states it."""
        return {"from_week": self.from_week, "level": self.stated}


def level_steps(scenario: Scenario, key: str) -> tuple[LevelStep, ...]:
    """A quantity of the context over time; one step from week 0 on where it stays the same."""
    stated = stated_at(scenario, ("context", key))
    if isinstance(stated, list):
        return tuple(LevelStep(one["from_week"], one["level"]) for one in stated)
    return (LevelStep(0, Context.model_fields[key].default if stated is None else stated),)


def step_changed(scenario: Scenario, key: str, number: int, field: str, value: Any) -> Change:
    """Another first week, or another level, of a step."""
    whole: tuple[Step, ...] = ("context", key)
    if isinstance(stated_at(scenario, whole), list):
        return Change("set", (*whole, number, field), value)
    return Change("remove" if value is None else "set", whole, value)


def step_added(scenario: Scenario, key: str) -> Change:
    """One more step with the level of the last one, a quarter of the run later."""
    steps = level_steps(scenario, key)
    last = steps[-1]
    week = min(last.from_week + max(scenario.weeks // LATER, 1), max(last.from_week + 1, scenario.weeks - 1))
    return _steps(key, [*steps, LevelStep(week, last.stated)])


def step_removed(scenario: Scenario, key: str, number: int) -> Change:
    """A step taken away; the one before it goes on. The first week always has a level."""
    steps = [one for place, one in enumerate(level_steps(scenario, key)) if place != number or not place]
    return _steps(key, [LevelStep(0, steps[0].stated), *steps[1:]])


def _steps(key: str, steps: Sequence[LevelStep]) -> Change:
    single = len(steps) == 1
    return Change("set", ("context", key), steps[0].stated if single else [one.written() for one in steps])


def shock_fields(kind: str) -> list[dict[str, Any]]:
    """What a kind of shock declares: name, type, default and description of each field, its weeks first."""
    return [one for one in describe_fields(KINDS[kind]) if one["name"] != "type"]


def shock_meaning(kind: str) -> str:
    """What a kind of shock is."""
    return str(KINDS[kind].__doc__).strip()


def shock_added(scenario: Scenario, kind: str) -> Change:
    """One more shock of a kind, a quarter into the run, with its usual values."""
    needed = {one["name"]: MIDDLE for one in shock_fields(kind) if one["required"] and one["name"] != "week"}
    return Change("add", SHOCKS, {"type": kind, "week": scenario.weeks // LATER, **needed})


def shock_changed(number: int, field: str, value: Any) -> Change:
    """Another value of a field of a shock; None: the usual one."""
    return Change("remove" if value is None else "set", (*SHOCKS, number, field), value)


def shock_removed(scenario: Scenario, number: int) -> Change:
    """A shock taken away, with the list if it was the only one."""
    last = len(scenario.context.shocks) == 1 and number == 0
    return Change("remove", SHOCKS if last else (*SHOCKS, number))
