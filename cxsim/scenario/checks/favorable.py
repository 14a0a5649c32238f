"""The most favorable value of a parameter, if it differs between replicates."""

from __future__ import annotations

from cxsim.model.parameters import PARAMETERS
from cxsim.scenario.schema.schema import Scenario

# The only parameters on which it depends whether a scenario is refused: parameter sets that differ in others are
# refused together or not at all.
READ_BY_CHECKS = {name: PARAMETERS[name] for name in (
    "inhibition_opportunity_loss", "initial_skill_scale", "training_gain", "learning_by_doing", "skill_decay",
    "tool_relief", "ability_softness",
)}  # fmt: skip


def most_favorable(scenario: Scenario, name: str, *, lowest: bool = False) -> float:
    """The stated value; the highest (or lowest) of its range if it differs between replicates; else the default.

    Anything impossible at this value is impossible in every replicate.
    """
    parameter, uncertain = READ_BY_CHECKS[name], scenario.uncertainty
    if name in scenario.parameters:
        return scenario.parameters[name]
    if uncertain == "none" or (isinstance(uncertain, tuple) and name not in uncertain):
        return parameter.default
    return parameter.low if lowest else parameter.high
