"""Contrasts about words and who speaks: promises that nothing follows, leaders and sponsors, measured need."""

from __future__ import annotations

from functools import partial

import numpy as np

from experiments.contrasts.company import (
    NOTHING,
    PROGRAMME,
    Plan,
    arm,
    messages,
    programme,
    promise,
    reward,
    tools,
    training,
)
from experiments.contrasts.contrast import Contrast, Measured, added, points
from experiments.contrasts.runs import Runs

# Half a year after a promise of thirty weeks.
AFTER_THE_PROMISE = (56, 60)
# The last weeks of what lasts sixty weeks, and of what lasts forty.
LIVED = (56, 60)
SHOWN = (36, 40)
QUARTERS = 8

PROMISED = arm("a promise of thirty weeks", promise(0.0, 1.0, 30))
LEADERS: Plan = ({"type": "walk_the_talk", "start_week": 0, "weeks": 60, "strength": 0.6},)
SPONSORED = arm("programme and a strong sponsor", [
    *programme(), {"type": "sponsorship", "start_week": 0, "weeks": 104, "level": 0.9}])
FACTS: Plan = ({"type": "evidence_of_need", "start_week": 0, "weeks": 40, "strength": 0.5, "measured": 1.0,
                "measuring_weeks": 0},)
OUTCOME = {"name": "payment rate", "today": 60.0, "at_100": 90.0, "lag_weeks": 4}
ASSERTED: Plan = messages(0.5, 0.0)


def worst_quarter(runs: Runs, plan: Plan, name: str) -> Measured:
    """What an intervention alone does to trust in that quarter of the two years in which it is lowest."""
    alone, silent = (runs.run(one).weekly["trust"] for one in (arm(name, plan), NOTHING))
    quarters = (alone - silent).reshape(QUARTERS, -1, runs.replicates).mean(axis=1)
    lowest = int(quarters.mean(axis=1).argmin())
    return Measured(quarters[lowest], f"quarter {lowest + 1} of {QUARTERS}")


def shown_and_asserted(runs: Runs) -> tuple[Measured, Measured]:
    """What facts, and messages of the same dose, do to attitude where nothing else is done."""
    facts, words = (added(runs, arm(name, plan), NOTHING, "attitude", SHOWN)
                    for name, plan in (("facts alone", FACTS), ("messages alone", ASSERTED)))
    return facts, words


def shown_and_asserted_on_top(runs: Runs) -> tuple[Measured, Measured]:
    """What facts, and messages of the same dose, add to the programme."""
    facts, words = (added(runs, arm(f"programme and {name}", [*programme(), *plan]), PROGRAMME)
                    for name, plan in (("facts", FACTS), ("more messages", ASSERTED)))
    return facts, words


def over_twice(facts: Measured, words: Measured) -> Measured:
    """What facts do beyond twice what messages do."""
    return Measured(np.subtract(facts.values, 2.0 * words.values),
                    points({"facts": facts.values, "messages": words.values}))


def dear_outcome(runs: Runs) -> Measured:
    """What it adds to the effect of facts that a missed outcome is dear."""
    moved = []
    for worth in (1.0, 100.0):
        told, silent = (arm(f"{name}, an outcome worth {worth:g}", plan, value={"outcomes": {OUTCOME["name"]: worth}},
                            context={"outcomes": [OUTCOME]}) for name, plan in (("facts", FACTS), ("nothing", ())))
        moved.append(added(runs, told, silent, "attitude", SHOWN).values)
    return Measured(moved[1] - moved[0])


GROUP = "faults"
_FEW_HOURS: tuple[tuple[str, Plan], ...] = (
    ("training", training(4.0)), ("recognition", reward("recognition")), ("tools", tools()))

CONTRASTS = (
    Contrast("promise, expectations", GROUP, "Half a year after thirty weeks of a promised benefit with nothing that "
             "follows, people expect less of the change than if nothing had been promised (the number is what is "
             "lost).", lambda runs: added(runs, NOTHING, PROMISED, "expected_benefit", AFTER_THE_PROMISE), low=0.0),
    Contrast("promise, attitude", GROUP, "And they think less of it.",
             lambda runs: added(runs, NOTHING, PROMISED, "attitude", AFTER_THE_PROMISE), low=0.0),
    Contrast("leaders live it, programme", GROUP, "Leaders who live the change for sixty weeks of the programme gain "
             "trust.", lambda runs: added(runs, arm("programme and leaders who live it", [*programme(), *LEADERS]),
                                          PROGRAMME, "trust", LIVED), low=0.0),
    Contrast("leaders live it, alone", GROUP, "So do leaders who live it while nothing else is done.",
             lambda runs: added(runs, arm("leaders who live it", LEADERS), NOTHING, "trust", LIVED), low=0.0),
    Contrast("strong sponsor, adopters", GROUP, "A sponsorship of .9 instead of .3 adds to the programme.",
             lambda runs: added(runs, SPONSORED, PROGRAMME), low=0.0),
    Contrast("strong sponsor, trust", GROUP, "And to trust.",
             lambda runs: added(runs, SPONSORED, PROGRAMME, "trust"), low=0.0),
    Contrast("strong sponsor, opportunity", GROUP, "It makes time for people and clears their way.",
             lambda runs: added(runs, SPONSORED, PROGRAMME, "opportunity"), low=0.0),
    *(Contrast(f"{name} alone, trust", GROUP, f"{name.capitalize()} alone costs less than .01 of trust in its worst "
               "quarter of a year.", partial(worst_quarter, plan=plan, name=f"{name} and nothing else"), low=-0.01)
      for name, plan in _FEW_HOURS),
    Contrast("facts, alone", GROUP, "Measured evidence moves attitude by at most twice what the same dose of messages "
             "of need moves (the number is what is beyond).", lambda runs: over_twice(*shown_and_asserted(runs)),
             high=0.0),
    Contrast("facts, programme", GROUP, "Nor does it add more than twice as many adopters to the programme.",
             lambda runs: over_twice(*shown_and_asserted_on_top(runs)), high=0.0),
    Contrast("facts help, alone", GROUP, "Measured evidence raises attitude.",
             lambda runs: shown_and_asserted(runs)[0], low=0.0),
    Contrast("facts, dear outcome", GROUP, "It raises attitude more where a business outcome that is missed is worth a "
             "hundred times as much.", dear_outcome, low=0.0),
    Contrast("facts help, programme", GROUP, "And it adds adopters to the programme.",
             lambda runs: shown_and_asserted_on_top(runs)[0], low=0.0),
)
