"""Peer learning: people learn from colleagues who use the behavior with more skill, more so with time set aside.

Without skilled users around there is nothing to learn, however much time is given.
Reads: peer learning, skill, use and shown skill of others, attention, attitude. Writes: shown_skill, peer_skill,
peer_effort.
Source: Chan, Li & Pierce (2014, abstract): sellers learned more from skilled colleagues than by doing, by watching and
by being taught; sizes are assumptions.
Known limits: teaching does not improve the teacher; people learn from the average of those they look at.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, maximum, round_trait, select
from cxsim.model import mechanism
from cxsim.model.column import Column
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter
from cxsim.model.rest import saturation_of, unskilled_at, usual_load
from cxsim.model.start import Start, Usual

_PARAMETERS = (
    Parameter("peer_gain", "k_peer", "part of a colleague's lead learned in a full week", "1/week", 0.15, 0.05,
              0.3, "direction from Chan, Li & Pierce (2014); size assumed", distribution="loguniform"),
    Parameter("peer_usual", "P_0", "peer learning that takes place in everyday work, without time set aside",
              "share of a full week", 0.1, 0.0, 0.25, "direction from Chan, Li & Pierce (2014); size assumed"),
    Parameter("peer_load", "l_peer", "load of full peer learning", "share of capacity", 0.03, 0.015, 0.06),
)

_COLUMNS = (
    Column("shown_skill", "skill that others could watch this week", "next_shown_skill", 0.0, by_behavior=True),
)


@mechanism.equation(writes="peer_effort")
def peer_effort(peer_learning_mean: Any, peer_load: Any) -> Any:
    """Load of meetings for peer learning."""
    return peer_load * peer_learning_mean


@mechanism.equation(writes="peer_skill", by_behavior=True)
def peer_skill(
    skill: Any, peer_learning: Any, seen_shown_skill: Any, seen_use: Any, attention: Any, attitude: Any,
    peer_gain: Any, peer_usual: Any,
) -> Any:
    """k (P_0 + P) alpha (1/2 + a/2) max(0, E_yK - K E_y): only skilled use ahead of one's own skill counts."""
    lesson = maximum(seen_shown_skill - skill * seen_use, 0.0)
    return peer_gain * (peer_usual + peer_learning) * attention * (0.5 + 0.5 * attitude) * lesson


@mechanism.equation(writes="shown_skill", by_behavior=True)
def next_shown_skill(use: Any, skill: Any) -> Any:
    """y K: the skill that others could watch this week."""
    return use * skill


def _rest(start: Start, usual: Usual) -> None:
    """Users of last week have shown their skill; others would know less than today without skilled people around."""
    p = start.parameters
    load = usual_load(start, start.column("base_load"), unskilled_at(start, usual.rates))
    attends = exponential(-p["attention_saturation_loss"] * saturation_of(load)) * (1.0 - start.column("fatigue"))
    for number, rate in enumerate(usual.rates):
        skill, alone = start.column("skill", number), start.column("initial_skill", number)
        start.column("shown_skill", number)[...] = start.column("use", number) * skill
        learned = peer_skill(
            skill, 0.0, usual.around.skills[number], usual.around.norms[number], attends, start.column("attitude"),
            p["peer_gain"], p["peer_usual"],
        )
        lost = select(rate > 0.0, 0.0, learned / maximum(p["skill_decay"], 1e-9))
        alone[...] = round_trait(maximum(alone - lost, 0.0))


MECHANISM = Mechanism(
    name="peer_learning",
    meaning="people learn from colleagues who use the behavior with more skill",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_load": (peer_effort,),
        "added_skill": (peer_skill,),
        END: (next_shown_skill,),
    },
    contributes={"added_load": "peer_effort", "added_skill": "peer_skill"},
    sees=("shown_skill",),
    rest=_rest,
)
