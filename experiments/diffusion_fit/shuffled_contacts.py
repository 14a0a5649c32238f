"""Does it matter who the contacts are? The same fit after everybody was given other contacts of the same village.

Usage: python shuffled_contacts.py FOLDER SHUFFLES [LAYER ...]
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from cxsim.streams import employee_keys, pair_keys, uniforms
from cxsim.studies.diffusion.crossvalidation import gain, leave_one_group_out
from cxsim.studies.diffusion.models import NETWORK, NETWORK_FREE, Data, fit_model
from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from cxsim.studies.diffusion.person_periods import person_periods
from cxsim.studies.diffusion.read import read_observations


def shuffled(observations: Observations, number: int) -> Observations:
    """As many contacts for everybody, drawn without replacement from the others of the group."""
    keys = employee_keys(observations.ids)
    draws = uniforms(1, "shuffle", pair_keys(keys[:, None], keys[None, :]), 0, number)
    draws[observations.group_of[:, None] != observations.group_of[None, :]] = 2.0
    np.fill_diagonal(draws, 2.0)
    rank = draws.argsort(axis=1).argsort(axis=1)
    sources, targets = np.nonzero((rank < observations.degree[:, None]) & (draws < 2.0))
    return replace(observations, contacts=ObservedContacts(sources, targets, np.ones(len(sources))))


def figures(observations: Observations) -> tuple[float, float, float]:
    data = Data(observations, person_periods(observations))
    fitted = fit_model(NETWORK, data, data.everybody())
    return fitted.values[1], fitted.log_likelihood, gain(leave_one_group_out(data), NETWORK, NETWORK_FREE).total


folder, shuffles, layers = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
real = read_observations(folder / "adoption.csv", folder / "edges.csv", layers=layers)
own = figures(real)
others = np.array([figures(shuffled(real, number)) for number in range(shuffles)])
names = ("social influence", "log-likelihood", "gain over the group's share")
for name, value, column in zip(names, own, others.T, strict=True):
    reached = (1 + (column >= value).sum()) / (1 + shuffles)
    print(f"{name}: {value:.3f}; shuffled: mean {column.mean():.3f}, sd {column.std(ddof=1):.3f}, "
          f"largest {column.max():.3f}; one-sided p {reached:.3f}")
