"""Motivation and use: internalization, identification and compliance against the pull of the status quo.

Reads: attitude, social proof, manager's example, forces, fatigue, habit, skill, tools, saturation. Writes:
intrinsic_weight, ability, opportunity, motivation, willingness, use_probability, use.
Draws: ``draw_use``, keyed by the behavior's name.
Source: Kelman (1958) for the three terms (theory); Webb & Sheeran (2006) for the weight of attitude; Stajkovic &
Luthans (2003) for the order of rewards; Locke & Latham (1990, recalled) for knowing what is asked; Mischel (1973,
recalled) for strong situations, in which attitudes matter less; ability x opportunity x motivation as a product
(assumption).
Known limits: weights in logits are the least known numbers of the model; only their order is empirical.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, exponential, logistic, minimum, select
from cxsim.model import mechanism


@mechanism.equation(writes="intrinsic_weight")
def intrinsic_weight(controlled_motivation: Any, crowding_loss: Any) -> Any:
    """kappa = 1 - c_X X: control crowds out part of what one's own attitude would move."""
    return 1.0 - crowding_loss * controlled_motivation


@mechanism.equation(writes="ability", by_behavior=True)
def ability(skill: Any, tools: Any, required_skill: Any, tool_relief: Any, ability_softness: Any) -> Any:
    """logistic((K + g G - K_required) / s_k)."""
    return logistic((skill + tool_relief * tools - required_skill) / ability_softness)


@mechanism.equation(writes="opportunity", by_behavior=True)
def opportunity(
    inhibition: Any, saturation: Any, inhibition_opportunity_loss: Any, saturation_opportunity_loss: Any,
    opportunity_factor: Any = 1.0,
) -> Any:
    """(1 - .7 O) e^(-.6 o), times the factor of catalysts and other mechanisms; at most 1."""
    plain = (1.0 - inhibition_opportunity_loss * inhibition) * exponential(-saturation_opportunity_loss * saturation)
    return minimum(plain * opportunity_factor, 1.0)


@mechanism.equation(writes="motivation", by_behavior=True)
def motivation(
    use_anchor: Any, attitude: Any, awareness: Any, intrinsic_weight: Any, social_proof: Any, manager_use: Any,
    has_manager: Any, sponsorship: Any, usual_sponsorship: Any, mandate: Any, monitoring: Any, incentive: Any,
    recognition: Any, reinforcement: Any, feedback: Any, feedback_response: Any, fatigue: Any, inhibition: Any,
    autonomy: Any, crisis: Any, status_quo_bias: Any, asked_weight: Any, asked_usual: Any,
    internalization_weight: Any, identification_weight: Any, manager_weight: Any, compliance_weight: Any,
    mandate_unwatched: Any, mandate_watched: Any, incentive_share: Any, recognition_weight: Any,
    recognition_reinforcement: Any, feedback_weight: Any, fatigue_weight: Any, inhibition_weight: Any,
    autonomy_weight: Any, crisis_distraction: Any, strong_situation: Any, added_motives: Any = 0.0,
) -> Any:
    """U in logits: status quo + asked + internalization + identification + compliance + recognition - strain.

    A sponsor lends weight to the good example of a manager, not to the bad one. Under an order, attitudes matter less.
    """
    asked = asked_weight * (awareness - asked_usual)
    order = mandate * (mandate_unwatched + mandate_watched * monitoring)
    own_choice = 1.0 - strong_situation * minimum(order, 1.0)
    internalization = internalization_weight * own_choice * (2.0 * attitude * intrinsic_weight - 1.0)
    good, bad = 0.5 + 0.5 * sponsorship, 0.5 + 0.5 * usual_sponsorship
    example = manager_weight * (manager_use * good - (1.0 - manager_use) * bad) * has_manager
    identification = identification_weight * social_proof + example
    compliance = compliance_weight * (order + incentive_share * incentive)
    acknowledgment = recognition_weight * (recognition + recognition_reinforcement * reinforcement)
    told = feedback_weight * feedback_response * feedback
    strain = fatigue_weight * fatigue + inhibition_weight * inhibition + crisis_distraction * crisis
    return (
        status_quo_bias + use_anchor + asked + internalization + identification + compliance + acknowledgment + told
        - strain + autonomy_weight * autonomy + added_motives
    )


@mechanism.equation(writes="willingness", by_behavior=True)
def willingness(motivation: Any, habit: Any, attitude: Any, veto_attitude: Any, veto_softness: Any) -> Any:
    """h* + (1 - h*) logistic(U); h* is the habit that is not consciously vetoed."""
    unvetoed_habit = habit * logistic((attitude - veto_attitude) / veto_softness)
    return unvetoed_habit + (1.0 - unvetoed_habit) * logistic(motivation)


@mechanism.equation(writes="use_probability", by_behavior=True)
def use_probability(ability: Any, opportunity: Any, willingness: Any) -> Any:
    """p = ability x opportunity x willingness."""
    return clip(ability * opportunity * willingness, 0.0, 1.0)


@mechanism.equation(writes="use", by_behavior=True)
def next_use(use_probability: Any, draw_use: Any) -> Any:
    """1 if the keyed random number of this person, week and behavior is below p."""
    return select(draw_use < use_probability, 1.0, 0.0)
