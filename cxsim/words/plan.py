"""A plan in words: its interventions, when they act, what they cost and what they take of the team."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.load import WORKING_HOURS
from cxsim.dates import date_words, day_in_week, end_of_week, week_words
from cxsim.interventions.base import Intervention
from cxsim.interventions.people.targeting import Target
from cxsim.units import counted
from cxsim.words.benefit import sum_words
from cxsim.words.groups import listed, said, sentence

Values = NDArray[np.float64]

AMOUNTS: Mapping[str, str] = {
    "fixed": "once", "per_week": "a week", "per_person": "once a person", "per_person_week": "a person and week",
}
OVERRUNS = (
    ("tell", "it runs all the same, and says so"), ("refuse", "it is refused"),
    ("queue", "interventions wait until the team has hours"), ("scale", "every dose is lowered until it fits"),
)
"""What happens to a plan that needs more than it may, the usual first."""


def intervention_words(intervention: Intervention) -> str:
    """An intervention as a title: "Training", "Wave 2 of training"."""
    return sentence(said(intervention.label))


def kind_words(kind: str) -> str:
    """A kind of intervention as a title: "Tool rollout"."""
    return sentence(said(kind))


def whom_words(target: Target) -> str:
    """Whom an intervention reaches: "everyone", "contact center and sales", or the target in full."""
    if target == Target():
        return "everyone"
    if target.departments and target == Target(departments=target.departments):
        return listed(target.departments)
    return target.describe()


def time_words(start: int, end: int, first: date | None) -> str:
    """When it acts, up to the week before ``end``: "1 Feb 2027 to 1 Aug 2027, 26 weeks", or "weeks 4 to 29"."""
    length = counted(end - start, "week")
    if first is None:
        return f"week {start}" if end - start == 1 else f"weeks {start} to {end - 1}, {length}"
    return f"{date_words(day_in_week(first, start))} to {date_words(end_of_week(first, end - 1))}, {length}"


def short_sum(amount: float) -> str:
    """An amount in a picture: "660k", "2.05M", "640"."""
    if amount >= 999_500.0:
        return f"{amount / 1e6:.3g}M"
    if amount < 995.0:
        return f"{amount:.0f}"
    return f"{amount / 1e3:.{0 if amount >= 9_950.0 else 1}f}k"


def cost_words(cost: Mapping[str, float], currency: str) -> str:
    """What an intervention costs at full strength: "10,000 EUR once, 125 EUR a person and week"."""
    told = [f"{cost[key]:,.10g} {currency} {words}" for key, words in AMOUNTS.items() if cost[key]]
    return ", ".join(told) or "no money of its own"


def hours_words(hours: float) -> str:
    """Hours of the change team at full strength: "6 team hours a week"."""
    return f"{hours:g} team hours a week"


def money_words(amount: float, currency: str) -> str:
    """A sum that others are added to or taken from: "23,125 EUR", "2.05 million EUR"."""
    return f"{amount:,.0f} {currency}" if abs(amount) < 999_500.0 else sum_words(amount, currency)


def total_words(total: float, budget: float | None, currency: str) -> str:
    """What a plan costs, against its budget if there is one."""
    told = f"{money_words(total, currency)} in all"
    if budget is None:
        return f"{told}. No budget is set."
    left = budget - total
    rest = f"{money_words(left, currency)} are left" if left >= 0.0 else f"{money_words(-left, currency)} too much"
    return f"{told}, of {money_words(budget, currency)}: {rest}."


def dearest_week_words(cost: Values, first: date | None) -> str:
    """The week that costs most: "At most 154k in week 4 (1 Feb 2027)"; nothing where nothing is paid."""
    week = int(np.argmax(cost)) if cost.any() else -1
    return "" if week < 0 else f"At most {short_sum(float(cost[week]))} in {week_words(week, first)}."


def team_words(hours: Values, limit: float | None) -> str:
    """How much of the change team a plan takes, against what it has or against full-time posts."""
    most = float(hours.max(initial=0.0))
    if not most:
        return "The plan takes no hours of a change team."
    if limit is not None:
        over = int((hours > limit).sum())
        rest = f"too many in {counted(over, 'week')}" if over else "that is enough"
        return f"At most {most:.0f} a week, of {limit:g}: {rest}."
    posts = most / WORKING_HOURS
    told = "under one full-time post" if posts < 1.0 else f"{posts:.1f} full-time posts"
    return f"At most {most:.0f} a week, {told}."


def changed_words(before: Intervention, after: Mapping[str, Any]) -> str:
    """A change of one intervention for *Undo*: "Training: hours per week 5"."""
    told = [f"{said(name)} {value}" if value is not None else f"{said(name)} as usual" for name, value in after.items()]
    return f"{intervention_words(before)}: {', '.join(told[:2])}{' and more' if len(told) > 2 else ''}"
