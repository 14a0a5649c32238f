"""Contrasts about a say: it counts by what comes of it."""

from __future__ import annotations

from experiments.contrasts.company import PROGRAMME, Plan, arm, programme, say
from experiments.contrasts.contrast import Contrast, Measured, added
from experiments.contrasts.runs import Runs
from experiments.contrasts.sizes import NEVER_CARRIED_OUT

WHILE_ASKED = (36, 40)
CO_DESIGN: Plan = ({"type": "co_design", "start_week": 0, "weeks": 40, "strength": 1.0, "say": 0.5},)


def empty_say(runs: Runs, strength: float, measure: str, weeks: tuple[int, int] | None) -> Measured:
    """What a say adds to the programme where nothing of what people say is ever carried out."""
    asked = arm(f"programme and a say of {strength:g}, nothing carried out", [*programme(), *say(strength)],
                parameters=NEVER_CARRIED_OUT)
    silent = arm("programme, nothing carried out", programme(), parameters=NEVER_CARRIED_OUT)
    return added(runs, asked, silent, measure, weeks)


GROUP = "faults"

CONTRASTS = (
    Contrast("empty say, adopters", GROUP, "A say of .2 adds at most 1 point where nothing comes of it.",
             lambda runs: empty_say(runs, 0.2, "adoption", None), high=0.01),
    Contrast("empty say, cynicism", GROUP, "A say of .6 of which nothing comes makes people cynical.",
             lambda runs: empty_say(runs, 0.6, "cynicism", WHILE_ASKED), low=0.0),
    Contrast("co-design beyond its say", GROUP, "Co-design adds more to the programme than its say alone.",
             lambda runs: added(runs, arm("programme and co-design", [*programme(), *CO_DESIGN]),
                                arm("programme and the say of co-design", [*programme(), *say(0.5)])), low=0.0),
    Contrast("co-design, ideas", GROUP, "It brings ideas that are used.",
             lambda runs: added(runs, arm("programme and co-design", [*programme(), *CO_DESIGN]), PROGRAMME,
                                "ideas_in_use", WHILE_ASKED), low=0.0),
)
