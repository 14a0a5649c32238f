"""The parameter registry: every number of the model, with its unit, range, source and evidence tag.

The tables live in ``parameter_tables/`` by theme; this module joins them. Scenarios override by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cxsim.errors import Finding, InputError, ModelError, did_you_mean
from cxsim.model.parameter import Parameter
from cxsim.model.parameter_tables import (
    behavior,
    further_knowing,
    further_messages,
    further_organization,
    further_people,
    people,
    perception,
    staffing,
    strain,
)


def _joined() -> dict[str, Parameter]:
    registry: dict[str, Parameter] = {}
    for table in (people.TABLE, perception.TABLE, behavior.TABLE, strain.TABLE, staffing.TABLE,
                  further_people.TABLE, further_messages.TABLE, further_organization.TABLE, further_knowing.TABLE):
        for parameter in table:
            if parameter.name in registry:
                raise ModelError(f"parameter '{parameter.name}' is declared twice")
            registry[parameter.name] = parameter
    return registry


PARAMETERS: Mapping[str, Parameter] = MappingProxyType(_joined())


def defaults() -> dict[str, float]:
    """The default value of every parameter, by name."""
    return {name: parameter.default for name, parameter in PARAMETERS.items()}


def overridden(overrides: Mapping[str, float]) -> dict[str, float]:
    """All parameter values with some replaced.

    Raises
    ------
    InputError
        For an unknown name (with the nearest match) or a value outside its range; all findings at once.
    """
    findings = []
    for name, value in overrides.items():
        parameter = PARAMETERS.get(name)
        if parameter is None:
            text = f"unknown parameter '{name}'; {did_you_mean(name, PARAMETERS)}"
            findings.append(Finding("", 0, 0, f"parameters.{name}", text))
        elif not parameter.low <= value <= parameter.high:
            text = f"{value:g} is outside [{parameter.low:g}, {parameter.high:g}] ({parameter.unit})"
            findings.append(Finding("", 0, 0, f"parameters.{name}", text))
    if findings:
        raise InputError(findings)
    return {**defaults(), **{name: float(value) for name, value in overrides.items()}}
