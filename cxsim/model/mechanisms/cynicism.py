"""Cynicism: people who have seen changes come and go discount every message of the next one.

It starts from past changes; it grows with announcements that nothing follows, with promised benefit that use does not
bring, and with success stories without success; it fades slowly to where it began. While nothing follows, people
expect less of the change than before it was announced.
Reads: cynicism, announced, messages, promise, benefit, training, tools, use around, stories. Writes: cynicism,
announced, unfulfilled, fallen_benefit, cynicism_discount.
Source: Reichers, Wanous & Austin (1997) for direction (recalled); form and sizes are assumptions. Credibility
already includes the usual cynicism (``credibility.py``), so only the difference counts.
Known limits: one target of cynicism; it does not spread by talk; only visible use counts as following.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, maximum, minimum
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.hooks import HOOKS
from cxsim.model.mechanism import END, PAST, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.phases import BehaviorMean
from cxsim.model.start import Start

Values = NDArray[np.float64]

_CYNICISM = "direction from Reichers, Wanous & Austin (1997) (recalled); size assumed"

_PARAMETERS = (
    Parameter("cynicism_usual", "C_0", "cynicism after mixed experience with change", "index 0-1", 0.25, 0.1, 0.4,
              _CYNICISM),
    Parameter("cynicism_past", "C_past", "cynicism added by poor past changes, or removed by good ones", "index 0-1",
              0.20, 0.0, 0.4, _CYNICISM),
    Parameter("cynicism_loss", "d_C", "credibility lost at full cynicism", "share", 0.7, 0.0, 0.9, _CYNICISM),
    Parameter("cynicism_unfulfilled", "k_C_ann", "cynicism from announcements without consequences", "1/week", 0.04,
              0.01, 0.1, _CYNICISM, distribution="loguniform"),
    Parameter("cynicism_disappointment", "k_C_dis", "cynicism from promised benefit that use does not bring",
              "1/week", 0.03, 0.01, 0.1, _CYNICISM, distribution="loguniform"),
    Parameter("cynicism_hollow", "k_C_story", "cynicism from success stories without success", "1/week", 0.02, 0.005,
              0.06, distribution="loguniform"),
    Parameter("cynicism_fading", "d_cyn", "fading of cynicism", "1/week", 0.004, 0.001, 0.02,
              distribution="loguniform"),
    Parameter("announced_gain", "k_ann", "memory of a full announcement", "1/week", 0.15, 0.05, 0.4,
              distribution="loguniform"),
    Parameter("announced_fading", "d_ann", "fading of this memory", "1/week", 0.03, 0.01, 0.1,
              distribution="loguniform"),
    Parameter("unfulfilled_fall", "k_fall", "expected benefit lost while an announcement stays unfulfilled", "1/week",
              0.12, 0.05, 0.3, _CYNICISM, distribution="loguniform"),
    Parameter("announced_patience", "pat", "announcements that may stay unfulfilled for now", "share", 0.25, 0.1, 0.5),
)

_COLUMNS = (
    Column("cynicism", "cynicism about changes in this organization", "next_cynicism", "cynicism_usual"),
    Column("past_cynicism", "cynicism that past changes have left", "drawn", "cynicism_usual"),
    Column("announced", "memory of what was announced", "next_cynicism", 0.0),
)


@mechanism.equation(writes="cynicism_discount")
def cynicism_discount(cynicism: Any, cynicism_usual: Any, cynicism_loss: Any) -> Any:
    """(1 - d C) / (1 - d C_usual): the remaining share of credibility."""
    return (1.0 - cynicism_loss * cynicism) / (1.0 - cynicism_loss * cynicism_usual)


@mechanism.equation(writes="unfulfilled")
def unfulfilled(
    announced: Any, seen_use_mean: Any, training_mean: Any, tools_mean: Any, announced_patience: Any
) -> Any:
    """max(0, announced - patience - max(E_y, training, tools)): announcements that nothing follows."""
    follows = maximum(seen_use_mean, maximum(training_mean, tools_mean))
    return maximum(announced - announced_patience - follows, 0.0)


@mechanism.equation(writes="fallen_benefit")
def fallen_benefit(expected_benefit: Any, unfulfilled: Any, unfulfilled_fall: Any) -> Any:
    """What people expect falls back, below where it began, while nothing follows: -k unfulfilled B."""
    return -unfulfilled_fall * unfulfilled * expected_benefit


@mechanism.equation(writes=("cynicism", "announced"))
def next_cynicism(
    cynicism: Any, announced: Any, attention: Any, vision_message: Any, personal_relevance: Any, promise: Any,
    unfulfilled: Any, past_cynicism: Any, use_mean: Any, benefit_of_use: Any, story: Any, root_use_last_week: Any,
    announced_gain: Any, announced_fading: Any, cynicism_unfulfilled: Any, cynicism_disappointment: Any,
    cynicism_hollow: Any, cynicism_fading: Any, added_cynicism: Any = 0.0,
) -> Any:
    """C += (k_a unfulfilled + k_d disappointed + k_h hollow story)(1 - C) - fading (C - C_past) + added."""
    told = announced_gain * attention * minimum(vision_message + personal_relevance * promise, 1.0)
    disappointment = use_mean * maximum(promise * personal_relevance - benefit_of_use, 0.0)
    hollow = story * (1.0 - root_use_last_week)
    grown = (
        cynicism_unfulfilled * unfulfilled + cynicism_disappointment * disappointment + cynicism_hollow * hollow
    )
    cynical = cynicism + grown * (1.0 - cynicism) - cynicism_fading * (cynicism - past_cynicism)
    remembered = announced + told * (1.0 - announced) - announced_fading * announced
    return clip(cynical + added_cynicism, 0.0, 1.0), remembered


def _begin(start: Start, traits: Mapping[str, Values]) -> dict[str, Values]:
    """Past changes raise or lower it."""
    usual = start.parameters["cynicism_usual"] - start.past * start.parameters["cynicism_past"]
    cynicism = clip(usual, 0.0, 1.0) + np.zeros(start.shape)
    return {"cynicism": cynicism, "past_cynicism": cynicism}


MECHANISM = Mechanism(
    name="cynicism",
    meaning="people who have seen changes come and go discount every message of the next one",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "credibility_factor": (cynicism_discount,),
        "added_benefit": (BehaviorMean("seen_use"), unfulfilled, fallen_benefit),
        END: (HOOKS["added_cynicism"], next_cynicism),
    },
    contributes={"credibility_factor": "cynicism_discount", "added_benefit": "fallen_benefit"},
    records={"cynicism": "cynicism"},
    measures=(WeeklyMeasure("cynicism", "index 0-1", "mean cynicism about changes here"),),
    begin=_begin,
    without={PAST: {"cynicism": "cynicism_usual"}},
)
