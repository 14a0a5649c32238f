"""What a team plans on: the groups of a company that it can name, and what an intervention costs for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from cxsim.engine.world.build import held_against
from cxsim.engine.world.organizations import organization_of
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.model.view import PeopleView
from cxsim.organization.structure import Organization
from cxsim.scenario.case.terms import Offer, Terms
from cxsim.words.groups import said

EVERYONE: Final = "everyone"
MANAGERS: Final = "managers"
ALL_BUT: Final = "all but "


@dataclass(frozen=True)
class Group:
    """People whom an intervention can be for: the name on the sheet, the target that it means, and how many they are.
    """

    name: str
    target: Mapping[str, Any]
    people: int


@dataclass(frozen=True)
class Price:
    """What an intervention costs at its full dose for one group: ``fixed`` whatever the dose, ``once`` and ``weekly``
    in proportion to it; and the hours of the change team in a week."""

    fixed: float
    once: float
    weekly: float
    hours: float

    def of(self, dose: float, weeks: int) -> float:
        """The whole cost of a dose over some weeks."""
        return self.fixed + dose * (self.once + self.weekly * weeks)


@dataclass(frozen=True)
class Ground:
    """A case with its people."""

    terms: Terms
    organization: Organization
    view: PeopleView

    @classmethod
    def of(cls, terms: Terms) -> Ground:
        """The people of a case, as its seed makes them."""
        organization = organization_of(terms.company, terms.seed)
        view, _, _ = held_against(terms.company, organization, terms.seed)
        return cls(terms, organization, view)

    @property
    def people(self) -> int:
        """How many people work there."""
        return self.organization.size

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Everyone, each department, everyone but one department, and those who lead others."""
        departments = self.view.departments
        found: list[tuple[str, dict[str, Any]]] = [(EVERYONE, {})]
        found += [(said(name), {"departments": [name]}) for name in departments]
        if len(departments) > 2:  # of two, it is the other one
            found += [(ALL_BUT + said(name), {"departments": [one for one in departments if one != name]})
                      for name in departments]
        found.append((MANAGERS, {"managers": True}))
        return tuple(Group(name, target, self._count(target)) for name, target in found)

    def group(self, name: str) -> Group | None:
        """The group with this name; the empty name means everyone."""
        wanted = " ".join(name.casefold().replace("_", " ").split()) or EVERYONE
        return next((one for one in self.groups if one.name.casefold() == wanted), None)

    def price(self, offer: Offer, group: Group) -> Price:
        """What an intervention costs for a group."""
        return self._prices[offer.name, group.name]

    @cached_property
    def _prices(self) -> dict[tuple[str, str], Price]:
        return {(offer.name, group.name): self._priced(offer, group)
                for offer in self.terms.offers for group in self.groups}

    def _priced(self, offer: Offer, group: Group) -> Price:
        intervention = offer.at(1.0, {"target": group.target})
        bound = bind([intervention], self.view).interventions[0]
        first, weekly = bound.cost_in_week(0), bound.cost_in_week(1)
        fixed = intervention.effective_cost().fixed
        return Price(fixed, first - weekly - fixed, weekly, intervention.hours_in_week(0))

    def _count(self, target: Mapping[str, Any]) -> int:
        return int(np.count_nonzero(Target.model_validate(target).resolve(self.view)))
