"""What an intervention costs in money.

The working time of participants is not included: the model counts it as lost output, so it would be counted twice.
"""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from cxsim.interventions.quantities import Amount


class Cost(BaseModel):
    """Outlays in the scenario's currency; additive over weeks and people."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    fixed: Amount = Field(0.0, description="paid once, in the first active week; currency, at least 0")
    per_week: Amount = Field(0.0, description="paid in every active week; currency per week, at least 0")
    per_person: Amount = Field(
        0.0, description="paid once per person reached, in the first active week; currency, at least 0"
    )
    per_person_week: Amount = Field(
        0.0, description="paid per person reached in every active week; currency per week, at least 0"
    )

    def in_week(self, starts: bool, people: int) -> float:
        """Amount due in one active week; ``starts``: it is the first one."""
        due = self.per_week + self.per_person_week * people
        return due + self.fixed + self.per_person * people if starts else due

    def at_share(self, share: float) -> Cost:
        """The cost of a weaker dose: everything except the fixed part, in proportion."""
        return _at_share(self, share)


# Every version of a plan asks for the same few costs in every week, and checking a cost takes far longer than finding
# it. Costs never change, and equal ones are the same key.
@lru_cache(maxsize=1024)
def _at_share(cost: Cost, share: float) -> Cost:
    return Cost(
        fixed=cost.fixed,
        per_week=cost.per_week * share,
        per_person=cost.per_person * share,
        per_person_week=cost.per_person_week * share,
    )
