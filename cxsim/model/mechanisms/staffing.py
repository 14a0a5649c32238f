"""Exits and hires: people leave at a weekly hazard; a vacant slot is filled after some weeks.

Reads: attitude, fatigue, trust, values fit, use last week, mandate, level, weeks of search for hires. Writes:
quit_probability, and for every slot present, vacancy, tenure and this week's events (quit, parted). Draws:
``draw_quit``.
Source: Kristof-Brown et al. (2005), Griffeth et al. (2000); proportional hazards; base rate from own data.
Known limits: vacant positions are filled from outside only; a quit does not spread to colleagues.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, maximum, minimum, select
from cxsim.model import mechanism


@mechanism.equation(writes="quit_probability")
def quit_probability(
    values_fit: Any, use_last_week: Any, mandate_mean: Any, initial_attitude: Any, attitude: Any, fatigue: Any,
    usual_fatigue: Any, trust: Any, trust_set_point: Any, leaves_voluntarily: Any, quit_rate: Any, quit_misfit: Any,
    quit_attitude: Any, quit_fatigue: Any, quit_trust: Any, misfit_reality: Any, misfit_mandate: Any,
    values_fit_mean: Any, values_fit_sd: Any, added_quitting: Any = 0.0,
) -> Any:
    """1 - e^(-hazard); misfits leave as the change becomes real. Top levels do not leave by default."""
    reality = minimum(misfit_reality * use_last_week + misfit_mandate * mandate_mean, 1.0)
    misfit = quit_misfit * (values_fit_mean - values_fit) / values_fit_sd * reality
    soured = 2.0 * quit_attitude * (initial_attitude - attitude)
    tired = 2.0 * quit_fatigue * (fatigue - usual_fatigue)
    distrust = 2.0 * quit_trust * (trust_set_point - trust)
    hazard = quit_rate * leaves_voluntarily * exponential(misfit + soured + tired + distrust + added_quitting)
    return 1.0 - exponential(-hazard)


@mechanism.equation(writes=("quit", "parted", "regretted_quit", "left", "present", "vacancy", "tenure"), everyone=True)
def staffing(
    present: Any, vacancy: Any, tenure: Any, exit_planned: Any, quit_probability: Any, draw_quit: Any,
    skill_mean: Any, top_third_skill: Any, search_weeks: Any, vacancy_weeks: Any,
) -> Any:
    """Who leaves this week, and how long the slot stays vacant (longer if leaders search longer)."""
    parted = present * exit_planned
    quits = select(draw_quit < quit_probability, present, 0.0) * (1.0 - parted)
    leaves = quits + parted
    waiting = maximum(vacancy - 1.0, 0.0)
    vacancy_next = select(leaves > 0.0, vacancy_weeks + search_weeks, select(present > 0.0, 0.0, waiting))
    present_next = select(vacancy_next > 0.0, 0.0, 1.0)
    tenure_next = select(leaves > 0.0, 0.0, tenure + present)
    regretted = select(skill_mean >= top_third_skill, quits, 0.0)
    return quits, parted, regretted, leaves, present_next, vacancy_next, tenure_next
