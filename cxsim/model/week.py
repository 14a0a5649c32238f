"""The order of a week, written once.

Equations read others' values as of the start of the week (``Exposure``), a person's own values at their newest, and
organization-wide means from last week's record; so neither the order of people nor blocks matter. Before these
phases, rules read the last survey, and interventions push forces and perform acts; afterwards newcomers fill vacant
slots.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Literal

from cxsim.model.hooks import HOOKS
from cxsim.model.joining import with_mechanisms
from cxsim.model.mechanisms import (
    attitude,
    awareness,
    barriers,
    bass,
    benefit,
    bounded_confidence,
    control,
    credibility,
    degroot,
    example,
    fatigue,
    habit,
    load,
    motivation,
    norm,
    outcome,
    own_motive,
    simple_contagion,
    skill,
    staffing,
    threshold,
    trust,
)
from cxsim.model.phases import BehaviorMean, Draw, Equation, Exposure, Phase, Week
from cxsim.model.registry import chosen

_EXPOSURE = Exposure(weight=example.example_weight)

_PHASES: tuple[Phase, ...] = (
    load.unskilled_use,
    BehaviorMean("unskilled_use"),
    HOOKS["added_load"],
    load.change_load,
    load.attention,
    _EXPOSURE,
    BehaviorMean("seen_use"),
    HOOKS["credibility_factor"],
    HOOKS["represented"],
    credibility.credibility,
    credibility.voice_heard,
    HOOKS["added_dose"],
    awareness.next_awareness,
    norm.next_perceived_norm,
    norm.social_proof,
    attitude.evaluation_drive,
    HOOKS["added_evaluation"],
    attitude.own_evaluation,
    attitude.next_attitude,
    motivation.intrinsic_weight,
    motivation.ability,
    HOOKS["opportunity_factor"],
    motivation.opportunity,
    HOOKS["added_motives"],
    motivation.motivation,
    motivation.willingness,
    motivation.use_probability,
    Draw("draw_use", "practice:{behavior}", by_behavior=True),
    motivation.next_use,
    habit.next_habit,
    HOOKS["added_skill"],
    skill.next_skill,
    BehaviorMean("use"),
    benefit.realized_benefit,
    benefit.used_benefit,
    BehaviorMean("used_benefit"),
    benefit.benefit_of_use,
    HOOKS["added_benefit"],
    benefit.next_expected_benefit,
    HOOKS["added_control"],
    control.next_controlled_motivation,
    HOOKS["added_trust"],
    trust.next_trust,
    fatigue.next_fatigue,
    outcome.use_quality,
    BehaviorMean("unskilled_effort"),
    BehaviorMean("skilled_value", weight="customer_value"),
    BehaviorMean("served", weight="customer_value", name="served_value"),
    BehaviorMean("use", weight="customer_value", name="use_value"),
    outcome.output,
    outcome.output_of_slot,
    outcome.adoption,
    BehaviorMean("habit"),
    BehaviorMean("skill"),
    BehaviorMean("perceived_norm"),
    barriers.gaps,
    BehaviorMean("knowledge_gap"),
    BehaviorMean("ability_gap"),
    barriers.barrier_point,
    BehaviorMean("ability"),
    BehaviorMean("opportunity"),
    BehaviorMean("willingness"),
    barriers.held_by,
    barriers.standing,
    HOOKS["added_quitting"],
)
_LEAVING: tuple[Phase, ...] = (
    staffing.quit_probability,
    Draw("draw_quit", "quit"),
    staffing.staffing,
)

_OF_PRESENT = {
    "people": "present",
    "use": "use_value",
    "adoption": "adopter",
    "internalized": "internalized",
    "awareness": "awareness",
    "attitude": "attitude",
    "perceived_norm": "perceived_norm_mean",
    "skill": "skill_mean",
    "habit": "habit_mean",
    "expected_benefit": "expected_benefit",
    "controlled_motivation": "controlled_motivation",
    "trust": "trust",
    "fatigue": "fatigue",
    "change_load": "change_load",
    "burnout": "burnout",
    "barrier_awareness": "barrier_awareness",
    "barrier_desire": "barrier_desire",
    "barrier_knowledge": "barrier_knowledge",
    "barrier_ability": "barrier_ability",
    "barrier_reinforcement": "barrier_reinforcement",
    "ability": "ability_mean",
    "opportunity": "opportunity_mean",
    "willingness": "willingness_mean",
    "held_by_skill": "held_by_skill",
    "held_by_inhibitors": "held_by_inhibitors",
    "held_by_motivation": "held_by_motivation",
    "served": "served_value",
    "use_effort": "use_mean",
    "benefit_of_users": "used_benefit_mean",
    "committee_seats": "committee_seat",
}
_OF_EVERYBODY = {
    "quits": "quit",
    "planned_exits": "parted",
    "regretted_quits": "regretted_quit",
    "output": "output_of_slot",
}

WEEK = Week((*_PHASES, *_LEAVING), _OF_PRESENT, _OF_EVERYBODY)

Influence = Literal["friedkin_johnsen", "degroot", "bounded_confidence"]
AdoptionRule = Literal["motivation", "threshold", "bass", "simple_contagion"]

# What each rule puts in the place of phases of the reference week.
_INFLUENCE: dict[str, dict[Phase, tuple[Phase, ...]]] = {
    "friedkin_johnsen": {},
    "degroot": {attitude.next_attitude: (degroot.next_attitude_degroot,)},
    "bounded_confidence": {
        _EXPOSURE: (replace(_EXPOSURE, bounded=True),),
        attitude.next_attitude: (bounded_confidence.next_attitude_bounded,),
    },
}


def _by_rule(willingness: Equation) -> dict[Phase, tuple[Phase, ...]]:
    return {
        norm.social_proof: (own_motive.no_social_proof,),
        motivation.willingness: (own_motive.own_motive, willingness),
    }


_ADOPTION_RULE: dict[str, dict[Phase, tuple[Phase, ...]]] = {
    "motivation": {},
    "threshold": _by_rule(threshold.willingness_by_threshold),
    "bass": _by_rule(bass.willingness_by_hazard),
    "simple_contagion": _by_rule(simple_contagion.willingness_by_contact),
}


def week_of(
    influence: Influence = "friedkin_johnsen", adoption_rule: AdoptionRule = "motivation",
    mechanisms: Iterable[str] = ()
) -> Week:
    """The reference week with other mechanisms of influence and adoption in the places of its own, and mechanisms."""
    return _composed(influence, adoption_rule, tuple(sorted(set(mechanisms))))


@cache
def _composed(influence: Influence, adoption_rule: AdoptionRule, mechanisms: tuple[str, ...]) -> Week:
    """One object per week, so that what engines prepare for it is prepared once."""
    instead = {**_INFLUENCE[influence], **_ADOPTION_RULE[adoption_rule]}
    phases = tuple(new for phase in _PHASES for new in instead.get(phase, (phase,)))
    return with_mechanisms(Week(phases, _OF_PRESENT, _OF_EVERYBODY), _LEAVING, chosen(mechanisms))
