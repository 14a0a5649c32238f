"""Words and deeds: leaders who call for a change and do not live it are believed and trusted less.

Words are the sponsor's support beyond the usual and orders; deeds are the use of one's manager and of leaders who walk
the talk. Leaders' own use sets an example and earns trust.
Reads: sponsorship, mandate, leaders' use, manager's use, trust. Writes: say_do_gap, deeds_credibility,
deeds_trust, deeds_motive.
Source: Simons (2002) on behavioral integrity (recalled) for direction; form and sizes are assumptions.
Known limits: people judge only the current week; people without a manager see no gap.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum
from cxsim.model import mechanism
from cxsim.model.column import WeeklyMeasure
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.phases import BehaviorMean

_DEEDS = "direction from Simons (2002) (recalled); size assumed"

_PARAMETERS = (
    Parameter("leader_share", "w_lead", "weight of leaders relative to one's own manager in deeds", "share",
              0.4, 0.2, 0.8),
    Parameter("gap_credibility_loss", "psi_gap", "credibility lost to a full gap between words and deeds", "share",
              0.4, 0.0, 0.8, _DEEDS),
    Parameter("gap_trust_loss", "kT_words", "trust lost to a full gap between words and deeds", "1/week", 0.01, 0.003,
              0.03, _DEEDS, distribution="loguniform"),
    Parameter("deeds_trust_gain", "kT_deeds", "trust gained by leaders' full visible use", "1/week", 0.005, 0.0015,
              0.015, _DEEDS, distribution="loguniform"),
    Parameter("leader_example", "beta_lead", "weight of leaders' own use", "logit", 0.25, 0.0, 0.6,
              "direction from Dirks & Ferrin (2002); size assumed"),
)


@mechanism.equation(writes=("say_do_gap", "deeds_credibility"))
def say_do_gap(
    sponsorship: Any, usual_sponsorship: Any, mandate_mean: Any, leader_use: Any, manager_use_mean: Any,
    has_manager: Any, leader_share: Any, gap_credibility_loss: Any,
) -> Any:
    """gap = max(0, words - deeds); credibility x (1 - k gap)."""
    words = maximum(sponsorship - usual_sponsorship, mandate_mean)
    deeds = (1.0 - leader_share) * manager_use_mean + leader_share * leader_use
    gap = has_manager * maximum(words - deeds, 0.0)
    return gap, 1.0 - gap_credibility_loss * gap


@mechanism.equation(writes="deeds_trust")
def deeds_trust(say_do_gap: Any, leader_use: Any, trust: Any, gap_trust_loss: Any, deeds_trust_gain: Any) -> Any:
    """Trust gained in a week by leaders who live the change, and lost to the visible gap."""
    return deeds_trust_gain * leader_use * (1.0 - trust) - gap_trust_loss * say_do_gap * trust


@mechanism.equation(writes="deeds_motive")
def deeds_motive(leader_use: Any, leader_example: Any) -> Any:
    """The example of leaders' own use, in logits."""
    return leader_example * leader_use


MECHANISM = Mechanism(
    name="words_and_deeds",
    meaning="leaders who call for the change and do not live it lose credibility and trust",
    parameters=_PARAMETERS,
    phases={
        "credibility_factor": (BehaviorMean("manager_use"), say_do_gap),
        "added_motives": (deeds_motive,),
        "added_trust": (deeds_trust,),
    },
    contributes={
        "credibility_factor": "deeds_credibility", "added_motives": "deeds_motive", "added_trust": "deeds_trust",
    },
    records={"say_do_gap": "say_do_gap"},
    measures=(WeeklyMeasure("say_do_gap", "share", "mean gap between words and deeds of leaders"),),
)
