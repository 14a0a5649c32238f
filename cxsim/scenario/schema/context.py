"""The climate in which the change happens: what leaders find, not what they decide."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cxsim.model.view import KnownFactor
from cxsim.scenario.schema.block import Block, Label, Level, Share, Word
from cxsim.scenario.schema.customers import BusinessOutcome, ChainLink
from cxsim.scenario.schema.merger import Merger, PastChanges
from cxsim.scenario.schema.series import Initiatives, Sponsorship, level_in_week
from cxsim.scenario.schema.sheets import MapFile
from cxsim.scenario.schema.shocks import Shock


class ContextFactor(Block):
    """Something in the surroundings that helps or hinders a behavior for some people; it lasts the whole run."""

    name: Label = Field(description="what it is (text, unique among its kind)")
    departments: tuple[Label, ...] = Field((), description="departments it holds for (names; left out: all)")
    levels: tuple[Level, ...] = Field((), description="levels it holds for (1 = top; left out: all)")
    behaviors: tuple[Word, ...] = Field((), description="behaviors it concerns (names; left out: all)")
    strength: Share = Field(description="how strong it is (0 = not at all, 1 = as strong as can be)")

    def known(self) -> KnownFactor:
        """It as leaders know it."""
        return KnownFactor(self.name, self.strength, self.departments, self.levels, self.behaviors)


class Inhibitor(ContextFactor):
    """An inhibitor: a conflicting target, the pay plan, a silo, a policy."""


class Catalyst(ContextFactor):
    """Something that helps: a shared case file, regulars who ask for it, pride. Naming one switches its mechanism on.
    """

    raises: Literal["opportunity", "motivation", "both"] = Field(
        "both", description="what it raises: opportunity (it opens the way, as far as something is in the way), "
        "motivation (it draws those who know of the change), or both (default both)")


class Context(Block):
    """The change climate of the organization."""

    customer_index: float = Field(
        50.0, ge=0.0, le=100.0, description="customer score today; it rests here when nothing changes "
        "(index, 0 to 100; default 50)")
    service_chain: tuple[ChainLink, ...] = Field(
        (), description="departments that serve customers together, so that one cannot make up for another (list; "
        "needs the mechanism customers; default none: every department counts by its positions)")
    outcomes: tuple[BusinessOutcome, ...] = Field(
        (), description="business outcomes that follow the customer score (list; default none)")
    past_changes: PastChanges = Field(
        "mixed", description="how earlier changes went: poor, mixed or good; sets the trust people start with "
        "(default mixed)")
    sponsorship: Sponsorship = Field(
        0.3, description="visible support of the sponsor (0 to 1; one number, or steps of from_week and level; "
        "default 0.3)")
    inhibitors: tuple[Inhibitor, ...] = Field((), description="inhibitors in the surroundings (list; default none)")
    catalysts: tuple[Catalyst, ...] = Field((), description="what helps in the surroundings (list; default none)")
    map: MapFile | None = Field(
        None, description="the behavior map as a table: further inhibitors and catalysts (file; default none)")
    other_initiatives: Initiatives = Field(
        0.0, description="unrelated initiatives that claim attention (initiatives, 0 to 20; one number, or steps of "
        "from_week and level; default 0)")
    shocks: tuple[Shock, ...] = Field((), description="dated shocks: crisis, sponsor_leaves, reorganization, "
                                      "budget_cut (list; default none)")
    merger: Merger | None = Field(None, description="departments that are another organization until a week (default "
                                  "none)")
    manager_attitudes: dict[Label, Share] = Field(
        {}, description="starting attitude of the managers by department (0 = against, 1 = in favor; left out: drawn "
        "like everybody's)")

    @property
    def known_inhibitors(self) -> tuple[KnownFactor, ...]:
        """The inhibitors as leaders know them."""
        return tuple(inhibitor.known() for inhibitor in self.inhibitors)

    def sponsorship_in_week(self, week: int) -> float:
        """The sponsor's level in a week."""
        return level_in_week(self.sponsorship, week)

    def other_initiatives_in_week(self, week: int) -> float:
        """Unrelated initiatives in a week."""
        return level_in_week(self.other_initiatives, week)
