"""Wear-out and novelty: repetition loses effect and recovers with rest; something new restores attention.

Messages and praise wear out separately, so alternating between them rests each. Novelty slows wear and speeds up
recovery; it takes time, and constant novelty soon stops being new.
Reads: doses of messages and praise, novelty, celebrated results. Writes: message_wear, praise_wear, novelty_wear,
worn_credibility, worn_motive, worn_celebration, novelty_effort.
Source: advertising wear-out (Pechmann & Stewart 1988) and habituation (Rankin et al. 2009), recalled; sizes assumed.
Known limits: two kinds of dose; wear affects the kind of intervention, not its content.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, minimum
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter

_WEAR = "direction from Pechmann & Stewart (1988) (recalled); size assumed"

_PARAMETERS = (
    Parameter("wear_gain", "k_wear", "wear from a full dose", "1/week", 0.06, 0.02, 0.2, _WEAR,
              distribution="loguniform"),
    Parameter("wear_recovery", "d_wear", "recovery from wear with rest", "1/week", 0.05, 0.02, 0.15, _WEAR,
              distribution="loguniform"),
    Parameter("wear_loss", "wear_max", "effect lost at full wear", "share", 0.6, 0.0, 0.9, _WEAR),
    Parameter("novelty_rest", "new_rest", "additional speed of recovery under full novelty", "times", 3.0, 1.0, 6.0),
    Parameter("novelty_wear_gain", "k_new", "wear of novelty itself", "1/week", 0.15, 0.05, 0.4,
              distribution="loguniform"),
    Parameter("novelty_load", "l_new", "load of unfamiliar formats", "share of capacity", 0.05, 0.02, 0.1),
)

_COLUMNS = (
    Column("message_wear", "wear of messages", "next_wear", 0.0),
    Column("praise_wear", "wear of praise", "next_wear", 0.0),
    Column("novelty_wear", "wear of novelty", "next_wear", 0.0),
)


@mechanism.equation(writes="novelty_effort")
def novelty_effort(novelty: Any, novelty_load: Any) -> Any:
    """Load of unfamiliar formats."""
    return novelty_load * novelty


@mechanism.equation(writes="worn_credibility")
def worn_credibility(message_wear: Any, wear_loss: Any) -> Any:
    """Factor of repetition on the effect of messages."""
    return 1.0 - wear_loss * message_wear


@mechanism.equation(writes="worn_motive")
def worn_motive(
    praise_wear: Any, recognition: Any, reinforcement: Any, recognition_weight: Any, recognition_reinforcement: Any,
    wear_loss: Any,
) -> Any:
    """Loss of recognition and reinforcement by repetition, in logits."""
    praise = recognition_weight * (recognition + recognition_reinforcement * reinforcement)
    return -wear_loss * praise_wear * praise


@mechanism.equation(writes="worn_celebration")
def worn_celebration(
    expected_benefit: Any, praise_wear: Any, celebration: Any, attention: Any, root_use_last_week: Any,
    benefit_of_users_last_week: Any, celebration_gain: Any, wear_loss: Any,
) -> Any:
    """Loss of the effect of celebrated results by repetition."""
    noticed = celebration_gain * celebration * attention * root_use_last_week
    return -wear_loss * praise_wear * noticed * (benefit_of_users_last_week - expected_benefit)


@mechanism.equation(writes=("message_wear", "praise_wear", "novelty_wear"))
def next_wear(
    message_wear: Any, praise_wear: Any, novelty_wear: Any, need_message: Any, vision_message: Any,
    personal_relevance: Any, recognition: Any, reinforcement: Any, celebration: Any, public_recognition: Any,
    novelty: Any, wear_gain: Any, wear_recovery: Any, novelty_rest: Any, novelty_wear_gain: Any,
) -> Any:
    """w += k dose (1 - w)(1 - new) - r (1 + 3 new) w, new = novelty (1 - w_novelty)."""
    new = novelty * (1.0 - novelty_wear)
    grows, rests = wear_gain * (1.0 - new), wear_recovery * (1.0 + novelty_rest * new)
    told = minimum(0.5 * (need_message + vision_message) + 0.5 * personal_relevance, 1.0)
    praised = minimum(recognition + 0.5 * reinforcement + celebration + public_recognition, 1.0)
    stale = novelty_wear + novelty_wear_gain * novelty * (1.0 - novelty_wear) - wear_recovery * novelty_wear
    return (
        clip(message_wear + grows * told * (1.0 - message_wear) - rests * message_wear, 0.0, 1.0),
        clip(praise_wear + grows * praised * (1.0 - praise_wear) - rests * praise_wear, 0.0, 1.0),
        clip(stale, 0.0, 1.0),
    )


MECHANISM = Mechanism(
    name="wear_out",
    meaning="repetition loses effect and recovers with rest; something new restores attention",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_load": (novelty_effort,),
        "credibility_factor": (worn_credibility,),
        "added_motives": (worn_motive,),
        "added_benefit": (worn_celebration,),
        END: (next_wear,),
    },
    contributes={
        "added_load": "novelty_effort", "credibility_factor": "worn_credibility", "added_motives": "worn_motive",
        "added_benefit": "worn_celebration",
    },
    records={"message_wear": "message_wear"},
    measures=(WeeklyMeasure("message_wear", "index 0-1", "mean wear of messages"),),
)
