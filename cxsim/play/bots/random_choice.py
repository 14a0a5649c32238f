"""Random: buys what chance offers. The chance is that of the game, so a game is played the same way every time."""

from __future__ import annotations

from typing import Final

import numpy as np

from cxsim.play.events import Add
from cxsim.play.seen import Seen
from cxsim.streams import uniforms

TRIES: Final = 3
LEAST_DOSE: Final = 0.2
SHORTEST, LONGEST = 8, 52
NUMBERS: Final = 5
"""Random numbers for one try: what, dose, weeks, everybody or not, department."""


def random_choice(seen: Seen) -> tuple[Add, ...]:
    """Three tries a turn: an offer, a dose of .2 to 1, 8 to 52 weeks, for everybody or, half of the time, a department.

    All are equally likely, and what the game refuses is dropped.
    """
    drawn = uniforms(seen.seed, "bot:random", np.arange(TRIES * NUMBERS, dtype=np.uint64), seen.week)
    bought: list[Add] = []
    now: Seen = seen
    for what, dose, weeks, few, where in drawn.reshape(TRIES, NUMBERS):
        departments = tuple(seen.departments)
        event = Add(
            seen.offers[int(what * len(seen.offers))],
            dose=round(LEAST_DOSE + (1.0 - LEAST_DOSE) * float(dose), 2),
            departments=(departments[int(where * len(departments))],) if few < 0.5 else (),
            weeks=SHORTEST + int(weeks * (LONGEST - SHORTEST + 1)),
        )
        after = now.after(event)
        if after is not None:
            bought.append(event)
            now = after
    return tuple(bought)
