"""Dated shocks: events during the change that nobody in the organization has decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from cxsim.scenario.schema.block import Block, Label, Share, Week

Duration = Annotated[int, Field(ge=1, le=1040)]


class _Shock(Block):
    """The keys that all shocks have; subclasses define ``weeks``."""

    week: Week = Field(description="first week (week, from 0)")
    weeks: Duration | None = None

    def active(self, week: int) -> bool:
        """Whether the shock acts in this week."""
        return self.week <= week and (self.weeks is None or week < self.week + self.weeks)


class Crisis(_Shock):
    """Pressure from outside that makes the need obvious and also wears people out."""

    type: Literal["crisis"] = Field("crisis", description="kind of shock: crisis")
    strength: Share = Field(description="pressure (0 = none, 1 = existential)")
    weeks: Duration | None = Field(8, description="how long it lasts (weeks, 1 to 1040; default 8)")


class SponsorLeaves(_Shock):
    """The sponsor leaves: sponsorship from the context and from earlier interventions falls to a level."""

    type: Literal["sponsor_leaves"] = Field(description="kind of shock: sponsor_leaves")
    level: Share = Field(0.0, description="remaining visible support (0 = none, the default, to 1); an intervention "
                         "sponsorship that begins later brings another sponsor and counts in full")
    weeks: Duration | None = Field(None, description="weeks until a successor comes (weeks, 1 to 1040; default never)")


class Reorganization(_Shock):
    """A reorganization outside the plan: it acts like the intervention restructure, but costs the plan nothing."""

    type: Literal["reorganization"] = Field(description="kind of shock: reorganization")
    departments: tuple[Label, ...] = Field((), description="departments that are reorganized (names; default all)")
    mix_teams: Share = Field(0.3, description="share of their staff who swap places with staff of another department, "
                             "or of another team if there is only one department (0 to 1; default 0.3)")
    new_managers: Share = Field(0.0, description="share of their managers of staff who swap teams (0 to 1; default 0)")
    weeks: Duration | None = Field(12, description="how long people need to find their way; the new structure stays "
                                   "(weeks, 1 to 1040; default 12)")


class BudgetCut(_Shock):
    """Less money for the change: every intervention continues at a share of its dose and cost."""

    type: Literal["budget_cut"] = Field(description="kind of shock: budget_cut")
    share: Share = Field(description="remaining share of every dose (0 = everything stops, 1 = no cut)")
    weeks: Duration | None = Field(None, description="how long it lasts (weeks, 1 to 1040; default for good)")


KINDS = ("crisis", "sponsor_leaves", "reorganization", "budget_cut")
# Keys that show the type of a shock if it is not written (a crisis needs none).
_KNOWN_BY = {"level": "sponsor_leaves", "mix_teams": "reorganization", "new_managers": "reorganization",
             "share": "budget_cut"}


def _kind(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(getattr(value, "type", "crisis"))
    meant = next((kind for key, kind in _KNOWN_BY.items() if key in value), "crisis")
    kind = value.get("type", meant)
    return kind if isinstance(kind, str) else "crisis"


Shock = Annotated[
    Annotated[Crisis, Tag("crisis")] | Annotated[SponsorLeaves, Tag("sponsor_leaves")]
    | Annotated[Reorganization, Tag("reorganization")] | Annotated[BudgetCut, Tag("budget_cut")],
    Discriminator(_kind, custom_error_type="unknown_shock", custom_error_message=(
        f"there is no shock of this type; allowed: {', '.join(KINDS)}")),
]
