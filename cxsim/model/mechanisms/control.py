"""Controlled motivation: rewards and orders build it up; it crowds out the weight of one's own attitude.

Reads: incentive, recognition, mandate, voice. Writes: controlled_motivation.
Source: Deci et al. (1999), 128 studies: free choice d = -.28 to -.40; Cerasoli et al. (2014): not necessarily
antagonistic, so the loss stays below 1. Rates are derived guesses.
Known limits: laboratory sizes may be too large for work.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip
from cxsim.model import mechanism


@mechanism.equation(writes="controlled_motivation")
def next_controlled_motivation(
    controlled_motivation: Any, incentive_mean: Any, mandate_mean: Any, recognition: Any, voice_heard: Any,
    control_build_up: Any, control_fade: Any, added_control: Any = 0.0,
) -> Any:
    """X += k_X (I (1 - R/2) + N (1 - voice)/2 + added)(1 - X) - d_X X."""
    control = incentive_mean * (1.0 - 0.5 * recognition) + 0.5 * mandate_mean * (1.0 - voice_heard) + added_control
    x = controlled_motivation
    return clip(x + control_build_up * control * (1.0 - x) - control_fade * x, 0.0, 1.0)
