"""Contrasts about what moves people by what is in it for them: results, praise, ideas, own stakes, small steps, pay."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.contrasts.company import NOTHING, PROGRAMME, Plan, arm, messages, order, programme, training_and_tools
from experiments.contrasts.contrast import Contrast, Measured, added, points
from experiments.contrasts.runs import OF_DEPARTMENT, Runs

Values = NDArray[np.float64]

BEHAVIOR = "customer_focus"
IDEA_WEEKS = (56, 60)
WHILE_ORDERED = (36, 40)
# A reward of twelve weeks, and the eight weeks after it.
REWARD_WEEKS = 12
AFTER_THE_REWARD = (12, 20)
OBEYING, MEANING_IT = 0.3, 0.6
STAKE = 0.15

# Celebration from the week on in which the programme has shown what it brings.
CELEBRATED: Plan = ({"type": "celebration", "start_week": 40, "weeks": 64, "strength": 1.0},)
SMALL_STEPS: Plan = ({"type": "small_changes", "start_week": 0, "weeks": 60, "strength": 0.6},)
TWO_BEHAVIORS = [{"name": "small", "required_skill": 0.15, "customer_value": 0.0},
                 {"name": "large"}]
# An interesting task that everybody can do, and of which everybody is told.
INTERESTING: dict[str, Any] = {
    "traits": {"initial_attitude": 0.7}, "behaviors": [{"name": BEHAVIOR, "required_skill": 0.0}]}
TASK: Plan = messages(1.0, 0.0)
REWARDED: Plan = (*TASK, {"type": "incentive", "start_week": 0, "weeks": REWARD_WEEKS, "strength": 1.0})
# What brings ideas, each at a full dose.
SOURCES_OF_IDEAS: Mapping[str, Mapping[str, float]] = {
    "recognition": {"strength": 1.0}, "creative": {"strength": 1.0}, "collaboration": {"strength": 1.0},
    "customer_voice": {"presence": 1.0, "time": 0.0},
}


def ideas(runs: Runs, kind: str) -> Measured:
    """What sixty weeks of a full dose add to the ideas in use under the programme."""
    brought = [{"type": kind, "start_week": 0, "weeks": 60, **SOURCES_OF_IDEAS[kind]}]
    return added(runs, arm(f"programme and ideas by {kind}", [*programme(), *brought]), PROGRAMME, "ideas_in_use",
                 IDEA_WEEKS)


def celebrated(runs: Runs, plan: Plan, measure: str) -> Measured:
    """What celebration adds to a measure at the end."""
    silent = PROGRAMME if plan else NOTHING
    return added(runs, arm(f"{silent.name}, celebrated", [*plan, *CELEBRATED]), silent, measure)


def own_stakes(runs: Runs) -> Measured:
    """Adopters of a department that gains by the change, less those of the same department where it loses."""
    ends = {}
    for gains, loses in (("north", "west"), ("west", "north")):
        stakes = {"personal_stake": {gains: STAKE, loses: -STAKE}}
        one = arm(f"programme, {gains} gains and {loses} loses", programme(), traits=stakes)
        for department in (gains, loses):
            ends[department, gains] = runs.end(one, OF_DEPARTMENT + department)
    gaining, losing = (ends["north", "north"] + ends["west", "west"]) / 2, (
        ends["north", "west"] + ends["west", "north"]) / 2
    return Measured(gaining - losing, points({"who gains": gaining, "who loses": losing}))


def already_begun(runs: Runs) -> Measured:
    """What existing use in one department adds to adopters in the three others."""
    begun = arm("programme, begun in the north", programme(),
                behaviors=[{"name": BEHAVIOR, "existing": {"north": 0.3}}])
    others = ("east", "south", "west")
    here, there = (np.mean([runs.end(one, OF_DEPARTMENT + name) for name in others], axis=0)
                   for one in (begun, PROGRAMME))
    return Measured(here - there, points({"begun": here, "not begun": there}))


def for_behavior(name: str, plan: Plan) -> Plan:
    """Interventions for one behavior."""
    return [{**one, "behaviors": [name]} for one in plan]


def small_before_large(runs: Runs) -> Measured:
    """Use of a large behavior, for which a smaller one has paved the way."""
    told: Plan = [one for one in programme() if one["type"] == "communication"]
    large = [*told, *for_behavior("large", training_and_tools(26))]
    small = for_behavior("small", training_and_tools())
    return added(runs, arm("a small behavior first", [*large, *small], behaviors=TWO_BEHAVIORS),
                 arm("a large behavior alone", large, behaviors=TWO_BEHAVIORS), "use")


def meaning_it(runs: Runs) -> Measured:
    """How much more use serves customers where people mean it, under the same order.

    All are skilled, because people learn less of what they do not want.
    """
    worth = {}
    for attitude in (OBEYING, MEANING_IT):
        traits = {"initial_attitude": attitude, "initial_skill": 0.9}
        run = runs.run(arm(f"order, skilled, attitude {attitude:g}", order(), traits=traits))
        worth[f"attitude {attitude:g}"] = run.mean("served", *WHILE_ORDERED) / run.mean("use", *WHILE_ORDERED)
    obeying, meant = worth.values()
    return Measured(meant / obeying - 1.0, points(worth))


def effect_lost(runs: Runs, crowding: bool) -> Measured:
    """How much less people use the behavior after a reward, in standard deviations of use.

    In comparison with people who never had one, or with people whom it does not crowd out.
    """
    parameters: dict[str, float] = {} if crowding else {"crowding_loss": 0.0}
    name = "never rewarded" if crowding else "rewarded without crowding-out"
    usual = runs.run(arm(name, TASK if crowding else REWARDED, parameters=parameters, **INTERESTING))
    rewarded = runs.run(arm("rewarded for twelve weeks", REWARDED, **INTERESTING))
    before, after = (run.mean("use", *AFTER_THE_REWARD) for run in (usual, rewarded))
    share = float(before.mean())
    return Measured((before - after) / np.sqrt(share * (1.0 - share)), points({name: before, "rewarded": after}))


GROUP = "faults"

CONTRASTS = (
    Contrast("celebration, confidence", GROUP, "Celebrating what the programme has brought gives confidence "
             "(efficacy).", partial(celebrated, plan=programme(), measure="efficacy"), low=0.0),
    Contrast("empty celebration, confidence", GROUP, "Where there are no results it moves confidence by at most "
             ".005.", partial(celebrated, plan=(), measure="efficacy"), low=-0.005, high=0.005),
    Contrast("empty celebration, expectations", GROUP, "And expectations by at most .005.",
             partial(celebrated, plan=(), measure="expected_benefit"), low=-0.005, high=0.005),
    *(Contrast(f"ideas by {kind.replace('_', ' ')}", GROUP, f"A full dose of {kind.replace('_', ' ')} brings ideas "
               "that are used.", partial(ideas, kind=kind), low=0.0) for kind in SOURCES_OF_IDEAS),
    Contrast("own stakes", GROUP, "Under the programme a department that gains by the change (stake +.15) has more "
             "adopters than if it loses (-.15).", own_stakes, low=0.0),
    Contrast("already begun", GROUP, "Where 30 % of one department already use the behavior, the programme ends with "
             "more adopters in the others.", already_begun, low=0.0),
    Contrast("small steps", GROUP, "Dividing the change into small steps adds more than 2.1 points to the programme.",
             lambda runs: added(runs, arm("programme in small steps", [*programme(), *SMALL_STEPS]), PROGRAMME),
             low=0.021),
    Contrast("small before large", GROUP, "A small behavior learned first raises later use of a large one.",
             small_before_large, low=0.0),
    Contrast("meaning it", GROUP, "Under the same order, use serves customers at least 5 % better where people mean it "
             "(attitude .6 instead of .3) with the same skill.", meaning_it, low=0.05),
    Contrast("crowding-out", GROUP, "After a reward of twelve weeks people use the behavior less than if it did not "
             "crowd out what they want by themselves (d).", partial(effect_lost, crowding=False), low=0.0,
             shown_times=1.0),
    Contrast("after a reward", GROUP, "And less than people who never had a reward (d; published .28 to .40).",
             partial(effect_lost, crowding=True), low=0.0, shown_times=1.0),
)
