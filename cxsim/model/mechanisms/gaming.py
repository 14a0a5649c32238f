"""Gaming: where measurement is tied to rewards or orders, some people report use that did not happen.

Dashboards count these reports (``reported_use``), customers do not. Reporting relieves the pressure and earns the
reward without use; it spreads among colleagues, and people who see it lose trust.
Reads: gaming, gaming of others, monitoring, incentive, mandate, attitude, use, trust. Writes: gaming,
gaming_stake, gaming_motive, gaming_trust, reported_use.
Source: Campbell (1979), Kerr (1975), Bevan & Hood (2006) for the phenomenon (recalled); form and sizes are assumptions.
Known limits: false reports are never detected; only reports can be manipulated, not the numbers themselves.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum, minimum, select
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.phases import BehaviorMean

_GAMING = "direction from Campbell (1979), Bevan & Hood (2006) (recalled); size assumed"

_PARAMETERS = (
    Parameter("gaming_order_share", "game_N", "stakes of an order relative to a reward", "share", 0.5, 0.2, 1.0),
    Parameter("gaming_gain", "k_game", "false reports started under full stakes", "1/week", 0.05, 0.01, 0.15, _GAMING,
              distribution="loguniform"),
    Parameter("gaming_spread", "k_game_seen", "false reports copied from colleagues", "1/week", 0.15, 0.03, 0.4,
              _GAMING, distribution="loguniform"),
    Parameter("gaming_fading", "d_game", "fading of false reports without stakes", "1/week", 0.05, 0.01, 0.2,
              distribution="loguniform"),
    Parameter("gaming_relief", "game_U", "part of the pull of rewards and monitoring that a report removes",
              "share", 0.8, 0.0, 1.0, _GAMING),
    Parameter("gaming_trust_loss", "kT_game", "trust lost if everyone visible reports falsely", "1/week", 0.02, 0.005,
              0.06, distribution="loguniform"),
)

_COLUMNS = (
    Column("gaming", "readiness to report use that did not happen", "next_gaming", 0.0, by_behavior=True),
)


@mechanism.equation(writes="gaming_stake", by_behavior=True)
def gaming_stake(monitoring: Any, incentive: Any, mandate: Any, gaming_order_share: Any) -> Any:
    """What is at stake: monitoring x min(1, reward + .5 order)."""
    return monitoring * minimum(incentive + gaming_order_share * mandate, 1.0)


@mechanism.equation(writes="gaming_motive", by_behavior=True)
def gaming_motive(
    gaming: Any, mandate: Any, monitoring: Any, incentive: Any, compliance_weight: Any, mandate_watched: Any,
    incentive_share: Any, gaming_relief: Any,
) -> Any:
    """The pull of rewards and monitoring that a report removes, in logits."""
    pull = compliance_weight * (mandate_watched * mandate * monitoring + incentive_share * incentive)
    return -gaming_relief * gaming * pull


@mechanism.equation(writes="gaming_trust")
def gaming_trust(seen_gaming_mean: Any, trust: Any, gaming_trust_loss: Any) -> Any:
    """Trust lost by seeing others rewarded for false reports."""
    return -gaming_trust_loss * seen_gaming_mean * trust


@mechanism.equation(writes="gaming", by_behavior=True)
def next_gaming(
    gaming: Any, gaming_stake: Any, seen_gaming: Any, use: Any, attitude: Any, gaming_gain: Any,
    gaming_spread: Any, gaming_fading: Any,
) -> Any:
    """g += k stake (1 - a)(1 - y)(1 - g) + spread stake max(0, E_g - g) - fading (1 - stake) g."""
    begun = gaming_gain * gaming_stake * (1.0 - attitude) * (1.0 - use) * (1.0 - gaming)
    copied = gaming_spread * gaming_stake * maximum(seen_gaming - gaming, 0.0)
    return clip(gaming + begun + copied - gaming_fading * (1.0 - gaming_stake) * gaming, 0.0, 1.0)


@mechanism.equation(writes="reported_use", by_behavior=True)
def reported_use(use: Any, gaming: Any, monitoring: Any) -> Any:
    """Use as a dashboard shows it: use, plus use that is only reported if it is monitored."""
    return use + select(monitoring > 0.0, (1.0 - use) * gaming, 0.0)


MECHANISM = Mechanism(
    name="gaming",
    meaning="measurement tied to rewards makes some people report use that did not happen",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_motives": (gaming_stake, gaming_motive),
        "added_trust": (BehaviorMean("seen_gaming"), gaming_trust),
        END: (next_gaming, reported_use, BehaviorMean("reported_use", weight="customer_value")),
    },
    contributes={"added_motives": "gaming_motive", "added_trust": "gaming_trust"},
    records={"reported_use": "reported_use_mean"},
    measures=(
        WeeklyMeasure("reported_use", "share",
                      "use as dashboards show it: use, and what is only reported where somebody measures"),
    ),
    sees=("gaming",),
    overreports="gaming",
)
