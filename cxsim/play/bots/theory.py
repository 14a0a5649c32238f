"""Theory: does what the literature that the model names advises, in the order of its list, within money and hours.

It looks at nothing but the company's file: what stands in the way, and when other projects leave people time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from cxsim.play.events import Add
from cxsim.play.seen import Seen

FULL: Final = 1.0
PARTS: Final = (1.0, 0.75, 0.5, 0.35)
"""Shares of the advised dose that are tried until one fits."""
CROWDED_FROM: Final = 2.0
"""So many other projects leave no attention for another one."""
TO_THE_END: Final = None


@dataclass(frozen=True)
class Advice:
    """What is bought, how strongly, from which week after the start on, and for how many weeks.

    ``rather_few``: for fewer people at the full dose, where money or hours do not reach for all.
    """

    what: str
    dose: float
    after_weeks: int
    weeks: int | None
    rather_few: bool = False


PROGRAM: Final = (
    # Use needs ability, opportunity and a motive at once (Webb & Sheeran 2006); courses reach the work only where work
    # lets them (Blume et al. 2010). So what stands in the way goes first: see ``theory``.
    # Courses raise skill (Arthur et al. 2003), and people first hear why. Three hours a week are an ordinary program.
    Advice("communication", 0.5, 0, 40),
    # Where money does not reach for all, whole departments have it, because people need several examples around them
    # (Centola 2010).
    Advice("training", 0.375, 4, 26, rather_few=True),
    # What is at hand counts as ability.
    Advice("tool rollout", 0.6, 4, TO_THE_END),
    # A say builds trust and ownership (Coch & French 1948, Pierce, Kostova & Dirks 2001); orders, measured use and pay
    # provoke and crowd out (Brehm 1966, Deci, Koestner & Ryan 1999), so the list has none of them.
    Advice("governing committee", FULL, 0, TO_THE_END),
    Advice("co design", 0.5, 8, 26),
    # Those whom people report to make learning last (Blume et al. 2010, Jones, Woods & Guillaume 2016).
    Advice("manager coaching", 0.5, 4, 26),
    # Positive feedback adds to motives and takes nothing from them (Deci et al. 1999, Stajkovic & Luthans 2003).
    Advice("recognition", 0.6, 12, 40),
    # Habits need months of repetition (Lally et al. 2010).
    Advice("continuous reinforcement", 0.5, 30, TO_THE_END),
)


def theory(seen: Seen) -> tuple[Add, ...]:
    """In the first turn: remove all that stands in the way, then the program item by item; later turns change nothing.

    An item gets the largest of 100, 75, 50 and 35 % of its dose with which the plan stays within budget and hours
    (fewer things arrive better than many: Rafferty & Griffin 2006, Bernerth et al. 2011); without any it is left out.
    Courses rather reach the largest departments in full, as many as fit. All of it waits until fewer than two other
    projects are going on, for the same reason.
    """
    if seen.week:
        return ()
    start = first_free_week(seen)
    bought: list[Add] = []
    now = seen
    for advice in (*_ways_cleared(seen), *PROGRAM):
        event = next((event for event in _tries(advice, start, now) if _fits(event, now)), None)
        after = None if event is None else now.after(event)
        if event is not None and after is not None:
            bought.append(event)
            now = after
    return tuple(bought)


def _tries(advice: Advice, start: int, now: Seen) -> Iterator[Add]:
    """The advice as it is meant, then what comes closest to it."""
    begin = start + advice.after_weeks
    if advice.rather_few:
        whole = Add(advice.what, dose=advice.dose, start_week=begin, weeks=advice.weeks)
        yield whole
        few: tuple[str, ...] = ()
        for department in sorted(now.departments, key=lambda name: (-now.departments[name], name)):
            if _fits(replace(whole, departments=(*few, department)), now):
                few = (*few, department)
        if few:
            yield replace(whole, departments=few)
    for part in PARTS:
        yield Add(advice.what, dose=round(advice.dose * part, 3), start_week=begin, weeks=advice.weeks)


def _fits(event: Add, now: Seen) -> bool:
    """Whether money and hours reach for it."""
    after = now.after(event)
    return after is not None and after.most_hours <= max(now.team_hours, now.most_hours)


def _ways_cleared(seen: Seen) -> Iterator[Advice]:
    """The removal of everything that stands in the way."""
    for hindrance in seen.hindrances:
        yield Advice(f"remove inhibitor: {hindrance.name}", 0.9, 0, TO_THE_END)


def first_free_week(seen: Seen) -> int:
    """The first week with fewer than two other projects; 0 if there never is one."""
    return next((week for week, projects in seen.other_projects if projects < CROWDED_FROM), 0)
