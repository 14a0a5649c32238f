"""Which sums a week leaves behind, in one order for both engines."""

from __future__ import annotations

from cxsim.model.week import RECORDED_EVENTS, RECORDED_OF_PRESENT

RECORDED: tuple[str, ...] = (*RECORDED_OF_PRESENT, *RECORDED_EVENTS)
QUANTITY: dict[str, str] = {**RECORDED_OF_PRESENT, **RECORDED_EVENTS}
NUMBER: dict[str, int] = {name: number for number, name in enumerate(RECORDED)}
