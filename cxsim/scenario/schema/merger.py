"""Two organizations that merge in some week of the run."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cxsim.scenario.schema.block import Block, Label

PastChanges = Literal["poor", "mixed", "good"]


class Merger(Block):
    """Some departments form another organization until a given week; then ties and reporting lines connect the two."""

    week: Annotated[int, Field(ge=1, le=1040)] = Field(
        description="first week of the merged organization (week, 1 to 1040)")
    departments: tuple[Label, ...] = Field(
        min_length=1, description="departments of the other organization (names; not all departments)")
    ties_form_over_weeks: Annotated[int, Field(ge=0, le=520)] = Field(
        12, description="weeks over which ties between the two form, in steps of four (weeks, 0 to 520; default 12); "
        "reporting lines connect at once")
    past_changes: PastChanges | None = Field(
        None, description="how past changes went in the other organization: poor, mixed or good (default: as in the "
        "first)")
    customer_index: float | None = Field(
        None, ge=0.0, le=100.0, description="customer score of the other organization today (index, 0 to 100; default: "
        "as in the first); the score of the merged organization is weighted by people")
