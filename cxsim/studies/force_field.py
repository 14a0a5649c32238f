"""``cxsim.force_field``: what drives and what restrains each group of a scenario before anything is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.force_field import FieldForce, ForceField, GroupAtRest, Scale
from cxsim.engine.plan.context_pushes import context_pushes
from cxsim.engine.reading.force_factors import Factor, factors, table_of
from cxsim.engine.reading.what_if import Instead, WhatIf
from cxsim.engine.week.by_hand import simulation_of
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import ResultError
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import fresh_seed
from cxsim.studies.ensemble import Progress

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

USUAL_REPLICATES = 40
MOST_ELEMENTS = 200_000
"""People x replicates that are looked at unless more replicates are asked for: enough for a mean, and bearable."""
DUST = 1e-6
"""Smaller sizes are what is left of the search for rest."""
ONCE_KNOWN = "once people know of the change"


def force_field(
    scenario: Scenario, *, week: int = 0, replicates: int | None = None, seed: int | None = None,
    progress: Progress | None = None,
) -> ForceField:
    """Driving and restraining forces by department and behavior, found by leaving out one at a time (no plan, no week).

    Two scales. *Use*: the probability of use in a week (ability x opportunity x willingness), with attitude
    where the week's mechanisms would bring it to rest without the factor. *Messages*: how well messages get through
    (attention x credibility).

    Parameters
    ----------
    scenario
        Its plan has no effect here.
    week
        The week whose context applies (sponsorship, other initiatives, shocks).
    replicates, seed
        Instead of the scenario's own (of its replicates, 40 are taken, of a very large organization fewer).
    progress : function(done, total) or None
        Called with factors; whatever it raises ends the search.

    Raises
    ------
    InputError
        If the scenario does not fit its organization.
    """
    if not 0 <= week < scenario.weeks:
        raise ResultError(f"week {week}: the scenario has weeks 0 to {scenario.weeks - 1}")
    if replicates is not None and replicates < 1:
        raise ResultError(f"{replicates} replicates: at least 1 is needed")
    field = _Field(_simulation(scenario, replicates, seed), week)
    standings, forces = tuple(field.standings()), tuple(field.forces(progress))
    return ForceField(scenario.name, scenario.behavior_names, standings, forces, week)


def _simulation(scenario: Scenario, replicates: int | None, seed: int | None) -> Simulation:
    bare = scenario.model_copy(update={"plan": Plan(), "inputs": "exact"})
    stated = scenario.seed if seed is None else seed
    seed = fresh_seed() if stated is None else stated
    organization = organization_of(bare, seed)
    usual = min(scenario.replicates, USUAL_REPLICATES, max(MOST_ELEMENTS // organization.size, 1))
    return simulation_of(bare, organization, seed, np.arange(usual if replicates is None else replicates))


class _Field:
    """The people of a scenario at rest, and as they would be without single factors."""

    def __init__(self, simulation: Simulation, week: int) -> None:
        self.simulation, self.world, self.week = simulation, simulation.world, week
        self.table = table_of(self.world, context_pushes(self.world.scenario, self.world.view, week))
        self.seen = WhatIf(simulation, self.table, {}).seen
        self.rest = self._settled(self.table, {})
        self.present = simulation.engine.column("present")
        department = self.world.organization.department
        names = self.world.organization.departments
        self.groups = {name: department == number for number, name in enumerate(names)}

    def standings(self) -> Iterator[GroupAtRest]:
        """Each group at rest."""
        behaviors = range(self.world.layout.behaviors)
        for group, people in self.groups.items():
            use = tuple(float(self._mean(_use(self.rest, number), people).mean()) for number in behaviors)
            yield GroupAtRest(group, int(people.sum()), use, float(self._mean(_carry(self.rest), people).mean()))

    def forces(self, progress: Progress | None = None) -> Iterator[FieldForce]:
        """Every factor on every group that it affects."""
        every = list(factors(self.world, self.rest, self.week))
        for number, factor in enumerate(every):
            if progress is not None:
                progress(number, len(every))
            found = list(self._of(factor, {}, ""))
            if not found and factor.source == "context" and factor.forces is not None:
                found = list(self._of(factor, {("awareness", None): 1.0}, ONCE_KNOWN))
            yield from found

    def _of(self, factor: Factor, known: Instead, when: str) -> Iterator[FieldForce]:
        rest = self._settled(self.table, known) if known else self.rest
        table = self.table if factor.forces is None else factor.forces
        without = self._settled(table, {**known, **factor.instead})
        for number, behavior in enumerate(self.world.scenario.behavior_names):
            yield from self._sizes(factor, "use", behavior, _use(rest, number), _use(without, number), when)
        yield from self._sizes(factor, "messages", "", _carry(rest), _carry(without), when)

    def _sizes(
        self, factor: Factor, scale: Scale, behavior: str, rest: Values, without: Values, when: str
    ) -> Iterator[FieldForce]:
        for group, people in self.groups.items():
            with_it, left = self._mean(rest, people), self._mean(without, people)
            if not with_it.any() or not left.any():
                continue
            size = float(np.log(left.mean() / with_it.mean()))
            if abs(size) < DUST:
                continue
            each = np.log(np.maximum(left, 1e-12) / np.maximum(with_it, 1e-12))
            low, high = (float(value) for value in np.quantile(each if size > 0 else -each, (0.05, 0.95)))
            yield FieldForce(
                group, behavior, scale, "restraining" if size > 0 else "driving",
                factor.restraining if size > 0 else factor.driving, factor.source, abs(size), low, high,
                factor.everywhere, when,
            )

    def _settled(self, table: Values, instead: Instead) -> WhatIf:
        """The people with these forces and replacements, with awareness and attitude at rest."""
        first = WhatIf(self.simulation, table, instead, self.seen)
        settled: dict[tuple[str, int | None], Any] = dict(instead)
        if ("awareness", None) not in settled:
            aware = first.at_rest("awareness", {"seen_awareness": "awareness"})
            if aware is not None:
                settled["awareness", None] = aware
        if ("attitude", None) not in settled:
            attitude = WhatIf(self.simulation, table, settled, self.seen).at_rest("attitude")
            if attitude is not None:
                settled["attitude", None] = attitude
        return WhatIf(self.simulation, table, settled, self.seen)

    def _mean(self, values: Values, people: Mask) -> Values:
        """Mean over those of a group who are present, shape (replicates,); 0 where nobody is."""
        present = self.present * people[:, None]
        heads = present.sum(axis=0)
        mean: Values = (values * present).sum(axis=0) / np.where(heads > 0.0, heads, 1.0)
        return mean


def _use(reading: WhatIf, behavior: int) -> Values:
    return reading.value("use_probability", behavior)


def _carry(reading: WhatIf) -> Values:
    carry: Values = reading.value("attention") * reading.value("credibility")
    return carry
