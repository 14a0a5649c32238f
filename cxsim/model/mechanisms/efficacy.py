"""Efficacy ("can we, can I"): grows with own and visible success and training, falls with failure and saturation.

It spills over between behaviors, so a small one may pave the way for a large one, or a failed one may block it. What a
behavior asks of a person raises a fear that resistance multiplies and a say eases. Small steps ask less, turn failures
into small successes, and teach less. Goals and freedom make success and failure one's own; goals motivate
people who feel able and discourage others.
Reads: efficacy, own and others' use, ability, opportunity, training, saturation, stories, resistance, goals,
autonomy, small steps, awareness, a say. Writes: efficacy, efficacy_motive, efficacy_evaluated, goal_effort.
Source: Bandura (1977, 1997) for sources and effects, Locke & Latham (1990, 2002) for goals, Weick (1984) for small
wins (all recalled); signs from there, sizes are assumptions.
Known limits: success is use, not praise; the size of a change is the skill it requires; goals are not negotiated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, maximum, round_trait, select
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.hooks import HOOKS
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.phases import BehaviorMean
from cxsim.model.rest import effort_mean, saturation_of, take_up, unskilled_at, usual_load
from cxsim.model.start import Start, Usual

Values = NDArray[np.float64]

_BANDURA = "direction from Bandura (1977, 1997) (recalled); size assumed"
_GOALS = "direction from Locke & Latham (1990, 2002) (recalled); size assumed"

_PARAMETERS = (
    Parameter("efficacy_rest", "E_rest", "efficacy at rest", "index 0-1", 0.5, 0.3, 0.7),
    Parameter("efficacy_weight", "beta_E", "weight of efficacy in motivation", "logit", 1.5, 0.5, 3.0, _BANDURA),
    Parameter("efficacy_evaluation", "b_E", "weight of efficacy in the own evaluation", "logit", 0.8, 0.0, 1.6,
              _BANDURA),
    Parameter("efficacy_success", "k_E_own", "efficacy gained by a week of use", "1/week", 0.06, 0.02, 0.15,
              _BANDURA, distribution="loguniform"),
    Parameter("efficacy_seen", "k_E_seen", "efficacy gained if everyone visible uses it", "1/week", 0.02, 0.005, 0.06,
              _BANDURA, distribution="loguniform"),
    Parameter("efficacy_story", "k_E_story", "efficacy gained by a success story that everyone shares", "1/week",
              0.04, 0.01, 0.1, _BANDURA, distribution="loguniform"),
    Parameter("efficacy_training", "k_E_tr", "efficacy gained in a full training week", "1/week", 0.03, 0.01, 0.1,
              _BANDURA, distribution="loguniform"),
    Parameter("efficacy_failure", "k_E_fail", "efficacy lost by failed attempts", "1/week", 0.15, 0.05, 0.4, _BANDURA,
              distribution="loguniform"),
    Parameter("efficacy_saturation", "k_E_o", "efficacy lost by saturation beyond the usual", "1/week", 0.10, 0.03,
              0.3, _BANDURA, distribution="loguniform"),
    Parameter("efficacy_spill", "k_spill", "spillover of efficacy from the other behaviors", "1/week", 0.03, 0.0, 0.1),
    Parameter("efficacy_fading", "d_E", "return of efficacy to rest", "1/week", 0.02, 0.005, 0.06,
              distribution="loguniform"),
    Parameter("efficacy_ownership", "own_E", "how much more success and failure count under freedom or a goal",
              "times", 0.5, 0.0, 1.0),
    Parameter("small_step_lesson", "step_E", "part of the lesson of success lost by a small step", "share",
              0.5, 0.0, 0.9, "Weick (1984) (recalled) for the idea; size assumed"),
    Parameter("usual_willingness", "w_usual", "willingness that does not count as an attempt", "share", 0.10, 0.05,
              0.2),
    Parameter("fear_weight", "beta_fear", "fear of a behavior that asks everything, at full resistance", "logit", 5.0,
              1.0, 9.0),
    Parameter("goal_weight", "beta_g", "weight of a full goal per unit of efficacy", "logit", 2.0, 0.5, 4.0, _GOALS),
    Parameter("goal_courage", "E_g", "efficacy below which a goal discourages", "index 0-1", 0.3, 0.1, 0.5, _GOALS),
    Parameter("goal_load", "l_g", "load of working towards a full goal", "share of capacity", 0.06, 0.02, 0.12),
)

_COLUMNS = (
    Column("efficacy", "confidence in being able to use the behavior", "next_efficacy", "efficacy_rest",
           by_behavior=True),
)


@mechanism.equation(writes="goal_effort")
def goal_effort(goal: Any, goal_load: Any) -> Any:
    """Load of working towards a dated goal."""
    return goal_load * goal


@mechanism.equation(writes="efficacy_evaluated")
def efficacy_evaluated(efficacy_mean: Any, efficacy_rest: Any, efficacy_evaluation: Any) -> Any:
    """b_E (E - E_rest): the effect of efficacy on the own evaluation."""
    return efficacy_evaluation * (efficacy_mean - efficacy_rest)


@mechanism.equation(writes="efficacy_motive", by_behavior=True)
def efficacy_motive(
    efficacy: Any, resistance: Any, awareness: Any, voice_heard: Any, required_skill: Any, small_steps: Any, goal: Any,
    efficacy_rest: Any, efficacy_weight: Any, fear_weight: Any, goal_weight: Any, goal_courage: Any,
) -> Any:
    """beta_E (E - E_rest) - beta_fear A K_req (1 - say) strange + beta_g goal (E - .3).

    strange = (1 - small) rho (1 - E) - .5 (1 - E_rest). People fear what a behavior asks of them, once they know of it;
    the status quo bias includes the fear at usual resistance and efficacy.
    """
    strange = (1.0 - small_steps) * resistance * (1.0 - efficacy) - 0.5 * (1.0 - efficacy_rest)
    fear = fear_weight * awareness * required_skill * (1.0 - voice_heard) * strange
    pulled = goal_weight * goal * (efficacy - goal_courage)
    return efficacy_weight * (efficacy - efficacy_rest) - fear + pulled


@mechanism.equation(writes="efficacy", by_behavior=True)
def next_efficacy(
    efficacy: Any, efficacy_mean: Any, use: Any, willingness: Any, ability: Any, opportunity: Any,
    seen_use: Any, training: Any, strain: Any, fatigue: Any, attention: Any, story: Any, celebration: Any,
    setbacks: Any, root_use_last_week: Any, use_last_week: Any, autonomy: Any, goal: Any, small_steps: Any,
    efficacy_rest: Any, efficacy_success: Any, efficacy_seen: Any, efficacy_story: Any, efficacy_training: Any,
    efficacy_failure: Any, efficacy_saturation: Any, efficacy_spill: Any, efficacy_fading: Any,
    efficacy_ownership: Any, small_step_lesson: Any, usual_willingness: Any,
) -> Any:
    """E += (success + seen + taught)(1 - E) - (failed + strained) E + spill (E_mean - E) + fading (E_rest - E).

    failed: attempts in vain, and setbacks; strained: saturation beyond the usual.
    """
    owned = 1.0 + efficacy_ownership * (autonomy + goal)
    tried_in_vain = maximum(willingness - usual_willingness, 0.0) * (1.0 - ability * opportunity)
    lesson = 1.0 - small_step_lesson * small_steps
    success = efficacy_success * lesson * (use + small_steps * tried_in_vain * (1.0 - use)) * owned
    told = story * root_use_last_week + celebration * use_last_week
    seen = efficacy_seen * seen_use + efficacy_story * told * attention
    taught = efficacy_training * training * (1.0 - fatigue)
    failed = efficacy_failure * tried_in_vain * (1.0 - small_steps) * owned + efficacy_saturation * strain + setbacks
    spilled = efficacy_spill * (efficacy_mean - efficacy) + efficacy_fading * (efficacy_rest - efficacy)
    return clip(efficacy + (success + seen + taught) * (1.0 - efficacy) - failed * efficacy + spilled, 0.0, 1.0)


def _rest(start: Start, usual: Usual) -> None:
    """Set efficacy in balance with use; the constants absorb what it would add to motivation and attitude."""
    p, rates = start.parameters, usual.rates
    gained, lost = [], []
    strained = p["efficacy_saturation"] * _usual_strain(start, rates)
    for rate, can, seen in zip(rates, usual.able, usual.around.norms, strict=True):
        gained.append(p["efficacy_success"] * rate + p["efficacy_seen"] * seen)
        in_vain = maximum(rate / select(can > 0.0, can, 1.0) - p["usual_willingness"], 0.0) * (1.0 - can)
        lost.append(p["efficacy_failure"] * in_vain + strained)
    back, spill = p["efficacy_fading"] * p["efficacy_rest"], p["efficacy_spill"]
    slowness = [1.0 / (up + down + p["efficacy_fading"] + spill) for up, down in zip(gained, lost, strict=True)]
    alone = [slow * (up + back) for slow, up in zip(slowness, gained, strict=True)]
    # The mean over behaviors, to which each of them contributes and which spills over to each.
    mean = effort_mean(start, alone) / (1.0 - spill * effort_mean(start, slowness))
    efficacy = [round_trait(one + slow * spill * mean) for one, slow in zip(alone, slowness, strict=True)]
    for number, one in enumerate(efficacy):
        start.column("efficacy", number)[...] = one
        take_up(start, "use_anchor", number, p["efficacy_weight"] * (one - p["efficacy_rest"]))
    evaluated = efficacy_evaluated(effort_mean(start, efficacy), p["efficacy_rest"], p["efficacy_evaluation"])
    take_up(start, "attitude_anchor", None, evaluated)


def _usual_strain(start: Start, rates: Sequence[Values]) -> Values:
    """The mean ``strain`` over weeks with and without use that still takes effort."""
    load = usual_load(start, start.column("base_load"))
    with_use = unskilled_at(start, [select(rate > 0.0, 1.0, 0.0) for rate in rates])
    often = unskilled_at(start, rates) / select(with_use > 0.0, with_use, 1.0)
    more = saturation_of(load + start.parameters["load_use"] * with_use) - saturation_of(load)
    strain: Values = often * more
    return strain


MECHANISM = Mechanism(
    name="efficacy",
    meaning="confidence in being able to do it grows with success, falls with failure, and spills over",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_load": (goal_effort,),
        "added_evaluation": (BehaviorMean("efficacy"), efficacy_evaluated),
        "added_motives": (efficacy_motive,),
        END: (HOOKS["setbacks"], next_efficacy),
    },
    contributes={
        "added_load": "goal_effort", "added_evaluation": "efficacy_evaluated", "added_motives": "efficacy_motive",
    },
    records={"efficacy": "efficacy_mean"},
    measures=(WeeklyMeasure("efficacy", "index 0-1", "mean trust in being able to do it"),),
    rest=_rest,
)
