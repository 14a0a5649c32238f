"""Further laws about what leaders know: the ties that they see, and what asking does to those who are asked."""

from __future__ import annotations

from cxsim.model.further_law import END, FurtherLaw
from cxsim.model.mechanisms import asked

LAWS: tuple[FurtherLaw, ...] = (
    FurtherLaw(
        "knowledge", "leaders see a part of the ties until they are mapped; who is asked expects something to follow",
        (("further_trust", asked.asked_trust), (END, asked.next_asked)),
        {"further_trust": "asked_trust"},
        {"asked": "asked"},
    ),
)
