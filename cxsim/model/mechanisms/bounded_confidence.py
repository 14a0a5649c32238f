"""Bounded confidence: only attitudes close to one's own count, including one's own.

Reads: attitude, own evaluation, sums over contacts within the bound (from ``Exposure``). Writes: attitude.
Source: Hegselmann & Krause (2002). With lambda = 1 and eta = 1 on a complete network this is their model.
Known limits: empirically weak; the bound is the same for everyone.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum, select
from cxsim.model import mechanism


@mechanism.equation(writes="attitude")
def next_attitude_bounded(
    attitude: Any, own_evaluation: Any, close_attitude_sum: Any, close_weight: Any, all_weight: Any, contacts: Any,
    has_contacts: Any, champion: Any, susceptibility: Any, attitude_adjustment: Any, champion_attitude: Any,
) -> Any:
    """a += eta (lambda mean(a_j : |a_j - a| <= epsilon, own included as one contact) + (1 - lambda) u - a)."""
    own_weight = all_weight / maximum(contacts, 1.0)
    weight = close_weight + own_weight
    close = (close_attitude_sum + own_weight * attitude) / select(weight > 0.0, weight, 1.0)
    openness = susceptibility * has_contacts
    aim = openness * close + (1.0 - openness) * own_evaluation
    return maximum(attitude + attitude_adjustment * (aim - attitude), champion * champion_attitude)
