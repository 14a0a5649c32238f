"""Old habit: the behavior that the new one displaces is a habit too; it pulls people back, and fades only with use.

Reads: old habit, use. Writes: old_habit, old_habit_pull, old_habit_used.
Source: Lally et al. (2010) for habits as such; that an old habit gets in the way is widely accepted, the sizes are
assumptions. The status quo bias already includes the pull of a usual old habit, so only the difference counts.
Known limits: one old behavior per new one, and customers suffer from all of them alike; newcomers have no old habit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import exponential, logarithm, round_trait, select
from cxsim.model import mechanism
from cxsim.model.column import Column
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.rest import take_up
from cxsim.model.start import Start, Usual

Values = NDArray[np.float64]

_PARAMETERS = (
    Parameter("old_habit_weight", "beta_old", "pull of a full old habit", "logit", 1.5, 0.0, 3.0),
    Parameter("old_habit_usual", "q_0", "strength of an old habit in daily use", "index 0-1", 0.6, 0.3, 0.9),
    Parameter("old_habit_fading", "d_old", "fading of the old habit by a week of the new behavior", "1/week",
              0.06, 0.02, 0.2, "as habit decay; assumption", distribution="loguniform"),
    Parameter("old_habit_recovery", "k_old", "return of the old habit in a week without the new behavior", "1/week",
              0.03, 0.01, 0.1, distribution="loguniform"),
)

_COLUMNS = (
    Column("old_habit", "habit of the behavior that the new one displaces", "next_old_habit", 0.0, by_behavior=True),
)


@mechanism.equation(writes="old_habit_pull", by_behavior=True)
def old_habit_pull(old_habit: Any, old_habit_weight: Any, old_habit_usual: Any) -> Any:
    """beta_old (q_usual - q): the pull in logits; the status quo bias includes that of a usual old habit."""
    return old_habit_weight * (old_habit_usual - old_habit)


@mechanism.equation(writes="old_habit", by_behavior=True)
def next_old_habit(
    old_habit: Any, use: Any, old_habit_usual: Any, old_habit_fading: Any, old_habit_recovery: Any
) -> Any:
    """q += -.06 y q + .03 (1 - y)(.6 - q): it fades with use of the new behavior and returns without it."""
    faded = old_habit_fading * use * old_habit
    return old_habit - faded + old_habit_recovery * (1.0 - use) * (old_habit_usual - old_habit)


@mechanism.equation(writes="old_habit_used", by_behavior=True)
def old_habit_used(old_habit: Any, use: Any) -> Any:
    """q (1 - y): how much customers still meet the old behavior (read if the mechanism for customers is on)."""
    return old_habit * (1.0 - use)


def _begin(start: Start, traits: Mapping[str, Values]) -> dict[str, Values]:
    """What people have long done is a habit: it has formed in every week in the slot."""
    p = start.parameters
    unformed = exponential(start.tenure * logarithm(1.0 - p["old_habit_recovery"]))
    habit = round_trait(p["old_habit_usual"] * (1.0 - unformed))
    return {"old_habit": np.stack([habit] * len(start.behaviors))}


def _rest(start: Start, usual: Usual) -> None:
    """The old habit of existing users has faded as far as their rate of use allows."""
    p = start.parameters
    for number, rate in enumerate(usual.rates):
        returned = p["old_habit_recovery"] * (1.0 - rate)
        left = round_trait(p["old_habit_usual"] * returned / (p["old_habit_fading"] * rate + returned))
        column = start.column("old_habit", number)
        column[...] = select(rate > 0.0, left, column)
        pull = old_habit_pull(column, p["old_habit_weight"], p["old_habit_usual"])
        take_up(start, "use_anchor", number, select(rate > 0.0, pull, 0.0))


MECHANISM = Mechanism(
    name="old_habit",
    meaning="the displaced behavior is a habit of its own, which pulls people back",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        END: (next_old_habit,),
        "added_motives": (old_habit_pull,),
        "detracting": (old_habit_used,),
    },
    contributes={"added_motives": "old_habit_pull", "detracting": "old_habit_used"},
    begin=_begin,
    rest=_rest,
    without={"the old habit": {"old_habit": 0.0}},
)
