"""Bass adoption on a network: a weekly hazard from an external push and from the share of others who use it.

Reads: use, use of others, own motive. Writes: willingness.
Source: Bass (1969); p = .03, q = .38 a year are means of Sultan et al. (1990) (recalled). Own motive scales the push.
Known limits: adopters stay, unless they lack ability or opportunity.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import minimum
from cxsim.model import mechanism


@mechanism.equation(writes="willingness", by_behavior=True)
def willingness_by_hazard(
    use: Any, seen_use: Any, own_motive: Any, external_push: Any, social_influence: Any
) -> Any:
    """y + (1 - y) min(1, p m + q E_y)."""
    hazard = minimum(external_push * own_motive + social_influence * seen_use, 1.0)
    return use + (1.0 - use) * hazard
