"""Gaming: where measurement is tied to reward or orders, some report what they do not do.

Dashboards count the reports (``reported_use``), customers do not. Reporting takes the pressure off, so the reward is
had without the practice; it spreads among colleagues, and those who see it lose trust.
Reads: gaming, gaming of others, monitoring, incentive, mandate, attitude, practice, trust. Writes: gaming,
gaming_stake, gaming_motive, gaming_trust, reported_practice.
Source: Campbell (1979), Kerr (1975), Bevan & Hood (2006) for the phenomenon (recalled); form and sizes are assumptions.
Known limits: nobody is caught; numbers themselves cannot be moved, only reports.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum, minimum, select
from cxsim.model.law import law


@law(writes="gaming_stake", by_behavior=True)
def gaming_stake(monitoring: Any, incentive: Any, mandate: Any, gaming_order_share: Any) -> Any:
    """What hangs on the number: monitoring x min(1, reward + .5 order)."""
    return monitoring * minimum(incentive + gaming_order_share * mandate, 1.0)


@law(writes="gaming_motive", by_behavior=True)
def gaming_motive(
    gaming: Any, mandate: Any, monitoring: Any, incentive: Any, compliance_weight: Any, mandate_watched: Any,
    incentive_share: Any, gaming_relief: Any,
) -> Any:
    """The pull of reward and surveillance that a report takes off, in logits."""
    pull = compliance_weight * (mandate_watched * mandate * monitoring + incentive_share * incentive)
    return -gaming_relief * gaming * pull


@law(writes="gaming_trust")
def gaming_trust(seen_gaming_mean: Any, trust: Any, gaming_trust_loss: Any) -> Any:
    """Trust lost by seeing others rewarded for reports."""
    return -gaming_trust_loss * seen_gaming_mean * trust


@law(writes="gaming", by_behavior=True)
def next_gaming(
    gaming: Any, gaming_stake: Any, seen_gaming: Any, practice: Any, attitude: Any, gaming_gain: Any,
    gaming_spread: Any, gaming_fading: Any,
) -> Any:
    """g += k stake (1 - a)(1 - y)(1 - g) + spread stake max(0, E_g - g) - fading (1 - stake) g."""
    begun = gaming_gain * gaming_stake * (1.0 - attitude) * (1.0 - practice) * (1.0 - gaming)
    copied = gaming_spread * gaming_stake * maximum(seen_gaming - gaming, 0.0)
    return clip(gaming + begun + copied - gaming_fading * (1.0 - gaming_stake) * gaming, 0.0, 1.0)


@law(writes="reported_practice", by_behavior=True)
def reported_practice(practice: Any, gaming: Any, monitoring: Any) -> Any:
    """What a dashboard shows: practice, and where somebody measures also what is only reported."""
    return practice + select(monitoring > 0.0, (1.0 - practice) * gaming, 0.0)
