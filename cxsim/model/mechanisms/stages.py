"""Where each person stands: an overlay for reports, without dynamics of its own.

Everybody present is in exactly one stage. Behavior comes first: adopters, and those who relapsed. Use is the product of
ability, opportunity and willingness, so the smallest of the three tells of the others whether they are unable, hindered
or unwilling. Who would be unwilling but has never met the behavior is unaware.
Reads: adopter, the three factors, awareness, use, perceived norm, skill, tools. Writes: the stages, and what they need
to remember of a person.
Source: the product of ``motivation.py``; knowledge comes before persuasion, by messages, by trying and by seeing others
(Rogers 2003, recalled).
Known limits: raising the smallest factor may not be enough; the cutoffs are conventions. Who knows of a behavior does
not forget it, while awareness, the wish of leaders that one has in mind, fades.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum, minimum, select
from cxsim.model import mechanism

# Somebody who uses a behavior in every fourth week is often an adopter by chance, but in 25 futures only once for 13
# weeks in a row within two years; of those who use it in every second week, seven in eight are. Equations are read as
# text, so the number stands in them.
LASTING_WEEKS = 13.0


@mechanism.equation(writes="knows_of_it")
def acquaintance(
    knows_of_it: Any, awareness: Any, use_mean: Any, perceived_norm_mean: Any, skill_mean: Any,
    initial_skill_mean: Any, tools_mean: Any,
) -> Any:
    """1 once told (A >= .5), using it, seeing a tenth of others use it, trained (K .1 above its start), or equipped."""
    told = select(awareness >= 0.5, 1.0, 0.0)
    met = maximum(select(use_mean > 0.0, 1.0, 0.0), select(perceived_norm_mean >= 0.1, 1.0, 0.0))
    taught = maximum(select(skill_mean >= initial_skill_mean + 0.1, 1.0, 0.0), select(tools_mean > 0.0, 1.0, 0.0))
    return maximum(maximum(knows_of_it, told), maximum(met, taught))


@mechanism.equation(writes="weeks_as_adopter")
def lasting(weeks_as_adopter: Any, adopter: Any) -> Any:
    """Weeks in a row as an adopter; at 13 it stays."""
    return select(weeks_as_adopter >= 13.0, weeks_as_adopter, (weeks_as_adopter + 1.0) * adopter)


@mechanism.equation(writes=("relapsed", "hindered", "unable", "unwilling", "unaware"))
def stages(
    adopter: Any, weeks_as_adopter: Any, knows_of_it: Any, ability_mean: Any, opportunity_mean: Any,
    willingness_mean: Any,
) -> Any:
    """Exactly one flag, or none for adopters (of equal factors, ability counts first, then opportunity)."""
    held = 1.0 - adopter
    relapsed = select(weeks_as_adopter >= 13.0, held, 0.0)
    open_1 = held - relapsed
    unable = select(ability_mean <= minimum(opportunity_mean, willingness_mean), open_1, 0.0)
    hindered = select(opportunity_mean <= willingness_mean, open_1 - unable, 0.0)
    reluctant = open_1 - unable - hindered
    return relapsed, hindered, unable, reluctant * knows_of_it, reluctant * (1.0 - knows_of_it)


@mechanism.equation(writes=("internalized", "burnout"))
def standing(adopter: Any, attitude: Any, fatigue: Any) -> Any:
    """Adopters by conviction (attitude above 1/2), and people with fatigue above 1/2."""
    return select(attitude > 0.5, adopter, 0.0), select(fatigue > 0.5, 1.0, 0.0)
