"""How a scenario uses a preset: which one, when, for whom, for how much, and with which changes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag

from cxsim.interventions.people.targeting import Target
from cxsim.interventions.quantities import Waves
from cxsim.scenario.schema.block import Block, Label, Share, Week


class PresetUse(Block):
    """A preset in a plan: which one, when, for whom, for how much, and with which changes."""

    name: Label = Field(description="name of the preset; `cxsim presets` lists them")
    share: Share | None = Field(
        None, description="share of the budget that is left for presets (0 to 1; default: equal shares)")
    dose: float | None = Field(
        None, gt=0.0, le=100.0, description="multiple of the preset's own doses (above 0; default: as much as the "
        "plan's budget allows, 1 without a budget)")
    start_week: Week = Field(0, description="first week (week of the run, from 0; default 0)")
    weeks: int | None = Field(None, ge=4, le=1040, description="length of the preset (weeks, at least 4; default: its "
                              "own, cut at the end of the run)")
    target: Target = Field(Target.model_construct(), description="people it reaches (default everyone)")
    pilot: Target | None = Field(None, description="the pilot group, if the preset has one")
    waves: Waves | None = Field(None, description="departments by wave, if the preset comes in waves (default: three "
                                "waves of about equal size)")
    without: tuple[Label, ...] = Field((), description="interventions of the preset to leave out (names; default none)")
    interventions: dict[Label, dict[str, Any]] = Field(
        {}, description="changes to single interventions, by name: {training: {hours_per_week: 2}}; a stated strength "
        "is not scaled to the budget")


def _form(value: Any) -> str:
    if isinstance(value, str):
        return "name"
    return "several" if isinstance(value, (list, tuple)) else "one"


def _shares_fit(uses: tuple[PresetUse, ...]) -> tuple[PresetUse, ...]:
    stated = [use.share for use in uses if use.share is not None]
    if stated and len(stated) < len([use for use in uses if use.dose is None]):
        raise ValueError("give all presets a share of the budget, or none")
    if sum(stated) > 1.0 + 1e-9:
        raise ValueError(f"the shares of the budget sum to {sum(stated):g}; at most 1 is allowed")
    return uses


PresetUses = Annotated[
    Annotated[Label, Tag("name")]
    | Annotated[PresetUse, Tag("one")]
    | Annotated[tuple[PresetUse, ...], Field(min_length=1, max_length=10), AfterValidator(_shares_fit), Tag("several")],
    Discriminator(_form),
]


def uses_of(stated: str | PresetUse | tuple[PresetUse, ...]) -> tuple[PresetUse, ...]:
    """The presets that a plan states, as a tuple."""
    if isinstance(stated, str):
        return (PresetUse(name=stated),)
    return (stated,) if isinstance(stated, PresetUse) else stated
