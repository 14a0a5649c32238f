"""Contrasts about rest: in any context that holds from the first week, nothing drifts while nobody acts."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import uniforms
from experiments.contrasts.company import MODEL, NOTHING, SEED
from experiments.contrasts.contrast import Contrast, Measured
from experiments.contrasts.runs import AT_START, Runs
from experiments.validation.session import Arm

Values = NDArray[np.float64]

CONTEXTS = 20
WEEKS = 52
QUARTERS = 4
MOST_TOLD = 4
MOST_DRIFT = 0.01
PAST_CHANGES = ("poor", "mixed", "good")
RAISES = ("opportunity", "motivation", "both")
QUANTITIES = ("use", "attitude", "trust", "awareness", "customer_index")


class Draw:
    """Keyed uniform draws for one random context; a new purpose does not move the others."""

    def __init__(self, number: int):
        self.number = number

    def between(self, purpose: str, low: float, high: float) -> float:
        """A number of two digits between two others."""
        return round(low + (high - low) * self._share(purpose), 2)

    def one_of(self, purpose: str, choices: tuple[str, ...]) -> str:
        """One of some words."""
        return choices[self.up_to(purpose, len(choices))]

    def up_to(self, purpose: str, stop: int) -> int:
        """A whole number from 0 to ``stop - 1``."""
        return int(self._share(purpose) * stop)

    def _share(self, purpose: str) -> float:
        return float(uniforms(SEED, f"rest:{purpose}", np.array([self.number], dtype=np.uint64))[0])


def quiet(number: int) -> Arm:
    """Random context ``number``: a company in which nobody does anything."""
    draw = Draw(number)
    names = [f"department {one + 1}" for one in range(3 + draw.up_to("departments", 4))]
    sizes = {name: 15 + draw.up_to(f"size of {name}", 46) for name in names}
    loads = {name: draw.between(f"load of {name}", 0.6, 0.95) for name in names}
    used = {name: draw.between(f"use in {name}", 0.0, 0.4) for name in names}
    starts_used = draw.up_to("existing use", 2)
    context: dict[str, Any] = {
        "customer_index": draw.between("customer index", 20.0, 90.0),
        "sponsorship": draw.between("sponsorship", 0.0, 1.0),
        "other_initiatives": draw.between("other initiatives", 0.0, 3.0),
        "past_changes": draw.one_of("past changes", PAST_CHANGES),
        "inhibitors": [{"name": f"inhibitor {one}", "strength": draw.between(f"inhibitor {one}", 0.0, 0.4)}
                       for one in range(draw.up_to("inhibitors", 3))],
        "catalysts": [{"name": f"catalyst {one}", "strength": draw.between(f"catalyst {one}", 0.0, 0.6),
                       "raises": draw.one_of(f"raised by {one}", RAISES)}
                      for one in range(draw.up_to("catalysts", 3))],
    }
    return Arm(Scenario.model_validate({
        **MODEL, "name": f"quiet company {number}", "weeks": WEEKS, "seed": SEED, "context": context,
        "organization": {
            "generate": {"departments": [{"name": name, "size": size} for name, size in sizes.items()]},
            "traits": {"base_load": loads},
        },
        "behaviors": [{"name": "customer_focus", "existing": used if starts_used else 0.0}],
    }))


def drift(runs: Runs, quantity: str) -> Measured:
    """The largest drift of all contexts, with its sign (the customer index as a share of 100).

    Drift is the mean of that quarter of the year whose mean over futures is farthest from where it started. Single
    weeks would not do: use of 150 people in 32 futures differs by .006 from week to week by chance alone.
    """
    found = [drift_in(runs, quiet(number), quantity) for number in range(CONTEXTS)]
    sizes = np.array([values.mean() for values in found])
    order = np.argsort(-np.abs(sizes), kind="stable")
    outside = int((np.abs(sizes) > MOST_DRIFT).sum())
    told = ", ".join(f"{quiet(number).name}: {100.0 * sizes[number]:+.1f}" for number in order[:MOST_TOLD].tolist())
    return Measured(found[int(order[0])], f"{outside} of {CONTEXTS} contexts outside; {told}")


def drift_in(runs: Runs, arm: Arm, quantity: str) -> Values:
    """The drift of one company, by replicate."""
    weekly = runs.run(arm).weekly
    if quantity == "customer_index":
        away = (weekly[quantity] - arm.scenario.context.customer_index) / 100.0
    else:
        away = weekly[quantity] - weekly[AT_START + quantity]
    quarters = away.reshape(QUARTERS, -1, runs.replicates).mean(axis=1)
    farthest: Values = quarters[int(np.abs(quarters.mean(axis=1)).argmax())]
    return farthest


def natural_use(runs: Runs) -> Measured:
    """Use at the end of two years in which nobody does anything."""
    return Measured(runs.end(NOTHING, "use"))


GROUP = "traits"

CONTRASTS = (
    Contrast("natural use", GROUP, "A small natural use stays possible while nobody acts.", natural_use, low=0.0),
    *(Contrast(f"rest: {quantity.replace('_', ' ')}", GROUP, f"While nobody acts, {quantity.replace('_', ' ')} stays "
               f"within .01 of where it started, in each of {CONTEXTS} random contexts, for a year.",
               partial(drift, quantity=quantity), low=-MOST_DRIFT, high=MOST_DRIFT) for quantity in QUANTITIES),
)
