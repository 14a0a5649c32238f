"""Which optional mechanisms a preset needs, and which of its interventions would have no effect."""

from __future__ import annotations

from collections.abc import Collection

from cxsim.interventions.about.registry import read_intervention
from cxsim.interventions.base import Intervention
from cxsim.model.joining import week_of
from cxsim.model.phases import Week
from cxsim.model.registry import readers_of
from cxsim.scenario.presets.preset import Preset
from cxsim.scenario.schema.schema import Scenario


def mechanisms_it_needs(preset: Preset) -> dict[str, list[str]]:
    """Interventions of a preset whose forces only optional mechanisms read, with those mechanisms."""
    read = names_read(week_of())
    needed: dict[str, list[str]] = {}
    for one in preset.interventions:
        mechanisms = sorted({mechanism for force in unread(read_intervention(one.intervention), read)
                             for mechanism in readers_of(force)})
        if mechanisms:
            needed[one.label] = mechanisms
    return needed


def idle_interventions(preset: Preset, scenario: Scenario) -> dict[str, str]:
    """Interventions of a preset that would have no effect in a scenario, each with the reason."""
    read = names_read(week_of(scenario.influence, scenario.adoption_rule, scenario.mechanisms_in_force))
    idle: dict[str, str] = {}
    for one in preset.interventions:
        intervention = read_intervention(one.intervention)
        if intervention.about.acts == ("removal",) and not scenario.context.inhibitors:
            idle[one.label] = "the context names no inhibitor"
        elif not intervention.about.acts and set(unread(intervention, read)) == intervention.declared_forces():
            mechanisms = sorted({mechanism for force in intervention.declared_forces()
                                 for mechanism in readers_of(force)})
            idle[one.label] = f"it has no effect without mechanisms: [{', '.join(mechanisms)}]"
    return idle


def names_read(week: Week) -> frozenset[str]:
    """The names that the mechanisms of a week read."""
    return week.names | {name for mechanism in week.between for name in mechanism.reads}


def unread(intervention: Intervention, read: Collection[str]) -> list[str]:
    """Forces of an intervention that no mechanism reads."""
    return sorted(force for force in intervention.declared_forces() if not {force, f"{force}_mean"} & set(read))
