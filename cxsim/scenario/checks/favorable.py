"""The most favorable value of a parameter, if it differs between replicates."""

from __future__ import annotations

from cxsim.model.parameters import PARAMETERS
from cxsim.scenario.schema.schema import Scenario


def most_favorable(scenario: Scenario, name: str, *, lowest: bool = False) -> float:
    """The stated value; the highest (or lowest) of its range if it differs between replicates; else the default.

    Anything impossible at this value is impossible in every replicate.
    """
    parameter, uncertain = PARAMETERS[name], scenario.uncertainty
    if name in scenario.parameters:
        return scenario.parameters[name]
    if uncertain == "none" or (isinstance(uncertain, tuple) and name not in uncertain):
        return parameter.default
    return parameter.low if lowest else parameter.high
