"""Change load in words: who is beyond capacity, when, and what that means."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from cxsim.analysis.load import CAPACITY, WORKING_HOURS, GroupLoad
from cxsim.dates import date_words, day_in_week, end_of_week, week_words
from cxsim.units import counted
from cxsim.words.groups import group_words, sentence

LAW = (f"Capacity is a working week of {WORKING_HOURS:.0f} hours. It is the one threshold of the load law: beyond it "
       "attention falls and fatigue grows with every point. The other shades only help to read.")


def load_title(loads: Sequence[GroupLoad], start: date | None) -> str:
    """Who is beyond capacity, and in which weeks."""
    groups = [one for one in loads if one.group.names] or list(loads)
    over = [one for one in groups if one.weeks_over]
    if not over:
        return "Nobody is over capacity in the middle future"
    return f"{over_words(groups, over)} over capacity {span_words(over, start)}"


def span_words(over: Sequence[GroupLoad], start: date | None) -> str:
    """From the first to the last week in which any of these groups is beyond capacity."""
    first, last = min(one.spells[0][0] for one in over), max(one.spells[-1][1] for one in over)
    if first == last:
        return f"in {week_words(first, start)}"
    if start is None:
        return f"between weeks {first} and {last}"
    return f"between {date_words(day_in_week(start, first))} and {date_words(end_of_week(start, last))}"


def over_words(groups: Sequence[GroupLoad], over: Sequence[GroupLoad]) -> str:
    """Who is beyond capacity, with the verb."""
    if len(over) == len(groups) > 1 or not over[0].group.names:
        return "Everyone is"
    return f"{named(over[0])} is" if len(over) == 1 else f"{len(over)} of {len(groups)} departments are"


def named(load: GroupLoad) -> str:
    """A group at the beginning of a sentence."""
    return sentence(group_words(load.group))


def load_takeaway(loads: Sequence[GroupLoad], start: date | None) -> str:
    """The highest load of any group, and the hours behind it."""
    highest = max(loads, key=lambda one: one.peak)
    week = highest.peak_week
    added = None if highest.added is None else float(highest.added[week])
    hours = "" if added is None else f", {hours_words(added)} of them for the plan"
    return (f"{named(highest)} peaks at {load_percent(highest.peak)} in {week_words(week, start)}: "
            f"{hours_words(float(highest.hours[week]))} a head{hours}.")


def map_notes(span: int, left: int) -> list[str]:
    """How the map is read: weeks in a cell, and how many groups it leaves out."""
    weeks = [] if span == 1 else [f"Each cell shows the highest of {span} weeks."]
    return weeks + ([f"The map shows the groups with the highest load; {left} more are in the table."] if left else [])


def hours_words(hours: float) -> str:
    """Hours a week: "43.2 hours"."""
    return f"{hours:.1f} hours"


def load_percent(share: float) -> str:
    """A load as a percentage of capacity; what is beyond it never looks as if it were not."""
    rounded = f"{100.0 * share:.0f}"
    return f"{100.0 * share:.1f} %" if rounded == "100" and share != CAPACITY else f"{rounded} %"


def load_figure(share: float) -> str:
    """A load in whole percent, for a cell; what is below or above capacity never looks as if it were at it."""
    rounded = round(100.0 * share)
    if rounded == 100 and not math.isclose(share, CAPACITY, rel_tol=1e-11):
        rounded += 1 if share > CAPACITY else -1
    return str(rounded)


def spells_words(load: GroupLoad, start: date | None) -> str:
    """The weeks beyond capacity: "27 weeks: 4 to 30", or "27 weeks: 1 Feb 2027 to 8 Aug 2027"."""
    if not load.weeks_over:
        return "none"
    told = [spell_words(first, last, start) for first, last in load.spells[:2]]
    more = len(load.spells) - len(told)
    return f"{counted(load.weeks_over, 'week')}: {', '.join(told)}" + (f" and {more} more times" if more else "")


def spell_words(first: int, last: int, start: date | None) -> str:
    """From the first to the last week of a spell: days where the start is known."""
    if start is not None:
        return f"{date_words(day_in_week(start, first))} to {date_words(end_of_week(start, last))}"
    return f"{first}" if first == last else f"{first} to {last}"
