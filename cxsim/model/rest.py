"""The rest state: today's attitudes and use stay as they are while nothing happens.

Source: an assumption about measurement: what is drawn or surveyed today *is* in balance. Each person gets one constant
in the own evaluation, and people around existing use one in motivation, solved so that nothing drifts.
Known limits: where the balance would need an own evaluation outside [.03, .97], it is cut off and some drift remains;
so it does for existing users whose habit alone brings them to the behavior more often than is usual.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, logit, maximum, round_trait, select
from cxsim.model.mechanisms.attitude import evaluation_drive
from cxsim.model.mechanisms.example import example_weight
from cxsim.model.start import Start

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

EVALUATION_LOW, EVALUATION_HIGH = 0.03, 0.97
# Existing users use the behavior in nine weeks out of ten, if they are able to.
USUAL_RATE = 0.9
RATE_OF_ABILITY = 0.98


def example_at_rest(present: Values, tenure: Values, parameters: Mapping[str, Any]) -> Values:
    """How strong an example each person sets before the first week."""
    weight: Values = example_weight(
        present, 0.0, tenure, parameters["champion_weight"], parameters["tie_growth_weeks"]
    )
    return weight


def drive_at_rest(
    traits: Mapping[str, Values], inhibition_mean: Values, expected_benefit: Any, parameters: Mapping[str, Any]
) -> Values:
    """Reasons for the change minus reasons against it, for people who know of no change, in logits."""
    drive: Values = evaluation_drive(
        awareness=0.0, credibility=0.0, vision_message=0.0, expected_benefit=expected_benefit,
        trust=traits["trust_set_point"], trust_set_point=traits["trust_set_point"],
        say_followed=0.0, resistance=traits["resistance"], fatigue=0.0, usual_fatigue=0.0,
        inhibition_mean=inhibition_mean,
        **{name: parameters[name] for name in evaluation_drive.reads if name in parameters},
    )
    return drive


def unskilled_at(start: Start, rates: Sequence[Values]) -> Values:
    """Use that still takes effort at these weekly rates, by behavior (mean of ``unskilled_use``)."""
    return effort_mean(start, [rate * (1.0 - start.column("skill", number)) for number, rate in enumerate(rates)])


def usual_load(start: Start, base_load: Values, unskilled: Any = 0.0) -> Values:
    """Load of daily work, of the initiatives that people are used to, and of ``unskilled`` use (``change_load``)."""
    p = start.parameters
    load: Values = base_load + p["load_initiative"] * start.at_rest("usual_initiatives") + p["load_use"] * unskilled
    return load


def saturation_of(load: Values) -> Values:
    """The part of a load beyond capacity (``attention``)."""
    saturation: Values = maximum(load - 1.0, 0.0)
    return saturation


def fatigue_of(saturation: Any, parameters: Mapping[str, Any], dissonance: Any = 0.0) -> Values:
    """The fatigue in balance with a lasting saturation, and with use against one's attitude (``next_fatigue``)."""
    tiring = parameters["fatigue_saturation_gain"] * saturation + dissonance
    recovery = parameters["fatigue_recovery"]
    balance = round_trait((recovery * parameters["fatigue_rest"] + tiring) / (recovery + tiring))
    # Exactly the rest value where nothing tires, so that it does not move at all.
    fatigue: Values = select(tiring > 0.0, balance, parameters["fatigue_rest"])
    return fatigue


def attitude_anchor(
    initial_attitude: Values, seen_attitude: Values, has_contacts: Values, drive: Values, susceptibility: Any
) -> Values:
    """The constant that solves a = lambda E_a + (1 - lambda) logistic(anchor + drive) at the initial attitude."""
    openness = susceptibility * has_contacts
    own = clip((initial_attitude - openness * seen_attitude) / (1.0 - openness), EVALUATION_LOW, EVALUATION_HIGH)
    anchor: Values = round_trait(logit(own) - drive)
    return anchor


def resting_skill(rate: Values, initial_skill: Values, learning_by_doing: Any, skill_decay: Any) -> Values:
    """The skill of a person who has long used the behavior at this weekly rate."""
    learned, lost = learning_by_doing * rate, skill_decay * (1.0 - rate)
    skill: Values = round_trait((learned + lost * initial_skill) / select(learned + lost > 0.0, learned + lost, 1.0))
    return skill


def resting_habit(rate: Values, quality: Values, habit_gain: Any, habit_decay: Any) -> Values:
    """The habit of a person who has long used the behavior at this weekly rate."""
    gained, lost = habit_gain * quality * rate, habit_decay * (1.0 - rate)
    habit: Values = round_trait(gained / select(gained + lost > 0.0, gained + lost, 1.0))
    return habit


def motivation_for(rate: Values, able: Values, unvetoed_habit: Values) -> Values:
    """The motivation U in logits that makes p = able x (h* + (1 - h*) logistic(U)) equal to the rate."""
    wanted = (rate / able - unvetoed_habit) / (1.0 - unvetoed_habit)
    motivation: Values = logit(clip(wanted, 0.001, 0.999))
    return motivation


def sustainable_rate(able: Values) -> Values:
    """The usual weekly rate of users, limited by ability x opportunity."""
    return np.minimum(USUAL_RATE, RATE_OF_ABILITY * able)


@dataclass(frozen=True)
class Feasible:
    """Possible rates of existing use: at most ``RATE_OF_ABILITY`` of ability x opportunity."""

    rate: Values
    chosen: Mask
    short: float


def existing_users(share: Values, able: Values, chance: Values) -> Feasible:
    """Choose the existing users, so that the expected use of each group is the stated share.

    ``share`` (people, 1), ``able`` and ``chance`` (people, replicates). ``short`` is the mean use that is missing
    because people could not have used the behavior as much as stated.
    """
    rate = sustainable_rate(able)
    probability = np.minimum(share / np.where(rate > 0.0, rate, 1.0), 1.0)
    short = float(np.mean(np.maximum(share - probability * rate, 0.0)))
    return Feasible(np.asarray(round_trait(rate)), chance < probability, short)


def take_up(start: Start, name: str, behavior: int | None, shift: Values) -> None:
    """Let a constant take up what would otherwise be added, so that nothing moves while nothing happens."""
    column = start.column(name, behavior)
    column[...] = round_trait(column - shift)


def effort_mean(start: Start, values: Sequence[Values]) -> Values:
    """The mean over behaviors, weighted by effort."""
    total = np.zeros(start.shape)
    for weight, value in zip(start.effort_shares, values, strict=True):
        total = total + weight * value
    return total
