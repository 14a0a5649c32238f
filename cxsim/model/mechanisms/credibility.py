"""Credibility: the sender of a message matters as much as its content.

Reads: trust, sponsorship, the manager's attitude, representation in the committee. Writes: credibility,
voice_heard.
Source: Dirks & Ferrin (2002), k = 106: trust in leadership matters; Prosci surveys on sponsors and supervisors
(vendor, correlational); the product form is an assumption.
Known limits: one voice for the whole change; no rumor.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip
from cxsim.model import mechanism


@mechanism.equation(writes="credibility")
def credibility(
    trust: Any, sponsorship: Any, manager_attitude: Any, represented: Any, credibility_sponsor_floor: Any,
    credibility_manager_floor: Any, committee_credibility: Any, credibility_factor: Any = 1.0,
) -> Any:
    """psi = clip(factor x [T (.25 + .75 S)(.3 + .7 a_m) + .15 rep], 0, 1)."""
    sponsor = credibility_sponsor_floor + (1.0 - credibility_sponsor_floor) * sponsorship
    manager = credibility_manager_floor + (1.0 - credibility_manager_floor) * manager_attitude
    believed = trust * sponsor * manager + committee_credibility * represented
    return clip(credibility_factor * believed, 0.0, 1.0)


@mechanism.equation(writes="voice_heard")
def voice_heard(voice: Any, represented: Any, committee_voice: Any) -> Any:
    """Say in the change: direct, or through committee members."""
    return clip(voice + committee_voice * represented, 0.0, 1.0)
