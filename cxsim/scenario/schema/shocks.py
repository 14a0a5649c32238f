"""Dated shocks: what happens to an organization while the change runs, and nobody in it has decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from cxsim.scenario.schema.block import Block, Label, Share, Week

Duration = Annotated[int, Field(ge=1, le=1040)]


class _Shock(Block):
    """What all shocks have; subclasses add ``weeks``."""

    week: Week = Field(description="first week (week, from 0)")
    weeks: Duration | None = None

    def active(self, week: int) -> bool:
        """Whether the shock is felt in this week."""
        return self.week <= week and (self.weeks is None or week < self.week + self.weeks)


class Crisis(_Shock):
    """Pressure from outside: it makes the need plain and wears people out, both at once."""

    type: Literal["crisis"] = Field("crisis", description="kind of shock: crisis")
    strength: Share = Field(description="pressure (0 = none, 1 = existential)")
    weeks: Duration | None = Field(8, description="how long it lasts (weeks, 1 to 1040; default 8)")


class SponsorLeaves(_Shock):
    """The sponsor is gone: what the context and interventions begun before give of sponsorship falls to a level."""

    type: Literal["sponsor_leaves"] = Field(description="kind of shock: sponsor_leaves")
    level: Share = Field(0.0, description="visible support that is left (0 = none, the default, to 1); an intervention "
                         "sponsorship that begins later is another sponsor and counts in full")
    weeks: Duration | None = Field(None, description="until somebody follows (weeks, 1 to 1040; default for good)")


class Reorganization(_Shock):
    """A reorganization that is no part of the plan: as the intervention restructure does it, at no cost of the plan."""

    type: Literal["reorganization"] = Field(description="kind of shock: reorganization")
    departments: tuple[Label, ...] = Field((), description="departments that are reorganized (names; left out: all)")
    mix_teams: Share = Field(0.3, description="share of their staff who change places with staff of another "
                             "department, or of another team where there is one department (0 to 1; default 0.3)")
    new_managers: Share = Field(0.0, description="share of their managers of staff who exchange their teams (0 to 1; "
                                "default 0)")
    weeks: Duration | None = Field(12, description="how long people find their way; the new structure stays (weeks, 1 "
                                   "to 1040; default 12)")


class BudgetCut(_Shock):
    """Less money for the change: every intervention goes on at a share of its dose and costs that share."""

    type: Literal["budget_cut"] = Field(description="kind of shock: budget_cut")
    share: Share = Field(description="what is left of every dose (0 = all stops, 1 = no cut)")
    weeks: Duration | None = Field(None, description="how long it lasts (weeks, 1 to 1040; default for good)")


KINDS = ("crisis", "sponsor_leaves", "reorganization", "budget_cut")
# By which key a shock is known whose type is not written (a crisis needs none).
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
