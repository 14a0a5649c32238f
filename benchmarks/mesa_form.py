"""The simple work in Mesa, written after two of Mesa's own examples.

``NetworkModel`` has the shape of ``virus_on_network``, Mesa's example of agents on a network: one by one, in a new
random order each week. ``TwoStageModel`` has the shape of ``conways_game_of_life``, Mesa's example of all at once: it
does exactly what the other forms do. No user ever stops, so both orders end in the same place up to noise.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

import mesa
from mesa.discrete_space import FixedAgent, Network

from benchmarks.threshold_work import ThresholdWork


class State(Enum):
    """What an employee does."""

    OLD = 0
    USES = 1


class Employee(FixedAgent):
    """Somebody with a threshold, on a cell of the network."""

    def __init__(self, model: mesa.Model, threshold: float, state: State, cell: Any):
        super().__init__(model)
        self.cell = cell
        self.threshold = threshold
        self.state = state

    def step(self) -> None:
        """Look around, and act at once."""
        if self.state is State.USES:
            return
        contacts = list(self.cell.neighborhood.agents)
        share = sum(1 for contact in contacts if contact.state is State.USES) / max(len(contacts), 1)
        if share >= self.threshold or self.random.random() < self.model.noise:
            self.state = State.USES


class TwoStageEmployee(Employee):
    """Somebody who looks around, and acts when everybody has looked."""

    @property
    def uses(self) -> bool:
        return self.state is State.USES

    @property
    def contacts(self) -> Iterable[Any]:
        return self.cell.neighborhood.agents

    def determine_state(self) -> None:
        """Decide by what contacts do."""
        self.next_state = self.state
        if not self.uses:
            share = sum(contact.uses for contact in self.contacts) / max(len(self.cell.neighborhood), 1)
            if share >= self.threshold or self.random.random() < self.model.noise:
                self.next_state = State.USES

    def assume_state(self) -> None:
        """Carry out the decision."""
        self.state = self.next_state


def adoption(model: NetworkModel) -> float:
    """Share of employees who are users."""
    return sum(1 for employee in model.grid.all_cells.agents if employee.state is State.USES) / model.people


class NetworkModel(mesa.Model):
    """The work for one replicate, one employee after the other."""

    employee: type[Employee] = Employee

    def __init__(self, work: ThresholdWork, replicate: int):
        super().__init__(seed=replicate)
        self.noise, self.people = work.noise, work.people
        self.grid = Network(work.graph, capacity=1, random=self.random)
        states = [State.USES if uses else State.OLD for uses in work.first(replicate)]
        self.employee.create_agents(
            self, work.people, work.thresholds(replicate).tolist(), states, list(self.grid.all_cells)
        )
        self.datacollector = mesa.DataCollector({"adoption": adoption})

    def step(self) -> None:
        """One week."""
        self.agents.shuffle_do("step")
        self.datacollector.collect(self)


class TwoStageModel(NetworkModel):
    """The work for one replicate, all employees at once."""

    employee = TwoStageEmployee

    def step(self) -> None:
        """One week."""
        self.agents.do("determine_state")
        self.agents.do("assume_state")
        self.datacollector.collect(self)


def run_mesa(model: NetworkModel, weeks: int) -> list[float]:
    """Adoption after each week."""
    for _ in range(weeks):
        model.step()
    collected: list[float] = model.datacollector.model_vars["adoption"]
    return collected
