"""New tools: until people know their way around them, tools cost time, output and confidence.

Those who lack the skill struggle most and learn the tool most slowly. Tools that replace what is there are new, too.
Reads: tools, tools known, skill. Writes: tools_known, struggle, struggle_load, struggle_output, struggle_setback.
Source: Repenning (2002): worse before better; Morris & Venkatesh (2010) on satisfaction after a new system (recalled)
for direction; form and sizes are assumptions.
Known limits: one set of tools per behavior; a newcomer knows none of them; tools never fail.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.phases import BehaviorMean

_TOOLS = "direction from Repenning (2002), Morris & Venkatesh (2010) (recalled); size assumed"

_PARAMETERS = (
    Parameter("tools_learning", "k_tool", "how fast a skilled person comes to know new tools", "1/week", 0.10, 0.04,
              0.25, _TOOLS, distribution="loguniform"),
    Parameter("struggle_load_share", "l_tool", "load of full new tools on a person without skill", "share of capacity",
              0.1, 0.0, 0.2),
    Parameter("struggle_output_loss", "out_tool", "output lost to full new tools by a person without skill", "share",
              0.1, 0.0, 0.25, _TOOLS),
    Parameter("struggle_efficacy_loss", "k_E_tool", "efficacy lost to full new tools by a person without skill",
              "1/week",
              0.05, 0.015, 0.15, distribution="loguniform"),
)

_COLUMNS = (
    Column("tools_known", "tools that one knows one's way around", "next_tools_known", 0.0, by_behavior=True),
)


@mechanism.equation(writes="struggle", by_behavior=True)
def struggle(tools: Any, tools_known: Any, skill: Any) -> Any:
    """max(0, G - known)(1 - K): tools that are new to people without the skill."""
    return maximum(tools - tools_known, 0.0) * (1.0 - skill)


@mechanism.equation(writes="struggle_load")
def struggle_load(struggle_mean: Any, struggle_load_share: Any) -> Any:
    """Load of new tools."""
    return struggle_load_share * struggle_mean


@mechanism.equation(writes="struggle_output")
def struggle_output(struggle_mean: Any, struggle_output_loss: Any) -> Any:
    """Factor on output: 1 - k struggle."""
    return 1.0 - struggle_output_loss * struggle_mean


@mechanism.equation(writes="struggle_setback", by_behavior=True)
def struggle_setback(struggle: Any, struggle_efficacy_loss: Any) -> Any:
    """Efficacy lost in a week (as a share of it)."""
    return struggle_efficacy_loss * struggle


@mechanism.equation(writes="tools_known", by_behavior=True)
def next_tools_known(tools_known: Any, tools: Any, skill: Any, tools_learning: Any) -> Any:
    """known += k (1/2 + K/2)(G - known)."""
    return tools_known + tools_learning * (0.5 + 0.5 * skill) * (tools - tools_known)


MECHANISM = Mechanism(
    name="new_tools",
    meaning="until people know new tools, these cost time, output and confidence",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_load": (struggle, BehaviorMean("struggle"), struggle_load),
        "output_factor": (struggle_output,),
        "setbacks": (struggle_setback,),
        END: (next_tools_known,),
    },
    contributes={
        "added_load": "struggle_load", "output_factor": "struggle_output", "setbacks": "struggle_setback",
    },
    records={"struggle": "struggle_mean"},
    measures=(WeeklyMeasure("struggle", "share", "mean struggle with tools that are new"),),
)
