"""What an intervention costs in money.

The working time of participants is not included: the model counts it as lost output, so it would be counted twice.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from cxsim.interventions.quantities import Amount


class Cost(BaseModel):
    """Outlays in the scenario's currency; additive over weeks and people."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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
        return Cost(
            fixed=self.fixed,
            per_week=self.per_week * share,
            per_person=self.per_person * share,
            per_person_week=self.per_person_week * share,
        )
