"""What interventions take of people and of the change team in the first weeks, as the plan was written."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_WEEKS = 13
"""The first quarter of a year: ninety days and one."""


@dataclass(frozen=True)
class Work:
    """One intervention in the first weeks.

    ``who``: its target group in words; ``what``: what it does. ``people``: how many it reaches, or how many of them it
    chooses for a role (``chooses``); None where leaders must first learn who they are, which also leaves
    ``people_hours`` unknown. ``first_week`` and ``last_week``: its active
    weeks among the first ones; ``goes_on``: whether it is active afterwards. ``people_hours`` and ``team_hours``: hours
    of all people reached, and of the change team, summed over these weeks.
    """

    intervention: str
    type: str
    who: str
    what: str
    people: int | None
    chooses: bool
    first_week: int
    last_week: int
    goes_on: bool
    people_hours: float | None
    team_hours: float
