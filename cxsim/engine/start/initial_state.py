"""The state before the first week, and the newcomers who will take vacant positions.

Both depend only on organization, context, parameters and chance, never on the plan, so all plans share them: the same
past. Newcomers are like today's people at rest, so that nothing drifts where people leave and others come.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.numpy.exposure import Contacts
from cxsim.engine.start.newcomers import Newcomers
from cxsim.engine.start.people import People
from cxsim.engine.start.source import Source
from cxsim.engine.start.stated import existing_use
from cxsim.engine.week.columns import Slot
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.world import World
from cxsim.model.existing_use import existing_rates, remember, settle, surroundings
from cxsim.model.rest import example_at_rest
from cxsim.model.start import Surroundings

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


class InitialState(People):
    """The first people of a batch, and ``newcomers``, who take positions later.

    ``examples``: how much of an example each person is before the first week, shape (people, replicates); ``rates``:
    how often each person uses each behavior in a usual week, by behavior; ``surroundings``: what each position sees of
    that, None where nobody uses anything; ``missing_use``: the part of stated use that is not there, by behavior.
    """

    def __init__(self, world: World, batch: Batch):
        people, replicates = np.arange(world.organization.size)[:, None], np.arange(batch.size)[None, :]
        super().__init__(Source(world, batch), people, replicates, np.zeros((1, 1), dtype=np.int64))
        self.contacts = Contacts(world.layers, world.organization.size)
        self.newcomers = Newcomers(self.coming, self.shape)
        presence = self._stationary_presence()
        self.tenure = presence["tenure"]
        traits = self.source.draws.first()
        self.examples = example_at_rest(presence["present"], self.tenure, self.parameters)
        total = self.contacts.seen(self.examples, self.parameters)
        self._has_contacts = np.where(total > 0.0, 1.0, 0.0)
        self._examples_seen = np.where(total > 0.0, total, 1.0)
        self._rest_seen = self.seen(self.source.draws.named(traits)["initial_attitude"])
        self.fill(traits, self._rest_seen, self._has_contacts, {**presence, "contacts": self.contacts.count[:, None]})
        self._shares = existing_use(world.organization, self.source.scenario.behaviors, batch.sets)
        self.rates: list[Values] = [np.zeros(self.shape) for _ in self._shares]
        self.missing_use: dict[str, float] = {}
        self.surroundings: Surroundings | None = None
        if any(share.any() for share in self._shares):
            self.rates, self.missing_use = existing_rates(self, self._shares)
            self.surroundings = surroundings(self, self.rates)
            settle(self, self.rates, self.surroundings, self.layout.week.rests)
            remember(self, self.rates)
        # From now on, whoever asks for a column only looks at it.
        self._own = np.array(sorted(self.own), dtype=np.int64)

    @property
    def superior(self) -> NDArray[np.int32]:
        """The index of everybody's manager in the organization, or -1, shape (people,)."""
        return self.world.organization.manager

    @property
    def manager(self) -> NDArray[np.int32]:
        """The manager whom each person looks at before the first week, or -1, shape (people,)."""
        return self.world.network.manager

    @cached_property
    def common(self) -> dict[Slot, float]:
        """Columns in which everybody begins with 0, or everybody with 1, also whoever comes later."""
        first = self.state[:, 0, 0]
        # Other numbers come from parameters; a week that holds them would have to be compiled for each value.
        same = np.isin(first, (0.0, 1.0))
        same[same] = (self.state[same] == first[same, None, None]).all(axis=(1, 2))
        if self.layout.has("left"):
            later = (self.source.columns.shared == first[:, None]).all(axis=1)
            later[self._own] = False
            same &= later | (np.arange(len(later)) >= self.layout.reset)
        return {slot: float(first[number]) for slot, number in self.layout.state.items() if same[number]}

    def seen(self, values: Values) -> Values:
        """The mean that each person sees of others before the first week; 0 for people without contacts."""
        seen: Values = self.contacts.seen(self.examples * values, self.parameters) / self._examples_seen
        return seen

    def coming(self, people: Integers, replicates: Integers, generations: Integers) -> Values:
        """The people of these generations in these positions and replicates, shape (n,) each: (reset columns, n)."""
        positions = people[None, :], replicates[None, :]
        coming = People(self.source, *positions, generations[None, :])
        traits = self.source.draws.of(*positions, generations[None, :])
        coming.fill(traits, self._rest_seen[positions], self._has_contacts[positions], {})
        if self.surroundings is not None:
            shares = [np.broadcast_to(share, self.shape)[people, replicates][None, :] for share in self._shares]
            rates, _ = existing_rates(coming, shares)
            settle(coming, rates, self.surroundings.of(positions), self.layout.week.rests)
        columns: Values = coming.state[: self.layout.reset, 0]
        return columns

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
