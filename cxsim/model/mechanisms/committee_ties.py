"""The committee through ties: who sits there, who is tied to whom sits there, and what the committee gets done.

Where this law is on, it takes the place of the flat representation of a department. A member is represented in full.
What members say reaches those who look at them, among them the people who report to them, and loses on its way; a
member who is against the change passes little of it on. Members are an example, good or bad. The committee works
obstacles down and tools up with the hours that its willing members have, the better the more departments sit at the
table, and the worse the more people do; the hours are missing in the members' own work.
Reads: committee seats, attitude and practice of members, what colleagues say; members, departments with a seat, hours.
Writes: represented_by_ties, committee_word, member_will, member_example, member_motive, committee_effort;
committee_members, department_represented, committee_will, committee_work, obstacles_removed, obstacles_left,
committee_tools.
Source: Burt (1999) on opinion brokers, Ancona & Caldwell (1992) on external ties of teams, Steiner (1972) on losses of
large groups (recalled) for directions; forms and sizes are assumptions.
Known limits: one committee; obstacles are worked on alike whatever they are; what it says has no content; seats of a
department count once, however many.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, exponential, maximum, minimum
from cxsim.model.law import law

# About people ------------------------------------------------------------------------------------------------


@law(writes="committee_effort")
def committee_effort(committee_seat: Any, committee_hours: Any) -> Any:
    """Load of a seat: its hours in a week of 40."""
    return committee_seat * committee_hours / 40.0


@law(writes="represented_by_ties")
def represented_by_ties(committee_seat: Any, seen_committee_word: Any, committee_reach: Any) -> Any:
    """1 for a member; else 1 - e^(-word of the committee among one's contacts / reach)."""
    return maximum(committee_seat, 1.0 - exponential(-seen_committee_word / committee_reach))


@law(writes="member_motive", by_behavior=True)
def member_motive(seen_member_example: Any, member_weight: Any) -> Any:
    """The example of members among one's contacts, in logits: for it where they practise, against it where not."""
    return member_weight * seen_member_example


@law(writes="member_example", by_behavior=True)
def next_member_example(committee_seat: Any, practice: Any) -> Any:
    """seat x (2 y - 1): what colleagues will see of a member next week."""
    return committee_seat * (2.0 * practice - 1.0)


@law(writes=("committee_word", "member_will"))
def next_committee_word(
    committee_seat: Any, attitude: Any, seen_committee_word: Any, committee_pass_on: Any
) -> Any:
    """Members speak as far as they want the change, seat x min(1, 2 a); others pass on a part of what they hear."""
    will = committee_seat * minimum(2.0 * attitude, 1.0)
    return maximum(will, committee_pass_on * seen_committee_word), will


# About departments -------------------------------------------------------------------------------------------


@law(writes=("committee_members", "department_represented", "committee_will"))
def committee_members(last_committee_seats: Any, last_member_will: Any, last_people: Any, positions: Any) -> Any:
    """Members from a department, whether there is any, and how many of them want the change."""
    heads = last_people * positions
    members = last_committee_seats * heads
    return members, minimum(members, 1.0), last_member_will * heads


@law(writes="committee_work")
def committee_work(
    committee_will_total: Any, committee_members_total: Any, department_represented_overall: Any,
    committee_hours: Any, committee_crowd: Any, department_count: Any,
) -> Any:
    """Useful hours per department and week: hours x willing members x breadth / (1 + members / crowd) / departments."""
    crowded = 1.0 + committee_members_total / committee_crowd
    return committee_hours * committee_will_total * department_represented_overall / crowded / department_count


@law(writes=("obstacles_removed", "obstacles_left"))
def next_obstacles_removed(
    obstacles_removed: Any, committee_work: Any, department_represented: Any, committee_task_hours: Any,
    committee_obstacle_share: Any, committee_blind: Any, committee_return: Any, committee_obstacles_most: Any,
) -> Any:
    """r += work (1 - r) - return r; work = its share of the hours / hours of the task, less where nobody has a seat."""
    known = committee_blind + (1.0 - committee_blind) * department_represented
    done = minimum(committee_obstacle_share * committee_work * known / committee_task_hours, 1.0)
    removed = obstacles_removed + done * (1.0 - obstacles_removed) - committee_return * obstacles_removed
    return clip(removed, 0.0, 1.0), 1.0 - committee_obstacles_most * clip(removed, 0.0, 1.0)


@law(writes="committee_tools")
def next_committee_tools(
    committee_tools: Any, committee_work: Any, department_represented: Any, committee_task_hours: Any,
    committee_obstacle_share: Any, committee_blind: Any, committee_return: Any, committee_tools_most: Any,
) -> Any:
    """g += work (most - g) - return g; the other share of the hours."""
    known = committee_blind + (1.0 - committee_blind) * department_represented
    done = minimum((1.0 - committee_obstacle_share) * committee_work * known / committee_task_hours, 1.0)
    built = committee_tools + done * (committee_tools_most - committee_tools) - committee_return * committee_tools
    return clip(built, 0.0, 1.0)
