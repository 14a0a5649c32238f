"""The state before the first week, and the newcomers who will take vacant positions.

Both are arrays of shape (columns, people, replicates) in the order of ``Layout.state``. They depend only on
organization, context, parameters and chance, never on the plan, so all plans share them: the same past.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.numpy.exposure import Contacts
from cxsim.engine.start.quantities import known
from cxsim.engine.week.columns import Layout, Slot
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.merging import past_of
from cxsim.engine.world.world import World
from cxsim.model.existing_use import add_existing_use
from cxsim.model.hooks import HOOKS
from cxsim.model.rest import attitude_anchor, drive_at_rest, example_at_rest
from cxsim.model.state import COLUMNS
from cxsim.model.traits import TraitSource, draw_traits
from cxsim.streams import draw_counter, normals, uniforms

Values = NDArray[np.float64]


class InitialState:
    """The initial state of a batch; newcomers of each generation are made when first needed.

    ``examples``: how much of an example each person is before the first week, shape (people, replicates).
    """

    def __init__(self, world: World, batch: Batch):
        self.world, self.batch = world, batch
        self.parameters = batch.columns()
        self.contacts = Contacts(world.layers, world.organization.size)
        # Both caches serve all plans of the batch. Traits are keyed by position, generation and replicate alone, so
        # whichever plan needs a generation first, all get the same newcomers, and nothing has to be invalidated.
        self._newcomers: dict[int, Values] = {}
        self._packed: dict[str, Values] = {}
        self._lock = threading.Lock()
        self._presence = self._stationary_presence()
        traits = self._traits(0)
        weight = example_at_rest(self._presence["present"], self._presence["tenure"], self.parameters)
        total = self.contacts.seen(weight, self.parameters)
        self._has_contacts = np.where(total > 0.0, 1.0, 0.0)
        self.examples, self._examples_seen = weight, np.where(total > 0.0, total, 1.0)
        self._rest_seen = self.seen(traits["initial_attitude"])
        self.state = self._filled(traits, 0)
        self.missing_use = add_existing_use(self, _existing(world), self.layout.week.rests)

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
        column = self.layout.profile[self.layout.slot(name, behavior)]
        resting: Values = self.world.plan.rest[self.world.plan.profiles.of_person, column][:, None]
        return resting

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

    def newcomers(self, generation: int) -> Values:
        """The people of one generation for every position, shape (reset columns, people, replicates)."""
        with self._lock:
            if generation not in self._newcomers:
                state = self._filled(self._traits(generation), generation)
                self._newcomers[generation] = state[: self.layout.reset]
            return self._newcomers[generation]

    def packed(self, name: str, make: Callable[[], Values]) -> Values:
        """These arrays in the layout of an engine, under a name; made once and shared by all plans."""
        if name not in self._packed:
            self._packed[name] = make()
        return self._packed[name]

    def _traits(self, generation: int) -> dict[str, Values]:
        organization = self.world.organization
        parameters = dict(self.parameters)
        # Not in place: uncertain parameters are shared by all generations.
        mean = parameters["trust_set_point_mean"]
        parameters["trust_set_point_mean"] = mean + self.past * parameters["past_changes_trust"]
        source = TraitSource(
            seed=self.world.seed, keys=organization.keys, department=organization.department,
            departments=organization.departments, people_index=self.batch.people,
            behaviors=self.world.scenario.behavior_names, stated=_stated(self.world), means=organization.trait_means,
        )
        return draw_traits(source, parameters, generation)

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

    def _filled(self, traits: dict[str, Values], generation: int) -> Values:
        """All columns of people at rest with these traits."""
        people, replicates = self.shape
        state = np.zeros((len(self.layout.state), people, replicates))
        given: dict[str, Values] = {**traits, **(self._presence if generation == 0 else {})}
        given["generation"] = np.full((people, replicates), float(generation))
        given["contacts"] = np.broadcast_to(self.contacts.count[:, None], (people, replicates))
        given["attitude_anchor"] = self._anchor(traits)
        if generation == 0:
            for begin in self.layout.week.begins:
                given.update(begin(self, traits))
        for slot, number in self.layout.state.items():
            state[number] = self._initial_value(slot, given)
        return state

    def _initial_value(self, slot: Slot, given: dict[str, Values]) -> Any:
        name = slot.name
        if name not in given:
            newcomer = COLUMNS[name].newcomer
            if not isinstance(newcomer, str):
                return newcomer
            if newcomer == "kept":
                return 0.0
            if newcomer in self.parameters:
                return self.parameters[newcomer]
            name = newcomer
        values = given[name]
        return values[slot.behavior] if values.ndim == 3 else values

    def _anchor(self, traits: dict[str, Values]) -> Values:
        drive = drive_at_rest(traits, self.at_rest, self.parameters)
        return attitude_anchor(
            traits["initial_attitude"], self._rest_seen, self._has_contacts, drive, self.parameters["susceptibility"]
        )


def _stated(world: World) -> dict[str, Values]:
    """Stated traits, with the attitudes of managers that the context states."""
    organization = world.organization
    stated = {name: np.asarray(values) for name, values in organization.traits.items()}
    attitudes = world.scenario.context.manager_attitudes
    if attitudes:
        values = stated.get("initial_attitude", np.full(organization.size, np.nan)).copy()
        manages = np.zeros(organization.size, dtype=bool)
        manages[organization.manager[organization.manager >= 0]] = True
        for number, department in enumerate(organization.departments):
            if department in attitudes:
                values[manages & (organization.department == number)] = attitudes[department]
        stated["initial_attitude"] = values
    return stated


def _existing(world: World) -> list[Values]:
    """The stated share of existing users by behavior, shape (people, 1) each."""
    organization = world.organization
    there, department = organization.open_in(0)[:, None], organization.department[:, None]
    shares = (
        np.array([behavior.existing_in(name) for name in organization.departments])
        for behavior in world.scenario.behaviors
    )
    return [np.where(there, share[department], 0.0) for share in shares]
