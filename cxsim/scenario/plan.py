"""The plan: what leaders decide to do."""

from __future__ import annotations

from pydantic import Field

from cxsim.interventions.any_intervention import AnyIntervention
from cxsim.scenario.block import Block


class Plan(Block):
    """The interventions; their order in the list has no meaning."""

    interventions: tuple[AnyIntervention, ...] = Field(
        (), max_length=500, description="the interventions, each with its type (list; default none: do nothing)")
