"""Team rewards: a reward that depends on everyone motivates each less, makes peers push, and invites free riding.

Colleagues who use the behavior want others to, because their own reward depends on it; people opposed to the change
leave it to them. A shared reward feels less controlling.
Reads: team reward, use around, attitude, recognition. Writes: team_motive, team_control.
Source: Garbers & Konradt (2014, abstract), 146 studies: individual rewards .32, team rewards .45, depending on team
size; Karau & Williams (1993, abstract), 78 studies: people do less where efforts are pooled; Mas & Moretti (2009,
abstract): pressure of colleagues makes up for free riding. Sized so that both kinds are equal where about three in ten
colleagues use it; form and sizes are assumptions.
Known limits: the team is everyone a person looks at; its size does not count; no one is expelled.
"""

from __future__ import annotations

from typing import Any

from cxsim.model import mechanism
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter

_TEAM = "Garbers & Konradt (2014): team rewards at least as strong as individual ones; size assumed"
_LOAFING = "direction from Karau & Williams (1993); size assumed"

_PARAMETERS = (
    Parameter("team_own_share", "I_own", "own pull of a team reward relative to an individual one", "share",
              0.5, 0.2, 0.8, _LOAFING),
    Parameter("team_pressure", "beta_team", "pressure under a full team reward if all colleagues use it", "logit",
              4.0, 2.0, 6.0, f"{_TEAM}; Mas & Moretti (2009) for the channel"),
    Parameter("team_free_riding", "beta_free", "free riding of fully opposed people if all others use it",
              "logit", 1.5, 0.5, 3.0, _LOAFING),
    Parameter("team_control_share", "X_team", "control felt in a team reward relative to an individual one", "share",
              0.4, 0.0, 0.8),
)


@mechanism.equation(writes="team_motive", by_behavior=True)
def team_motive(
    team_incentive: Any, seen_use: Any, attitude: Any, compliance_weight: Any, incentive_share: Any,
    team_own_share: Any, team_pressure: Any, team_free_riding: Any,
) -> Any:
    """I_T (own beta_c I_c + beta_T E_y - beta_F E_y (1 - a)), in logits."""
    own = team_own_share * compliance_weight * incentive_share
    others = seen_use * (team_pressure - team_free_riding * (1.0 - attitude))
    return team_incentive * (own + others)


@mechanism.equation(writes="team_control")
def team_control(team_incentive_mean: Any, recognition: Any, team_control_share: Any) -> Any:
    """Control felt in a team reward, as a share of that in an individual one."""
    return team_control_share * team_incentive_mean * (1.0 - 0.5 * recognition)


MECHANISM = Mechanism(
    name="team_rewards",
    meaning="a reward that depends on everyone motivates each less, makes peers push, invites free riding",
    parameters=_PARAMETERS,
    phases={
        "added_motives": (team_motive,),
        "added_control": (team_control,),
    },
    contributes={"added_motives": "team_motive", "added_control": "team_control"},
)
