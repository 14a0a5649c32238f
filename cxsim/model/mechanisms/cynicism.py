"""Cynicism: who has seen changes come and go discounts every message of the next one.

It starts from past changes, grows with what was announced minus what came, with promised benefit that practice does not
bring and with success stories where there is little success; it fades slowly.
Reads: cynicism, announced, messages, promise, benefit, practice around, stories. Writes: cynicism, announced,
cynicism_discount.
Source: Reichers, Wanous & Austin (1997) for direction (recalled); form and sizes are assumptions. Credibility in the
reference week already holds the usual cynicism, so only the difference counts.
Known limits: one target of cynicism; it does not spread by talk; what came is what one sees others practise.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum, minimum
from cxsim.model.law import law


@law(writes="cynicism_discount")
def cynicism_discount(cynicism: Any, cynicism_usual: Any, cynicism_loss: Any) -> Any:
    """(1 - d C) / (1 - d C_usual): what is left of credibility."""
    return (1.0 - cynicism_loss * cynicism) / (1.0 - cynicism_loss * cynicism_usual)


@law(writes=("cynicism", "announced"))
def next_cynicism(
    cynicism: Any, announced: Any, attention: Any, vision_message: Any, personal_relevance: Any, promise: Any,
    seen_practice_mean: Any, practice_mean: Any, benefit_of_practice: Any, story: Any, root_use_last_week: Any,
    announced_gain: Any, announced_fading: Any, announced_patience: Any, cynicism_unfulfilled: Any,
    cynicism_disappointment: Any, cynicism_hollow: Any, cynicism_fading: Any, further_cynicism: Any = 0.0,
) -> Any:
    """C += (k_a max(0, announced - patience - E_y) + k_d disappointed + k_h hollow story)(1 - C) - .004 C + further."""
    told = announced_gain * attention * minimum(vision_message + personal_relevance * promise, 1.0)
    unfulfilled = maximum(announced - announced_patience - seen_practice_mean, 0.0)
    disappointment = practice_mean * maximum(promise * personal_relevance - benefit_of_practice, 0.0)
    hollow = story * (1.0 - root_use_last_week)
    grown = (
        cynicism_unfulfilled * unfulfilled + cynicism_disappointment * disappointment + cynicism_hollow * hollow
    )
    cynical = cynicism + grown * (1.0 - cynicism) - cynicism_fading * cynicism
    remembered = announced + told * (1.0 - announced) - announced_fading * announced
    return clip(cynical + further_cynicism, 0.0, 1.0), remembered
