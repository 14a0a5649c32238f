"""Compose plans of what won in other cases, and keep the best: quicker than climbing, where a case is large.

Every plan has training, tools and no inhibitor left; they differ in praise, in who carries it (champions, a committee
with workshops, or nobody), and in when it begins. The training is as strong as the money allows.

Run: python -m experiments.classes.compose CASE
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

import numpy as np

from cxsim.errors import Place
from cxsim.scenario.case.terms import terms_of
from cxsim.studies.variants import How
from cxsim.teaching.changes import cost_of
from cxsim.teaching.findings import scenario_of
from cxsim.teaching.ground import Ground
from cxsim.teaching.plan_lines import Step, named
from cxsim.teaching.playing import NOTHING, play_variants
from experiments.classes.find import block_of

SCREEN, HOLD, HELD = 12, 48, 3
OTHER_SEED: Final = 2
STARTS = (0, 24, 40)
CARRIERS = ((), (("champions", 1.0), ("peer learning", 0.4)), (("governing committee", 1.0), ("co design", 0.5)))
PRAISE = (0.5, 1.0)


def compositions(ground: Ground) -> Iterator[tuple[Step, ...]]:
    """Every plan that the money pays for with at least a tenth of a full dose of training."""
    inhibitors = [(offer.name, 1.0) for offer in ground.terms.offers if offer.type == "remove_inhibitor"]
    for start, carriers, praise in product(STARTS, CARRIERS, PRAISE):
        rest = [*inhibitors, *carriers, ("recognition", praise)]
        steps = [_step(ground, name, start + 2, None, dose) for name, dose in rest]
        steps.append(_step(ground, "tool rollout", start + 6, None, 0.4))
        left = ground.terms.budget - cost_of(steps, ground)
        for tenths in range(6, 0, -1):
            training = _step(ground, "training", start + 4, 26, tenths / 10.0)
            if training.cost(ground) <= left:
                yield named([training, *steps])
                break


def _step(ground: Ground, name: str, first: int, weeks: int | None, dose: float) -> Step:
    offer = ground.terms.offer(name)
    assert offer is not None, name
    return replace(Step(name, offer, ground.groups[0], first, weeks, dose, Place()))


def best_of(ground: Ground, seed: int) -> tuple[tuple[Step, ...], float, int]:
    """The plan with most points, its points, and how many were composed."""
    plans = list(compositions(ground))
    if not plans:
        raise SystemExit("the money pays for none of these plans; climb: python -m experiments.classes.find CASE")
    leading = np.argsort(_points(ground, plans, SCREEN, seed))[::-1][:HELD]
    chosen = [plans[place] for place in leading]
    held = _points(ground, chosen, HOLD, seed)
    place = int(np.argmax(held))
    return chosen[place], held[place], len(plans)


def _points(ground: Ground, plans: list[tuple[Step, ...]], futures: int, seed: int) -> list[float]:
    scenarios = [scenario_of(f"plan {number}", steps, ground) for number, steps in enumerate(plans)]
    idle = ground.terms.scenario(NOTHING, ())
    nothing, *ran = play_variants(ground, [idle, *scenarios], How(futures, seed + OTHER_SEED))
    return [float(one.score(nothing, ground.terms.budget).mean()) for one in ran]


if __name__ == "__main__":
    ground = Ground.of(terms_of(sys.argv[1]))
    seed = ground.terms.seed
    steps, points, count = best_of(ground, seed)
    print(f"# {points:.1f} points", file=sys.stderr)
    how = (f"The best of {count} plans that were composed of what won in other cases: in {SCREEN} futures of seed "
           f"{seed + OTHER_SEED}, the best three again in {HOLD}.")
    print(block_of(steps, how))
