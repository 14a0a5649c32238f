"""Further laws about departments and the whole organization: who carries the change, and with what."""

from __future__ import annotations

from cxsim.model.further_law import FurtherLaw
from cxsim.model.laws import ownership

LAWS: tuple[FurtherLaw, ...] = (
    FurtherLaw(
        "ownership", "the change team has hours; departments that own the change take their share of them over",
        (),
        between=(
            ownership.hours_left_to_team, ownership.team_fidelity, ownership.delivery, ownership.next_ownership,
            ownership.next_team_fatigue,
        ),
        delivery="delivery",
        keeps={"ownership": "ownership", "delivery": "delivery", "team_fatigue": "team_fatigue"},
    ),
)
