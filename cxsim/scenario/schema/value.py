"""The money value of outcomes; without it, plans are compared in people and points only."""

from __future__ import annotations

from pydantic import Field

from cxsim.scenario.schema.block import Amount, Block, Word
from cxsim.scenario.schema.customers import Figure


class Value(Block):
    """Money value of outcomes above the baseline. Amounts are not discounted, because horizons are short."""

    adopter_week: Amount = Field(0.0, description="value of one more adopter for one week (currency, 0 or more; "
                                 "default 0)")
    customer_index_point_week: Amount = Field(
        0.0, description="value of one more point of the customer index for one week (currency, 0 or more; default 0)")
    outcomes: dict[Word, Figure] = Field(
        {}, description="value of one more unit of a business outcome of the context for one week (by name; currency, "
        "below 0 where less is better; default nothing)")
