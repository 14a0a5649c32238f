"""What lies on the table before a game: the terms of a case, the people as leaders see them, and what is for sale."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import ResultError, there_is_no
from cxsim.interventions.base import Intervention
from cxsim.model.view import PeopleView
from cxsim.organization.structure import Organization
from cxsim.play.events import Begin
from cxsim.scenario.case.terms import Offer, Terms, terms_of
from cxsim.scenario.checks.limits import planned_costs
from cxsim.scenario.schema.purpose import Survey
from cxsim.scenario.schema.schema import Scenario

# What the house offers to find out, in every case. Sizes are those of the interventions' own assumptions; one survey is
# one questionnaire, because a player who wants to know again has to decide so again.
ASKED: Final = (
    "awareness", "attitude", "expected_benefit", "perceived_norm", "skill", "use", "adoption", "habit", "trust",
    "fatigue",
)
INFORMATION: Final = (
    Offer("survey", "pulse_survey", {"sample_share": 0.6, "weeks": 1, "measures": ASKED}),
    Offer("interviews", "stakeholder_interviews", {"count": 30, "select": "random", "weeks": 4}),
    Offer("skill diagnosis", "values_and_skill_diagnosis", {"sample_share": 0.5, "weeks": 4}),
    Offer("network map", "network_mapping", {"weeks": 3}),
)
# What an organization counts anyway. Nobody is asked for it.
COUNTED: Final = ("customer_index", "turnover", "output", "reported_use")


@dataclass(frozen=True, eq=False)
class Table:
    """A case and one future of it. Equal for equal begins."""

    begin: Begin
    terms: Terms
    _costs: dict[Intervention, float] = field(default_factory=dict)

    @classmethod
    def laid(cls, begin: Begin, terms: Terms | None = None) -> Table:
        """The table of a game.

        Raises
        ------
        InputError
            If there is no such case, or its files have mistakes.
        ResultError
            If the terms of the case are no longer those of the game.
        """
        found = terms_of(begin.case) if terms is None else terms
        if found.fingerprint != begin.terms:
            raise ResultError(f"the case '{begin.case}' has changed since this game began (its company, its budget, "
                              "its hours or what it offers); begin a new game")
        return cls(begin, found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self.begin == other.begin

    def __hash__(self) -> int:
        return int(self.begin.terms[:8], 16)

    @cached_property
    def company(self) -> Scenario:
        """The company without a plan; its records are read at the end of every turn."""
        survey = Survey(every_weeks=self.begin.weeks_per_turn, first_week=self.begin.weeks_per_turn, measures=COUNTED)
        return self.terms.company.model_copy(update={"survey": survey})

    @cached_property
    def organization(self) -> Organization:
        """The people and ties of this game."""
        return organization_of(self.terms.company, self.begin.seed, 0)

    @cached_property
    def people(self) -> PeopleView:
        """The people as everybody sees them: names, departments, lines; ties are not all known to leaders."""
        company = self.terms.company
        return people_view(self.organization, company.behavior_names, self.begin.seed, company.context.known_inhibitors)

    def cost_of(self, intervention: Intervention) -> float:
        """What an intervention costs over all weeks as planned."""
        if intervention not in self._costs:
            alone = planned_costs(self.terms.scenario(intervention.label, (intervention,)), self.people)
            self._costs[intervention] = math.fsum(alone.values())
        return self._costs[intervention]

    @property
    def other_projects(self) -> tuple[tuple[int, float], ...]:
        """How many other projects take people's time: from which week, and how many."""
        series = self.terms.company.context.other_initiatives
        return ((0, float(series)),) if isinstance(series, (int, float)) else tuple(
            (step.from_week, float(step.level)) for step in series)

    @property
    def turns(self) -> int:
        """How many turns a game has; the last one may be shorter."""
        return -(-self.terms.weeks // self.begin.weeks_per_turn)

    @property
    def on_offer(self) -> tuple[Offer, ...]:
        """All that can be bought: what changes people, then what tells about them."""
        return (*self.terms.offers, *INFORMATION)

    def offer(self, name: str) -> Offer:
        """What is on offer under this name; a type of intervention will do if only one offer has it.

        Raises
        ------
        ResultError
            If it is not on offer; with the nearest match.
        """
        wanted = " ".join(name.casefold().replace("_", " ").split())
        informing = (one for one in INFORMATION if wanted in (one.name, one.type.replace("_", " ")))
        found = self.terms.offer(wanted) or next(informing, None)
        if found is None:
            raise ResultError(there_is_no("offer", wanted, (one.name for one in self.on_offer)))
        return found

    def department(self, name: str) -> str:
        """The department with this name.

        Raises
        ------
        ResultError
            If there is none; with the nearest match.
        """
        wanted = " ".join(name.casefold().replace("_", " ").split())
        for department in self.people.departments:
            if department.casefold().replace("_", " ") == wanted:
                return department
        raise ResultError(there_is_no("department", name, self.people.departments))
