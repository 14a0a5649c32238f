"""The context of the change: conditions that leaders face but do not decide."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cxsim.model.view import KnownFactor
from cxsim.scenario.schema.block import Block, Label, Level, OpenShare, Word
from cxsim.scenario.schema.customers import BusinessOutcome, ChainLink
from cxsim.scenario.schema.merger import Merger, PastChanges
from cxsim.scenario.schema.series import Initiatives, Sponsorship, level_in_week
from cxsim.scenario.schema.sheets import MapFile
from cxsim.scenario.schema.shocks import Shock


class ContextFactor(Block):
    """A condition that helps or hinders a behavior for some people throughout the run."""

    name: Label = Field(description="name of the factor (text, unique among its kind)")
    departments: tuple[Label, ...] = Field((), description="departments it applies to (names; default all)")
    levels: tuple[Level, ...] = Field((), description="levels it applies to (1 = top; default all)")
    behaviors: tuple[Word, ...] = Field((), description="behaviors it affects (names; default all)")
    strength: OpenShare = Field(description="its strength (0 = none, 1 = maximum)")

    def known(self) -> KnownFactor:
        """The factor as leaders know it."""
        return KnownFactor(self.name, self.strength, self.departments, self.levels, self.behaviors)


class Inhibitor(ContextFactor):
    """Something that hinders: a conflicting target, the pay plan, a silo, a policy."""


class Catalyst(ContextFactor):
    """Something that helps: a shared case file, regulars who ask for it, pride."""

    raises: Literal["opportunity", "motivation", "both"] = Field(
        "both", description="what it raises: opportunity (it offsets what stands in the way, if anything does), "
        "motivation (it attracts people who know of the change), or both (default both)")


class Context(Block):
    """The conditions under which the organization changes."""

    customer_index: float = Field(
        50.0, ge=0.0, le=100.0, description="customer score today; it stays here if nothing changes (index, 0 to 100; "
        "default 50)")
    service_chain: tuple[ChainLink, ...] = Field(
        (), description="departments that serve customers together, so that none can make up for another (list; needs "
        "the mechanism customers; default none: departments are weighted by their positions)")
    outcomes: tuple[BusinessOutcome, ...] = Field(
        (), description="business outcomes that follow the customer score (list; default none)")
    past_changes: PastChanges = Field(
        "mixed", description="how past changes went: poor, mixed or good; sets initial trust (default mixed)")
    sponsorship: Sponsorship = Field(
        0.3, description="visible support from the sponsor (0 to 1; one number, or steps with from_week and level; "
        "default 0.3)")
    inhibitors: tuple[Inhibitor, ...] = Field((), description="what hinders the change (list; default none)")
    catalysts: tuple[Catalyst, ...] = Field((), description="what helps the change (list; default none)")
    map: MapFile | None = Field(
        None, description="behavior map, a table of further inhibitors and catalysts (file; default none)")
    other_initiatives: Initiatives = Field(
        0.0, description="unrelated initiatives that compete for attention (initiatives, 0 to 20; one number, or steps "
        "with from_week and level; default 0)")
    shocks: tuple[Shock, ...] = Field((), description="dated shocks: crisis, sponsor_leaves, reorganization, "
                                      "budget_cut (list; default none)")
    merger: Merger | None = Field(None, description="departments that belong to another organization until a given "
                                  "week (default none)")
    manager_attitudes: dict[Label, OpenShare] = Field(
        {}, description="initial attitude of managers by department (0 = against, 1 = in favor; departments left out: "
        "drawn as for everybody else)")

    @property
    def known_inhibitors(self) -> tuple[KnownFactor, ...]:
        """The inhibitors as leaders know them."""
        return tuple(inhibitor.known() for inhibitor in self.inhibitors)

    def sponsorship_in_week(self, week: int) -> float:
        """The level of sponsorship in a week."""
        return level_in_week(self.sponsorship, week)

    def other_initiatives_in_week(self, week: int) -> float:
        """The number of unrelated initiatives in a week."""
        return level_in_week(self.other_initiatives, week)
