"""What outcomes are worth in money: without it, plans are compared in people and points only."""

from __future__ import annotations

from pydantic import Field

from cxsim.scenario.schema.block import Amount, Block, Word
from cxsim.scenario.schema.customers import Figure


class Value(Block):
    """Money value of outcomes above doing nothing. Amounts are not discounted: horizons are short."""

    adopter_week: Amount = Field(0.0, description="what one more adopter is worth for a week (currency, 0 or more; "
                                 "default 0)")
    customer_index_point_week: Amount = Field(
        0.0, description="what one more point of the customer index is worth for a week (currency, 0 or more; "
        "default 0)")
    outcomes: dict[Word, Figure] = Field(
        {}, description="what one more unit of a business outcome of the context is worth for a week (by name; "
        "currency, below 0 where less is better; default nothing)")
