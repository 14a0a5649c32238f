"""Money: currency, wages, and what outcomes are worth (without it plans are compared in people and points only)."""

from __future__ import annotations

from pydantic import Field

from cxsim.scenario.schema.block import Amount, Block, Level, Word
from cxsim.scenario.schema.context import Context
from cxsim.scenario.schema.customers import Figure

DEFAULT_WEEKLY_WAGE = {1: 3000.0, 2: 2000.0, 3: 1200.0}


class Costs(Block):
    """What working time costs."""

    currency: str = Field("EUR", pattern=r"^[A-Z]{3}$", description="currency of all amounts (three capital letters; "
                          "default EUR)")
    weekly_wage: dict[Level, Amount] = Field(
        DEFAULT_WEEKLY_WAGE, min_length=1, description="wage by level, 1 = top (currency per week, 0 or more; a level "
        "left out is paid like the nearest listed level above it, or else like the highest one listed; default 1: "
        "3000, 2: 2000, 3: 1200)")

    def wage(self, level: int) -> float:
        """The weekly wage of a level."""
        above = [given for given in self.weekly_wage if given <= level]
        return self.weekly_wage[max(above) if above else min(self.weekly_wage)]


class Value(Block):
    """Money value of outcomes above the baseline. Amounts are not discounted, because horizons are short."""

    adopter_week: Amount = Field(0.0, description="value of one more adopter for one week (currency, 0 or more; "
                                 "default 0)")
    customer_index_point_week: Amount = Field(
        0.0, description="value of one more point of the customer index for one week (currency, 0 or more; default 0)")
    outcomes: dict[Word, Figure] = Field(
        {}, description="value of one more unit of a business outcome of the context for one week (by name; currency, "
        "below 0 where less is better; default nothing)")

    def missed_per_week(self, context: Context) -> float:
        """What customers' score today costs in a week against a score of 100 (currency)."""
        lacking = 100.0 - context.customer_index
        outcomes = sum(self.outcomes.get(one.name, 0.0) * one.slope(context.customer_index) for one in context.outcomes)
        return max(lacking * (self.customer_index_point_week + outcomes), 0.0)
