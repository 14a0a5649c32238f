"""Contrasts that the model misses, each with the reason: declared, so that none is forgotten and none passes unseen."""

from __future__ import annotations

from collections.abc import Mapping

from experiments.contrasts.runs import Uncertainty

_HABITS = ("in twelve weeks of a reward people form habits and see others use it, which outweighs crowding-out; the "
           "published sessions are too short for either")
_UNLEARNED = ("the pull of a usual old habit is part of the status quo, so that unlearning it is a gain; holding back "
              "a change of mind instead never helps, but lowers every programme, and needs parameters tuned anew")
_PAVED = ("confidence spills over slowly and fades, while the small behavior takes time and attention in the same "
          "weeks")
# By contrast, and parameters at their defaults ("none") or over the plausible set ("full").
MISSES: Mapping[tuple[str, Uncertainty], str] = {
    ("resistance under an order", "full"): "under many sets an order moves most people and resistance hardly slows "
    "them, where fear weighs little against compliance; by the defaults it is met",
    ("own contacts, champions", "none"): "above its upper bound by a third of a point: few champions are all that the "
    "plan has, and people who look at one see a larger share of users than the company's mean",
    ("villages, no influence", "none"): "b is .10, and a twentieth above its margin: all futures share one map of ties "
    "and the same people, whose chance is not in the margin; over the plausible set it is met",
    ("facts, programme", "none"): "messages of need add next to nothing to a programme that has them already, so twice "
    "their effect is a low bar; over the plausible set it is met",
    ("already begun", "full"): "users elsewhere are few contacts, and people who have not begun see that most have not",
    ("small steps", "none"): "at its bound within the error; over the plausible set it is met",
    ("small before large", "none"): _PAVED,
    ("small before large", "full"): _PAVED,
    ("after a reward", "none"): _HABITS,
    ("after a reward", "full"): _HABITS,
    ("old habit, programme", "none"): _UNLEARNED,
    ("old habit, programme", "full"): _UNLEARNED,
}
