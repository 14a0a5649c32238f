"""Outside expert: believed where the sponsor is not, and resented where people are not asked.

The expert's standing builds up during the engagement and fades afterwards. It makes up for part of missing sponsorship,
so it adds nothing where sponsorship is strong.
Reads: expert's presence, sponsorship, voice, trust. Writes: expert_standing, expert_credibility, expert_trust.
Source: Kumkale, Albarracin & Seignourel (2010, abstract): credibility of a source helps where people have no opinion of
their own, and decays rapidly; that it replaces the sponsor and is resented is an assumption, as are sizes.
Known limits: one expert for all; the expert's knowledge is not taught (training does that); the expert makes no
mistakes.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum
from cxsim.model import mechanism
from cxsim.model.column import Column
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter

_SOURCE = "direction from Kumkale et al. (2010); size assumed"

_PARAMETERS = (
    Parameter("expert_gain", "k_exp", "standing gained by an expert", "1/week", 0.3, 0.1, 0.6,
              distribution="loguniform"),
    Parameter("expert_fading", "d_exp", "fading of this standing after the expert has left", "1/week", 0.15, 0.05, 0.4,
              _SOURCE, distribution="loguniform"),
    Parameter("expert_share", "psi_exp", "part of missing sponsorship that full standing replaces", "share", 0.5, 0.2,
              0.8, _SOURCE),
    Parameter("expert_trust_loss", "kT_exp", "trust lost to an expert where people are not asked", "1/week", 0.005,
              0.002, 0.015, distribution="loguniform"),
)

_COLUMNS = (
    Column("expert_standing", "standing of the outside expert", "next_expert_standing", 0.0),
)


@mechanism.equation(writes="expert_standing")
def next_expert_standing(expert_standing: Any, outside_expert: Any, expert_gain: Any, expert_fading: Any) -> Any:
    """s += k x (1 - s) - d (1 - x) s."""
    gained = expert_gain * outside_expert * (1.0 - expert_standing)
    return expert_standing + gained - expert_fading * (1.0 - outside_expert) * expert_standing


@mechanism.equation(writes="expert_credibility")
def expert_credibility(
    expert_standing: Any, sponsorship: Any, credibility_sponsor_floor: Any, expert_share: Any
) -> Any:
    """Factor on credibility for replacing part of missing sponsorship: 1 + k s (1 - own) / own."""
    own = credibility_sponsor_floor + (1.0 - credibility_sponsor_floor) * sponsorship
    return 1.0 + expert_share * expert_standing * (1.0 - own) / maximum(own, 0.05)


@mechanism.equation(writes="expert_trust")
def expert_trust(outside_expert: Any, voice_heard: Any, trust: Any, expert_trust_loss: Any) -> Any:
    """Trust lost by people who are advised from outside but not asked."""
    return -expert_trust_loss * outside_expert * (1.0 - voice_heard) * trust


MECHANISM = Mechanism(
    name="outside_expert",
    meaning="an outside expert is believed where the sponsor is not, and resented where people are not asked",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "credibility_factor": (next_expert_standing, expert_credibility),
        "added_trust": (expert_trust,),
    },
    contributes={"credibility_factor": "expert_credibility", "added_trust": "expert_trust"},
)
