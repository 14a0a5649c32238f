"""Load and attention: change competes with daily work, and overload costs attention.

Reads: base load, forces that take time, practice without skill, fatigue. Writes: change_load, overload, attention.
Source: Rafferty & Griffin (2006), Bernerth et al. (2011) for direction; sizes are assumptions.
Known limits: one capacity of 1 for everybody; no weekly rhythm of work.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, maximum
from cxsim.model.law import law


@law(writes="unskilled_practice", by_behavior=True)
def unskilled_practice(practice: Any, skill: Any) -> Any:
    """Practice that still takes effort: y (1 - K)."""
    return practice * (1.0 - skill)


@law(writes="change_load")
def change_load(
    base_load: Any, training_mean: Any, need_message: Any, vision_message: Any, personal_relevance: Any,
    monitoring_mean: Any, tools_mean: Any, other_initiatives: Any, collaboration: Any, unskilled_practice_mean: Any,
    autonomy: Any, relief: Any, upheaval: Any, load_training: Any, load_messages: Any, load_monitoring: Any,
    load_tools: Any, load_initiative: Any, load_collaboration: Any, load_practice: Any, load_upheaval: Any,
    autonomy_load_relief: Any, further_load: Any = 0.0,
) -> Any:
    """Load of work and change, in shares of capacity (1 = full)."""
    of_change = (
        load_training * training_mean
        + load_messages * (need_message + vision_message + personal_relevance)
        + load_monitoring * monitoring_mean
        + load_tools * tools_mean
        + load_initiative * other_initiatives
        + load_collaboration * collaboration
        + load_practice * unskilled_practice_mean * (1.0 - autonomy_load_relief * autonomy)
        + load_upheaval * upheaval
    )
    return maximum(base_load + of_change + further_load - relief, 0.0)


@law(writes=("overload", "attention"))
def attention(change_load: Any, fatigue: Any, attention_overload_loss: Any) -> Any:
    """Overload o = max(0, load - 1) and attention e^(-k_o o)(1 - F)."""
    overload = maximum(change_load - 1.0, 0.0)
    return overload, exponential(-attention_overload_loss * overload) * (1.0 - fatigue)
