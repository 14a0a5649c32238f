"""Catalysts: named conditions that make a behavior easier, or attract people to it.

The counterpart of inhibitors. Facilitation makes up for inhibitors and saturation, and for nothing else: opportunity
stays at most 1. Attraction works on people who are aware of the change.
Reads: facilitation, attraction, awareness. Writes: opened, attraction_motive.
Source: force field analysis (Lewin 1951) and ability-motivation-opportunity for the idea; form and sizes are assumed.
Known limits: a catalyst lasts for the whole run and does not grow with use.
"""

from __future__ import annotations

from typing import Any

from cxsim.model import mechanism
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter

_PARAMETERS = (
    Parameter("catalyst_opportunity", "opp_cat", "opportunity gained by a full catalyst", "share", 0.5, 0.2, 1.0,
              "somewhat less than an inhibitor takes away; assumption"),
    Parameter("catalyst_motive", "beta_cat", "weight of a full catalyst for people who are aware of the change",
              "logit", 1.0, 0.5, 2.0, "same as the weight of inhibitors; assumption"),
)


@mechanism.equation(writes="opened", by_behavior=True)
def opened(facilitation: Any, catalyst_opportunity: Any) -> Any:
    """Factor on opportunity (which stays at most 1): 1 + k C."""
    return 1.0 + catalyst_opportunity * facilitation


@mechanism.equation(writes="attraction_motive", by_behavior=True)
def attraction_motive(attraction: Any, awareness: Any, catalyst_motive: Any) -> Any:
    """beta C A, in logits."""
    return catalyst_motive * attraction * awareness


MECHANISM = Mechanism(
    name="catalysts",
    meaning="named helpful conditions make a behavior easier, or attract people to it",
    parameters=_PARAMETERS,
    phases={
        "opportunity_factor": (opened,),
        "added_motives": (attraction_motive,),
    },
    contributes={"opportunity_factor": "opened", "added_motives": "attraction_motive"},
)
