"""The factors of a force field: for each of them, the people and the context as they would be without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.context_pushes import constants_of, context_pushes
from cxsim.engine.plan.profiles import ForceTables
from cxsim.engine.reading.what_if import WhatIf
from cxsim.engine.world.world import World
from cxsim.interventions.moment import Push
from cxsim.model.mechanism import PAST
from cxsim.model.state import COLUMNS

Values = NDArray[np.float64]

CONTEXT = "context"
PEOPLE = "people"
UNDECIDED = 0.5
FULL_LOAD = 1.0
NAMED = ("inhibitor ", "catalyst ", "shock ")


@dataclass(frozen=True)
class Factor:
    """A factor that can be left out: its name as a restraining and as a driving force, and the replaced values.

    ``forces``: the forces without it, or None if they stay as they are. ``everywhere``: part of any change.
    """

    restraining: str
    driving: str
    source: str
    forces: Values | None = None
    instead: Mapping[tuple[str, int | None], Any] = field(default_factory=dict)
    everywhere: bool = False


def table_of(world: World, pushes: list[Push]) -> Values:
    """The table of forces that results from these pushes."""
    scenario = world.scenario
    tables = ForceTables(world.layout, scenario.effort_shares, partial(constants_of, scenario, world.view))
    return tables.table(pushes, world.plan.profiles)


def factors(world: World, base: WhatIf, week: int) -> Iterator[Factor]:
    """All factors of this scenario."""
    yield from _of_context(world, base, week)
    yield from _of_people(world, base)
    yield from _of_history(world, base)
    yield from _of_any_change(base)


def _of_context(world: World, base: WhatIf, week: int) -> Iterator[Factor]:
    """Inhibitors, catalysts and shocks of the context, the sponsor, and other initiatives."""
    pushes = context_pushes(world.scenario, world.view, week)
    labels = dict.fromkeys(push.intervention for push in pushes if push.intervention.startswith(NAMED))
    for label in labels:
        name = label.partition(" ")[2] if not label.startswith("shock") else label
        left = table_of(world, [push for push in pushes if push.intervention != label])
        yield Factor(name, name, CONTEXT, forces=left)
    usual = world.scenario.context.sponsorship_in_week(0)
    if world.scenario.context.sponsorship_in_week(week) != usual:
        yield Factor("weak sponsorship", "sponsorship", CONTEXT, instead={("sponsorship", None): usual})
    if world.scenario.context.other_initiatives_in_week(week):
        yield Factor("other initiatives", "other initiatives", CONTEXT, instead={("other_initiatives", None): 0.0})


def _of_people(world: World, base: WhatIf) -> Iterator[Factor]:
    """Skill, load, managers, attitudes and the traits behind them."""
    behaviors = range(world.layout.behaviors)
    relief = base.value("tool_relief") if _known(base, "tool_relief") else 0.0
    enough: dict[tuple[str, int | None], Any] = {
        ("skill", number): np.maximum(
            base.value("skill", number), base.value("required_skill", number) - relief * base.value("tools", number))
        for number in behaviors
    }
    yield Factor("the skill gap", "skill", PEOPLE, instead=enough)
    yield Factor("daily work above capacity", "daily work", PEOPLE, instead={
        ("base_load", None): np.minimum(base.value("base_load"), FULL_LOAD)})
    yield Factor("managers who are not users", "managers who are users", PEOPLE, instead={("has_manager", None): 0.0})
    yield Factor("managers not in favor", "managers in favor", PEOPLE, instead={
        ("manager_attitude", None): UNDECIDED})
    yield Factor("attitudes not in favor", "attitudes in favor", PEOPLE, instead={("attitude", None): UNDECIDED})
    for column, restraining, driving in (
        ("expected_benefit", "little benefit expected", "benefit expected"),
        ("values_fit", "values that do not fit", "values that fit"),
        ("resistance", "a disposition to resist", "a disposition to go along"),
        ("trust", "little trust in leaders", "trust in leaders"),
    ):
        yield Factor(restraining, driving, PEOPLE, instead={(column, None): UNDECIDED})


def _of_history(world: World, base: WhatIf) -> Iterator[Factor]:
    """Past changes, existing use, and what mechanisms hold of the time before."""
    past = base.running.initial.past
    if np.any(past):
        usual = base.value("trust") - past * base.value("past_changes_trust")
        instead: dict[tuple[str, int | None], Any] = {("trust", None): np.clip(usual, 0.0, 1.0)}
        for name, columns in world.layout.week.without:
            instead |= _replaced(base, columns) if name == PAST else {}
        yield Factor("poor past changes", "good past changes", CONTEXT, instead=instead)
    behaviors = range(world.layout.behaviors)
    existing = any(base.value("use_anchor", number).any() for number in behaviors)
    if existing:
        nothing: dict[tuple[str, int | None], Any] = {}
        for number in behaviors:
            nothing |= {(name, number): 0.0 for name in ("habit", "perceived_norm", "use_anchor",
                                                         "manager_use", "use")}
            nothing["skill", number] = base.value("initial_skill", number)
        yield Factor("existing use", "existing use", CONTEXT, instead=nothing)
    for name, columns in world.layout.week.without:
        if name != PAST:
            yield Factor(name, name, PEOPLE, instead=_replaced(base, columns))


def _replaced(base: WhatIf, columns: Mapping[str, float | str]) -> dict[tuple[str, int | None], Any]:
    """The values that a mechanism would have without its past, by column and behavior."""
    behaviors = range(base.layout.behaviors)
    return {
        (name, behavior): base.value(value) if isinstance(value, str) else value
        for name, value in columns.items() for behavior in (behaviors if COLUMNS[name].by_behavior else (None,))
    }


def _of_any_change(base: WhatIf) -> Iterator[Factor]:
    """Factors of any change: the status quo itself, and usual tiredness."""
    if _known(base, "status_quo_bias"):
        yield Factor("the pull of the status quo", "the status quo", PEOPLE, instead={("status_quo_bias", None): 0.0},
                     everywhere=True)
    yield Factor("usual tiredness", "usual tiredness", PEOPLE, instead={("fatigue", None): 0.0}, everywhere=True)


def _known(base: WhatIf, name: str) -> bool:
    return name in base.running.initial.parameters
