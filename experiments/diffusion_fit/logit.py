"""The same comparison with a logit of person-periods, without and with a quadratic trend in the period.

Usage: python logit.py FOLDER [LAYER ...]
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from cxsim.studies.diffusion.person_periods import person_periods
from cxsim.studies.diffusion.read import read_observations

Values = NDArray[np.float64]

folder, layers = Path(sys.argv[1]), sys.argv[2:]
observations = read_observations(folder / "adoption.csv", folder / "edges.csv", layers=layers)
table = person_periods(observations)
group = observations.group_of[table.person]
when = (table.period - table.period.mean()) / 5.0
signs = 2.0 * table.adopts - 1.0


def loss(weights: Values, columns: Values, signs: Values) -> float:
    return float(np.logaddexp(0.0, -signs * (columns @ weights)).sum())


def gradient(weights: Values, columns: Values, signs: Values) -> Values:
    return -columns.T @ (signs / (1.0 + np.exp(signs * (columns @ weights))))


def by_group(exposure: Values, trend: bool) -> Values:
    parts = [np.ones_like(exposure), exposure, table.log_degree, *((when, when**2) if trend else ())]
    columns, found = np.stack(parts, axis=1), []
    for number in range(len(observations.groups)):
        others = group != number
        fitted = minimize(loss, np.zeros(columns.shape[1]), (columns[others], signs[others]), jac=gradient)
        found.append(-loss(fitted.x, columns[~others], signs[~others]))
    return np.array(found)


for trend in (False, True):
    gain = by_group(table.contacts_share, trend) - by_group(table.group_share, trend)
    print(f"{'with' if trend else 'without'} a trend: {gain.sum():+.1f}, standard error "
          f"{gain.std(ddof=1) * len(gain) ** 0.5:.1f}, better in {(gain > 0).sum()} of {len(gain)}")
