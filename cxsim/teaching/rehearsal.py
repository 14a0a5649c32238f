"""Made-up plans for a rehearsal: a teacher tries the whole lesson before the class comes."""

from __future__ import annotations

from typing import Final

from cxsim.teaching.changes import cost_of
from cxsim.teaching.ground import Ground
from cxsim.teaching.plan_lines import Step, named
from cxsim.teaching.search import start_plan, step_of

EXTRAS: Final = (
    ("recognition", 8, None, 0.6), ("mandate", 4, 40, 0.8), ("champions", 6, None, 1.0), ("town hall", 2, 12, 0.5),
    ("governing committee", 4, 52, 1.0), ("dialogue on values", 6, 40, 0.5), ("kpi measurement", 8, None, 0.5))
"""What the made-up teams add to the usual course, one each."""


def rehearsed_plan(ground: Ground, team: int) -> tuple[Step, ...]:
    """The plan of a made-up team (from 1) within the budget."""
    usual = start_plan(ground)
    extra = EXTRAS[(team - 1) % len(EXTRAS)]
    added = step_of(ground, *extra)
    steps = usual if added is None else named([*usual, added])
    while cost_of(steps, ground) > ground.terms.budget:
        steps = steps[1:]
    return steps
