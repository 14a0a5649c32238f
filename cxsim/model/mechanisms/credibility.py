"""Credibility: the sender of a message matters as much as its content.

A say in the change counts by what follows from it: ideas carried out, inhibitors removed. A fair hearing counts for a
little by itself.
Reads: trust, sponsorship, the manager's attitude, representation in the committee, what was carried out. Writes:
credibility, voice_heard, say_followed.
Source: Dirks & Ferrin (2002), k = 106: trust in leadership matters; Prosci surveys on sponsors and supervisors
(vendor, correlational); the product form is an assumption. Lind & Tyler (1988, recalled): a hearing counts by itself;
Wagner (1994): effects of participation are small.
Known limits: one voice for the whole change; no rumor.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, minimum
from cxsim.model import mechanism


@mechanism.equation(writes="credibility")
def credibility(
    trust: Any, sponsorship: Any, manager_attitude: Any, represented: Any, credibility_sponsor_floor: Any,
    credibility_manager_floor: Any, committee_credibility: Any, credibility_factor: Any = 1.0,
) -> Any:
    """psi = clip(factor x [T (psi_S + (1 - psi_S) S)(psi_m + (1 - psi_m) a_m) + rep_cred rep], 0, 1)."""
    sponsor = credibility_sponsor_floor + (1.0 - credibility_sponsor_floor) * sponsorship
    manager = credibility_manager_floor + (1.0 - credibility_manager_floor) * manager_attitude
    believed = trust * sponsor * manager + committee_credibility * represented
    return clip(credibility_factor * believed, 0.0, 1.0)


@mechanism.equation(writes="voice_heard")
def voice_heard(voice: Any, represented: Any, committee_voice: Any) -> Any:
    """Say in the change: direct, or through committee members."""
    return clip(voice + committee_voice * represented, 0.0, 1.0)


@mechanism.equation(writes="say_followed")
def say_followed(voice_heard: Any, carried_out: Any, say_floor: Any) -> Any:
    """voice (phi + (1 - phi) min(1, carried out)): a say counts by what has become of it."""
    return voice_heard * (say_floor + (1.0 - say_floor) * minimum(carried_out, 1.0))
