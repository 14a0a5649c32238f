"""Where the people of a batch come from: traits drawn by position and generation, and what everybody shares."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.start.column_sources import ColumnSources
from cxsim.engine.start.drawn_traits import stated_means, stated_shifts, stated_values
from cxsim.engine.start.stated import with_attitudes
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.merging import past_of
from cxsim.engine.world.world import World
from cxsim.model.traits import TraitDraws, TraitSource
from cxsim.scenario.schema.drawn_inputs import drawable, inputs_vary

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


class Source:
    """The same for all people of a batch.

    ``scenario``: the scenario whose numbers can be drawn; ``past``: how past changes went, a number, or (people, 1) if
    two organizations differ; ``draws``: their traits; ``columns``: where each state column comes from. Besides traits,
    the constant of the own evaluation, the usual fatigue and the generation are drawn, in this order.
    """

    def __init__(self, world: World, batch: Batch):
        self.world, self.batch = world, batch
        self.scenario = drawable(world.scenario, world.seed)
        self.past: float | Values = past_of(world.scenario, world.organization)
        drawn, sets = world.plan.drawn_rest, batch.sets
        resting = world.plan.rest if drawn is None or sets is None else drawn(sets)
        self._resting = resting.reshape(world.plan.profiles.count, -1, len(world.layout.profile))
        parameters = batch.parameters
        self._fixed = {name: value for name, value in parameters.items() if np.ndim(value) == 0}
        self._varying = [name for name in parameters if name not in self._fixed]
        self._values: Values = np.array([parameters[name] for name in self._varying])
        self.draws = TraitDraws(self._trait_source())
        row_of = {name: rows.start for name, rows in self.draws.rows.items()}
        height = self.draws.height
        self.columns = ColumnSources(world.layout, {
            **row_of, "attitude_anchor": height, "usual_fatigue": height + 1, "generation": height + 2,
        }, parameters, batch.size)

    def at_rest(self, profiles: Integers, replicates: Integers, column: int) -> Values:
        """A force or constant before anything happens in some profiles and replicates, which broadcast."""
        shared = self._resting.shape[1] == 1
        resting: Values = self._resting[profiles, 0 if shared else replicates, column]
        return resting

    def parameters_of(self, replicates: Integers) -> dict[str, Any]:
        """All parameters: numbers, or one per replicate in the shape of ``replicates``."""
        varying = dict(zip(self._varying, self._values[:, replicates], strict=True)) if self._varying else {}
        return {**self._fixed, **varying}

    def _trait_source(self) -> TraitSource:
        organization, parameters = self.world.organization, self.batch.columns()
        past = np.zeros((len(organization.departments), 1))
        past[organization.department] = self.past
        sets = self.batch.sets if inputs_vary(self.world.scenario) else None
        about = organization, self.world.seed, sets
        return TraitSource(
            seed=self.world.seed, keys=organization.keys, department=organization.department,
            departments=organization.departments, people_index=self.batch.people,
            behaviors=self.world.scenario.behavior_names, parameters=parameters, means=stated_means(*about),
            stated=with_attitudes(stated_values(*about), organization, self.scenario.context.manager_attitudes, sets),
            shifts=_shifts(stated_shifts(*about), past * parameters["past_changes_trust"]),
        )


def _shifts(shifts: dict[str, Values], of_trust: Values) -> dict[str, Values]:
    """How far the means of traits that are not stated are from the usual, (departments, replicates or 1)."""
    shifts["trust_set_point"] = of_trust + shifts["trust_set_point"] if "trust_set_point" in shifts else of_trust
    return shifts
