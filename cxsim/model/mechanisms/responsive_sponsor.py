"""A responsive sponsor: reacts to visible results and to people's mood; won from below, lost from above.

Sponsorship above, or below, the level of the context grows with the mood and with results that exceed expectations for
a change of this age and size; a crisis distracts the sponsor. Support beyond the usual makes time for people and clears
their way. Results are use, the customers' score, output (an early dip counts against the change) and business outcomes.
Reads: use, attitude and output of last week and before the change, customer index, business outcomes, hours of the
change team, crisis, sponsorship. Writes: visible_results, sponsor_expectation, sponsor_shift, sponsor_level.
Source: Repenning (2002) on commitment that follows results, Staw (1981) on commitment to a course of action (recalled)
for the idea; form and sizes are assumptions.
Known limits: one sponsor, who sees the record without error and with a delay of one week; a successor is like the
predecessor; no escalation of commitment.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum, minimum, select
from cxsim.model import mechanism
from cxsim.model.column import OrganizationColumn, WeeklyMeasure
from cxsim.model.mechanism import Mechanism
from cxsim.model.mechanisms import before
from cxsim.model.parameter import Parameter
from cxsim.model.phases import Adjustment

_SPONSOR = "direction from Repenning (2002) on commitment that follows results; size assumed"

_PARAMETERS = (
    Parameter("sponsor_by_results", "k_sp_r", "sponsorship gained by full results beyond expectations", "1/week", 0.04,
              0.01, 0.12, _SPONSOR, distribution="loguniform"),
    Parameter("sponsor_by_mood", "k_sp_m", "sponsorship gained by a mood that rises from 0 to 1", "1/week", 0.05, 0.01,
              0.15, distribution="loguniform"),
    Parameter("sponsor_notices", "min_sp", "change in results and mood that a sponsor does not notice", "share", 0.03,
              0.0, 0.1),
    Parameter("sponsor_drawn_away", "k_sp_z", "sponsorship lost in a full crisis", "1/week", 0.05, 0.01, 0.15,
              distribution="loguniform"),
    Parameter("sponsor_fading", "d_sp", "return of sponsorship to the given level", "1/week", 0.02, 0.005, 0.06,
              distribution="loguniform"),
    Parameter("sponsor_demand", "r_sp", "results that a sponsor eventually expects of an active change team", "share",
              0.4, 0.1, 0.7),
    Parameter("sponsor_patience_weeks", "tau_sp", "time in which this expectation forms", "weeks", 40.0, 13.0, 104.0,
              distribution="loguniform"),
    Parameter("sponsor_protection", "opp_S", "opportunity gained by a sponsor who clears the way", "share",
              0.1, 0.0, 0.3),
    Parameter("sponsor_customers", "w_sp_c", "weight of the customers' score relative to use", "times", 0.5, 0.0, 1.0),
    Parameter("sponsor_output", "w_sp_o", "weight of output relative to use", "times", 1.0, 0.0, 3.0),
    Parameter("sponsor_outcomes", "w_sp_b", "weight of business outcomes relative to use", "times", 1.0, 0.0, 2.0),
)

_ORGANIZATION_COLUMNS = (
    OrganizationColumn("sponsor_expectation", "results that the sponsor expects by now", "next_sponsor_expectation",
                       unit="share", shared=True),
    OrganizationColumn("sponsor_shift", "sponsorship gained, or lost, relative to the given level",
                       "next_sponsor_shift", unit="level -1 to 1", low=-1.0, shared=True),
)


@mechanism.equation(writes="visible_results")
def visible_results(
    last_use_overall: Any, use_before_overall: Any, customer_index: Any, customer_index_at_rest_overall: Any,
    last_output_overall: Any, output_before_overall: Any, outcome_gain: Any, sponsor_customers: Any,
    sponsor_output: Any, sponsor_outcomes: Any,
) -> Any:
    """Gain in use + w_c gain of customers + w_o change of output + w_b gain of business outcomes."""
    rest = customer_index_at_rest_overall
    customers = (customer_index - rest) / maximum(100.0 - rest, 1.0)
    output = last_output_overall / maximum(output_before_overall, 0.01) - 1.0
    known = select(output_before_overall > 0.0, output, 0.0)
    use = last_use_overall - use_before_overall
    return use + sponsor_customers * customers + sponsor_output * known + sponsor_outcomes * outcome_gain


@mechanism.equation(writes="sponsor_expectation")
def next_sponsor_expectation(
    sponsor_expectation: Any, team_hours: Any, team_hours_needed: Any, visible_results: Any, sponsor_demand: Any,
    sponsor_patience_weeks: Any,
) -> Any:
    """e += (max(demand x how busy the change team is, results) - e) / tau.

    Who starts little promises little, and what has been reached is soon expected.
    """
    demanded = sponsor_demand * minimum(team_hours_needed / maximum(team_hours, 1e-9), 1.0)
    aim = maximum(demanded, visible_results)
    return sponsor_expectation + (aim - sponsor_expectation) / sponsor_patience_weeks


@mechanism.equation(writes="sponsor_shift")
def next_sponsor_shift(
    sponsor_shift: Any, visible_results: Any, sponsor_expectation: Any, last_attitude_overall: Any,
    attitude_before_overall: Any, crisis_overall: Any, sponsor_by_results: Any, sponsor_by_mood: Any,
    sponsor_notices: Any, sponsor_drawn_away: Any, sponsor_fading: Any,
) -> Any:
    """s += (k_r (results - expected) + k_m mood - k_z crisis), damped towards either end, - fading s.

    Results and mood count only beyond the change, up or down, that a sponsor does not notice.
    """
    news, mood = visible_results - sponsor_expectation, last_attitude_overall - attitude_before_overall
    seen = maximum(news - sponsor_notices, 0.0) + minimum(news + sponsor_notices, 0.0)
    felt = maximum(mood - sponsor_notices, 0.0) + minimum(mood + sponsor_notices, 0.0)
    moved = sponsor_by_results * seen + sponsor_by_mood * felt - sponsor_drawn_away * crisis_overall
    won, lost = maximum(moved, 0.0) * (1.0 - sponsor_shift), minimum(moved, 0.0) * (1.0 + sponsor_shift)
    return clip(sponsor_shift + won + lost - sponsor_fading * sponsor_shift, -1.0, 1.0)


@mechanism.equation(writes="protected", by_behavior=True)
def protected(sponsorship: Any, usual_sponsorship: Any, sponsor_protection: Any) -> Any:
    """Factor on opportunity (which stays at most 1): 1 + k max(0, S - S_usual): a sponsor clears the way."""
    return 1.0 + sponsor_protection * maximum(sponsorship - usual_sponsorship, 0.0)


@mechanism.equation(writes="sponsor_level")
def sponsor_level(sponsorship_overall: Any, sponsor_shift: Any) -> Any:
    """Sponsorship as people see it: the level of context and interventions, plus gains and losses."""
    return clip(sponsorship_overall + sponsor_shift, 0.0, 1.0)


MECHANISM = Mechanism(
    name="responsive_sponsorship",
    meaning="the sponsor responds to results and to the mood: won from below, lost from above",
    parameters=_PARAMETERS,
    organization_columns=_ORGANIZATION_COLUMNS,
    between=(
        before.use_before, before.attitude_before, before.output_before, visible_results, next_sponsor_expectation,
        next_sponsor_shift, sponsor_level,
    ),
    phases={"opportunity_factor": (protected,)},
    contributes={"opportunity_factor": "protected"},
    adjustments=(Adjustment("sponsorship", "sponsor_shift"),),
    keeps={"sponsor_level": "sponsor_level"},
    measures=(
        WeeklyMeasure("sponsor_level", "level 0-1", "support of the sponsor as people see it (group all only)"),
    ),
)
