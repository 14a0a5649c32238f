"""Who adopts when, in ten departments that are like villages: few contacts, nearly all of them at home.

Like for like with the published village data: 400 people name three contacts each in one layer of ties, and are
observed for ten periods of eight weeks. A person has adopted from the first week on in which they used the behavior in
three of the last four weeks. Nobody leaves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.structure import Organization
from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from experiments.contrasts.runs import Lanes, Runs
from experiments.validation.session import Arm

Integers = NDArray[np.int64]

PERIODS = 10
PERIOD_WEEKS = 8
WEEKS_LOOKED_AT = 4
WEEKS_OF_USE = 3


def periods_of_adoption(lanes: Lanes, arm: Arm) -> Integers:
    """The period of adoption of each person, from 1; 0 = not adopted. Shape (people, replicates)."""
    simulation = lanes.simulation(arm)
    shape = simulation.initial.shape
    used = np.zeros((WEEKS_LOOKED_AT, *shape))
    adopted = np.zeros(shape, dtype=np.int64)
    for week in range(PERIODS * PERIOD_WEEKS):
        lanes.step(simulation, arm)
        used[week % WEEKS_LOOKED_AT] = simulation.engine.column("use", 0)
        now = (used.sum(axis=0) >= WEEKS_OF_USE) & (adopted == 0)
        adopted[now] = week // PERIOD_WEEKS + 1
    return adopted


def observations(organization: Organization, adopted_in: Integers) -> Observations:
    """What an observer of one future would write down; ``adopted_in``: shape (people,)."""
    layer = organization.layers["informal"]
    ties = ObservedContacts(layer.sources.astype(np.int64), layer.targets.astype(np.int64), layer.weights)
    last = np.where(adopted_in > 0, adopted_in, PERIODS)
    return Observations(organization.ids, organization.departments, organization.department.astype(np.int64),
                        adopted_in, last, ties, ("informal",))


def futures_of(runs: Runs, arm: Arm) -> list[Observations]:
    """The observations of every simulated future."""
    adopted = np.concatenate(runs.each(arm, periods_of_adoption), axis=1)
    organization = runs.world(arm).organization
    return [observations(organization, adopted[:, future]) for future in range(adopted.shape[1])]
