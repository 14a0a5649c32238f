"""Threshold adoption: use it once the remembered share of using it others reaches one's threshold, and stay.

Reads: perceived norm, norm threshold, own motive, use. Writes: willingness.
Source: Granovetter (1978), Watts (2002); noise as in Macy's and Centola's experiments. Own motive lowers the threshold.
Known limits: nobody gives up for social reasons; inhibitors and missing skill still act through ability and
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
    """1 for those who use it or whose n >= phi (1 - m); else the noise."""
    convinced = select(perceived_norm >= norm_threshold * (1.0 - own_motive), 1.0, threshold_noise)
    return maximum(use, convinced)
