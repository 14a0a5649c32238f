"""What is known of a plan before it runs: whether it fits its organization, its cost, and the hours it needs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cxsim.engine.world.build import held_against
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError
from cxsim.organization.structure import Organization
from cxsim.scenario.checks.limits import planned_costs, planned_hours
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario
from cxsim.sweeps.search.space import IN, OUT, Data, Dimension, Shown, Space, Wrong, fitting

ROUNDING = 1e-9


@dataclass(frozen=True)
class Planned:
    """A plan before its run: its cost in the currency, its most hours in a week, or why it cannot run."""

    cost: float = math.nan
    hours: float = math.nan
    impossible: str = ""


class Ground:
    """The scenario and its people under one seed, on which plans are tried."""

    def __init__(self, scenario: Scenario, seed: int):
        self.scenario, self.seed = scenario, seed
        self._organization: Organization | None = None

    @property
    def people(self) -> int:
        """Number of people."""
        return self.organization.size

    @property
    def organization(self) -> Organization:
        """Its organization, built when first needed."""
        if self._organization is None:
            self._organization = organization_of(self.scenario, self.seed)
        return self._organization

    def planned(self, plan: Data) -> Planned:
        """What is known of a plan before it runs."""
        try:
            scenario = with_overrides(self.scenario, {"plan": plan})
            view, findings, _ = held_against(scenario, self.organization, self.seed)
            if findings:
                raise InputError(findings)
        except InputError as error:
            return Planned(impossible=fitting(error))
        cost = math.fsum(planned_costs(scenario, view).values())
        return Planned(cost, max(planned_hours(scenario)))


def wrong_choices(space: Space, ground: Ground) -> Iterator[Wrong]:
    """What no plan can have, whatever else it holds: interventions, alternatives and ends of ranges.

    Each with its path in the search file.
    """
    for slot, blocks in space.blocks.items():
        for name in blocks.keys() - {OUT}:
            why = ground.planned(space.bare(slot, name)).impossible
            if why and ground.planned(space.plan({**space.first, slot: name})).impossible:
                yield ("choices", slot, *(() if name == IN else ("one_of", name))), why
    for one in space.dimensions:
        for path, value in _ends(one) if one.path else ():
            shown = {**space.first, one.name: value}
            why = ground.planned(space.plan(shown, only=one.slot)).impossible
            if why and _in_no_other(space, ground, one, shown):
                yield ("choices", one.slot, "vary", ".".join(one.path), *path), why


def _in_no_other(space: Space, ground: Ground, one: Dimension, shown: Shown) -> bool:
    """Whether the value fails also beside all others, and with each other intervention in this place."""
    others = [name for name in space.blocks[one.slot] if name != OUT]
    return all(ground.planned(space.plan({**shown, one.slot: name})).impossible for name in others)


def _ends(one: Dimension) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The values of a dimension to try, each with its path below the key."""
    for place, name in enumerate(one.alternatives):
        yield (place,) if one.listed else ("levels", name), name
    if not one.settings:
        yield ("low",), one.number(one.low)
        yield ("high",), one.number(one.high)
