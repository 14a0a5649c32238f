"""Does it matter who the contacts are? The same fit after everybody was given other contacts of the same village.

Usage: python shuffled_contacts.py FOLDER SHUFFLES [LAYER ...]
"""

import sys
from pathlib import Path

import numpy as np

from cxsim.studies.diffusion.crossvalidation import gain, leave_one_group_out
from cxsim.studies.diffusion.models import NETWORK, NETWORK_FREE, Data, fit_model
from cxsim.studies.diffusion.observations import Observations
from cxsim.studies.diffusion.person_periods import person_periods
from cxsim.studies.diffusion.read import read_observations
from experiments.contrasts.hazards import shuffled


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
