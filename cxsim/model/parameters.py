"""The parameter registry: every number of the model, with its unit, range, source and evidence tag.

Parameters of equations that every week has are in ``parameter_tables/`` by theme, those of a mechanism in its file;
this module joins them. Scenarios override them by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cxsim.errors import Finding, InputError, ModelError, did_you_mean
from cxsim.model.parameter import Parameter
from cxsim.model.parameter_tables import behavior, people, perception, staffing, strain
from cxsim.model.phases import Week
from cxsim.model.registry import MECHANISMS, every_equation

# The record of every week needs these, whether or not an equation reads them too.
OF_THE_RECORD = frozenset({"customer_lag_weeks", "committee_seat_share"})


# The parameters of equations that every week has.
THEMES = (people, perception, behavior, strain, staffing)


def _joined() -> dict[str, Parameter]:
    registry: dict[str, Parameter] = {}
    for table in (*(theme.TABLE for theme in THEMES), *(mechanism.parameters for mechanism in MECHANISMS.values())):
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
    """All parameter values, some of them overridden.

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


@cache
def _read_by_some_equation() -> frozenset[str]:
    """Everything that any equation reads, whether or not some week contains it."""
    return frozenset(name for equation in every_equation() for name in equation.reads)


def in_force(week: Week) -> tuple[str, ...]:
    """The names of the parameters that matter in this week; only equations outside it read the others."""
    elsewhere = _read_by_some_equation() - week.heard - OF_THE_RECORD
    return tuple(sorted(name for name in PARAMETERS if name not in elsewhere))
