"""Further laws about what reaches people: evidence, the line, catalysts, team rewards, coaches, experts, teachers."""

from __future__ import annotations

from cxsim.model.further_law import END, FurtherLaw
from cxsim.model.law import BehaviorMean
from cxsim.model.mechanisms import (
    cascade,
    catalysts,
    coached_managers,
    evidence,
    outside_expert,
    outside_training,
    peer_learning,
    team_rewards,
)

LAWS: tuple[FurtherLaw, ...] = (
    FurtherLaw(
        "evidence", "a need that was measured persuades more than one that is asserted, and is forgotten slowly",
        (
            ("further_load", evidence.evidence_effort),
            ("further_dose", evidence.evidence_told),
            ("further_dose", evidence.next_evidence),
            ("further_dose", evidence.evidence_dose),
            ("further_evaluation", evidence.evidence_evaluation),
            ("further_trust", evidence.evidence_trust),
        ),
        {
            "further_load": "evidence_effort", "further_dose": "evidence_dose",
            "further_evaluation": "evidence_evaluation", "further_trust": "evidence_trust",
        },
        {"evidence_seen": "evidence_seen"},
    ),
    FurtherLaw(
        "cascade", "what the top says loses and changes content at every level, unless managers carry it",
        (
            ("credibility_factor", BehaviorMean("manager_practice")),
            ("credibility_factor", cascade.next_message),
            ("credibility_factor", cascade.cascade_credibility),
            ("further_evaluation", cascade.cascade_evaluation),
        ),
        {"credibility_factor": "cascade_credibility", "further_evaluation": "cascade_evaluation"},
        {"message_reach": "message_reach"},
        sees_of_manager=("awareness", "message_reach", "message_tone"),
    ),
    FurtherLaw(
        "catalysts", "what is named as helpful in the surroundings opens the way to a behavior, or draws people to it",
        (("opportunity_factor", catalysts.opened), ("further_motives", catalysts.attraction_motive)),
        {"opportunity_factor": "opened", "further_motives": "attraction_motive"},
    ),
    FurtherLaw(
        "team_rewards", "a reward that depends on all pulls each less, lets colleagues press, invites to free riding",
        (("further_motives", team_rewards.team_motive), ("further_control", team_rewards.team_control)),
        {"further_motives": "team_motive", "further_control": "team_control"},
    ),
    FurtherLaw(
        "coached_managers", "managers who are coached speak for the change, show it and help to use what was learned",
        (
            ("further_load", coached_managers.coaching_effort),
            ("credibility_factor", coached_managers.coached_credibility),
            ("further_dose", coached_managers.coaching_dose),
            ("further_motives", coached_managers.coached_motive),
            ("further_skill", coached_managers.coached_skill),
            (END, coached_managers.next_coached),
        ),
        {
            "further_load": "coaching_effort", "credibility_factor": "coached_credibility",
            "further_dose": "coaching_dose", "further_motives": "coached_motive", "further_skill": "coached_skill",
        },
        sees_of_manager=("coached",),
    ),
    FurtherLaw(
        "outside_expert", "an outside expert is believed where the sponsor is not, and resented where nobody is asked",
        (
            ("credibility_factor", outside_expert.next_expert_standing),
            ("credibility_factor", outside_expert.expert_credibility),
            ("further_trust", outside_expert.expert_trust),
        ),
        {"credibility_factor": "expert_credibility", "further_trust": "expert_trust"},
    ),
    FurtherLaw(
        "outside_training", "training outside goes deeper, and less of it is carried over unless the work supports it",
        (("further_skill", outside_training.outside_skill),),
        {"further_skill": "outside_skill"},
    ),
    FurtherLaw(
        "peer_learning", "people learn from colleagues who practise and can do it better",
        (
            ("further_load", peer_learning.peer_effort),
            ("further_skill", peer_learning.peer_skill),
            (END, peer_learning.next_shown_skill),
        ),
        {"further_load": "peer_effort", "further_skill": "peer_skill"},
        sees=("shown_skill",),
    ),
)
