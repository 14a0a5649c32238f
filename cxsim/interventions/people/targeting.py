"""Target groups: criteria that people must all meet, and a keyed share of those who do."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cxsim.interventions.people.criteria import EVERYONE, HOLDS, WORDS, mask_of
from cxsim.interventions.people.estimates import (
    OF_QUADRANT,
    OF_STAGE,
    EstimateName,
    Quadrant,
    Range,
    Stage,
)
from cxsim.interventions.people.selection import in_drawn_order
from cxsim.interventions.problems import Problem, under, unknown
from cxsim.interventions.quantities import NOT_EMPTY, Flag, Levels, Names, Share, distinct
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Target(BaseModel):
    """The people who meet every given criterion; without criteria, everyone.

    The criteria apply first (``most_looked_at`` among those who meet the others), then ``exclude``, then ``share``. A
    share is drawn in one keyed random order of people. So a larger share includes everyone in a smaller one, and two
    interventions with the same share (and ``draw``) reach the same people: a pilot group stays one group.
    """

    # Not deferred like the others: built once, below, it is a part of every intervention instead of built in each.
    model_config = ConfigDict(frozen=True, extra="forbid")

    departments: Names | None = Field(None, description="names of departments; default: all")
    levels: Levels | None = Field(None, description="levels of the hierarchy, 1 = top; default: all")
    teams: Names | None = Field(None, description="names of teams; default: all")
    people: Names | None = Field(None, description="identifiers of employees; default: all")
    managers: Flag | None = Field(
        None, description="true: only people with direct reports; false: only people without; default: both"
    )
    any_of: Targets | None = Field(
        None, description="people in at least one of these groups, each described like a target"
    )
    all_of: Targets | None = Field(
        None, description="people in every one of these groups, each described like a target"
    )
    most_looked_at: Share | None = Field(
        None, description="share of the people who meet the other criteria, taking those whom most colleagues look at "
        "(by the mapped ties), 0 to 1; equals are drawn at random"
    )
    estimated: dict[EstimateName, Range] | None = Field(
        None, description="bounds on leaders' estimates of each person, by quantity (awareness, attitude, trust, "
        "fatigue, recent_use, habit, skill, values_fit), as they are when the intervention starts; interviews or a "
        "diagnosis must come first"
    )
    quadrant: Quadrant | None = Field(
        None, description="quadrant of the skill-will matrix in which leaders see people: low_will_low_skill, "
        "low_will_high_skill, high_will_low_skill or high_will_high_skill (will: attitude of 1/2 or more; skill: as "
        "much as the behaviors require)"
    )
    stage: Stage | None = Field(
        None, description="first condition that people do not meet, as leaders see it: awareness, desire, knowledge, "
        "ability (use), reinforcement (habit), or done"
    )
    share: Share = Field(
        1.0, description="share of the people who meet the criteria, 0 to 1, drawn at random; a larger share includes "
        "a smaller one"
    )
    draw: str = Field(
        "", description="name of the random draw for the share, and for whatever an intervention draws within its "
        "target group; another name draws another group of the same size"
    )
    exclude: Target | None = Field(None, description="people to leave out, described like a target")

    def resolve(self, view: PeopleView) -> Mask:
        """The people reached: a read-only mask, shape (people,)."""
        reached = self._eligible(view)
        if self.share < 1.0:
            drawn = in_drawn_order(view, np.flatnonzero(reached), f"target:{self.draw}")
            reached = _first(drawn, self.share, view)
        reached.flags.writeable = False
        return reached

    # What leaders need ------------------------------------------------------------------------------------

    def _groups(self) -> Iterator[Target]:
        """This target and every one inside it."""
        yield self
        for group in (*(self.any_of or ()), *(self.all_of or ()), *([] if self.exclude is None else [self.exclude])):
            yield from group._groups()

    def estimates_read(self) -> frozenset[str]:
        """Estimates of individuals that it uses."""
        read: set[str] = set()
        for group in self._groups():
            read |= set(group.estimated or ())
            read |= OF_QUADRANT if group.quadrant is not None else set()
            read |= OF_STAGE if group.stage is not None else set()
        return frozenset(read)

    def ties_read(self) -> bool:
        """Whether it needs a map of the ties."""
        return any(group.most_looked_at is not None for group in self._groups())

    def names_people(self) -> bool:
        """Whether it names single employees."""
        return any(group.people is not None for group in self._groups())

    def wants_unwilling(self) -> bool:
        """Whether it selects people who seem unwilling."""
        return any(group._wants_unwilling() for group in self._groups())

    def _wants_unwilling(self) -> bool:
        attitude = (self.estimated or {}).get("attitude")
        low = attitude is not None and attitude.below is not None
        return low or self.stage == "desire" or (self.quadrant or "").startswith("low_will")

    # Its problems ----------------------------------------------------------------------------------------

    def problems(self, view: PeopleView) -> list[Problem]:
        """Names that do not exist in this organization; otherwise a warning if the group is empty."""
        found = self.unknown_names(view)
        if self.estimates_read():
            return found  # the group is not known yet
        if not found and not self.resolve(view).any():
            found = [Problem((), f"the target group is empty ({self.describe()})", warning=True)]
        return found

    def describe(self) -> str:
        """The target in words, for logs and warnings."""
        given = {name: getattr(self, name) for name in WORDS}
        parts = [WORDS[name](value) for name, value in given.items() if value is not None]
        words = "; ".join(part for part in parts if part) or EVERYONE
        return words if self.share == 1.0 else f"{100.0 * self.share:g} % of: {words}"

    def _eligible(self, view: PeopleView) -> Mask:
        reached: Mask = np.ones(view.size, dtype=np.bool_)
        for name, holds in HOLDS.items():
            value = getattr(self, name)
            if value is not None:
                reached &= holds(view, value)
        if self.most_looked_at is not None:
            by_looks = in_drawn_order(view, np.flatnonzero(reached), f"looked_at:{self.draw}", -view.in_degree)
            reached = _first(by_looks, self.most_looked_at, view)
        if self.exclude is not None:
            reached &= ~self.exclude.resolve(view)
        return reached

    def unknown_names(self, view: PeopleView) -> list[Problem]:
        """Departments, teams, people and levels that this organization does not have."""
        found = unknown(self.departments, view.departments, "there is no department", "departments")
        found += unknown(self.teams, view.teams, "there is no team", "teams")
        found += unknown(self.people, view.ids, "there is no employee", "people")
        present = sorted({int(level) for level in view.level})
        found += [
            Problem(("levels", place), f"there is no level {level}; the organization has levels "
                    f"{', '.join(str(number) for number in present)}")
            for place, level in enumerate(self.levels or ())
            if level not in present
        ]
        for field, groups in (("any_of", self.any_of), ("all_of", self.all_of)):
            for place, group in enumerate(groups or ()):
                found += under(group.unknown_names(view), field, place)
        if self.exclude is not None:
            found += under(self.exclude.unknown_names(view), "exclude")
        return found


Targets = Annotated[tuple[Target, ...], NOT_EMPTY, AfterValidator(distinct)]
Target.model_rebuild()


def _first(ranked: Integers, share: float, view: PeopleView) -> Mask:
    """The first of a ranking, as many as the share says."""
    return mask_of(view, ranked[: math.floor(share * len(ranked) + 0.5)])
