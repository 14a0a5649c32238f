"""Load and attention: the change competes with daily work, and saturation costs attention.

Reads: base load, forces that take time, use without skill, fatigue. Writes: change_load, saturation, strain,
attention.
Source: Rafferty & Griffin (2006), Bernerth et al. (2011) for direction; sizes are assumptions.
Known limits: one capacity of 1 for everyone; no weekly rhythm of work.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, maximum
from cxsim.model import mechanism


@mechanism.equation(writes="unskilled_use", by_behavior=True)
def unskilled_use(use: Any, skill: Any) -> Any:
    """Use that still takes effort: y (1 - K)."""
    return use * (1.0 - skill)


@mechanism.equation(writes="change_load")
def change_load(
    base_load: Any, training_mean: Any, need_message: Any, vision_message: Any, personal_relevance: Any,
    monitoring_mean: Any, tools_mean: Any, other_initiatives: Any, collaboration: Any, unskilled_use_mean: Any,
    autonomy: Any, relief: Any, upheaval: Any, crisis: Any, load_training: Any, load_messages: Any,
    load_monitoring: Any, load_tools: Any, load_initiative: Any, load_collaboration: Any, load_use: Any,
    load_upheaval: Any, load_crisis: Any, autonomy_load_relief: Any, added_load: Any = 0.0,
) -> Any:
    """Load of work and change, in shares of capacity (1 = full)."""
    of_change = (
        load_training * training_mean
        + load_messages * (need_message + vision_message + personal_relevance)
        + load_monitoring * monitoring_mean
        + load_tools * tools_mean
        + load_initiative * other_initiatives
        + load_collaboration * collaboration
        + load_use * unskilled_use_mean * (1.0 - autonomy_load_relief * autonomy)
        + load_upheaval * upheaval
        + load_crisis * crisis
    )
    return maximum(base_load + of_change + added_load - relief, 0.0)


@mechanism.equation(writes=("saturation", "strain", "attention"))
def attention(
    change_load: Any, base_load: Any, usual_initiatives: Any, fatigue: Any, load_initiative: Any,
    attention_saturation_loss: Any,
) -> Any:
    """Saturation o = max(0, load - 1), the part beyond the usual, and attention e^(-k_o o)(1 - F)."""
    saturation = maximum(change_load - 1.0, 0.0)
    usual = maximum(base_load + load_initiative * usual_initiatives - 1.0, 0.0)
    strain = maximum(saturation - usual, 0.0)
    return saturation, strain, exponential(-attention_saturation_loss * saturation) * (1.0 - fatigue)
