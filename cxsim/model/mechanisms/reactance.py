"""Reactance: pressure without a say turns resistant people with little trust against the change.

A threat adds to compliance while it lasts; a confrontation is an argument that trusting people hear; lobbying behind
people's backs is noticed. All three feed reactance and cost trust, and reactance outlasts them. People who react
strongly speak up and get more attention.
Reads: mandate, voice, threat, confrontation, lobbying, resistance, trust. Writes: reactance, reactance_evaluation,
threat_motive, pressure_trust, example_weight (replaces that of ``example.py``).
Source: Brehm (1966), Steindl et al. (2015) for direction (recalled); form and sizes are assumptions.
Known limits: people who speak up are heard in everything, even in their use under orders. Restored freedom has no
positive effect.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, maximum, minimum
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter

_BREHM = "direction from Brehm (1966) (recalled); size assumed"

_PARAMETERS = (
    Parameter("reactance_gain", "k_react", "reactance of a fully resistant person without trust under full pressure",
              "1/week", 0.10, 0.03, 0.3, _BREHM, distribution="loguniform"),
    Parameter("reactance_fading", "d_react", "fading of reactance", "1/week", 0.03, 0.01, 0.1,
              distribution="loguniform"),
    Parameter("reactance_weight", "b_react", "weight of full reactance in the own evaluation", "logit", 1.5, 0.0, 3.0,
              _BREHM),
    Parameter("spokesman_weight", "w_s", "additional weight, as an example, of full reactance beyond its threshold",
              "times", 3.0, 0.0, 6.0),
    Parameter("spokesman_threshold", "X_s", "reactance above which people speak up", "index 0-1", 0.4, 0.1, 0.8),
    Parameter("lobbying_noticed", "lob", "pressure of lobbying that is noticed", "share", 0.5, 0.1, 1.0),
    Parameter("confrontation_weight", "b_conf", "argument of a full confrontation, for trusting people without "
              "resistance", "logit", 1.2, 0.3, 2.4),
    Parameter("threat_weight", "beta_threat", "compliance under a full threat", "logit", 1.5, 0.5, 3.0, _BREHM),
    Parameter("confrontation_trust_loss", "kT_conf", "trust lost by resistant people in a full confrontation", "1/week",
              0.04, 0.01, 0.1, distribution="loguniform"),
    Parameter("lobbying_trust_loss", "kT_lob", "trust lost to lobbying behind people's backs", "1/week", 0.03, 0.01,
              0.1, distribution="loguniform"),
    Parameter("threat_trust_loss", "kT_threat", "trust lost to a threat without a say", "1/week", 0.02, 0.005, 0.06,
              distribution="loguniform"),
)

_COLUMNS = (
    Column("reactance", "urge to do the opposite of what one is pressed to do", "next_reactance", 0.0),
)


@mechanism.equation(writes="reactance")
def next_reactance(
    reactance: Any, mandate_mean: Any, voice_heard: Any, threat: Any, confrontation: Any, lobbying: Any,
    resistance: Any, trust: Any, reactance_gain: Any, reactance_fading: Any, lobbying_noticed: Any,
) -> Any:
    """X += k min(1, (N + threat)(1 - voice) + confrontation + .5 lobbying) resistance (1 - T)(1 - X) - .03 X."""
    pressure = (mandate_mean + threat) * (1.0 - voice_heard) + confrontation + lobbying_noticed * lobbying
    pushed = reactance_gain * minimum(pressure, 1.0) * resistance * (1.0 - trust)
    return reactance + pushed * (1.0 - reactance) - reactance_fading * reactance


@mechanism.equation(writes="reactance_evaluation")
def reactance_evaluation(
    reactance: Any, confrontation: Any, trust: Any, resistance: Any, reactance_weight: Any, confrontation_weight: Any
) -> Any:
    """-b_X X + b_c confrontation T (1 - resistance): put off, or convinced."""
    return confrontation_weight * confrontation * trust * (1.0 - resistance) - reactance_weight * reactance


@mechanism.equation(writes="threat_motive")
def threat_motive(threat: Any, threat_weight: Any) -> Any:
    """Compliance out of fear, while consequences are threatened."""
    return threat_weight * threat


@mechanism.equation(writes="pressure_trust")
def pressure_trust(
    confrontation: Any, lobbying: Any, threat: Any, voice_heard: Any, resistance: Any, trust: Any,
    confrontation_trust_loss: Any, lobbying_trust_loss: Any, threat_trust_loss: Any,
) -> Any:
    """Trust lost in a week to confrontation (resistant people), lobbying and threats."""
    lost = (
        confrontation_trust_loss * confrontation * resistance
        + lobbying_trust_loss * lobbying
        + threat_trust_loss * threat * (1.0 - voice_heard)
    )
    return -lost * trust


@mechanism.equation(writes="example_weight", everyone=True)
def spoken_example_weight(
    present: Any, champion: Any, tenure: Any, reactance: Any, champion_weight: Any, tie_growth_weeks: Any,
    spokesman_weight: Any, spokesman_threshold: Any,
) -> Any:
    """g = present (1 + w_c champion + w_s max(0, X - .4))(1 - e^(-tenure / tau)): reactance makes people louder."""
    louder = champion_weight * champion + spokesman_weight * maximum(reactance - spokesman_threshold, 0.0)
    return present * (1.0 + louder) * (1.0 - exponential(-tenure / tie_growth_weeks))


MECHANISM = Mechanism(
    name="reactance",
    meaning="pressure turns resistant people with little trust against the change",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_evaluation": (reactance_evaluation,),
        "added_motives": (threat_motive,),
        "added_trust": (pressure_trust,),
        END: (next_reactance,),
    },
    contributes={
        "added_evaluation": "reactance_evaluation", "added_motives": "threat_motive",
        "added_trust": "pressure_trust",
    },
    records={"reactance": "reactance"},
    measures=(WeeklyMeasure("reactance", "index 0-1", "mean urge to do the opposite"),),
    example=spoken_example_weight,
)
