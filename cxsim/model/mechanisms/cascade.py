"""Cascade: messages from the top go down the line week by week, and lose and change content at every level.

Managers pass on what they know, more so if they use the behavior themselves, and color it with their own attitude. So
people hear the top only as well as the whole chain above them carries it, one level a week. Credibility already
includes a usual chain (``credibility.py``), so only the difference counts.
Reads: awareness, attitude and use of one's manager and what arrived there, awareness. Writes: message_reach,
message_tone, cascade_credibility, cascade_evaluation.
Source: Larkin & Larkin (1996, recalled) for the line as the channel; vendor surveys name supervisors as preferred
senders of personal messages. Evidence is mixed: Galunic & Hermreck (2012, recalled) find that leaders who speak
directly reach people better than the line. Form and sizes are assumptions.
Known limits: direct words of colleagues or the top bypass the line only as talk and credibility do; while a manager's
position is vacant, people keep to what reached them last.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import round_trait
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.phases import BehaviorMean
from cxsim.model.start import Start

Values = NDArray[np.float64]

_LINE = "direction from Larkin & Larkin (1996) (recalled); size assumed"

_PARAMETERS = (
    Parameter("cascade_floor", "c_0", "part of a message that a manager without any awareness passes on", "share",
              0.4, 0.1, 0.7, _LINE),
    Parameter("cascade_color", "c_tone", "part of a message that each manager's attitude colors", "share",
              0.3, 0.1, 0.6, _LINE),
    Parameter("cascade_credit", "psi_line", "credibility gained or lost by the line's messages", "share", 0.6, 0.0,
              1.2, _LINE),
    Parameter("cascade_usual", "c_use", "part of the top's message that usually arrives", "share", 0.3, 0.1, 0.6,
              "three managers who are aware and partly use it, at the default floor"),
    Parameter("cascade_tone", "b_tone", "weight of the message's tone in the own evaluation", "logit", 1.0, 0.0, 2.0),
    Parameter("cascade_tone_usual", "tone_use", "usual tone on arrival", "index 0-1", 0.6, 0.4, 0.8,
              "three managers of usual attitude, at the default color"),
)

_COLUMNS = (
    Column("message_reach", "part of the top's message that arrives here", "next_message", "kept"),
    Column("message_tone", "how favorable the message sounds on arrival", "next_message", "kept"),
)


@mechanism.equation(writes=("message_reach", "message_tone"))
def next_message(
    message_reach: Any, message_tone: Any, has_manager: Any, manager_awareness: Any, manager_attitude: Any,
    manager_use_mean: Any, manager_message_reach: Any, manager_message_tone: Any, cascade_floor: Any,
    cascade_color: Any,
) -> Any:
    """reach = reach_m (c_0 + (1 - c_0) A_m (1/2 + y_m/2)); tone = (1 - c) tone_m + c a_m."""
    carried = cascade_floor + (1.0 - cascade_floor) * manager_awareness * (0.5 + 0.5 * manager_use_mean)
    colored = (1.0 - cascade_color) * manager_message_tone + cascade_color * manager_attitude
    reach = has_manager * carried * manager_message_reach + (1.0 - has_manager) * message_reach
    return reach, has_manager * colored + (1.0 - has_manager) * message_tone


@mechanism.equation(writes="cascade_credibility")
def cascade_credibility(message_reach: Any, cascade_credit: Any, cascade_usual: Any) -> Any:
    """Factor on credibility: 1 + k (reach - usual)."""
    return 1.0 + cascade_credit * (message_reach - cascade_usual)


@mechanism.equation(writes="cascade_evaluation")
def cascade_evaluation(awareness: Any, message_tone: Any, cascade_tone: Any, cascade_tone_usual: Any) -> Any:
    """b A (tone - usual), in logits: the tone on arrival, weighted by awareness."""
    return cascade_tone * awareness * (message_tone - cascade_tone_usual)


def _begin(start: Start, traits: Mapping[str, Values]) -> dict[str, Values]:
    """What arrives before anyone is aware of a change: each manager passes on the minimum, in their own color."""
    manager, attitude = start.superior, traits["initial_attitude"]
    floor, color = start.parameters["cascade_floor"], start.parameters["cascade_color"]
    reach, tone = np.ones(start.shape), np.ones(start.shape)
    led = (manager >= 0)[:, None]
    while True:  # one level further down each time
        arrived = np.where(led, floor * reach[manager], 1.0)
        tone = np.where(led, (1.0 - color) * tone[manager] + color * attitude[manager], 1.0)
        if np.array_equal(arrived, reach):
            return {"message_reach": np.asarray(round_trait(reach)), "message_tone": np.asarray(round_trait(tone))}
        reach = arrived


MECHANISM = Mechanism(
    name="cascade",
    meaning="messages from the top lose and change content at every level, unless managers carry them",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "credibility_factor": (BehaviorMean("manager_use"), next_message, cascade_credibility),
        "added_evaluation": (cascade_evaluation,),
    },
    contributes={"credibility_factor": "cascade_credibility", "added_evaluation": "cascade_evaluation"},
    records={"message_reach": "message_reach"},
    measures=(WeeklyMeasure("message_reach", "share", "mean part of the top's message that arrives"),),
    sees_of_manager=("awareness", "message_reach", "message_tone"),
    begin=_begin,
)
