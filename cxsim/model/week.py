"""The order of a week, written once.

Equations read others' values as of the start of the week (``Exposure``), a person's own values at their newest, and
organization-wide means from last week's record; so neither the order of people nor blocks matter. Before these
phases, rules read the last survey, and interventions push forces and perform acts; afterwards newcomers fill vacant
slots.
"""

from __future__ import annotations

from cxsim.model.hooks import HOOKS
from cxsim.model.mechanisms import (
    attitude,
    awareness,
    barriers,
    benefit,
    control,
    credibility,
    example,
    fatigue,
    habit,
    load,
    motivation,
    norm,
    outcome,
    skill,
    staffing,
    trust,
)
from cxsim.model.phases import BehaviorMean, Draw, Exposure, Phase, Week

EXPOSURE = Exposure(weight=example.example_weight)

# Everything but who leaves, which stands at the end of every week.
PHASES: tuple[Phase, ...] = (
    load.unskilled_use,
    BehaviorMean("unskilled_use"),
    HOOKS["added_load"],
    load.change_load,
    load.attention,
    EXPOSURE,
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
LEAVING: tuple[Phase, ...] = (
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

WEEK = Week((*PHASES, *LEAVING), _OF_PRESENT, _OF_EVERYBODY)
