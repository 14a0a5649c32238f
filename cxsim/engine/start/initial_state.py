"""The state before the first week, and the newcomers who will take vacant positions.

Both are columns in the order of ``Layout.state``. They depend only on organization, context, parameters and chance,
never on the plan, so all plans share them: the same past.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.numpy.exposure import Contacts
from cxsim.engine.start.column_sources import ColumnSources
from cxsim.engine.start.newcomers import Newcomers
from cxsim.engine.start.quantities import known
from cxsim.engine.start.stated import existing_use, stated_traits
from cxsim.engine.week.columns import Layout
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.merging import past_of
from cxsim.engine.world.world import World
from cxsim.model.existing_use import add_existing_use
from cxsim.model.hooks import HOOKS
from cxsim.model.rest import DRIVE_PARAMETERS, attitude_anchor, drive_at_rest, example_at_rest
from cxsim.model.traits import TraitDraws, TraitSource
from cxsim.streams import draw_counter, normals, uniforms

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

_ANCHOR_PARAMETERS = (*DRIVE_PARAMETERS, "susceptibility")


class InitialState:
    """The initial state of a batch, and ``newcomers``, who take positions later.

    ``examples``: how much of an example each person is before the first week, shape (people, replicates).
    """

    def __init__(self, world: World, batch: Batch):
        self.world, self.batch = world, batch
        self.parameters = batch.columns()
        self.contacts = Contacts(world.layers, world.organization.size)
        self.newcomers = Newcomers(self._newcomers, self.shape)
        self._draws = TraitDraws(self._trait_source())
        row_of = {name: rows.start for name, rows in self._draws.rows.items()}
        self._sources = ColumnSources(self.layout, {
            **row_of, "attitude_anchor": self._draws.height, "generation": self._draws.height + 1,
        }, self.parameters, batch.size)
        by_replicate = self._draws.source.by_replicate
        self._anchor_parameters = np.array([by_replicate(self.parameters[name]) for name in _ANCHOR_PARAMETERS])
        self._presence = self._stationary_presence()
        traits = self._draws.first()
        weight = example_at_rest(self._presence["present"], self._presence["tenure"], self.parameters)
        total = self.contacts.seen(weight, self.parameters)
        self._has_contacts = np.where(total > 0.0, 1.0, 0.0)
        self.examples, self._examples_seen = weight, np.where(total > 0.0, total, 1.0)
        self._rest_seen = self.seen(self._draws.named(traits)["initial_attitude"])
        self.state = self._filled(traits)
        existing = existing_use(world.organization, world.scenario.behaviors)
        self.missing_use = add_existing_use(self, existing, self.layout.week.rests)

    @property
    def layout(self) -> Layout:
        """Places of all quantities."""
        return self.world.layout

    @property
    def shape(self) -> tuple[int, int]:
        """(people, replicates)."""
        return self.world.organization.size, self.batch.size

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
        """The index of everybody's manager in the organization, or -1, shape (people,)."""
        return self.world.organization.manager

    @property
    def manager(self) -> NDArray[np.int32]:
        """The manager whom each person looks at before the first week, or -1, shape (people,)."""
        return self.world.network.manager

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A column of the state, as a view."""
        view: Values = self.state[self.layout.state[self.layout.slot(name, behavior)]]
        return view

    @property
    def tenure(self) -> Values:
        """Weeks in the slot before the first week, shape (people, replicates)."""
        return self._presence["tenure"]

    def at_rest(self, name: str, behavior: int | None = None) -> Values:
        """A force or constant before anything happens, shape (people, 1)."""
        return self._resting(name, behavior, slice(None))[:, None]

    @property
    def rest_seen(self) -> Values:
        """The mean attitude that everybody sees before anything happens, shape (people, replicates)."""
        return self._rest_seen

    @property
    def rest_openness(self) -> Values:
        """The weight of others in one's attitude before anything happens; 0 for people without contacts."""
        openness: Values = self.parameters["susceptibility"] * self._has_contacts
        return openness

    @property
    def past(self) -> float | Values:
        """How past changes went: -1 poor, 0 mixed, 1 good; (people, 1) if two organizations differ."""
        return past_of(self.world.scenario, self.world.organization)

    def uniform(self, purpose: str, week: int = 0) -> Values:
        """Keyed uniform numbers of the first generation, shape (people, replicates), by people index."""
        keys = self.world.organization.keys[:, None]
        return uniforms(self.world.seed, purpose, keys, draw_counter(week, 0), self.batch.people[None, :])

    def normal(self, purpose: str) -> Values:
        """Keyed standard normal numbers of the first generation, shape (people, replicates), by people index."""
        keys = self.world.organization.keys[:, None]
        return normals(self.world.seed, purpose, keys, 0, self.batch.people[None, :])

    def seen(self, values: Values) -> Values:
        """The mean that each person sees of others before the first week; 0 for people without contacts."""
        seen: Values = self.contacts.seen(self.examples * values, self.parameters) / self._examples_seen
        return seen

    def hook_at_rest(self, name: str, behavior: int | None = None) -> Any:
        """The contributions of mechanisms to a hook before anything happens."""
        contributed = known(self, self.layout, name, behavior) if name in self.layout.week.names else None
        return HOOKS[name].neutral if contributed is None else contributed

    def _newcomers(self, people: Integers, replicates: Integers, generations: Integers) -> Values:
        """The people of these generations in these positions and replicates, shape (n,) each: (reset columns, n)."""
        traits = self._draws.of(people, replicates, generations)
        drawn = np.vstack([traits, self._anchor(traits, people, replicates), generations])
        columns: Values = self._sources.shared[: self.layout.reset, replicates]
        columns[self._sources.columns] = drawn[self._sources.rows]
        return columns

    def _resting(self, name: str, behavior: int | None, people: Integers | slice) -> Values:
        """A force or constant of these people before anything happens."""
        column = self.layout.profile[self.layout.slot(name, behavior)]
        resting: Values = self.world.plan.rest[self.world.plan.profiles.of_person[people], column]
        return resting

    def _trait_source(self) -> TraitSource:
        organization = self.world.organization
        past = np.zeros((len(organization.departments), 1))
        past[organization.department] = self.past
        return TraitSource(
            seed=self.world.seed, keys=organization.keys, department=organization.department,
            departments=organization.departments, people_index=self.batch.people, behaviors=self.behaviors,
            parameters=self.parameters, means=organization.trait_means,
            stated=stated_traits(organization, self.world.scenario.context.manager_attitudes),
            shifts={"trust_set_point": past * self.parameters["past_changes_trust"]},
        )

    def _stationary_presence(self) -> dict[str, Values]:
        """Tenure and vacancies in the steady state of the base quit rate."""
        rate, vacancy_weeks = self.parameters["quit_rate"], self.parameters["vacancy_weeks"]
        leaves = self.at_rest("leaves_voluntarily")
        tenure = np.floor(np.log1p(-self.uniform("tenure")) / np.log1p(-rate))
        vacant = self.uniform("vacant") < leaves * rate * vacancy_weeks / (1.0 + rate * vacancy_weeks)
        weeks_left = 1.0 + np.floor(self.uniform("vacancy") * vacancy_weeks)
        opens = self.world.organization.opens
        if opens is not None:
            # A position is empty until it opens, and filled in that week.
            vacant = vacant | (opens > 0)[:, None]
            weeks_left = np.where((opens > 0)[:, None], opens[:, None], weeks_left)
        return {
            "present": np.where(vacant, 0.0, 1.0),
            "vacancy": np.where(vacant, weeks_left, 0.0),
            "tenure": np.where(vacant, 0.0, tenure),
        }

    def _filled(self, traits: Values) -> Values:
        """All columns of the first generation at rest with these traits."""
        people, replicates = self.shape
        anchor = self._anchor(traits, np.arange(people)[:, None], np.arange(replicates)[None, :])
        drawn = [*traits, anchor, np.zeros(self.shape)]
        given: dict[str, Values] = {**self._presence, "contacts": self.contacts.count[:, None]}
        for begin in self.layout.week.begins:
            given.update(begin(self, self._draws.named(traits)))
        state = np.repeat(self._sources.shared[:, None], people, axis=1)
        for column, row in zip(self._sources.columns, self._sources.rows, strict=True):
            state[column] = drawn[row]
        for slot, number in self.layout.state.items():
            if slot.name in given:
                values = given[slot.name]
                state[number] = values[slot.behavior] if values.ndim == 3 else values
        return state

    def _anchor(self, traits: Values, people: Integers, replicates: Integers) -> Values:
        """The constant in the own evaluation of people with these traits."""
        parameters = dict(zip(_ANCHOR_PARAMETERS, self._anchor_parameters[:, replicates], strict=True))
        named = self._draws.named(traits)
        drive = drive_at_rest(named, lambda name: self._resting(name, None, people), parameters)
        return attitude_anchor(
            named["initial_attitude"], self._rest_seen[people, replicates], self._has_contacts[people, replicates],
            drive, parameters["susceptibility"],
        )
