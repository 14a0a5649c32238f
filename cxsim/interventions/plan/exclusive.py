"""Acts that exclude one another: no one holds a role twice at a time, and no one leaves or moves twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.moment import ONCE, ROLES
from cxsim.interventions.plan.timetable import ROUND, WAVE, timetable
from cxsim.interventions.problems import Problem
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]

EXCLUSIVE = ONCE.union(ROLES)
OUT = "out"
MOST_NAMED = 3


@dataclass(frozen=True, eq=False)
class _Claim:
    """An intervention, its place in the list, and the people it chose."""

    place: int
    intervention: Intervention
    chosen: Integers


def exclusive_problems(interventions: Sequence[Intervention], view: PeopleView) -> Iterator[Problem]:
    """Interventions that claim the same people for a role in the same weeks, or dismiss or move someone twice.

    Paths start with the place in the list of the intervention that claims them later.
    """
    reported: set[frozenset[int]] = set()
    for first, second in combinations(_claims(interventions, view), 2):
        pair = frozenset((first.place, second.place))
        both = np.intersect1d(first.chosen, second.chosen)
        clash = _clash(first.intervention, second.intervention)
        if len(pair) > 1 and pair not in reported and len(both) and clash:
            reported.add(pair)
            yield _problem(clash, first, second, both, view)


def _claims(interventions: Sequence[Intervention], view: PeopleView) -> list[_Claim]:
    """Every part of an intervention (round, wave) that performs exclusive acts, sorted by first week.

    Parts that choose by estimates are left out: whom they choose is known only during the run.
    """
    acting = [intervention for intervention in interventions if EXCLUSIVE & set(intervention.about.acts)]
    places = {intervention.label: place for place, intervention in enumerate(interventions)}
    claims = []
    for part in timetable(interventions) if len(acting) > 1 else ():
        place = places.get(part.label.partition(WAVE)[0].partition(ROUND)[0])
        if EXCLUSIVE & set(part.about.acts) and place is not None and not part.estimates_read():
            people = part.target.resolve(view)
            claims.append(_Claim(place, part, np.asarray(part.choose(view, people), dtype=np.int64)))
    return sorted(claims, key=lambda claim: (claim.intervention.start_week, claim.place))


def _clash(first: Intervention, second: Intervention) -> str:
    """The act that only one of the two may perform: a role, or ``OUT`` for leaving the position; empty if there is
    none."""
    acts = set(first.about.acts), set(second.about.acts)
    if all(ONCE & one for one in acts):
        return OUT
    shared = sorted(acts[0] & acts[1] & set(ROLES))
    return shared[0] if shared and _same_weeks(first, second) else ""


def _same_weeks(first: Intervention, second: Intervention) -> bool:
    ends = [None if one.weeks is None else one.start_week + one.weeks for one in (first, second)]
    return (ends[0] is None or second.start_week < ends[0]) and (ends[1] is None or first.start_week < ends[1])


def _problem(kind: str, first: _Claim, second: _Claim, both: Integers, view: PeopleView) -> Problem:
    names = ", ".join(view.ids[index] for index in both[:MOST_NAMED])
    more = f" and {len(both) - MOST_NAMED} more" if len(both) > MOST_NAMED else ""
    what = "dismiss or move" if kind == OUT else f"appoint as {kind}"
    when = "" if kind == OUT else " in the same weeks"
    return Problem(
        (second.place, "type"), f"'{first.intervention.label}' and '{second.intervention.label}' {what} the same "
        f"people{when} ({len(both)}: {names}{more}); exclude one group from the other's target, or give it another draw"
    )
