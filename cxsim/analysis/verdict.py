"""What a comparison comes to for those who decide: one plan, several, none of them, or none that is enough."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.advice import advise
from cxsim.analysis.assumptions import Swing, shared_parameters, swings
from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.ranking import rank
from cxsim.results.inputs import is_input
from cxsim.results.result import Result

Values = NDArray[np.float64]

ENOUGH = 0.5
"""A plan that misses the target more often than this is never recommended."""

Kind = Literal["one", "several", "none", "not enough"]


@dataclass(frozen=True)
class TargetChance:
    """In which share of the futures (``known`` of them) a plan reaches its target."""

    scenario: str
    share: float
    known: int


@dataclass(frozen=True)
class Verdict:
    """What to do.

    ``one``: ``plan`` leads alone. ``several``: ``leaders`` cannot be told apart. ``none``: doing nothing is among the
    best. ``not enough``: every plan misses the target in more than half of the futures; ``plan`` reaches it most often.
    ``rival``: the next best plan, "" if there is none. ``chances``: of every plan that has a target, best first.
    """

    kind: Kind
    plan: str
    rival: str
    leaders: tuple[str, ...]
    measure: str
    chances: tuple[TargetChance, ...]

    def chance(self, scenario: str) -> TargetChance | None:
        """The chance of a plan; None without a target."""
        return next((one for one in self.chances if one.scenario == scenario), None)


def verdict_of(comparison: ComparisonData) -> Verdict:
    """The verdict on the plans of a comparison, by the measure that decides."""
    chances = chances_of(comparison)
    if len(comparison.results) == 1:
        return of_one(comparison.results[0].scenario_name, chances)
    advice = advise(comparison)
    return decided(advice.ranking.order, advice.plans, advice.measure, chances, idle_plans(comparison))


def of_one(plan: str, chances: tuple[TargetChance, ...]) -> Verdict:
    """The verdict on a plan that nothing is held against."""
    enough = not chances or chances[0].share >= ENOUGH
    return Verdict("one" if enough else "not enough", plan, "", (plan,), "adoption_end", chances)


def decided(
    order: Sequence[str], leaders: tuple[str, ...], measure: str, chances: tuple[TargetChance, ...],
    idle: Collection[str],
) -> Verdict:
    """The verdict on several plans: in the order of the measure that decides, those that lead by it, the chances of
    the target with the best first, and the plans that do nothing.
    """
    enough = not chances or chances[0].share >= ENOUGH
    kind, plan = _of_several(order, leaders, idle) if enough else ("not enough", _fails_least(order, chances, idle))
    first = order if enough else (*leaders, *order)
    return Verdict(kind, plan, next(name for name in first if name != plan), leaders, measure, chances)


def _fails_least(order: Sequence[str], chances: tuple[TargetChance, ...], idle: Collection[str]) -> str:
    """Every plan fails too often: the one that fails least, among equals one that does something."""
    best = [one.scenario for one in chances if one.share == chances[0].share]
    return min(best, key=lambda name: (name in idle, order.index(name)))


def _of_several(order: Sequence[str], leaders: tuple[str, ...], idle: Collection[str]) -> tuple[Kind, str]:
    """One plan, several that cannot be told apart, or doing nothing."""
    resting = [name for name in leaders if name in idle]
    if resting:
        return "none", resting[0]
    return "one" if len(leaders) == 1 else "several", order[0]


def idle_plans(comparison: ComparisonData) -> tuple[str, ...]:
    """The plans that do nothing."""
    return tuple(result.scenario_name for result in comparison.results if result.does_nothing)


def focus_of(comparison: ComparisonData) -> str:
    """The plan that a report is about: the best one that does something, else the best one."""
    found = verdict_of(comparison)
    if len(comparison.results) == 1 or not comparison[found.plan].does_nothing:
        return found.plan
    return busiest(rank(comparison, found.measure).order, idle_plans(comparison), found.plan)


def busiest(order: Sequence[str], idle: Collection[str], otherwise: str) -> str:
    """The first plan in an order that does something."""
    return next((name for name in order if name not in idle), otherwise)


def plan_in_focus(comparison: ComparisonData) -> Result:
    """The result of the plan that a report is about."""
    return comparison[focus_of(comparison)]


def chances_of(comparison: ComparisonData) -> tuple[TargetChance, ...]:
    """How often each plan with a target reaches it, best first; equal ones in their order."""
    found = []
    for result in comparison.results:
        met = known_of(result.measures.get("target_met"))
        if result.manifest.get("target") and met.size:
            found.append(TargetChance(result.scenario_name, float(met.mean()), int(met.size)))
    return tuple(sorted(found, key=lambda one: -one.share))


def known_of(values: Values | None) -> Values:
    """The values that are not absent."""
    return np.empty(0) if values is None else values[~np.isnan(values)]


def target_swings(comparison: ComparisonData, plan: str) -> list[Swing]:
    """The stated numbers, then the assumptions, on which it clearly depends whether a plan reaches its target.

    Without a target: on which the adopters at the end depend. ``at_low`` and ``at_high`` are shares.
    """
    measures = comparison[plan].measures
    outcome = measures["target_met"] if known_of(measures.get("target_met")).size else measures["adoption_end"]
    bars = swings(shared_parameters(comparison), outcome)
    return sorted(bars, key=lambda bar: not is_input(bar.assumption))
