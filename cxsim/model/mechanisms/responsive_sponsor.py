"""A sponsor who responds: to visible results and to the mood among people; won from below, and lost from above.

What the sponsor does beyond, or below, the level of the context grows with results that exceed what is expected of a
change that has been at work for so long, and with the mood; a crisis draws the sponsor away. Results are practice, the
customers' score, output (an early dip counts against the change) and business outcomes.
Reads: use, attitude and output of last week and before the change, customer index, business outcomes, hours of the
change team, crisis, sponsorship. Writes: visible_results, sponsor_expectation, sponsor_shift, sponsor_level.
Source: Repenning (2002) on commitment that follows results, Staw (1981) on commitment to a course of action (recalled)
for the idea; form and sizes are assumptions.
Known limits: one sponsor, who sees what the record shows without delay or error beyond a week; who follows is like who
was there before; no escalation of commitment.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum, minimum, select
from cxsim.model.law import law


@law(writes="visible_results")
def visible_results(
    last_use_overall: Any, use_before_overall: Any, customer_index: Any, customer_index_at_rest: Any,
    last_output_overall: Any, output_before_overall: Any, outcome_gain: Any, sponsor_customers: Any,
    sponsor_output: Any, sponsor_outcomes: Any,
) -> Any:
    """Gain in use + w_c gain of customers + w_o change of output + w_b gain of business outcomes."""
    customers = (customer_index - customer_index_at_rest) / maximum(100.0 - customer_index_at_rest, 1.0)
    output = last_output_overall / maximum(output_before_overall, 0.01) - 1.0
    known = select(output_before_overall > 0.0, output, 0.0)
    use = last_use_overall - use_before_overall
    return use + sponsor_customers * customers + sponsor_output * known + sponsor_outcomes * outcome_gain


@law(writes="sponsor_expectation")
def next_sponsor_expectation(
    sponsor_expectation: Any, team_hours_needed: Any, sponsor_demand: Any, sponsor_patience_weeks: Any
) -> Any:
    """Rises towards the demand while the change team works, and is forgotten when it does not."""
    aim = select(team_hours_needed > 0.0, sponsor_demand, 0.0)
    return sponsor_expectation + (aim - sponsor_expectation) / sponsor_patience_weeks


@law(writes="sponsor_shift")
def next_sponsor_shift(
    sponsor_shift: Any, visible_results: Any, sponsor_expectation: Any, last_attitude_overall: Any,
    attitude_before_overall: Any, crisis_overall: Any, sponsor_by_results: Any, sponsor_by_mood: Any,
    sponsor_notices: Any, sponsor_drawn_away: Any, sponsor_fading: Any,
) -> Any:
    """s += (k_r (results - expected) + k_m mood - k_z crisis), less towards either end, - fading s.

    Results and mood count as far as they exceed, either way, what a sponsor notices.
    """
    news, mood = visible_results - sponsor_expectation, last_attitude_overall - attitude_before_overall
    seen = maximum(news - sponsor_notices, 0.0) + minimum(news + sponsor_notices, 0.0)
    felt = maximum(mood - sponsor_notices, 0.0) + minimum(mood + sponsor_notices, 0.0)
    moved = sponsor_by_results * seen + sponsor_by_mood * felt - sponsor_drawn_away * crisis_overall
    won, lost = maximum(moved, 0.0) * (1.0 - sponsor_shift), minimum(moved, 0.0) * (1.0 + sponsor_shift)
    return clip(sponsor_shift + won + lost - sponsor_fading * sponsor_shift, -1.0, 1.0)


@law(writes="sponsor_level")
def sponsor_level(sponsorship_overall: Any, sponsor_shift: Any) -> Any:
    """What people see of the sponsor: the level of context and levers, and what has been won or lost."""
    return clip(sponsorship_overall + sponsor_shift, 0.0, 1.0)
