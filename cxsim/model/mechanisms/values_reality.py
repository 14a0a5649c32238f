"""Values before and after: people fit the old organization, and experience the changed one only as it becomes real.

fit = v_before + reality (1 - bridge)(v_after - v_before). ``values_fit`` is the fit with the changed organization,
``values_before`` with today's. Reality is how real the change has become around a person; a dialogue about values makes
it real early and, where leaders are trusted, builds a bridge that narrows the difference, for better or worse.
Reads: own and others' use, mandate, dialogue, trust, both fits. Writes: change_reality, values_bridge,
values_shift, values_evaluation, values_quitting.
Source: Kristof-Brown et al. (2005) for fit and turnover; attraction-selection-attrition (Schneider 1987, recalled);
reality, bridge and their rates are assumptions. The anchor of attitude is solved at today's fit, so only the shift
enters; it replaces the misfit that is equally real to everyone.
Known limits: one dimension of values; values themselves do not change; hires fit today's organization as
those before them did.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, maximum, minimum, round_trait, select
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.rest import effort_mean, take_up
from cxsim.model.start import Start, Usual

Values = NDArray[np.float64]

_VALUES = "direction from Kristof-Brown et al. (2005); size assumed"

_PARAMETERS = (
    Parameter("values_before_mean", "v_b_mean",
              "mean fit between people's own values and the organization before the change", "index 0-1", 0.60, 0.4,
              0.8, _VALUES),
    Parameter("values_before_sd", "v_b_sd", "spread of the fit before the change", "index 0-1", 0.12, 0.05, 0.3,
              _VALUES),
    Parameter("values_imagined", "k_imag", "how far people who know of the change already judge it as if it were real",
              "share", 0.8, 0.5, 1.0, "sign from Kristof-Brown et al. (2005): fit, commitment r = .51; size assumed"),
    Parameter("reality_weeks", "tau_real", "time in which the change becomes real to a person", "weeks", 8.0, 2.0,
              26.0, distribution="loguniform"),
    Parameter("dialogue_reality", "real_d", "how real a full dialogue about values makes the change", "share", 0.3, 0.0,
              0.6),
    Parameter("bridge_gain", "k_bridge", "bridge between values and change built by a full dialogue", "1/week",
              0.06, 0.02, 0.15, distribution="loguniform"),
    Parameter("bridge_fading", "d_bridge", "fading of this bridge", "1/week", 0.01, 0.003, 0.03,
              distribution="loguniform"),
)

_COLUMNS = (
    Column("values_before", "fit between one's own values and the organization before the change", "drawn",
           "values_before_mean"),
    Column("usual_reality", "how real the change has long been around this person, by existing use", "drawn", 0.0),
    Column("change_reality", "how real the change has become around this person", "next_reality", 0.0),
    Column("values_bridge", "part of the shift in values that dialogue has bridged", "next_reality", 0.0),
)


@mechanism.equation(writes=("change_reality", "values_bridge"))
def next_reality(
    change_reality: Any, values_bridge: Any, seen_use_mean: Any, use_mean: Any, mandate_mean: Any,
    values_dialogue: Any, trust: Any, misfit_reality: Any, misfit_mandate: Any, reality_weeks: Any,
    dialogue_reality: Any, bridge_gain: Any, bridge_fading: Any,
) -> Any:
    """reality += (min(1, 1.5 (E_y + y)/2 + .2 N + .3 D) - reality)/8; bridge += .06 D T (1 - bridge) - .01 bridge."""
    around = 0.5 * (seen_use_mean + use_mean)
    named = misfit_reality * around + misfit_mandate * mandate_mean + dialogue_reality * values_dialogue
    reality = change_reality + (minimum(named, 1.0) - change_reality) / reality_weeks
    built = bridge_gain * values_dialogue * trust * (1.0 - values_bridge)
    return reality, values_bridge + built - bridge_fading * values_bridge


@mechanism.equation(writes="values_shift")
def values_shift(
    change_reality: Any, usual_reality: Any, values_bridge: Any, values_before: Any, values_fit: Any
) -> Any:
    """(reality (1 - bridge) - usual reality)(v_after - v_before): how far the change has moved this person's fit.

    Who did not fit existing use has left before the first week.
    """
    return (change_reality * (1.0 - values_bridge) - usual_reality) * (values_fit - values_before)


@mechanism.equation(writes="values_evaluation")
def values_evaluation(
    change_reality: Any, awareness: Any, values_bridge: Any, values_before: Any, values_fit: Any, anchor_values: Any,
    values_imagined: Any,
) -> Any:
    """b_V max(reality, k A)(1 - bridge)(v - v_before), in logits: who knows of a change pictures living in it."""
    pictured = maximum(change_reality, values_imagined * awareness)
    return anchor_values * pictured * (1.0 - values_bridge) * (values_fit - values_before)


@mechanism.equation(writes="values_quitting")
def values_quitting(
    values_shift: Any, values_fit: Any, use_last_week: Any, mandate_mean: Any, quit_misfit: Any, misfit_reality: Any,
    misfit_mandate: Any, values_fit_mean: Any, values_fit_sd: Any,
) -> Any:
    """Log hazard of a person's own shift; it replaces the misfit that is equally real to everyone."""
    common = minimum(misfit_reality * use_last_week + misfit_mandate * mandate_mean, 1.0)
    return -quit_misfit * (values_shift + (values_fit_mean - values_fit) * common) / values_fit_sd


def _begin(start: Start, traits: Mapping[str, Values]) -> dict[str, Values]:
    """Fit with the old organization, drawn independently."""
    p = start.parameters
    drawn = clip(p["values_before_mean"] + p["values_before_sd"] * start.normal("trait:values_before"), 0.0, 1.0)
    return {"values_before": np.asarray(round_trait(drawn))}


def _rest(start: Start, usual: Usual) -> None:
    """The change is as real as the use that people are accustomed to."""
    p = start.parameters
    seen, rate = effort_mean(start, usual.around.norms), effort_mean(start, usual.rates)
    all_used = effort_mean(start, [select(one > 0.0, 1.0, 0.0) for one in usual.rates])
    often = rate / select(all_used > 0.0, all_used, 1.0)
    # Weeks with and without use apart: reality has a limit, so that the mean of both is not that of a mean week.
    with_use, without = (minimum(0.5 * p["misfit_reality"] * (seen + used), 1.0) for used in (all_used, 0.0))
    reality = round_trait(often * with_use + (1.0 - often) * without)
    for name in ("usual_reality", "change_reality"):
        start.column(name)[...] = reality
    evaluated = values_evaluation(
        reality, 0.0, 0.0, start.column("values_before"), start.column("values_fit"), p["anchor_values"],
        p["values_imagined"],
    )
    take_up(start, "attitude_anchor", None, evaluated)


MECHANISM = Mechanism(
    name="values_before_and_after",
    meaning="people experience the changed organization only as it becomes real; misfits leave late",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_evaluation": (values_shift, values_evaluation),
        "added_quitting": (values_quitting,),
        END: (next_reality,),
    },
    contributes={"added_evaluation": "values_evaluation", "added_quitting": "values_quitting"},
    records={"change_reality": "change_reality"},
    measures=(WeeklyMeasure("change_reality", "index 0-1", "how real the change has become"),),
    begin=_begin,
    rest=_rest,
)
