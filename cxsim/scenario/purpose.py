"""What the change is to reach, and how leaders look at it while it runs."""

from __future__ import annotations

from pydantic import Field

from cxsim.scenario.block import LONGEST_HORIZON_WEEKS, Block, Share


class AdoptionTarget(Block):
    """The goal: this share of adopters by this week."""

    adoption: Share = Field(description="wanted share of adopters (0 to 1)")
    by_week: int = Field(ge=1, le=LONGEST_HORIZON_WEEKS, description="week by which it is wanted (weeks from the "
                         "start, 1 to the horizon)")


class Survey(Block):
    """The survey that leaders run. Reserved: nothing reads it before adaptive rules exist; a check says so."""

    every_weeks: int = Field(4, ge=1, le=LONGEST_HORIZON_WEEKS, description="weeks between two surveys (weeks, 1 or "
                             "more; default 4)")
    sample_share: Share = Field(1.0, description="share of people who are asked (0 to 1; default 1)")
    response_bias: float = Field(
        0.0, ge=-1.0, le=1.0, description="how much answers lie above the truth (index points of 0-1, -1 to 1; "
        "default 0)")
    noise: Share = Field(0.0, description="standard deviation of an answer around the truth (index points of 0-1, "
                         "0 to 1; default 0)")
    delay_weeks: int = Field(0, ge=0, le=LONGEST_HORIZON_WEEKS, description="weeks until results are known (weeks, "
                             "0 or more; default 0)")
