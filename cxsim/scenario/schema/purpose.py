"""What the change should reach, and what leaders learn while it runs."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from cxsim.rules.measured import MEASURED, MeasureName
from cxsim.scenario.schema.block import Block, Share, Week
from cxsim.units import LONGEST_HORIZON_WEEKS


class AdoptionTarget(Block):
    """The target: a share of adopters by a given week."""

    adoption: Share = Field(description="target share of adopters (0 to 1)")
    by_week: int = Field(ge=1, le=LONGEST_HORIZON_WEEKS, description="week by which to reach it (weeks from the start, "
                         "1 to the horizon)")


class Survey(Block):
    """The survey that leaders run; rules can use nothing else.

    The same people answer all questions of a survey. An answer is the truth plus bias plus noise. A published value is
    the mean answer of a group, limited to the range of its measure; results of fewer than five respondents are not
    published. Records that exist anyway (customer score, turnover, output) and what dashboards show are published with
    it.
    """

    every_weeks: int = Field(4, ge=1, le=LONGEST_HORIZON_WEEKS, description="weeks between two surveys (weeks, 1 or "
                             "more; default 4)")
    first_week: Week = Field(0, description="week of the first survey; people answer at the start of the week (week of "
                             "the run, from 0; default 0)")
    sample_share: Share = Field(1.0, description="share of people asked, drawn anew for each survey (0 to 1; "
                                "default 1)")
    response_bias: float = Field(
        0.0, ge=-1.0, le=1.0, description="how far answers exceed the truth (index points of 0-1, -1 to 1; default 0)")
    noise: Share = Field(0.0, description="standard deviation of an answer around the truth (index points of 0-1, "
                         "0 to 1; default 0)")
    delay_weeks: int = Field(0, ge=0, le=LONGEST_HORIZON_WEEKS, description="weeks until results are known (weeks, "
                             "0 or more; default 0)")
    measures: tuple[MeasureName, ...] | None = Field(
        None, description="measures that it covers, by name (default all)")

    @field_validator("measures", mode="after")
    @classmethod
    def _named_once(cls, names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        if names is not None and not names:
            raise PydanticCustomError("empty_list", "the list is empty; name a measure, or remove the key to cover all")
        return names

    def covers(self, measure: str) -> bool:
        """Whether it covers a measure."""
        return measure in self.covered()

    def covered(self) -> tuple[str, ...]:
        """The measures that it covers."""
        return tuple(MEASURED) if self.measures is None else self.measures

    def weeks(self, horizon: int) -> Iterator[tuple[int, int]]:
        """Every survey with results within the horizon: its week, and the week in which results are known."""
        for week in range(self.first_week, horizon - self.delay_weeks, self.every_weeks):
            yield week, week + self.delay_weeks
