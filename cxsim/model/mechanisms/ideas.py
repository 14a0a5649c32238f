"""Ideas: a say and freedom produce suggestions, and it matters whether they are carried out.

Suggestions wait until the department or the change team has hours for them. Carried out, they lower inhibitors and
raise the expected benefit; ideas that wait too long are given up, and people lose trust and, if that mechanism is on,
become cynical.
Reads: voice, committee representation, autonomy, co-design, attitude, load and saturation of a department, hours of the
team; ideas in use and ideas given up. Writes: ideas_made, ideas_capacity, ideas_open, ideas_carried, ideas_ignored,
ideas_in_use, ideas_inhibitors_left; ideas_benefit, ideas_trust, ideas_cynicism, co_design_effort.
Source: Axtell et al. (2000) on suggestions and their implementation, Morrison & Milliken (2000) on silence where
nothing follows (recalled) for directions; form and sizes are assumptions.
Known limits: ideas are alike and wait in no order; bad ideas are not distinguished from good ones; a department's hours
cost it no output beyond the load of co-design.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum, minimum
from cxsim.model import mechanism
from cxsim.model.column import OrganizationColumn, WeeklyMeasure
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.phases import Adjustment

_IDEAS = "direction from Axtell et al. (2000) (recalled); size assumed"
_SILENCE = "direction from Morrison & Milliken (2000) (recalled); size assumed"

_PARAMETERS = (
    Parameter("ideas_by_voice", "k_id_v", "ideas produced with a full say", "per ten people and week", 0.10, 0.03, 0.3,
              _IDEAS, distribution="loguniform"),
    Parameter("ideas_by_autonomy", "k_id_a", "ideas produced in full freedom", "per ten people and week", 0.05, 0.01,
              0.15, _IDEAS, distribution="loguniform"),
    Parameter("ideas_by_co_design", "k_id_c", "ideas produced in full co-design", "per ten people and week", 0.20, 0.05,
              0.5, _IDEAS, distribution="loguniform"),
    Parameter("ideas_by_recognition", "k_id_r", "ideas produced under full recognition", "per ten people and week",
              0.01, 0.003, 0.03, distribution="loguniform"),
    Parameter("ideas_by_collaboration", "k_id_cb", "ideas produced in full collaboration across departments",
              "per ten people and week", 0.03, 0.01, 0.1, distribution="loguniform"),
    Parameter("ideas_by_novelty", "k_id_n", "practices borrowed from elsewhere under full novelty",
              "per ten people and week", 0.03, 0.01, 0.1, distribution="loguniform"),
    Parameter("ideas_by_customers", "k_id_cv", "ideas brought by customer advocates in all planning sessions",
              "per ten people and week", 0.02, 0.005, 0.06, distribution="loguniform"),
    Parameter("ideas_hours", "H_id", "hours to carry out an idea", "hours", 14.0, 6.0, 40.0,
              distribution="loguniform"),
    Parameter("ideas_slack_hours", "h_slack", "hours that a person without other work would give to ideas",
              "hours/week", 0.3, 0.1, 1.0, distribution="loguniform"),
    Parameter("ideas_workshop_hours", "h_work", "hours that full co-design sets aside to carry out ideas", "hours/week",
              0.5, 0.1, 1.5, distribution="loguniform"),
    Parameter("ideas_team_most", "h_team", "maximum hours per person that the change team gives to ideas", "hours/week",
              0.05, 0.01, 0.2, distribution="loguniform"),
    Parameter("ideas_given_up", "d_id", "share of waiting ideas given up", "1/week", 0.10, 0.03, 0.3, _SILENCE,
              distribution="loguniform"),
    Parameter("ideas_effect", "k_id", "effect of an idea carried out", "per idea of ten people", 0.20, 0.07, 0.5,
              _IDEAS, distribution="loguniform"),
    Parameter("ideas_fading", "d_use", "aging of changes made by ideas", "1/week", 0.01, 0.003, 0.03,
              distribution="loguniform"),
    Parameter("ideas_relief", "O_id", "part of inhibitors that ideas can remove", "share", 0.5, 0.2, 0.8, _IDEAS),
    Parameter("ideas_benefit_gain", "k_id_B", "change in expected benefit from realized ideas", "1/week", 0.02, 0.005,
              0.06, distribution="loguniform"),
    Parameter("ideas_benefit_aim", "B_id", "expected benefit towards which realized ideas move", "index 0-1", 0.70, 0.5,
              0.9),
    Parameter("ideas_trust_loss", "kT_id", "trust lost by one given-up idea per ten people", "share", 0.15, 0.03,
              0.4, _SILENCE),
    Parameter("ideas_cynicism_gain", "k_C_id", "cynicism from one given-up idea per ten people", "share", 0.10,
              0.02, 0.3, _SILENCE),
    Parameter("co_design_load", "l_cd", "load of full co-design", "share of capacity", 0.05, 0.02, 0.1),
)

_ORGANIZATION_COLUMNS = (
    OrganizationColumn("ideas_open", "waiting ideas", "next_ideas", unit="ideas per ten people", high=1e3),
    OrganizationColumn("ideas_ignored", "ideas given up this week", "next_ideas",
                       unit="ideas per ten people", high=1e3),
    OrganizationColumn("ideas_in_use", "improvement from ideas carried out", "next_ideas_in_use"),
)


# About departments; ideas are counted per ten people, so the size of a department does not matter --------------


@mechanism.equation(writes="ideas_made")
def ideas_made(
    voice: Any, representation: Any, autonomy: Any, co_design: Any, recognition: Any, collaboration: Any, novelty: Any,
    customer_voice: Any, last_attitude: Any, committee_voice: Any, ideas_by_voice: Any, ideas_by_autonomy: Any,
    ideas_by_co_design: Any, ideas_by_recognition: Any, ideas_by_collaboration: Any, ideas_by_novelty: Any,
    ideas_by_customers: Any,
) -> Any:
    """(k_v say + k_a autonomy + k_c co-design + ...) min(1, 2 a), ideas per ten people and week.

    Appreciation invites ideas, people of several departments find what hinders both, unfamiliar formats bring practices
    from elsewhere, and advocates bring what customers ask for.
    """
    say = minimum(voice + committee_voice * representation, 1.0)
    asked = ideas_by_voice * say + ideas_by_autonomy * autonomy + ideas_by_co_design * co_design
    appreciated = ideas_by_recognition * recognition
    brought = ideas_by_collaboration * collaboration + ideas_by_novelty * novelty + ideas_by_customers * customer_voice
    return (asked + appreciated + brought) * minimum(2.0 * last_attitude, 1.0)


@mechanism.equation(writes="ideas_capacity")
def ideas_capacity(
    last_change_load: Any, co_design: Any, team_hours: Any, team_hours_needed: Any, positions_total: Any,
    ideas_slack_hours: Any, ideas_workshop_hours: Any, ideas_team_most: Any, ideas_hours: Any,
) -> Any:
    """Ideas per ten people and week that available hours allow: spare hours, workshops, and the change team's.

    Workshops are held in full up to a full load; at a load of 1.2 no one comes.
    """
    held = clip(6.0 - 5.0 * last_change_load, 0.0, 1.0)
    own = ideas_slack_hours * maximum(1.0 - last_change_load, 0.0) + ideas_workshop_hours * co_design * held
    of_team = minimum(maximum(team_hours - team_hours_needed, 0.0) / positions_total, ideas_team_most)
    return 10.0 * (own + of_team) / ideas_hours


@mechanism.equation(writes=("ideas_open", "ideas_carried", "ideas_ignored"))
def next_ideas(ideas_open: Any, ideas_made: Any, ideas_capacity: Any, ideas_given_up: Any) -> Any:
    """Ideas are carried out as hours allow; part of the rest is given up each week; new ones arrive."""
    carried = minimum(ideas_open, ideas_capacity)
    left = ideas_open - carried
    ignored = ideas_given_up * left
    return left - ignored + ideas_made, carried, ignored


@mechanism.equation(writes=("ideas_in_use", "ideas_inhibitors_left"))
def next_ideas_in_use(
    ideas_in_use: Any, ideas_carried: Any, ideas_effect: Any, ideas_fading: Any, ideas_relief: Any
) -> Any:
    """x += k carried (1 - x) - fading x; inhibitors left: 1 - relief x."""
    use = ideas_in_use + ideas_effect * ideas_carried * (1.0 - ideas_in_use) - ideas_fading * ideas_in_use
    use = clip(use, 0.0, 1.0)
    return use, 1.0 - ideas_relief * use


# About people ------------------------------------------------------------------------------------------------


@mechanism.equation(writes="co_design_effort")
def co_design_effort(co_design: Any, co_design_load: Any) -> Any:
    """Load of workshops in which people shape tools and steps."""
    return co_design_load * co_design


@mechanism.equation(writes="ideas_benefit")
def ideas_benefit(ideas_in_use: Any, expected_benefit: Any, ideas_benefit_gain: Any, ideas_benefit_aim: Any) -> Any:
    """Change of the expected benefit by realized ideas: k x max(0, aim - B)."""
    return ideas_benefit_gain * ideas_in_use * maximum(ideas_benefit_aim - expected_benefit, 0.0)


@mechanism.equation(writes="ideas_trust")
def ideas_trust(ideas_ignored: Any, trust: Any, ideas_trust_loss: Any) -> Any:
    """Trust lost to ideas that are given up."""
    return -ideas_trust_loss * minimum(ideas_ignored, 1.0) * trust


@mechanism.equation(writes="ideas_cynicism")
def ideas_cynicism(ideas_ignored: Any, cynicism: Any, ideas_cynicism_gain: Any) -> Any:
    """Cynicism from ideas that are given up."""
    return ideas_cynicism_gain * minimum(ideas_ignored, 1.0) * (1.0 - cynicism)


MECHANISM = Mechanism(
    name="ideas",
    meaning="a say and freedom produce suggestions; carried out they help, given up they cost trust",
    parameters=_PARAMETERS,
    organization_columns=_ORGANIZATION_COLUMNS,
    phases={
        "added_load": (co_design_effort,),
        "added_benefit": (ideas_benefit,),
        "added_trust": (ideas_trust,),
        "added_cynicism": (ideas_cynicism,),
    },
    contributes={
        "added_load": "co_design_effort", "carried_out": "ideas_in_use", "added_benefit": "ideas_benefit",
        "added_trust": "ideas_trust", "added_cynicism": "ideas_cynicism",
    },
    between=(ideas_made, ideas_capacity, next_ideas, next_ideas_in_use),
    adjustments=(Adjustment("inhibition", "ideas_inhibitors_left", "scale"),),
    keeps={"ideas_open": "ideas_open", "ideas_ignored": "ideas_ignored", "ideas_in_use": "ideas_in_use"},
    measures=(
        WeeklyMeasure("ideas_open", "ideas per ten people", "ideas that wait to be carried out"),
        WeeklyMeasure("ideas_ignored", "ideas per ten people", "ideas given up in a week"),
        WeeklyMeasure("ideas_in_use", "index 0-1", "what has become of ideas"),
    ),
)
