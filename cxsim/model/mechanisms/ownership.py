"""Ownership and the change team: who carries a change, and what happens if the team has too few hours.

The team has limited hours, and every intervention costs hours of steering. A department that owns the change takes over
its share, as well as its ability and will allow. If the remaining hours exceed the team's capacity, everything reaches
people with less fidelity, and the team tires. Handing over a department's part frees hours at once; the department
carries it badly until it owns the change, which takes willingness.
Reads: ownership, team_fatigue, committee representation, voice, co-design, parts handed over, use and attitude
of a department last week, hours of the team and hours needed. Writes: handed_part, ownership, team_fatigue,
hours_left_to_team, team_fidelity, delivery.
Source: Beer, Eisenstat & Spector (1990) and Pierce, Kostova & Dirks (2001) for the idea (recalled); Lipsky (1980) for
fidelity under scarce time (recalled); forms and sizes are assumptions.
Known limits: one team with interchangeable hours; interventions share the shortage evenly, whatever their priority;
departments spend no hours of their own on their part.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum, minimum
from cxsim.model import mechanism
from cxsim.model.column import OrganizationColumn, WeeklyMeasure
from cxsim.model.mechanism import Mechanism
from cxsim.model.mechanisms import before
from cxsim.model.parameter import Parameter

_OWNED = "direction from Pierce, Kostova & Dirks (2001) (recalled); size assumed"

_PARAMETERS = (
    Parameter("ownership_takeover", "h_own", "share of steering hours that full ownership takes over", "share",
              0.7, 0.3, 0.9),
    Parameter("ownership_unwilling_quality", "q_own", "part of its share that a department opposed to the change "
              "carries", "share", 0.3, 0.0, 0.6),
    Parameter("ownership_by_seats", "k_own_rep", "ownership gained by full representation in the committee", "1/week",
              0.04, 0.01, 0.1, _OWNED, distribution="loguniform"),
    Parameter("ownership_by_voice", "k_own_v", "ownership gained by a full say in the change", "1/week", 0.04, 0.01,
              0.1, _OWNED, distribution="loguniform"),
    Parameter("ownership_by_results", "k_own_y", "ownership gained if everyone uses the behaviors", "1/week", 0.03,
              0.01, 0.1, _OWNED, distribution="loguniform"),
    Parameter("ownership_fading", "d_own", "fading of ownership", "1/week", 0.02, 0.005, 0.06,
              distribution="loguniform"),
    Parameter("team_fatigue_gain", "k_team", "fatigue of the change team if twice its hours are needed", "1/week", 0.05,
              0.02, 0.15, distribution="loguniform"),
    Parameter("team_fatigue_recovery", "r_team", "recovery of the change team", "1/week", 0.05, 0.02, 0.15,
              distribution="loguniform"),
    Parameter("team_fatigue_loss", "l_team", "hours lost by a fully tired team", "share", 0.5, 0.2, 0.8),
    Parameter("ownership_by_co_design", "k_own_c", "ownership gained by full co-design", "1/week", 0.05, 0.01, 0.12,
              _OWNED, distribution="loguniform"),
    Parameter("ownership_by_hand_over", "k_own_h", "ownership gained by a willing department after a full handover",
              "1/week", 0.08, 0.02, 0.2, _OWNED, distribution="loguniform"),
    Parameter("hand_over_unready", "q_hand", "part of a handed-over share that a department carries without ownership",
              "share", 0.5, 0.1, 0.8),
)

_ORGANIZATION_COLUMNS = (
    OrganizationColumn("ownership", "how far a department has made the change its own", "next_ownership"),
    OrganizationColumn("team_fatigue", "how tired the change team is", "next_team_fatigue", shared=True),
)


@mechanism.equation(writes="handed_part")
def handed_part(ownership: Any, hand_over: Any) -> Any:
    """The part handed over to a department that it does not own yet."""
    return (1.0 - ownership) * hand_over


@mechanism.equation(writes="hours_left_to_team")
def hours_left_to_team(
    team_hours_needed: Any, ownership_overall: Any, handed_part_overall: Any, ownership_takeover: Any
) -> Any:
    """Hours that departments do not take over: needed x (1 - takeover x mean of both parts), in hours per week."""
    return team_hours_needed * (1.0 - ownership_takeover * (ownership_overall + handed_part_overall))


@mechanism.equation(writes="team_fidelity")
def team_fidelity(hours_left_to_team: Any, team_hours: Any, team_fatigue: Any, team_fatigue_loss: Any) -> Any:
    """Share of its remaining work that the team can do: min(1, hours x (1 - loss x fatigue) / hours left)."""
    there = team_hours * (1.0 - team_fatigue_loss * team_fatigue)
    return minimum(there / maximum(hours_left_to_team, 1e-9), 1.0)


@mechanism.equation(writes="delivery")
def delivery(
    ownership: Any, handed_part: Any, team_fidelity: Any, last_attitude: Any, ownership_takeover: Any,
    ownership_unwilling_quality: Any, hand_over_unready: Any,
) -> Any:
    """Share of the interventions' pushes that arrives: the department's part at its own quality, the team's part.

    A department with a mean attitude of at least one half carries its own part in full, one fully opposed only
    ``ownership_unwilling_quality`` of it; of a handed-over part, it carries ``hand_over_unready`` of that.
    """
    willing = minimum(2.0 * last_attitude, 1.0)
    quality = ownership_unwilling_quality + (1.0 - ownership_unwilling_quality) * willing
    by_team = (1.0 - ownership_takeover * (ownership + handed_part)) * team_fidelity
    handed = ownership_takeover * handed_part * quality * hand_over_unready
    return by_team + ownership_takeover * ownership * quality + handed


@mechanism.equation(writes="ownership")
def next_ownership(
    ownership: Any, representation: Any, voice: Any, last_use: Any, co_design: Any, hand_over: Any, last_attitude: Any,
    ownership_by_seats: Any, ownership_by_voice: Any, ownership_by_results: Any, ownership_by_co_design: Any,
    ownership_by_hand_over: Any, ownership_fading: Any, use_before: Any,
) -> Any:
    """o += (k_s rep + k_v voice + k_y use gained + k_c co-design + k_h handed min(1, 2 a))(1 - o) - fading o."""
    results = maximum(last_use - use_before, 0.0)
    grows = ownership_by_seats * representation + ownership_by_voice * voice + ownership_by_results * results
    grows = grows + ownership_by_co_design * co_design
    grows = grows + ownership_by_hand_over * hand_over * minimum(2.0 * last_attitude, 1.0)
    return clip(ownership + grows * (1.0 - ownership) - ownership_fading * ownership, 0.0, 1.0)


@mechanism.equation(writes="team_fatigue")
def next_team_fatigue(
    team_fatigue: Any, hours_left_to_team: Any, team_hours: Any, team_fatigue_gain: Any, team_fatigue_recovery: Any,
) -> Any:
    """f += gain x min(1, shortage)(1 - f) - recovery f; shortage = hours left / hours available - 1, at least 0."""
    shortage = minimum(maximum(hours_left_to_team / maximum(team_hours, 1e-9) - 1.0, 0.0), 1.0)
    risen = team_fatigue + team_fatigue_gain * shortage * (1.0 - team_fatigue)
    return clip(risen - team_fatigue_recovery * team_fatigue, 0.0, 1.0)


MECHANISM = Mechanism(
    name="ownership",
    meaning="the change team has limited hours; departments that own the change take over their share",
    parameters=_PARAMETERS,
    organization_columns=_ORGANIZATION_COLUMNS,
    between=(
        before.use_before, handed_part, hours_left_to_team, team_fidelity, delivery, next_ownership, next_team_fatigue,
    ),
    delivery="delivery",
    keeps={"ownership": "ownership", "delivery": "delivery", "team_fatigue": "team_fatigue"},
    measures=(
        WeeklyMeasure("ownership", "index 0-1", "how far departments have made the change their own"),
        WeeklyMeasure("delivery", "share", "share of what interventions push that arrives"),
        WeeklyMeasure("team_fatigue", "index 0-1", "how tired the change team is (group all only)"),
    ),
)
