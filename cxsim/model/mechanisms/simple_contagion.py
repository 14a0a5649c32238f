"""Simple contagion: every contact who uses the behavior passes it on with the same weekly chance.

Reads: use, use of others, number of contacts, own motive. Writes: willingness.
Source: SI models of epidemics; the contrast to complex contagion in Centola & Macy (2007). Own motive adds a push.
Known limits: contacts act independently; adopters stay, unless they lack ability or opportunity.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential
from cxsim.model import mechanism


@mechanism.equation(writes="willingness", by_behavior=True)
def willingness_by_contact(
    use: Any, seen_use: Any, contacts: Any, own_motive: Any, contagion_rate: Any, external_push: Any
) -> Any:
    """y + (1 - y)(1 - e^-(p m + beta k E_y)), k contacts."""
    hazard = external_push * own_motive + contagion_rate * contacts * seen_use
    return use + (1.0 - use) * (1.0 - exponential(-hazard))
