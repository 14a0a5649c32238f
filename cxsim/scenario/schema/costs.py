"""Money: currency and wages."""

from __future__ import annotations

from pydantic import Field

from cxsim.scenario.schema.block import Amount, Block, Level

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
