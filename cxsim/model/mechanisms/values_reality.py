"""Values before and after: people fit the organization as it was, and meet the changed one only as it becomes real.

fit = v_before + reality (1 - bridge)(v_after - v_before). ``values_fit`` is the fit with the changed organization,
``values_before`` with today's. Reality is what the change has become around a person; a dialogue about values names it
early and, where leaders are trusted, builds a bridge that narrows the difference, for better and for worse.
Reads: practice of oneself and others, mandate, dialogue, trust, both fits. Writes: change_reality, values_bridge,
values_shift, values_evaluation, values_quitting.
Source: Kristof-Brown et al. (2005) for fit and turnover; attraction-selection-attrition (Schneider 1987, recalled);
reality, bridge and their rates are assumptions. The anchor of attitude is solved at today's fit, so only the shift
enters; it replaces the misfit of the reference week, which is the same for everybody.
Known limits: one dimension of values; values themselves do not change; a hire chose the organization as it is to be.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import minimum
from cxsim.model.law import law


@law(writes=("change_reality", "values_bridge"))
def next_reality(
    change_reality: Any, values_bridge: Any, seen_practice_mean: Any, practice_mean: Any, mandate_mean: Any,
    values_dialogue: Any, trust: Any, misfit_reality: Any, misfit_mandate: Any, reality_weeks: Any,
    dialogue_reality: Any, bridge_gain: Any, bridge_fading: Any,
) -> Any:
    """reality += (min(1, 1.5 (E_y + y)/2 + .2 N + .3 D) - reality)/8; bridge += .06 D T (1 - bridge) - .01 bridge."""
    around = 0.5 * (seen_practice_mean + practice_mean)
    named = misfit_reality * around + misfit_mandate * mandate_mean + dialogue_reality * values_dialogue
    reality = change_reality + (minimum(named, 1.0) - change_reality) / reality_weeks
    built = bridge_gain * values_dialogue * trust * (1.0 - values_bridge)
    return reality, values_bridge + built - bridge_fading * values_bridge


@law(writes="values_shift")
def values_shift(change_reality: Any, values_bridge: Any, values_before: Any, values_fit: Any) -> Any:
    """fit - v_before: how far the change has moved this person's fit so far."""
    return change_reality * (1.0 - values_bridge) * (values_fit - values_before)


@law(writes="values_evaluation")
def values_evaluation(values_shift: Any, anchor_values: Any) -> Any:
    """b_V (fit - v_before), in logits."""
    return anchor_values * values_shift


@law(writes="values_quitting")
def values_quitting(
    values_shift: Any, values_fit: Any, use_last_week: Any, mandate_mean: Any, quit_misfit: Any, misfit_reality: Any,
    misfit_mandate: Any, values_fit_mean: Any, values_fit_sd: Any,
) -> Any:
    """Log hazard of the own shift, in the place of the misfit that is equally real to everybody."""
    common = minimum(misfit_reality * use_last_week + misfit_mandate * mandate_mean, 1.0)
    return -quit_misfit * (values_shift + (values_fit_mean - values_fit) * common) / values_fit_sd
