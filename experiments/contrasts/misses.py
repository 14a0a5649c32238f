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
_LOW_BAR = ("messages of need add half a point to a point to a programme that has them already, so twice their effect "
            "is a low bar")
# By contrast, and parameters at their defaults ("none") or over the plausible set ("full").
MISSES: Mapping[tuple[str, Uncertainty], str] = {
    ("empty vision", "full"): "an empty vision neither helps nor harms here: the mean is above 0 by far less than its "
    "error; by the defaults it is met",
    ("own contacts, champions", "none"): "above its upper bound by a third of a point: few champions are all that the "
    "plan has, and people who look at one see a larger share of users than the company's mean",
    ("villages, no influence", "none"): "b is .10, and a hundredth above its margin: all futures share one map of ties "
    "and the same people, whose chance is not in the margin; over the plausible set it is met",
    ("facts, programme", "none"): _LOW_BAR,
    ("facts, programme", "full"): f"{_LOW_BAR}; over the plausible set the excess is within its error",
    ("small steps", "none"): "at its bound within the error; over the plausible set it is met",
    ("small before large", "none"): _PAVED,
    ("small before large", "full"): _PAVED,
    ("after a reward", "none"): _HABITS,
    ("after a reward", "full"): _HABITS,
    ("old habit, programme", "none"): _UNLEARNED,
    ("old habit, programme", "full"): _UNLEARNED,
    ("quits", "full"): "above its upper bound by a twentieth of a point, within the error: quits differ between sets, "
    "and each had to keep only its own between 8 and 25 %; by the defaults it is met",
}
