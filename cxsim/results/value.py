"""Money: the weekly value of a plan compared with doing nothing under common random numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cxsim.results.recording import OUTCOME_PREFIX, Recording

Values = NDArray[np.float64]

# The name under which a result stores the weekly cost of doing nothing.
REFERENCE_COST = "cost"
# Measures of doing nothing that a result stores, because outcomes are compared with them.
REFERENCE_MEASURES = ("people", "adoption", "customer_index", "output", "quits", "regretted_quits")


@dataclass(frozen=True)
class Rates:
    """Money values of outcomes in the scenario's currency: one adopter for a week, one index point for a week, and one
    unit of each business outcome for a week, by name."""

    adopter_week: float = 0.0
    customer_index_point_week: float = 0.0
    outcomes: Mapping[str, float] = field(default_factory=dict)

    def of(self, name: str) -> float:
        """The rate of an outcome, by its name in ``outcomes_above_nothing``."""
        if name.startswith(OUTCOME_PREFIX):
            return self.outcomes.get(name.removeprefix(OUTCOME_PREFIX), 0.0)
        return float(getattr(self, name))


def reference_series(reference: Recording) -> dict[str, Values]:
    """What a result stores of doing nothing: weekly values of the whole organization and cost, (weeks, replicates)."""
    kept = {name: reference.of_all(name) for name in (*REFERENCE_MEASURES, *business_outcomes(reference))}
    return {**kept, REFERENCE_COST: weekly_cost(reference)}


def business_outcomes(recording: Recording) -> list[str]:
    """The names of the recorded business outcomes."""
    return [name for name in recording.weekly if name.startswith(OUTCOME_PREFIX)]


def weekly_cost(recording: Recording) -> Values:
    """All costs of each week, shape (weeks, replicates)."""
    total = np.zeros(recording.of_all("people").shape)
    for item in sorted(recording.costs):
        total = total + recording.costs[item]
    return total


def outcomes_above_nothing(recording: Recording, reference: Mapping[str, Values]) -> dict[str, Values]:
    """The amounts that each rate values: adopters, points and units above doing nothing, (weeks, replicates)."""
    adopters = recording.of_all("adoption") * recording.of_all("people")
    outcomes = [name for name in business_outcomes(recording) if name in reference]
    return {
        "adopter_week": adopters - reference["adoption"] * reference["people"],
        "customer_index_point_week": recording.of_all("customer_index") - reference["customer_index"],
        **{name: recording.of_all(name) - reference[name] for name in outcomes},
    }


def weekly_net_value(recording: Recording, reference: Mapping[str, Values], rates: Rates) -> Values:
    """Money value of outcomes minus costs, both compared with doing nothing, shape (weeks, replicates).

    Doing nothing is worth exactly 0: replacing people who would have left anyway is not a cost of the plan.
    """
    value = reference[REFERENCE_COST] - weekly_cost(recording)
    for name, amount in outcomes_above_nothing(recording, reference).items():
        value = value + rates.of(name) * amount
    return value


def break_even(net_value: Values) -> Values:
    """First week from which the summed net value stays at or above 0, else the horizon, (replicates,)."""
    below = np.cumsum(net_value, axis=0) < 0.0
    weeks = below.shape[0]
    last_below = np.where(below.any(axis=0), weeks - 1 - below[::-1].argmax(axis=0), -1)
    known = ~np.isnan(net_value).any(axis=0)
    return np.where(known, last_below + 1.0, np.nan)
