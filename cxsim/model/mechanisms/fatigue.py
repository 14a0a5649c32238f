"""Fatigue: saturation, use against one's attitude, crises and orders tire people; rest restores them.

Reads: fatigue, saturation, use, attitude, mandate, monitoring, crisis, voice. Writes: fatigue.
Source: Bernerth et al. (2011), Cox et al. (2022) for direction; rates are assumptions.
Known limits: no lasting damage; no sick leave.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum
from cxsim.model import mechanism


@mechanism.equation(writes="fatigue")
def next_fatigue(
    fatigue: Any, saturation: Any, use_mean: Any, attitude: Any, mandate_mean: Any, monitoring_mean: Any,
    incentive_mean: Any, crisis: Any, voice_heard: Any, fatigue_saturation_gain: Any, fatigue_dissonance: Any,
    fatigue_crisis: Any, fatigue_mandate: Any, fatigue_recovery: Any, fatigue_rest: Any,
) -> Any:
    """F += (saturation + dissonance + crisis + order)(1 - F) - recovery (F - F0)."""
    watched = monitoring_mean * maximum(mandate_mean, incentive_mean)
    dissonance = use_mean * 2.0 * maximum(0.5 - attitude, 0.0) * (0.3 + mandate_mean + watched)
    tiring = (
        fatigue_saturation_gain * saturation
        + fatigue_dissonance * dissonance
        + fatigue_crisis * crisis
        + fatigue_mandate * mandate_mean * (1.0 - voice_heard)
    )
    return clip(fatigue + tiring * (1.0 - fatigue) - fatigue_recovery * (fatigue - fatigue_rest), 0.0, 1.0)
