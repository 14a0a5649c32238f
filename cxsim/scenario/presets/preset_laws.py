"""What a preset does beyond the reference week: which further laws hear it, and what would be paid for nothing."""

from __future__ import annotations

from collections.abc import Collection

from cxsim.interventions.about.registry import read_intervention
from cxsim.interventions.base import Intervention
from cxsim.model.law import Week
from cxsim.model.registry import readers_of
from cxsim.model.week import week_of
from cxsim.scenario.presets.preset import Preset
from cxsim.scenario.schema.schema import Scenario


def laws_it_needs(preset: Preset) -> dict[str, list[str]]:
    """Levers of a preset that push forces which only further laws read, with those laws."""
    read = names_read(week_of())
    needed: dict[str, list[str]] = {}
    for one in preset.levers:
        laws = sorted({law for force in unread(read_intervention(one.lever), read) for law in readers_of(force)})
        if laws:
            needed[one.label] = laws
    return needed


def idle_levers(preset: Preset, scenario: Scenario) -> dict[str, str]:
    """Levers of a preset that would change nothing in a scenario, each with the reason."""
    read = names_read(week_of(scenario.influence, scenario.adoption_rule, scenario.laws_in_force))
    idle: dict[str, str] = {}
    for one in preset.levers:
        lever = read_intervention(one.lever)
        if lever.about.acts == ("removal",) and not scenario.context.inhibitors:
            idle[one.label] = "the context names no inhibitor"
        elif not lever.about.acts and set(unread(lever, read)) == lever.declared_forces():
            laws = sorted({law for force in lever.declared_forces() for law in readers_of(force)})
            idle[one.label] = f"no law of this scenario hears it (laws: [{', '.join(laws)}])"
    return idle


def names_read(week: Week) -> frozenset[str]:
    """What any law of a week reads."""
    return week.names | {name for law in week.between for name in law.reads}


def unread(lever: Intervention, read: Collection[str]) -> list[str]:
    """Forces of a lever that nothing reads."""
    return sorted(force for force in lever.declared_forces() if not {force, f"{force}_mean"} & set(read))
