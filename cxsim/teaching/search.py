"""A good plan found by climbing: from training, reasons and tools on, the best change again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from cxsim.errors import Place
from cxsim.studies.variants import How
from cxsim.teaching.changes import Change, Leeway, changes_of, cost_of
from cxsim.teaching.findings import possible, scenario_of
from cxsim.teaching.ground import Ground
from cxsim.teaching.plan_lines import Step, named
from cxsim.teaching.playing import NOTHING, play_variants

START: Final = (("training", 4, 26, 0.4), ("communication", 2, 40, 0.6), ("tool rollout", 6, None, 0.5))
"""Intervention, first week, weeks, dose: what every plan needs before anything else can be told apart."""
LEAST_GAIN: Final = 0.5
OTHER_SEED: Final = 2
"""Plans are sought in other futures than those in which they are shown."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Effort:
    """How long to search: at most so many rounds, changes tried in ``screen`` futures, the best held in ``hold``."""

    rounds: int
    screen: int
    hold: int


SHORT: Final = Effort(2, 8, 24)
LONG: Final = Effort(6, 12, 48)


@dataclass(frozen=True)
class Climbed:
    """The plan that was found, its points, and how many changes were tried."""

    steps: tuple[Step, ...]
    points: float
    tried: int

    def how(self, effort: Effort, seed: int) -> str:
        """How it was found, in one sentence."""
        return (f"Climbed from training, reasons and tools: {self.tried} changes tried in {effort.screen} futures of "
                f"seed {seed + OTHER_SEED}, the best of each round held against the plan in {effort.hold}.")


def climb(ground: Ground, effort: Effort, seed: int, tell: Tell = lambda words: None) -> Climbed:
    """The plan that a search finds within the terms."""
    steps, tried = start_plan(ground), 0
    best = _points(ground, [steps], effort.hold, seed)[0]
    for _ in range(effort.rounds):
        changes = _changes(steps, ground)
        tried += len(changes)
        points = _points(ground, [one.steps for one in changes], effort.screen, seed)
        leading = [changes[place] for place in np.argsort(points)[::-1][:3]]
        held = _points(ground, [one.steps for one in leading], effort.hold, seed)
        place = int(np.argmax(held))
        if held[place] < best + LEAST_GAIN:
            break
        steps, best = leading[place].steps, held[place]
        tell(f"{best:.1f} points: {leading[place].words}")
    return Climbed(steps, best, tried)


def step_of(ground: Ground, name: str, first: int, weeks: int | None, dose: float) -> Step | None:
    """An intervention for everyone; None if it is not on offer, or the run is over before it begins."""
    offer = ground.terms.offer(name)
    if offer is None or first >= ground.terms.weeks:
        return None
    length = None if weeks is None or first + weeks >= ground.terms.weeks else weeks
    return Step(name, offer, ground.groups[0], first, length, dose if offer.has_dose else 1.0, Place())


def start_plan(ground: Ground) -> tuple[Step, ...]:
    """What every plan needs, at doses that leave a fifth of the money."""
    found = [step for one in START if (step := step_of(ground, *one)) is not None]
    while cost_of(found, ground) > 0.8 * ground.terms.budget:  # the smaller the purse, the less of it
        found = [replace(one, dose=round(max(one.dose - 0.1, 0.1), 1)) for one in found]
        if all(one.dose <= 0.1 for one in found):
            found = found[:-1]
    return tuple(found)


def _changes(steps: Sequence[Step], ground: Ground) -> list[Change]:
    """Everything within the terms, and plans with less of one thing, whose money the next round spends."""
    leeway = Leeway(steps, (), ground.terms.offers, ground.terms.budget)
    return possible([*changes_of(steps, ground, leeway), *_less(steps)], ground)


def _less(steps: Sequence[Step]) -> Iterator[Change]:
    for step in steps:
        rest = [one for one in steps if one is not step]
        if rest:
            yield Change(f"without {step.name}", named(rest))
        if step.dose >= 0.4:
            smaller = replace(step, dose=round(step.dose - 0.2, 1))
            yield Change(f"less {step.name}", named([smaller if one is step else one for one in steps]))


def _points(ground: Ground, plans: Sequence[Sequence[Step]], futures: int, seed: int) -> list[float]:
    scenarios = [scenario_of(f"plan {number}", steps, ground) for number, steps in enumerate(plans)]
    idle = ground.terms.scenario(NOTHING, ())
    nothing, *ran = play_variants(ground, [idle, *scenarios], How(futures, seed + OTHER_SEED))
    return [float(one.score(nothing, ground.terms.budget).mean()) for one in ran]
