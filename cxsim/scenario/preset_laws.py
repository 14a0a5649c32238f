"""Which further laws hear what a preset does beyond the reference week."""

from __future__ import annotations

from cxsim.interventions.registry import intervention_types
from cxsim.model.further import readers_of
from cxsim.model.week import week_of
from cxsim.scenario.preset import Preset


def laws_it_needs(preset: Preset) -> dict[str, list[str]]:
    """Levers of a preset that push forces which only further laws read, with those laws."""
    read = week_of().names
    needed: dict[str, list[str]] = {}
    for one in preset.levers:
        forces = intervention_types()[one.lever["type"]].about.forces
        unread = [force for force in forces if not {force, f"{force}_mean"} & read]
        laws = sorted({law for force in unread for law in readers_of(force)})
        if laws:
            needed[one.label] = laws
    return needed
