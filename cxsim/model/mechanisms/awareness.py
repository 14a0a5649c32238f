"""Awareness: messages add to it with diminishing returns, talk among colleagues spreads it, time erodes it.

Reads: awareness, attention, credibility, messages, crisis, awareness of others. Writes: awareness.
Source: advertising ad-stock tradition (recalled); sizes are assumptions.
Known limits: one stock of messages; content does not change along the way.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential
from cxsim.model import mechanism


@mechanism.equation(writes="awareness")
def next_awareness(
    awareness: Any, attention: Any, credibility: Any, need_message: Any, crisis: Any, seen_awareness: Any,
    awareness_dose: Any, crisis_dose: Any, awareness_peer_share: Any, awareness_forgetting: Any,
    added_dose: Any = 0.0,
) -> Any:
    """A += (1 - A)(1 - e^(-k_A alpha psi (C + z Z) - added)) + k_p (1 - A) E_A - delta_A A."""
    dose = awareness_dose * attention * credibility * (need_message + crisis_dose * crisis) + added_dose
    told = (1.0 - awareness) * (1.0 - exponential(-dose))
    talked_about = awareness_peer_share * awareness_forgetting * (1.0 - awareness) * seen_awareness
    return awareness + told + talked_about - awareness_forgetting * awareness
