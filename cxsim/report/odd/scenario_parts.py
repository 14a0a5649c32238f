"""What a scenario adds to the model: parameter values, organization, context, behaviors and plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from pydantic import BaseModel

from cxsim.interventions.about.description import describe_one
from cxsim.model.joining import AdoptionRule, Influence, week_of
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.parameters import OF_THE_RECORD, PARAMETERS
from cxsim.model.phases import Week
from cxsim.model.registry import chosen
from cxsim.model.traits import TRAITS, Trait
from cxsim.scenario.schema.schema import Scenario

BEFORE_THE_FIRST_WEEK = "people, ties or the record, outside the week"
NOT_IN_FORCE = "not in force: no mechanism of this scenario reads it"


@dataclass(frozen=True)
class ParameterRow:
    """A parameter with its value in words, whether that differs from the default, and what reads it."""

    parameter: Parameter
    value: str
    changed: bool
    read_by: str


@dataclass(frozen=True)
class Intervention:
    """One intervention of the plan: what it is, when it acts, what the scenario sets, and what it claims."""

    label: str
    start_week: int
    weeks: int | None
    stated: dict[str, Any]
    about: dict[str, Any]


def parameter_rows(values: Mapping[str, Any], week: Week) -> list[ParameterRow]:
    """Every parameter of the registry; ``values`` holds those of the world: a number, or one per replicate."""
    of_some_equation = {name for other in _every_week() for name in _read_in(other)}
    rows = []
    for name, parameter in PARAMETERS.items():
        readers = [f"`{equation.name}`" for equation in (*week.between, *week.equations) if name in equation.reads]
        if not readers:
            elsewhere = name in of_some_equation and name not in _read_in(week) | OF_THE_RECORD
            readers = [NOT_IN_FORCE if elsewhere else BEFORE_THE_FIRST_WEEK]
        rows.append(ParameterRow(parameter, *_in_force(values[name], parameter.default), ", ".join(readers)))
    return rows


def _read_in(week: Week) -> set[str]:
    return set(week.heard)


def _in_force(value: Any, default: float) -> tuple[str, bool]:
    if np.ndim(value) == 0:
        return f"{value:g}", bool(value != default)
    return f"{np.min(value):g} to {np.max(value):g}, by replicate", True


def _every_week() -> list[Week]:
    return [
        week_of(influence, rule) for influence in get_args(Influence)
        for rule in get_args(AdoptionRule)
    ]


def trait_rows() -> list[tuple[Trait, list[Parameter]]]:
    """Every drawn trait with the parameters of its distribution, which are named after it."""
    return [
        (trait, [one for one in PARAMETERS.values() if one.name.startswith(f"{trait.name}_")]) for trait in TRAITS
    ]


def interventions(scenario: Scenario) -> list[Intervention]:
    """The interventions in the order of their labels, which is the order in which they act."""
    when = {"start_week", "weeks", "name", "type"}
    return [
        Intervention(intervention.label, start, weeks,
                     intervention.model_dump(mode="json", exclude=when, exclude_defaults=True),
              describe_one(intervention.type))
        for intervention, start, weeks in sorted(scenario.plan.told(), key=lambda told: told[0].label)
    ]


def mechanisms_in_force(scenario: Scenario) -> list[Mechanism]:
    """The mechanisms with a name that are in force in the scenario."""
    return chosen(scenario.without, scenario.also)


def fields_of(block: BaseModel) -> list[tuple[str, Any, str]]:
    """Name, value and meaning of every key of a block of the scenario."""
    values = block.model_dump(mode="json", by_alias=True)
    return [
        (field.alias or name, values[field.alias or name], field.description or "")
        for name, field in type(block).model_fields.items()
    ]
