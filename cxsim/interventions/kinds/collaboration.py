"""Work across departments: new ties, either scattered or as wide bridges between teams."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.people.collaboration_pool import FULL_TIES, Form, candidate_ties
from cxsim.interventions.problems import Problem, unknown
from cxsim.interventions.quantities import Names, PositiveWhole, Share
from cxsim.model.view import PeopleView
from cxsim.units import counted

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Collaboration(Intervention):
    """Members of the target group work with colleagues from other departments and see what they do."""

    about: ClassVar[About] = About(
        definition="Let people work with colleagues from other departments, as single pairs or team with team.",
        mechanism="The two people of each pair look at one another for as long as the intervention lasts. At full "
        "strength, everyone meets six colleagues, who then make up a fifth of what a person sees of others. What "
        "these colleagues do and think travels along the ties, and meeting them adds load. Mechanism ideas: together "
        "they find what hinders both departments. It connects pairs of people and pushes the force collaboration.",
        can_lose="Where few people use the behaviors, new colleagues are further examples of not using them and dilute "
        "the examples nearby. Single contacts carry an idea, but seldom a behavior that needs several examples. The "
        "meetings take time from daily work.",
        evidence="Mechanism 19 (rewiring): Centola & Macy 2007 and Centola 2010 (verified: clustered ties carry "
        "behaviors that scattered ones do not), Eckles et al. 2018 on when scattered ones do; pattern C17. Six "
        "colleagues and their weight are assumed.",
        # Rooms, travel and someone who prepares the meetings. The time of participants counts as load.
        cost_meaning="fixed: set-up; per person (that is, per participant): rooms, travel and facilitation "
        "(assumption)",
        full_cost=Cost(fixed=3000.0, per_person_week=6.0),
        forces=("collaboration",),
        acts=("tie",),
    )

    type: Literal["collaboration"] = "collaboration"
    form: Form = Field(
        "scattered", description="scattered (single pairs of people) or wide_bridges (several people of one team with "
        "several people of another)"
    )
    strength: Share = Field(
        0.5, description="share of a full collaboration, in which everyone meets six colleagues from other "
        "departments, 0 to 1; a stronger one keeps all pairs of a weaker one"
    )
    width: PositiveWhole = Field(
        6, le=50, description="people from each team that a wide bridge joins; people, 1 to 50"
    )
    between: tuple[Names, ...] | None = Field(
        None, min_length=1, description="departments that work together, as lists of two or more names: any two "
        "departments in a list work together; default: any two departments of the target group"
    )

    def choose(self, view: PeopleView, people: Mask) -> Integers:
        """Choose the pairs that work together, flattened; a person in several pairs appears several times."""
        among = None
        if self.between is not None:
            number = {name: place for place, name in enumerate(view.departments)}
            among = {frozenset(pair) for names in self.between
                     for pair in combinations((number[name] for name in names if name in number), 2)}
        pairs, ends = candidate_ties(view, people, self.form, self.width, among, self.target.draw)
        taken = math.floor(self.strength * len(ends) + 0.5)
        return pairs[: ends[taken - 1] if taken else 0].ravel()

    def people_charged(self, people: Mask, chosen: Sequence[int] | Integers) -> int:
        """Number of participants; costs per person count each of them once."""
        return len(np.unique(chosen))

    def cost_share(self) -> float:
        """1, or 0 at strength 0; the number of participants enters through the costs per person."""
        return 1.0 if self.strength > 0.0 else 0.0

    def act(self, moment: Moment) -> None:
        """Connect the pairs that the ramp has reached, and push the load that their meetings add."""
        pairs = moment.chosen.reshape(-1, 2)
        moment.connect(pairs[: moment.reached(len(pairs))])  # a ramp adds them one by one
        ties = np.minimum(np.bincount(pairs.ravel(), minlength=moment.view.size), FULL_TIES)
        for count in np.unique(ties[ties > 0]).tolist():
            moment.push("collaboration", count / FULL_TIES, people=ties == count)
        if moment.week_of_intervention == 0 and len(pairs):
            pair = counted(len(pairs), "pair of people from different departments starts",
                           "pairs of people from different departments start")
            moment.log(f"{pair} to work together")

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Report unknown departments in `between`, a list with one department, or a target group without possible
        pairs."""
        found = []
        for place, names in enumerate(self.between or ()):
            found += unknown(names, view.departments, "there is no department", "between", place)
            if len(names) < 2:
                found.append(Problem(("between", place), f"'{names[0]}' is alone in its list: name at least two "
                                     "departments"))
        if not found and self.strength > 0.0 and not len(self.choose(view, self.target.resolve(view))):
            found.append(Problem((), "no one in the target group can be paired with someone from another department",
                                 warning=True))
        return found
