"""Coached managers speak for the change, set an example, and help people apply what they have learned.

Coaching replaces part of the support that a manager's own attitude does not give: for messages and for transfer of
training. It makes managers aware and motivates their own use. People watch a coached manager more closely, so one who
does not use the behavior is a stronger bad example.
Reads: coaching, attention, manager's coaching, attitude and use, training, skill. Writes: coached,
coached_credibility, coaching_dose, coached_motive, coached_skill, coaching_effort.
Source: Jones, Woods & Guillaume (2016, abstract): coaching d = .36, internal coaches better; Blume et al. (2010) for
the supervisor's part in transfer; sizes are assumptions.
Known limits: one leadership skill; people without reports gain only what the coach tells them; managers who leave take
it with them.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum
from cxsim.model import mechanism
from cxsim.model.column import Column
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter

_COACHING = "Jones, Woods & Guillaume (2016): coaching d = .36; size assumed"

_PARAMETERS = (
    Parameter("coaching_gain", "k_coach", "what a manager learns from full coaching", "1/week", 0.10, 0.03, 0.3,
              distribution="loguniform"),
    Parameter("coaching_fading", "d_coach", "fading of what was learned", "1/week", 0.02, 0.005, 0.06,
              distribution="loguniform"),
    Parameter("coached_support", "s_coach", "missing support that a fully coached manager gives anyway", "share",
              0.5, 0.2, 0.8, _COACHING),
    Parameter("coached_use", "beta_coach", "weight of full coaching in a manager's own motivation", "logit", 0.8, 0.2,
              1.6, _COACHING),
    Parameter("coached_example", "beta_coach_m", "additional weight of a fully coached manager's example", "logit", 0.6,
              0.2, 1.2, "less than the weight of the manager's example; assumption"),
    Parameter("coaching_load", "l_coach", "load of full coaching on a manager", "share of capacity", 0.06, 0.03, 0.12),
)

_COLUMNS = (
    Column("coached", "what a manager has learned from coaching", "next_coached", 0.0),
)


@mechanism.equation(writes="coaching_effort")
def coaching_effort(coaching: Any, coaching_load: Any) -> Any:
    """Load of being coached."""
    return coaching_load * coaching


@mechanism.equation(writes="coached_credibility")
def coached_credibility(
    manager_coached: Any, manager_attitude: Any, credibility_manager_floor: Any, coached_support: Any
) -> Any:
    """Factor on credibility: as if the manager's attitude were a + s c (1 - a)."""
    plain = credibility_manager_floor + (1.0 - credibility_manager_floor) * manager_attitude
    gained = (1.0 - credibility_manager_floor) * coached_support * manager_coached * (1.0 - manager_attitude)
    return 1.0 + gained / maximum(plain, 0.05)


@mechanism.equation(writes="coaching_dose")
def coaching_dose(coaching: Any, attention: Any, awareness_dose: Any) -> Any:
    """Awareness from the coach, independent of credibility."""
    return awareness_dose * attention * coaching


@mechanism.equation(writes="coached_motive", by_behavior=True)
def coached_motive(
    coached: Any, manager_coached: Any, manager_use: Any, coached_use: Any, coached_example: Any
) -> Any:
    """beta_c c + beta_m c_m (2 y_m - 1), in logits: the manager's own motive, and the example for others."""
    return coached_use * coached + coached_example * manager_coached * (2.0 * manager_use - 1.0)


@mechanism.equation(writes="coached_skill", by_behavior=True)
def coached_skill(
    skill: Any, training: Any, fatigue: Any, attitude: Any, manager_attitude: Any, manager_coached: Any,
    inhibition: Any, training_gain: Any, base_transfer: Any, coached_support: Any,
) -> Any:
    """(1 - K) k_T tr (1 - F)(1 - trf_0) s c_m (1 - a_m)(1 - O)(1/2 + a/2): what transfers thanks to coaching."""
    support = coached_support * manager_coached * (1.0 - manager_attitude) * (1.0 - inhibition)
    transferred = training_gain * training * (1.0 - fatigue) * (1.0 - base_transfer) * support
    return (1.0 - skill) * transferred * (0.5 + 0.5 * attitude)


@mechanism.equation(writes="coached")
def next_coached(coached: Any, coaching: Any, attention: Any, coaching_gain: Any, coaching_fading: Any) -> Any:
    """c += k alpha coaching (1 - c) - d c."""
    return coached + coaching_gain * attention * coaching * (1.0 - coached) - coaching_fading * coached


MECHANISM = Mechanism(
    name="coached_managers",
    meaning="coached managers speak for the change, set an example and help apply what was learned",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_load": (coaching_effort,),
        "credibility_factor": (coached_credibility,),
        "added_dose": (coaching_dose,),
        "added_motives": (coached_motive,),
        "added_skill": (coached_skill,),
        END: (next_coached,),
    },
    contributes={
        "added_load": "coaching_effort", "credibility_factor": "coached_credibility", "added_dose": "coaching_dose",
        "added_motives": "coached_motive", "added_skill": "coached_skill",
    },
    sees_of_manager=("coached",),
)
