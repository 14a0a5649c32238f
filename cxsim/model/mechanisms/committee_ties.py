"""The committee through ties: its members, the people tied to them, and what the committee gets done.

This mechanism replaces the flat representation of a department. Members are fully represented. Their word reaches the
people who look at them, including their reports, and weakens along the way; members who oppose the change speak
against it and undo part of the work. Members set an example, good or bad. With the hours of its willing members, the
committee reduces inhibitors and improves tools: better with more departments at the table, worse with more people.
These hours are missing from the members' own work.
Reads: committee seats, attitude and use of members, what colleagues say; members, departments with a seat, hours.
Writes: represented_by_ties, committee_word, committee_stance, stance_evaluation, member_will,
member_example, member_motive, committee_effort;
committee_members, department_represented, committee_will, committee_work, inhibitors_removed, inhibitors_left,
committee_tools.
Source: Burt (1999) on opinion brokers, Ancona & Caldwell (1992) on external ties of teams, Steiner (1972) on losses of
large groups (recalled) for directions; forms and sizes are assumptions.
Known limits: one committee; it works on all inhibitors alike; its word has no content; a department's seats count
once, however many.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, exponential, maximum, minimum
from cxsim.model import mechanism
from cxsim.model.column import Column, OrganizationColumn, WeeklyMeasure
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.phases import Adjustment

_COMMITTEE = "direction from Burt (1999), Ancona & Caldwell (1992) (recalled); size assumed"
_CROWD = "direction from Steiner (1972) (recalled); size assumed"

_PARAMETERS = (
    Parameter("committee_hours", "h_seat", "hours that a seat costs and contributes", "hours/week", 2.0, 1.0, 6.0),
    Parameter("committee_reach", "s_tie", "committee word among one's contacts at which one is 63 % represented",
              "share of contacts", 0.03, 0.01, 0.1, "like the seats per person that represent a department; assumption",
              distribution="loguniform"),
    Parameter("committee_pass_on", "pass", "part of the committee's word that one passes on", "share", 0.3,
              0.0, 0.8, _COMMITTEE),
    Parameter("stance_weight", "b_mem", "weight of what members think in the own evaluation of people they reach",
              "logit",
              0.1, 0.0, 0.3, _COMMITTEE),
    Parameter("member_neutral", "a_0", "attitude below which a member speaks and works against the change", "index 0-1",
              0.35, 0.25, 0.45),
    Parameter("member_range", "a_w", "attitude beyond that at which a member is fully for it", "index 0-1", 0.25, 0.15,
              0.35),
    Parameter("member_weight", "beta_mem", "weight of members' example if all contacts are members", "logit", 0.3, 0.0,
              1.0, _COMMITTEE),
    Parameter("committee_crowd", "n_crowd", "members at which half of the hours go into the group itself", "people",
              20.0, 8.0, 60.0, _CROWD, distribution="loguniform"),
    Parameter("committee_task_hours", "H_task", "useful hours per department that remove 63 % of its inhibitors",
              "hours", 240.0, 80.0, 600.0, distribution="loguniform"),
    Parameter("committee_inhibitor_share", "h_obs", "part of the hours spent on inhibitors; the rest goes into tools",
              "share", 0.6, 0.3, 0.8),
    Parameter("committee_blind", "blind", "part of the work done for a department without a seat", "share", 0.3,
              0.0, 0.8, _COMMITTEE),
    Parameter("committee_return", "d_com", "return of inhibitors, and aging of tools", "1/week", 0.01, 0.003, 0.03,
              distribution="loguniform"),
    Parameter("committee_inhibitors_most", "O_com", "part of inhibitors that a committee can remove", "share", 0.7,
              0.3, 0.9),
    Parameter("committee_tools_most", "G_com", "tools that a committee can provide", "share", 0.2, 0.1, 0.4),
)

_COLUMNS = (
    Column("committee_word", "committee word that one can pass on", "next_committee_word", 0.0),
    Column("committee_stance", "what one can pass on of what members think of the change", "next_committee_word", 0.0,
           unit="-1 against to 1 for", low=-1.0),
    Column("member_example", "example that a committee member sets", "next_member_example", 0.0,
           unit="-1 (does not use it) to 1, 0 = no member", low=-1.0, by_behavior=True),
)

_ORGANIZATION_COLUMNS = (
    OrganizationColumn("inhibitors_removed", "inhibitors that the committee has removed", "next_inhibitors_removed",
                       unit="share of those that can be"),
    OrganizationColumn("committee_tools", "tools that the committee has provided", "next_committee_tools",
                       unit="share of full tools"),
)


# About people ------------------------------------------------------------------------------------------------


@mechanism.equation(writes="committee_effort")
def committee_effort(committee_seat: Any, committee_hours: Any) -> Any:
    """Load of a seat: its hours out of 40 a week."""
    return committee_seat * committee_hours / 40.0


@mechanism.equation(writes="represented_by_ties")
def represented_by_ties(committee_seat: Any, seen_committee_word: Any, committee_reach: Any) -> Any:
    """1 for a member; otherwise 1 - e^(-committee word among one's contacts / reach)."""
    return maximum(committee_seat, 1.0 - exponential(-seen_committee_word / committee_reach))


@mechanism.equation(writes="stance_evaluation")
def stance_evaluation(
    represented: Any, seen_committee_word: Any, seen_committee_stance: Any, stance_weight: Any
) -> Any:
    """b rep (stance / word), in logits: members pull by their attitude, opponents against."""
    heard = seen_committee_stance / maximum(seen_committee_word, 1e-9)
    return stance_weight * represented * clip(heard, -1.0, 1.0)


@mechanism.equation(writes="member_motive", by_behavior=True)
def member_motive(seen_member_example: Any, member_weight: Any) -> Any:
    """The example of members among one's contacts, in logits: for use if they use it, against if not."""
    return member_weight * seen_member_example


@mechanism.equation(writes="member_example", by_behavior=True)
def next_member_example(committee_seat: Any, use: Any) -> Any:
    """seat x (2 y - 1): the example that colleagues see next week."""
    return committee_seat * (2.0 * use - 1.0)


@mechanism.equation(writes=("committee_word", "committee_stance", "member_will"))
def next_committee_word(
    committee_seat: Any, attitude: Any, seen_committee_word: Any, seen_committee_stance: Any, committee_pass_on: Any,
    member_neutral: Any, member_range: Any,
) -> Any:
    """Members say what they think, seat x clip((a - a_0) / w, -1, 1); others pass on part of what they hear."""
    will = committee_seat * clip((attitude - member_neutral) / member_range, -1.0, 1.0)
    passed_on = (1.0 - committee_seat) * committee_pass_on
    word, stance = passed_on * seen_committee_word, passed_on * seen_committee_stance
    return committee_seat + word, will + stance, will


# About departments -------------------------------------------------------------------------------------------


@mechanism.equation(writes=("committee_members", "department_represented", "committee_will"))
def committee_members(last_committee_seats: Any, last_member_will: Any, last_people: Any, positions: Any) -> Any:
    """Members from a department, whether there are any, and how many of them want the change."""
    heads = last_people * positions
    members = last_committee_seats * heads
    return members, minimum(members, 1.0), last_member_will * heads


@mechanism.equation(writes="committee_work")
def committee_work(
    committee_will_total: Any, committee_members_total: Any, department_represented_overall: Any,
    committee_hours: Any, committee_crowd: Any, department_count: Any,
) -> Any:
    """Useful hours per department and week: hours x will x breadth / (1 + members / crowd) / departments.

    Members who oppose the change undo what others work for.
    """
    crowded = 1.0 + committee_members_total / committee_crowd
    willing = maximum(committee_will_total, 0.0)
    return committee_hours * willing * department_represented_overall / crowded / department_count


@mechanism.equation(writes=("inhibitors_removed", "inhibitors_left"))
def next_inhibitors_removed(
    inhibitors_removed: Any, committee_work: Any, department_represented: Any, committee_task_hours: Any,
    committee_inhibitor_share: Any, committee_blind: Any, committee_return: Any, committee_inhibitors_most: Any,
) -> Any:
    """r += work (1 - r) - return r; work = its share of the hours / hours of the task, less without a seat."""
    known = committee_blind + (1.0 - committee_blind) * department_represented
    done = minimum(committee_inhibitor_share * committee_work * known / committee_task_hours, 1.0)
    removed = inhibitors_removed + done * (1.0 - inhibitors_removed) - committee_return * inhibitors_removed
    return clip(removed, 0.0, 1.0), 1.0 - committee_inhibitors_most * clip(removed, 0.0, 1.0)


@mechanism.equation(writes="committee_tools")
def next_committee_tools(
    committee_tools: Any, committee_work: Any, department_represented: Any, committee_task_hours: Any,
    committee_inhibitor_share: Any, committee_blind: Any, committee_return: Any, committee_tools_most: Any,
) -> Any:
    """g += work (most - g) - return g; the other share of the hours."""
    known = committee_blind + (1.0 - committee_blind) * department_represented
    done = minimum((1.0 - committee_inhibitor_share) * committee_work * known / committee_task_hours, 1.0)
    built = committee_tools + done * (committee_tools_most - committee_tools) - committee_return * committee_tools
    return clip(built, 0.0, 1.0)


MECHANISM = Mechanism(
    name="committee_through_ties",
    meaning="the effect of a seat reaches people through ties, and depends on who holds it",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    organization_columns=_ORGANIZATION_COLUMNS,
    phases={
        "added_load": (committee_effort,),
        "represented": (represented_by_ties,),
        "added_evaluation": (stance_evaluation,),
        "added_motives": (member_motive,),
        END: (next_member_example, next_committee_word),
    },
    contributes={
        "added_load": "committee_effort", "represented": "represented_by_ties", "carried_out": "inhibitors_removed",
        "added_evaluation": "stance_evaluation", "added_motives": "member_motive",
    },
    records={"represented": "represented_by_ties", "member_will": "member_will"},
    sees=("member_example", "committee_word", "committee_stance"),
    between=(committee_members, committee_work, next_inhibitors_removed, next_committee_tools),
    adjustments=(Adjustment("inhibition", "inhibitors_left", "scale"), Adjustment("tools", "committee_tools")),
    keeps={"inhibitors_removed": "inhibitors_removed", "committee_tools": "committee_tools"},
    measures=(
        WeeklyMeasure("represented", "share", "mean representation in the committee as ties carry it"),
        WeeklyMeasure("inhibitors_removed", "share", "what the committee has worked off of the inhibitors that can be"),
        WeeklyMeasure("committee_tools", "share", "tools that the committee has brought"),
    ),
)
