"""Perceived norm and social proof: people remember what others do, and feel pressure beyond a personal threshold.

Reads: use of others. Writes: perceived_norm, social_proof.
Source: complex contagion (Granovetter 1978; Centola 2010); thresholds bounded by exposure at adoption in the medical
innovation and Korean family planning data (Valente 1995). s -> 0 and a memory of one week give Granovetter's model.
Known limits: observed exposure is an upper bound of a threshold, not the threshold.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import logistic
from cxsim.model import mechanism


@mechanism.equation(writes="perceived_norm", by_behavior=True)
def next_perceived_norm(perceived_norm: Any, seen_use: Any, norm_memory_weeks: Any) -> Any:
    """n += (E_y - n) / tau_n."""
    return perceived_norm + (seen_use - perceived_norm) / norm_memory_weeks


@mechanism.equation(writes="social_proof", by_behavior=True)
def social_proof(perceived_norm: Any, norm_threshold: Any, norm_softness: Any) -> Any:
    """P = logistic((n - phi) / s)."""
    return logistic((perceived_norm - norm_threshold) / norm_softness)
