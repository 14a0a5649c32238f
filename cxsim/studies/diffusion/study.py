"""The whole study of one set of diffusion data: fits, predictions of groups left out, simulated curves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from cxsim.errors import Finding, InputError
from cxsim.studies.diffusion.crossvalidation import Score, leave_one_group_out
from cxsim.studies.diffusion.models import MODELS, NETWORK, Data, FittedModel, fit_model
from cxsim.studies.diffusion.observations import Observations
from cxsim.studies.diffusion.person_periods import person_periods
from cxsim.studies.diffusion.simulate import GroupCurve, adoption_times, curves

FUTURES: Final = 200
SEED: Final = 1


@dataclass(frozen=True)
class DiffusionFit:
    """What was found: ``models`` in the order of ``MODELS``; ``scores`` is empty with one group only."""

    observations: Observations
    models: tuple[FittedModel, ...]
    scores: tuple[Score, ...]
    curves: tuple[GroupCurve, ...]

    def model(self, name: str) -> FittedModel:
        """The model of this name."""
        return self.models[MODELS.index(name)]


def fit_diffusion(observations: Observations, *, futures: int = FUTURES, seed: int = SEED) -> DiffusionFit:
    """Fit every model, predict every group from the others, and play the network model ``futures`` times.

    Raises
    ------
    InputError
        When the data cannot tell anything about social influence.
    """
    data = Data(observations, person_periods(observations))
    check_exposed(data)
    everybody = data.everybody()
    models = tuple(fit_model(name, data, everybody, intervals=True) for name in MODELS)
    values = models[MODELS.index(NETWORK)].values
    times = adoption_times(observations, values, replicates=futures, seed=seed)
    return DiffusionFit(observations, models, leave_one_group_out(data), curves(observations, times))


def check_exposed(data: Data) -> None:
    """Refuse data in which nobody at risk had a contact who had adopted before."""
    if not np.any(data.table.contacts_share > 0.0):
        message = (
            "nobody had a contact who adopted in an earlier period, so social influence cannot be estimated: "
            "are these the right ties and layers, and the right direction (--influence)?"
        )
        raise InputError([Finding("", 0, 0, "", message)])
