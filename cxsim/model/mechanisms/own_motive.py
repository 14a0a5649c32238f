"""Own motive: a person's motivation without looking at others; the basis of the other adoption rules.

Reads: motivation (computed without social proof), use. Writes: social_proof (nothing), own_motive.
Source: a bridge, not a finding: it lets interventions act under rules that know only contagion. With an own motive of 0
the rules are the textbook ones, with 1 the external push of the Bass model is at full strength.
Known limits: the manager's example stays part of the motive.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import logistic
from cxsim.model import mechanism


@mechanism.equation(writes="social_proof", by_behavior=True)
def no_social_proof(norm_threshold: Any) -> Any:
    """Zero, because others already count in the adoption rule itself."""
    return 0.0 * norm_threshold


@mechanism.equation(writes="own_motive", by_behavior=True)
def own_motive(motivation: Any) -> Any:
    """logistic(U), U without social proof."""
    return logistic(motivation)
