"""Trust: earned by a say that is followed, lost by orders, broken promises, exits and upheaval; it recovers slowly.

Reads: trust, say, sponsorship, mandate, use, promise, benefit, planned exits, upheaval. Writes: trust.
Source: Coch & French (1948) for direction, Wagner (1994) for size; Dirks & Ferrin (2002); rates are assumptions.
Known limits: trust in the change's leaders as a whole; no betrayal effect beyond these.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum
from cxsim.model import mechanism


@mechanism.equation(writes="trust")
def next_trust(
    trust: Any, trust_set_point: Any, voice_heard: Any, say_followed: Any, sponsorship: Any, usual_sponsorship: Any,
    mandate_mean: Any, use_mean: Any, promise: Any, personal_relevance: Any, benefit_of_use: Any, exit_shock: Any,
    upheaval: Any, trust_voice_gain: Any, trust_sponsor_gain: Any, trust_pressure_loss: Any,
    trust_broken_promise_loss: Any, trust_recovery: Any, exit_shock_loss: Any, upheaval_trust_loss: Any,
    added_trust: Any = 0.0,
) -> Any:
    """T += voice + sponsor - pressure - broken promise + recovery - exits - upheaval + added."""
    support = maximum(sponsorship - usual_sponsorship, 0.0) * (1.0 - trust)
    absence = maximum(usual_sponsorship - sponsorship, 0.0) * trust
    gained = trust_voice_gain * say_followed * (1.0 - trust) + trust_sponsor_gain * (support - absence)
    pressure = trust_pressure_loss * mandate_mean * (1.0 - voice_heard) * trust
    disappointment = maximum(promise * personal_relevance - benefit_of_use, 0.0)
    broken = trust_broken_promise_loss * use_mean * disappointment * trust
    recovery = trust_recovery * (trust_set_point - trust)
    parted = exit_shock_loss * exit_shock * trust
    uprooted = upheaval_trust_loss * upheaval * trust
    return clip(trust + gained - pressure - broken + recovery - parted - uprooted + added_trust, 0.0, 1.0)
