"""Further laws and existing practice: what people who practise already are used to is no news in the first week.

Columns start where the stated rates have long led them, and the constants of attitude and motivation take up what
further laws would add at that state, so that nothing moves while nothing happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import maximum, minimum, round_trait, select
from cxsim.model.mechanisms.catalysts import opened
from cxsim.model.mechanisms.efficacy import efficacy_evaluated, efficacy_motive
from cxsim.model.mechanisms.old_habit import old_habit_pull
from cxsim.model.mechanisms.values_reality import values_evaluation, values_shift

if TYPE_CHECKING:
    from cxsim.engine.start.start import Beginning

Values = NDArray[np.float64]

# Enough for what spills over between behaviors to settle.
ROUNDS_OF_SPILLING = 60


def settle_further(beginning: Beginning, rates: Sequence[Values], able: Sequence[Values]) -> None:
    """Set the columns of further laws for weekly rates of existing practice and abilities, by behavior."""
    if beginning.layout.has("efficacy"):
        _settle_efficacy(beginning, rates, able)
    if beginning.layout.has("old_habit"):
        _settle_old_habit(beginning, rates)
    if beginning.layout.has("change_reality"):
        _settle_reality(beginning, rates)
    if beginning.layout.has("shown_skill"):
        for number, _ in enumerate(rates):
            shown = beginning.column("practice", number) * beginning.column("skill", number)
            beginning.column("shown_skill", number)[...] = shown


def opened_at_rest(beginning: Beginning, behavior: int) -> Any:
    """What catalysts make of opportunity before anything happens; 1 without their law."""
    if opened not in beginning.layout.week.phases:
        return 1.0
    return opened(beginning.at_rest("facilitation", behavior), beginning.parameters["catalyst_opportunity"])


def _take_up(beginning: Beginning, name: str, behavior: int | None, shift: Values) -> None:
    """Let a constant take up what would otherwise be added."""
    column = beginning.column(name, behavior)
    column[...] = round_trait(column - shift)


def _mean(beginning: Beginning, values: Sequence[Values]) -> Values:
    weights = beginning.world.scenario.effort_shares
    total = np.zeros(beginning.shape)
    for weight, value in zip(weights, values, strict=True):
        total = total + weight * value
    return total


def _settle_efficacy(beginning: Beginning, rates: Sequence[Values], able: Sequence[Values]) -> None:
    p = beginning.parameters
    gained, lost = [], []
    for number, (rate, can) in enumerate(zip(rates, able, strict=True)):
        seen = beginning.column("perceived_norm", number)
        gained.append(p["efficacy_success"] * rate + p["efficacy_seen"] * seen)
        in_vain = maximum(rate / select(can > 0.0, can, 1.0) - p["usual_willingness"], 0.0) * (1.0 - can)
        lost.append(p["efficacy_failure"] * in_vain)
    efficacy = [np.zeros(beginning.shape) + p["efficacy_rest"] for _ in rates]
    back = p["efficacy_fading"] * p["efficacy_rest"]
    for _ in range(ROUNDS_OF_SPILLING):
        spilled = p["efficacy_spill"] * _mean(beginning, efficacy)
        efficacy = [
            (up + back + spilled) / (up + down + p["efficacy_fading"] + p["efficacy_spill"])
            for up, down in zip(gained, lost, strict=True)
        ]
    efficacy = [round_trait(one) for one in efficacy]
    for number, one in enumerate(efficacy):
        beginning.column("efficacy", number)[...] = one
        motive = efficacy_motive(
            efficacy=one, resistance=beginning.column("resistance"), skill=beginning.column("skill", number),
            tools=beginning.at_rest("tools", number), required_skill=beginning.at_rest("required_skill", number),
            small_steps=0.0, goal=0.0, **{name: p[name] for name in efficacy_motive.reads if name in p},
        )
        used_to = p["efficacy_weight"] * (one - p["efficacy_rest"])
        _take_up(beginning, "practice_anchor", number, select(rates[number] > 0.0, motive, used_to))
    evaluated = efficacy_evaluated(_mean(beginning, efficacy), p["efficacy_rest"], p["efficacy_evaluation"])
    _take_up(beginning, "attitude_anchor", None, evaluated)


def _settle_old_habit(beginning: Beginning, rates: Sequence[Values]) -> None:
    """The old habit of those who practise the new behavior has faded as far as their rate lets it."""
    p = beginning.parameters
    for number, rate in enumerate(rates):
        returned = p["old_habit_recovery"] * (1.0 - rate)
        left = round_trait(p["old_habit_usual"] * returned / (p["old_habit_fading"] * rate + returned))
        column = beginning.column("old_habit", number)
        column[...] = select(rate > 0.0, minimum(column, left), column)
        pull = old_habit_pull(column, p["old_habit_weight"], p["old_habit_in_bias"])
        _take_up(beginning, "practice_anchor", number, select(rate > 0.0, pull, 0.0))


def _settle_reality(beginning: Beginning, rates: Sequence[Values]) -> None:
    p = beginning.parameters
    seen = [beginning.column("perceived_norm", number) for number in range(len(rates))]
    around = 0.5 * (_mean(beginning, seen) + _mean(beginning, rates))
    reality = round_trait(minimum(p["misfit_reality"] * around, 1.0))
    beginning.column("change_reality")[...] = reality
    shift = values_shift(reality, 0.0, beginning.column("values_before"), beginning.column("values_fit"))
    _take_up(beginning, "attitude_anchor", None, values_evaluation(shift, p["anchor_values"]))
