"""Greedy: asks, and buys the cure of whatever looks worst. It sees what a survey asks for, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cxsim.engine.reading.known import Known
from cxsim.play.events import Add
from cxsim.play.seen import Seen

CURES: Final[Mapping[str, tuple[float, str]]] = MappingProxyType({
    "awareness": (0.7, "communication"), "attitude": (0.6, "personal relevance"), "skill": (0.45, "training"),
    "trust": (0.5, "governing committee"), "expected_benefit": (0.5, "success story"),
})
"""What a survey asks for: the level that would be enough, and what is bought while it is lower."""
RELIEF_ABOVE: Final = 0.35
SURVEY: Final = "survey"
WEEKS: Final = 26
DOSES: Final = (0.6, 0.4, 0.2)


def greedy(seen: Seen) -> tuple[Add, ...]:
    """Every turn: buy the cure of the largest gap that the newest survey shows, for everybody, for half a year.

    The strongest dose of .6, .4 and .2 that the game allows; relief instead if fatigue is above .35. Then another
    survey. In the first turn nothing is known, so it only asks.
    """
    bought: list[Add] = []
    now = seen
    if seen.week:
        wanted = _worst(seen.known, seen)
        for event in (Add(wanted, dose=dose, weeks=WEEKS) for dose in DOSES if wanted):
            after = now.after(event)
            if after is not None:
                bought.append(event)
                now = after
                break
    asks = Add(SURVEY)
    return (*bought, asks) if now.after(asks) is not None else tuple(bought)


def _worst(known: Known, seen: Seen) -> str:
    """The cure of the largest gap; empty if nothing is known or lacking, or its cure is under way."""
    tired = known.latest("fatigue")
    if tired is not None and tired.value > RELIEF_ABOVE:
        return "workload relief"
    gaps = {measure: enough - reading.value for measure, (enough, _) in CURES.items()
            if (reading := known.latest(measure)) is not None}
    lacking = sorted((measure for measure, gap in gaps.items() if gap > 0.0), key=lambda one: (-gaps[one], one))
    return next((CURES[measure][1] for measure in lacking if CURES[measure][1] not in seen.under_way), "")
