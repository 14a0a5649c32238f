"""Further laws about departments and the whole organization: who carries the change, with what, and for whom."""

from __future__ import annotations

from cxsim.model.further_law import END, FurtherLaw
from cxsim.model.law import Adjustment, BehaviorMean
from cxsim.model.mechanisms import (
    advocates,
    before,
    committee_ties,
    customers,
    hooks,
    ideas,
    ownership,
    responsive_sponsor,
)

LAWS: tuple[FurtherLaw, ...] = (
    FurtherLaw(
        "ownership", "the change team has hours; departments that own the change take their share of them over",
        (),
        between=(
            ownership.handed_part, ownership.hours_left_to_team, ownership.team_fidelity, ownership.delivery,
            ownership.next_ownership, ownership.next_team_fatigue,
        ),
        delivery="delivery",
        keeps={"ownership": "ownership", "delivery": "delivery", "team_fatigue": "team_fatigue"},
    ),
    FurtherLaw(
        "committee_through_ties", "what a seat does reaches people through ties, and depends on who sits there",
        (
            ("further_load", committee_ties.committee_effort),
            ("represented", committee_ties.represented_by_ties),
            ("further_motives", committee_ties.member_motive),
            (END, committee_ties.next_member_example),
            (END, committee_ties.next_committee_word),
        ),
        {
            "further_load": "committee_effort", "represented": "represented_by_ties",
            "further_motives": "member_motive",
        },
        {"represented": "represented_by_ties", "member_will": "member_will"},
        sees=("member_example",),
        sees_shared=("committee_word",),
        between=(
            committee_ties.committee_members, committee_ties.committee_work, committee_ties.next_obstacles_removed,
            committee_ties.next_committee_tools,
        ),
        adjustments=(Adjustment("inhibition", "obstacles_left", "scale"), Adjustment("tools", "committee_tools")),
        keeps={"obstacles_removed": "obstacles_removed", "committee_tools": "committee_tools"},
    ),
    FurtherLaw(
        "responsive_sponsorship", "the sponsor responds to results and to the mood: won from below, lost from above",
        (),
        between=(
            before.use_before, before.attitude_before, before.output_before, responsive_sponsor.visible_results,
            responsive_sponsor.next_sponsor_expectation, responsive_sponsor.next_sponsor_shift,
            responsive_sponsor.sponsor_level,
        ),
        adjustments=(Adjustment("sponsorship", "sponsor_shift"),),
        keeps={"sponsor_level": "sponsor_level"},
    ),
    FurtherLaw(
        "advocates_trust", "advocates of the customer are heard as far as presence and results have earned it",
        (("further_evaluation", advocates.customer_evaluation),),
        {"further_evaluation": "customer_evaluation"},
        between=(
            before.served_before, advocates.next_customer_asked, advocates.next_advocates_trust,
            advocates.customer_heard, advocates.next_sponsor_heard,
        ),
        adjustments=(Adjustment("need_message", "customer_need"), Adjustment("sponsorship", "sponsor_heard")),
        keeps={"advocates_trust": "advocates_trust"},
    ),
    FurtherLaw(
        "ideas", "a say and freedom make suggestions; carried out they help, given up they cost trust",
        (
            ("further_load", ideas.co_design_effort),
            ("further_benefit", ideas.ideas_benefit),
            ("further_trust", ideas.ideas_trust),
            ("further_cynicism", ideas.ideas_cynicism),
        ),
        {
            "further_load": "co_design_effort", "further_benefit": "ideas_benefit", "further_trust": "ideas_trust",
            "further_cynicism": "ideas_cynicism",
        },
        between=(ideas.ideas_made, ideas.ideas_capacity, ideas.next_ideas, ideas.next_ideas_in_use),
        adjustments=(Adjustment("inhibition", "ideas_obstacles_left", "scale"),),
        keeps={"ideas_open": "ideas_open", "ideas_ignored": "ideas_ignored", "ideas_in_use": "ideas_in_use"},
    ),
    FurtherLaw(
        "customers", "every department has customers, departments of a chain need one another, and news comes back",
        (
            ("further_evaluation", customers.customer_meaning),
            ("further_benefit", customers.customer_benefit),
            (END, hooks.nothing_detracts),
            (END, BehaviorMean("detracting", weight="customer_value")),
        ),
        {"further_evaluation": "customer_meaning", "further_benefit": "customer_benefit"},
        {"detracting": "detracting_mean", "overload": "overload"},
        between=(
            before.served_before, before.detracting_before, before.overload_before, customers.served_gain,
            customers.points_lost, customers.next_index_shift, customers.chain_term, customers.customer_score,
            customers.customer_news,
        ),
        keeps={"customer_index": "department_index"},
    ),
)
