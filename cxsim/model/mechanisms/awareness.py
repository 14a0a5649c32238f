"""Awareness: who knows that the change is asked for. Messages add to it with diminishing returns, talk spreads it.

Knowing is a matter of dose and attention, whoever speaks; whether people believe what they know is a matter of
credibility (``attitude.py``). Orders, rewards, recognition and a say tell what is asked, too. Time erodes what is told,
but who uses a behavior knows of it.
Reads: awareness, attention, messages, orders, rewards, recognition, a say, crisis, use, awareness of others.
Writes: awareness.
Source: advertising ad-stock tradition (recalled); recall of a message depends on exposure, its acceptance on the
source (Hovland & Weiss 1951, recalled); sizes are assumptions.
Known limits: one stock of messages; content does not change along the way.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, maximum
from cxsim.model import mechanism


@mechanism.equation(writes="awareness")
def next_awareness(
    awareness: Any, attention: Any, need_message: Any, vision_message: Any, crisis: Any, mandate_mean: Any,
    incentive_mean: Any, recognition: Any, voice_heard: Any, recent_use_1: Any, seen_awareness: Any,
    awareness_dose: Any, vision_dose: Any, crisis_dose: Any, asked_dose: Any, awareness_peer_share: Any,
    awareness_forgetting: Any, added_dose: Any = 0.0,
) -> Any:
    """A += (1 - A)(1 - e^(-k_A alpha (C + z_V Vn + z Z + z_N asked) - added)) + k_p (1 - A) E_A - delta_A (1 - y) A.

    asked: the strongest of order, reward, recognition and a say.
    """
    asked = maximum(maximum(mandate_mean, incentive_mean), maximum(recognition, voice_heard))
    told_of = need_message + vision_dose * vision_message + crisis_dose * crisis + asked_dose * asked
    dose = awareness_dose * attention * told_of + added_dose
    told = (1.0 - awareness) * (1.0 - exponential(-dose))
    talked_about = awareness_peer_share * awareness_forgetting * (1.0 - awareness) * seen_awareness
    forgotten = awareness_forgetting * (1.0 - recent_use_1) * awareness
    return awareness + told + talked_about - forgotten
