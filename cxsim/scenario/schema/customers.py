"""How departments serve customers, and the business outcomes that follow the customer score."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxsim.scenario.schema.block import Block, Label, Weight, Word

Figure = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]


class ChainLink(Block):
    """A department that customers go through."""

    department: Label = Field(description="name of the department")
    weight: Weight = Field(1.0, description="its contribution to what the customer gets; only ratios between "
                           "departments matter (0 or more; default 1)")


class BusinessOutcome(Block):
    """A business figure that follows the customer score: payment rate, retention, complaints."""

    name: Word = Field(description="its name, also in the weekly files (letters, digits, _ - and spaces; unique)")
    unit: Label = Field("", description="its unit (text)")
    today: Figure = Field(description="its value today; it stays there as long as the score does not change (in its "
                          "unit)")
    at_100: Figure | None = Field(None, description="its value at a score of 100 (in its unit); give this or per_point")
    per_point: Figure | None = Field(None, description="its change per additional point of the score (units per point, "
                                     "below 0 if it falls); give this or at_100")
    lag_weeks: float = Field(8.0, ge=1.0, le=260.0, description="time constant with which it follows the score (weeks, "
                             "1 to 260; default 8)")
    departments: tuple[Label, ...] = Field((), description="departments whose score it follows (names; needs the "
                                           "mechanism customers; default: the score of the whole organization)")

    def slope(self, score_today: float) -> float:
        """Units per point of the score."""
        if self.at_100 is None:
            return 0.0 if self.per_point is None else self.per_point
        return (self.at_100 - self.today) / max(100.0 - score_today, 1e-9)
