"""Weeks of a few equations: sub-models run alone, in the same engine and with the same equations as the whole model.

The bridging equations here only hold constant what a sub-model leaves out; they claim nothing about people.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import DEPARTMENT_INPUTS, RECORD_INPUTS
from cxsim.engine.week.inputs import WeekForces, WeekInputs
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.build import build_world
from cxsim.model import mechanism
from cxsim.model.mechanisms.bass import willingness_by_hazard
from cxsim.model.mechanisms.bounded_confidence import next_attitude_bounded
from cxsim.model.mechanisms.motivation import next_use, use_probability
from cxsim.model.mechanisms.norm import next_perceived_norm
from cxsim.model.mechanisms.threshold import willingness_by_threshold
from cxsim.model.phases import BehaviorMean, Draw, Exposure, Week
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

SEED = 20

# A reached threshold counts as met: shares of contacts are sums of fractions, with errors around 1e-16.
JUST_BELOW = 1e-9


@mechanism.equation(writes="example_weight", everyone=True)
def equal_weight(present: Any) -> Any:
    """Everyone present sets an equally strong example."""
    return present


@mechanism.equation(writes="own_motive", by_behavior=True)
def no_own_motive(use: Any) -> Any:
    """Only others count."""
    return 0.0 * use


@mechanism.equation(writes="own_motive", by_behavior=True)
def full_own_motive(use: Any) -> Any:
    """The external push acts at full strength."""
    return 1.0 + 0.0 * use


@mechanism.equation(writes=("ability", "opportunity"), by_behavior=True)
def nothing_in_the_way(use: Any) -> Any:
    """Everyone is able and has the opportunity."""
    return 1.0 + 0.0 * use, 1.0 + 0.0 * use


@mechanism.equation(writes="seen_use", by_behavior=True)
def everybody_is_seen(use_last_week: Any) -> Any:
    """Well mixed: everyone sees everyone's use."""
    return use_last_week


_SEEN = Exposure(equal_weight, shared=(), by_behavior=("use",), manager=())
_USE = (
    nothing_in_the_way, use_probability, Draw("draw_use", "practice:{behavior}", by_behavior=True), next_use,
    BehaviorMean("use"),
)
_RECORD = {"use": "use_mean"}

THRESHOLD_WEEK = Week((_SEEN, next_perceived_norm, no_own_motive, willingness_by_threshold, *_USE), _RECORD)
BASS_WEEK = Week((_SEEN, full_own_motive, willingness_by_hazard, *_USE), _RECORD)
MIXED_BASS_WEEK = Week((everybody_is_seen, full_own_motive, willingness_by_hazard, *_USE), _RECORD)


@mechanism.equation(writes="own_evaluation")
def no_evaluation(attitude: Any) -> Any:
    """No one has an own evaluation."""
    return 0.0 * attitude


@mechanism.equation(writes="champion")
def no_champion(attitude: Any) -> Any:
    """No one is a champion."""
    return 0.0 * attitude


BOUNDED_CONFIDENCE_WEEK = Week(
    (Exposure(equal_weight, shared=("attitude",), by_behavior=(), manager=(), bounded=True), no_evaluation,
     next_attitude_bounded),
    {"attitude": "attitude"},
)


class ReducedRun:
    """A week of a few equations on an organization. Columns can be set before the first week.

    ``after_rest``: parameter values from the first week on, ignored when solving for the rest state.
    """

    def __init__(
        self, week: Week, organization: Organization, *, replicates: int = 1, seed: int = SEED,
        parameters: Mapping[str, float] | None = None, after_rest: Mapping[str, float] | None = None,
    ):
        scenario = Scenario.model_validate({
            "name": "sub-model", "turnover": False, "uncertainty": "none",
            "organization": {"generate": {"departments": [{"name": "everybody", "size": organization.size}]}},
        })
        world = build_world(scenario, organization, seed, week)
        chosen = np.arange(replicates)
        values = {**world.parameters, **(parameters or {})}
        self.initial = InitialState(world, Batch(chosen, chosen, values))
        self.initial.parameters.update(after_rest or {})
        self.engine = NumpyWeek(world, self.initial)
        self.forces = WeekForces(world.plan.rest, world.plan.profiles.of_person)
        self.record = np.zeros((len(RECORD_INPUTS), replicates))
        self.department = np.zeros((len(organization.departments), len(DEPARTMENT_INPUTS), replicates))
        self.week = 0

    def column(self, name: str) -> Values:
        """A state column, shape (people, replicates), to read or to set."""
        return self.engine.column(name, 0)

    def step(self) -> Values:
        """One week; returns the recorded sums over people, shape (recorded, replicates)."""
        self.record[RECORD_INPUTS.index("use_last_week")] = self._use()
        sums = self.engine.step(self.week, WeekInputs(self.forces, self.record, self.department))
        self.week += 1
        total: Values = sums.sum(axis=0)
        return total

    def _use(self) -> Any:
        return self.column("use").mean(axis=0) if self.engine.layout.has("use") else 0.0

    def until_still(self, name: str = "use", most: int = 2000) -> Values:
        """Weeks until the column no longer changes; returns it."""
        for _ in range(most):
            before = self.column(name).copy()
            self.step()
            if np.array_equal(before, self.column(name)):
                return self.column(name)
        raise ArithmeticError(f"'{name}' still changes after {most} weeks")


def spread(organization: Organization, threshold: Any, seeds: Mask) -> Values:
    """Final share of users by replicate: thresholds (people, 1) or a number, seeds (people, replicates)."""
    run = ReducedRun(
        THRESHOLD_WEEK, organization, replicates=seeds.shape[1],
        parameters={"norm_memory_weeks": 1.0, "threshold_noise": 0.0},
    )
    run.column("norm_threshold")[...] = np.asarray(threshold) - JUST_BELOW
    run.column("use")[...] = np.where(seeds, 1.0, 0.0)
    share: Values = run.until_still().mean(axis=0)
    return share
