"""What ``cxsim run FILE --baseline NAME`` holds the scenario against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxsim.cli.inputs import read_scenarios
from cxsim.cli.job import mistake

if TYPE_CHECKING:
    from cxsim.scenario.schema.schema import Scenario

NOTHING: Final = "nothing"


def baseline_scenario(asked: str, scenario: Scenario) -> Scenario:
    """The scenario without its plan for ``nothing``, else the scenario file that was named."""
    if asked == NOTHING:
        return without_plan(scenario)
    if not Path(asked).exists():
        raise mistake("--baseline", f"'{asked}' is neither '{NOTHING}' (the same scenario without its plan) "
                      "nor a scenario file")
    (other,) = read_scenarios([Path(asked)])
    if other.name == scenario.name:
        raise mistake("--baseline", f"'{asked}' has the name '{scenario.name}', as the scenario itself; "
                      "give each a name of its own")
    return other


def without_plan(scenario: Scenario) -> Scenario:
    """The same organization, context and luck, with leaders who do nothing."""
    from cxsim.scenario.schema.plan import Plan

    name = "do nothing" if scenario.name != "do nothing" else "do nothing (baseline)"
    return scenario.model_copy(update={"name": name, "plan": Plan()})
