"""A plan of three interventions and what was found by running its parts and changes of it, with round numbers."""

from typing import Any

import numpy as np

from cxsim.analysis.attribution import Attributed, Attribution, Contribution, Interaction
from cxsim.analysis.compare import Comparison
from cxsim.analysis.explained import Explained, Found, Move, Question, Tried
from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.paired import Difference
from cxsim.analysis.stages import StuckGroup
from cxsim.results.recording import Recording
from cxsim.results.result import Result

NAMES = ("training", "tool_rollout", "communication")


def about(mean: float, half: float = 0.01) -> Difference:
    """A difference with an interval of this half-width."""
    return Difference(mean, mean - half, mean + half, mean - 3 * half, mean + 3 * half, 0.9, 100)


def shared(measure: str, nothing: float, fair: list[float], alone: list[float], left_out: list[float]) -> Attributed:
    """A measure shared among the three interventions."""
    each = tuple(Contribution(name, *map(about, values))
                 for name, values in zip(NAMES, zip(fair, alone, left_out, strict=True), strict=False))
    return Attributed(measure, nothing, nothing + sum(fair), each,
                      (Interaction("training", "tool_rollout", about(0.07)),) if len(each) > 1 else ())


def adoption(fair: list[float], alone: list[float], left_out: list[float]) -> Attributed:
    """Adoption at the end, from one percent without any of them."""
    return shared("adoption_end", 0.01, fair, alone, left_out)


PLAN = adoption([0.3, 0.15, 0.004], [0.08, 0.06, 0.0], [0.4, 0.2, 0.002])
COSTS = shared("plan_cost", 0.0, [600000.0, 80000.0, 40000.0], [6e5, 8e4, 4e4], [6e5, 8e4, 4e4])


def tried(question: Question, move: Move, level: float = 0.2, gain: float = 0.0, **others: float) -> Tried:
    """A move with what it did; ``others``: changes of further measures."""
    found = [Found("adoption_in_group", level, about(gain))]
    found += [Found(name, 0.72 if name == "target_met" else 0.0, about(mean)) for name, mean in others.items()]
    return Tried(question, move, tuple(found))


LIFTED = tried("group", Move("remove_inhibitor", "call_time", 1.0), 0.66, 0.47, target_met=0.1, plan_cost=50000.0)
HALVED = tried("group", Move("remove_inhibitor", "call_time", 0.5), 0.42, 0.23, target_met=0.02, plan_cost=30000.0)
SPONSOR = tried("group", Move("sponsorship", "", 0.7), 0.195, 0.005, target_met=0.01, plan_cost=84000.0)
DELAY = tried("delay", Move("later", "", 13.0), adopter_weeks=-1500.0, net_value=-120000.0)
EARLIER = tried("timing", Move("earlier", "training", 8.0), adoption_end=0.004, weeks_over_capacity=2.0)
LATER = tried("timing", Move("later", "tool_rollout", 8.0), adoption_end=-0.03, weeks_over_capacity=-9.0)
CENTER = PeopleGroup("department", ("contact_center",), (1,))
STUCK = StuckGroup(CENTER, "unwilling", 0.67, 67.0, 0.19)
EXPLAINED = Explained("Big plan", 100, Attribution("Big plan", 100, (PLAN, COSTS)), "", 0.62, STUCK,
                      (SPONSOR, HALVED, LIFTED, EARLIER, LATER, DELAY))


def result(name: str = "Big plan", **manifest: Any) -> Result:
    """A result of two weeks and two futures."""
    recording = Recording(("all",), {"adoption": np.full((1, 2, 2), 0.5)}, {}, 400)
    return Result(name, recording, {}, {"currency": "EUR", "target": {"adoption": 0.5, "by_week": 78}, **manifest}, 2,
                  1, 2)


def comparison(explained: Explained | None = EXPLAINED) -> Comparison:
    """The plan beside doing nothing."""
    return Comparison((result("Nothing"), result()), "Nothing", explained=explained)
