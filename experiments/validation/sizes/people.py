"""Sizes about people: what of a person goes with what they do, and what habits grow from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from experiments.contrasts.company import PROGRAMME, arm, programme
from experiments.validation.arms import FULL
from experiments.validation.observed import Seen
from experiments.validation.sizes.estimate import (
    Estimate,
    Values,
    correlation,
    correlations,
    effect_sizes,
    explained,
    mean_of,
    together,
)
from experiments.validation.sizes.populations import large, one, organization
from experiments.validation.sizes.trials import Trials

# Answers are given when 27 weeks have run, at the end of week 26.
ASKED, LAST = 27, 34
REASONS = ("attitude", "perceived_norm", "efficacy")
FULL_PROGRAMME = large("full", FULL)


def asked(trials: Trials) -> Seen:
    """People under the base programme, asked half-way and watched for seven weeks."""
    return trials.watch(PROGRAMME, ASKED, LAST, (*REASONS, "habit"))


def reasons_of_use(trials: Trials) -> Estimate:
    """What attitude, norm and confidence explain of later use."""
    seen = asked(trials)
    return mean_of(explained([seen.start[name] for name in REASONS], seen.mean["use"], seen.stayed))


def with_use(trials: Trials, column: str) -> Estimate:
    """How one answer goes with later use."""
    seen = asked(trials)
    return mean_of(correlations(seen.start[column], seen.mean["use"], seen.stayed))


def second_year(trials: Trials) -> Seen:
    """People in the second year of the full programme."""
    return trials.watch(FULL_PROGRAMME, 52, 104, ("values_fit", "attitude"), ())


def fit_and_attitude(trials: Trials) -> Estimate:
    """Fit of values with attitude when the change is what the organization is."""
    seen = second_year(trials)
    return mean_of(correlations(seen.start["values_fit"], seen.start["attitude"], seen.there))


def fit_and_quitting(trials: Trials) -> Estimate:
    """Fit of values with quitting in the second year, over all people and replicates; the head never quits."""
    seen = second_year(trials)
    quits = np.where(seen.stayed, 0.0, 1.0)
    quits[~seen.there | (organization(FULL_PROGRAMME).level == 1)[:, None]] = np.nan

    def over_all(fit: Values, quit: Values) -> float:
        return correlation(fit[~np.isnan(quit)], quit[~np.isnan(quit)])

    return together(over_all, seen.start["values_fit"], quits)


def exhaustion_and_output(trials: Trials) -> Estimate:
    """Fatigue with output over six weeks of the base programme beside another initiative."""
    busy = arm("programme beside one other initiative", programme(), context={"other_initiatives": 1.0})
    seen = trials.watch(busy, 20, 26, (), ("fatigue", "output"))
    return mean_of(correlations(seen.mean["fatigue"], seen.mean["output"], seen.stayed))


def habit_by_reinforcement(trials: Trials) -> Estimate:
    """What twelve weeks of reinforcement add to habit."""
    reinforced = arm("programme, reinforced", [*programme(), *one("continuous_reinforcement", 26, 38, strength=1.0)])
    with_it, without = (trials.watch(each, 38, 38, ("habit",), ()) for each in (reinforced, PROGRAMME))
    return mean_of(effect_sizes(with_it.start["habit"], without.start["habit"], with_it.there & without.there))


MEASURES: Mapping[str, Any] = {
    "attitude-explains-use": reasons_of_use,
    "habit-and-use": partial(with_use, column="habit"),
    "efficacy-and-performance": partial(with_use, column="efficacy"),
    "motivation-and-performance": partial(with_use, column="attitude"),
    "fit-and-attitude": fit_and_attitude,
    "fit-and-quitting": fit_and_quitting,
    "exhaustion-and-output": exhaustion_and_output,
    "habit-by-reinforcement": habit_by_reinforcement,
}
