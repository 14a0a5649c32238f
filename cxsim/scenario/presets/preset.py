"""Presets: plans in relative time, shipped with the package as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from pydantic import Field, model_validator

from cxsim.errors import ModelError
from cxsim.interventions.about.registry import intervention_types
from cxsim.scenario.schema.block import Block, Share, Word
from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.yaml_reader import read_yaml

Group = Literal["all", "pilot", "rest"]


class PresetIntervention(Block):
    """One intervention of a preset: its time relative to the length of the preset, and its content at the preset's
    dose.
    """

    since: float = Field(ge=0.0, le=2.0, description="when it begins (share of the length, 0 = at once)")
    until: float = Field(gt=0.0, le=2.0, description="when it ends (share of the length, 1 = with the preset)")
    ramp: Share = Field(0.0, description="how long it builds up (share of the length)")
    group: Group = Field("all", description="people it reaches: all, the pilot group, or the rest")
    in_waves: bool = Field(False, description="whether it comes wave by wave; times are then shares of one wave")
    people_share: Share | None = Field(None, description="share of its target group who take part (sets `count`)")
    why: str = Field(description="what it represents in the framework")
    intervention: dict[str, Any] = Field(description="the intervention as in a scenario; its priority decides which "
                                                     "gets money first")

    @model_validator(mode="after")
    def _in_order(self) -> PresetIntervention:
        if self.until <= self.since:
            raise ValueError(f"it ends ({self.until:g}) before it begins ({self.since:g})")
        return self

    @property
    def label(self) -> str:
        """The name of the intervention, which a scenario uses to change it or leave it out."""
        return str(self.intervention.get("name") or self.intervention["type"])


class Preset(Block):
    """A plan as data: its story, source, omissions and interventions."""

    preset: Word
    title: str
    story: str
    source: str
    look_for: str
    left_out: tuple[str, ...]
    weeks: int = Field(ge=4, le=520)
    interventions: tuple[PresetIntervention, ...] = Field(min_length=1)

    @property
    def needs_pilot(self) -> bool:
        """Whether it distinguishes a pilot group."""
        return any(intervention.group != "all" for intervention in self.interventions)

    @property
    def in_waves(self) -> bool:
        """Whether it comes in waves."""
        return any(intervention.in_waves for intervention in self.interventions)

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of its interventions."""
        return tuple(intervention.label for intervention in self.interventions)


@cache
def presets() -> Mapping[str, Preset]:
    """Every preset that the package ships, by name; read-only."""
    folder = resources.files("cxsim.scenario").joinpath("presets")
    found: dict[str, Preset] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".yaml"):
            preset = Preset.model_validate(plain(read_yaml(file.read_text("utf-8"), file.name)))
            _check(preset)
            found[preset.preset] = preset
    return MappingProxyType(found)


def _check(preset: Preset) -> None:
    """Refuse a preset with a repeated or unknown intervention (a mistake of its author)."""
    for one in preset.interventions:
        if one.intervention.get("type") not in intervention_types():
            raise ModelError(f"the preset {preset.preset} uses an unknown intervention: {one.intervention}")
    if len(set(preset.labels)) < len(preset.labels):
        raise ModelError(f"the preset {preset.preset} has two interventions with the same name: {preset.labels}")
