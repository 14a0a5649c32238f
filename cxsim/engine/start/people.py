"""People who have lived through no week of the change: the first ones of all positions, and whoever comes later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.start.quantities import known
from cxsim.engine.start.source import Source
from cxsim.engine.week.columns import Layout
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.world import World
from cxsim.model.hooks import HOOKS
from cxsim.model.rest import attitude_anchor, drive_at_rest, fatigue_of, saturation_of, usual_load
from cxsim.streams import draw_counter, normals, uniforms

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


class People:
    """All first people, shape (people, replicates), or some who take positions later, shape (1, n).

    ``people``, ``replicates``, ``generations``: whose position, in which replicate, the how manieth there (from 0);
    integers that broadcast to the shape. So one text brings both to rest, and the same people come under every plan.
    ``state``: their columns in the order of ``Layout.state``, once they are filled; ``own``: the numbers of columns in
    which a person may begin with another number than everybody else.
    """

    def __init__(self, source: Source, people: Integers, replicates: Integers, generations: Integers):
        self.source = source
        self.shape: tuple[int, int] = np.broadcast_shapes(people.shape, replicates.shape, generations.shape)
        self.parameters: dict[str, Any] = source.parameters_of(replicates)
        self.tenure: Values = np.zeros(self.shape)
        self.state: Values = np.empty((len(self.layout.state), *self.shape))
        self.own: set[int] = set(source.columns.columns.tolist())
        self._people, self._replicates, self._generations = people, replicates, generations

    @property
    def world(self) -> World:
        """The scenario on its organization."""
        return self.source.world

    @property
    def batch(self) -> Batch:
        """The replicates that run together."""
        return self.source.batch

    @property
    def layout(self) -> Layout:
        """Places of all quantities."""
        return self.source.world.layout

    @property
    def behaviors(self) -> tuple[str, ...]:
        """The names of the target behaviors."""
        return self.world.scenario.behavior_names

    @property
    def effort_shares(self) -> tuple[float, ...]:
        """The weight of each behavior in means by effort."""
        return self.world.scenario.effort_shares

    @property
    def customer_value_shares(self) -> tuple[float, ...]:
        """The weight of each behavior in means by customer value."""
        return self.world.scenario.customer_value_shares

    @property
    def visibility(self) -> tuple[float, ...]:
        """How visible each behavior is to others."""
        return tuple(behavior.visibility for behavior in self.world.scenario.behaviors)

    @property
    def superior(self) -> NDArray[np.int32]:
        """The row of everybody's manager, shape (people,); -1: what reached a position is there when others come."""
        return np.full(self.shape[0], -1, dtype=np.int32)

    @property
    def past(self) -> float | Values:
        """How past changes went: -1 poor, 0 mixed, 1 good; by person if two organizations differ."""
        past = self.source.past
        return past if isinstance(past, float) else past[self._people, 0]

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A column of the state, as a view; whoever asks may write to it."""
        number = self.layout.state[self.layout.slot(name, behavior)]
        self.own.add(number)
        view: Values = self.state[number]
        return view

    def at_rest(self, name: str, behavior: int | None = None) -> Values:
        """A force or constant before anything happens; broadcasts to the shape."""
        column = self.layout.profile[self.layout.slot(name, behavior)]
        return self.source.at_rest(self.world.plan.profiles.of_person[self._people], self._replicates, column)

    def hook_at_rest(self, name: str, behavior: int | None = None) -> Any:
        """The contributions of mechanisms to a hook before anything happens."""
        contributed = known(self, self.layout, name, behavior) if name in self.layout.week.names else None
        return HOOKS[name].neutral if contributed is None else contributed

    def uniform(self, purpose: str, week: int = 0) -> Values:
        """Keyed uniform numbers of these people."""
        return uniforms(self.world.seed, purpose, self._keys, draw_counter(week, self._generations), self._drawn)

    def normal(self, purpose: str) -> Values:
        """Keyed standard normal numbers of these people."""
        return normals(self.world.seed, purpose, self._keys, draw_counter(0, self._generations), self._drawn)

    @property
    def _keys(self) -> NDArray[np.uint64]:
        return self.world.organization.keys[self._people]

    @property
    def _drawn(self) -> Integers:
        return self.batch.people[self._replicates]

    def fill(self, traits: Values, seen_attitude: Values, has_contacts: Values, given: Mapping[str, Values]) -> None:
        """Set all columns of people with these traits, shape (rows, ...), at rest where nobody uses a behavior.

        ``seen_attitude``: what they see of others; ``given``: further columns by name.
        """
        named, sources = self.source.draws.named(traits), self.source.columns
        saturation = saturation_of(usual_load(self, named["base_load"]))
        anchor = attitude_anchor(
            named["initial_attitude"], seen_attitude, has_contacts,
            drive_at_rest(named, self.at_rest("inhibition_mean"), self.parameters["benefit_rest"], self.parameters),
            self.parameters["susceptibility"],
        )
        drawn = [*traits, anchor, fatigue_of(saturation, self.parameters), self._generations]
        self.state[...] = sources.shared[:, self._replicates]
        for column, row in zip(sources.columns, sources.rows, strict=True):
            self.state[column] = drawn[row]
        begun = dict(given)
        for begin in self.layout.week.begins:
            begun.update(begin(self, named))
        for slot, number in self.layout.state.items():
            if slot.name in begun:
                values = begun[slot.name]
                self.own.add(number)
                self.state[number] = values[slot.behavior] if values.ndim == 3 else values
