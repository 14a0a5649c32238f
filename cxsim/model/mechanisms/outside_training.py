"""Outside training goes deeper, but less of it transfers to work unless work supports it.

Hours, load and lost output are those of any training (``skill.py``); this mechanism replaces only the yield: more
for the same hours, but next to nothing without support by the manager and opportunity.
Reads: training, its outside part, fatigue, attitude, manager's attitude, inhibitors, skill. Writes: outside_skill.
Source: Blume et al. (2010) and Hughes et al. (2019) for the part of the environment in transfer; that it weighs more
outside, and the depth, are assumptions.
Known limits: one depth for every course; learning together outside creates no ties.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import minimum
from cxsim.model import mechanism
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter

_TRANSFER = "direction from Blume et al. (2010), Hughes et al. (2019); size assumed"

_PARAMETERS = (
    Parameter("outside_depth", "depth_out", "yield of an hour outside relative to one inside, fully supported", "times",
              1.6, 1.1, 2.2),
    Parameter("outside_transfer", "trf_out", "share of outside training that transfers without support", "share",
              0.1, 0.0, 0.3, _TRANSFER),
)


@mechanism.equation(writes="outside_skill", by_behavior=True)
def outside_skill(
    skill: Any, training: Any, outside_training: Any, fatigue: Any, attitude: Any, manager_attitude: Any,
    inhibition: Any, training_gain: Any, base_transfer: Any, outside_depth: Any, outside_transfer: Any,
) -> Any:
    """(1 - K) k_T tr_out (1 - F)(1/2 + a/2)[depth (o + (1 - o) a_m (1 - O)) - (trf_0 + (1 - trf_0) a_m (1 - O))]."""
    support = manager_attitude * (1.0 - inhibition)
    inside = base_transfer + (1.0 - base_transfer) * support
    outside = outside_depth * (outside_transfer + (1.0 - outside_transfer) * support)
    taught = training_gain * minimum(outside_training, training) * (1.0 - fatigue) * (0.5 + 0.5 * attitude)
    return (1.0 - skill) * taught * (outside - inside)


MECHANISM = Mechanism(
    name="outside_training",
    meaning="outside training goes deeper, but less of it transfers unless work supports it",
    parameters=_PARAMETERS,
    phases={
        "added_skill": (outside_skill,),
    },
    contributes={"added_skill": "outside_skill"},
)
