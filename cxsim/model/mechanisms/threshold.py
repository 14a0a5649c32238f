"""Threshold adoption: people adopt once the remembered share of users reaches their threshold, and stay.

Reads: perceived norm, norm threshold, own motive, use. Writes: willingness.
Source: Granovetter (1978), Watts (2002); noise as in Macy's and Centola's experiments. Own motive lowers the threshold.
Known limits: no one gives up for social reasons; inhibitors and missing skill still act through ability and
opportunity.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum, select
from cxsim.model import mechanism


@mechanism.equation(writes="willingness", by_behavior=True)
def willingness_by_threshold(
    use: Any, perceived_norm: Any, norm_threshold: Any, own_motive: Any, threshold_noise: Any
) -> Any:
    """1 for users and for people with n >= phi (1 - m); otherwise the noise."""
    convinced = select(perceived_norm >= norm_threshold * (1.0 - own_motive), 1.0, threshold_noise)
    return maximum(use, convinced)
