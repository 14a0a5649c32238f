"""What a team is told about its plan, each found by running it: what each intervention does, and what would be better.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from cxsim.analysis.paired import Difference, paired_difference
from cxsim.engine.world.build import refuse_misfit
from cxsim.errors import InputError
from cxsim.scenario.case.terms import Offer
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.variants import How
from cxsim.teaching.changes import Change, Leeway, changes_of, cost_of
from cxsim.teaching.crew import Crew
from cxsim.teaching.ground import Ground
from cxsim.teaching.hand_in import Team
from cxsim.teaching.plan_lines import Step, named
from cxsim.teaching.playing import NOTHING, Round, play_variants
from cxsim.teaching.rule import Vector

FEWEST_FUTURES: Final = 12
"""Futures in which every change is tried before the best are held against the plan."""
MOST_WEAK: Final = 1
MOST_MOVED: Final = 3
MOST_TRIED: Final = 14
MOST_HELD: Final = 2
MOST_BORROWED: Final = 3
OTHER_SEED: Final = 1
"""Changes are tried in other futures than those that count, so that luck does not choose them."""


@dataclass(frozen=True)
class Effect:
    """What a change does, future by future: to points, and to the share of adopters; and what it costs more."""

    points: Difference
    adopters: Difference
    cost: float


@dataclass(frozen=True)
class LeftOut:
    """What one intervention brings: the plan minus the plan without it."""

    step: Step
    effect: Effect


@dataclass(frozen=True)
class Better:
    """A change that was tried, and what it does."""

    change: Change
    effect: Effect


@dataclass(frozen=True)
class Found:
    """Everything that was found about a plan. ``tried``: how many changes; ``better``: the best of them, best first.

    ``rival``: the team whose plan was looked at; ``borrowed``: its interventions added to this plan, best first.
    """

    left_out: tuple[LeftOut, ...]
    tried: int
    better: tuple[Better, ...]
    rival: str = ""
    borrowed: tuple[Better, ...] = ()

    @property
    def strongest(self) -> LeftOut | None:
        """The intervention without which the plan would lose most points."""
        return max(self.left_out, key=lambda one: one.effect.points.mean, default=None)


def find_out(
    teams: Sequence[Team], rivals: Mapping[str, Team], round_: Round, how: How, offers: Sequence[Offer],
    crew: Crew | None = None,
) -> dict[str, Found]:
    """Run every plan without each intervention, with what its rival has, and with changes; by name of the team.

    ``offers``: what a changed plan may add, the most promising first. Plans of all teams run together, so that the past
    before week 0 is worked out once for all.
    """
    ground = round_.ground
    parts = {team.name: [Change(step.name, tuple(one for one in team.steps if one is not step)) for step in team.steps]
             for team in teams}
    lent = {team.name: possible(_borrowed(team, rivals.get(team.name)), ground) for team in teams}
    ran = _in_round({team.name: [*parts[team.name], *lent[team.name]] for team in teams}, round_, how, crew)
    left_out = {team.name: tuple(
        LeftOut(step, _reversed(effect)) for step, effect in zip(team.steps, ran[team.name], strict=False))
        for team in teams}
    changes = {team.name: _changes(team, left_out[team.name], ground, offers) for team in teams}
    best = _screened(changes, ground, how, crew)
    held = _in_round(best, round_, how, crew)
    return {
        team.name: Found(
            left_out[team.name], len(changes[team.name]), _ordered(best[team.name], held[team.name]),
            rivals[team.name].name if team.name in rivals else "",
            _ordered(lent[team.name], ran[team.name][len(team.steps):]))
        for team in teams}


def _changes(team: Team, left_out: Sequence[LeftOut], ground: Ground, offers: Sequence[Offer]) -> list[Change]:
    """The changes to try: money of the weakest step elsewhere, the strongest ones moved."""
    by_points = [one.step for one in sorted(left_out, key=lambda one: one.effect.points.mean)]
    leeway = Leeway(by_points[::-1][:MOST_MOVED], by_points[:MOST_WEAK], offers, cost_of(team.steps, ground))
    return possible(changes_of(team.steps, ground, leeway), ground)[:MOST_TRIED]


def _in_round(
    plans: Mapping[str, Sequence[Change]], round_: Round, how: How, crew: Crew | None
) -> dict[str, list[Effect]]:
    """What each change does to the plan of its team, in the futures that count."""
    flat = [(name, one) for name, changes in plans.items() for one in changes]
    scenarios = [scenario_of(f"variant {number}", one.steps, round_.ground) for number, (_, one) in enumerate(flat)]
    found: dict[str, list[Effect]] = {name: [] for name in plans}
    for (name, _), after in zip(flat, play_variants(round_.ground, scenarios, how, crew), strict=True):
        found[name].append(_effect(after, _first(round_[name].vector, how.futures), round_, how))
    return found


def _screened(
    plans: Mapping[str, Sequence[Change]], ground: Ground, how: How, crew: Crew | None
) -> dict[str, list[Change]]:
    """The changes of each team with most points in a few other futures."""
    other = replace(how, futures=min(FEWEST_FUTURES, how.futures), seed=how.seed + OTHER_SEED)
    flat = [(name, one) for name, changes in plans.items() for one in changes]
    scenarios = [scenario_of(f"change {number}", one.steps, ground) for number, (_, one) in enumerate(flat)]
    nothing, *ran = play_variants(ground, [ground.terms.scenario(NOTHING, ()), *scenarios], other, crew)
    points: dict[str, list[float]] = {name: [] for name in plans}
    for (name, _), vector in zip(flat, ran, strict=True):
        points[name].append(float(vector.score(nothing, ground.terms.budget).mean()))
    return {name: [plans[name][place] for place in np.argsort(points[name])[::-1][:MOST_HELD]] for name in plans}


def _ordered(changes: Sequence[Change], effects: Sequence[Effect]) -> tuple[Better, ...]:
    found = [Better(change, effect) for change, effect in zip(changes, effects, strict=True)]
    return tuple(sorted(found, key=lambda one: -one.effect.points.mean))


def _reversed(effect: Effect) -> Effect:
    """The effect of having something, from that of leaving it out."""
    return Effect(_negative(effect.points), _negative(effect.adopters), -effect.cost)


def _negative(one: Difference) -> Difference:
    return replace(one, mean=-one.mean, low=-one.high, high=-one.low, p05=-one.p95, p95=-one.p05,
                   probability_better=1.0 - one.probability_better)


def scenario_of(name: str, steps: Sequence[Step], ground: Ground) -> Scenario:
    """The scenario of a plan."""
    return ground.terms.scenario(name, [step.intervention for step in steps])


def _effect(after: Vector, before: Vector, round_: Round, how: How) -> Effect:
    """What is better, or worse, after than before."""
    nothing, budget = _first(round_.nothing, how.futures), round_.ground.terms.budget
    points = paired_difference(after.score(nothing, budget), before.score(nothing, budget), "higher")
    return Effect(points, paired_difference(after.adopters, before.adopters, "higher"),
                  float((after.cost - before.cost).mean()))


def _first(vector: Vector, futures: int) -> Vector:
    return Vector(vector.adopters[:futures], vector.cost[:futures], vector.leavers[:futures], vector.trust[:futures])


def possible(changes: Sequence[Change], ground: Ground) -> list[Change]:
    """The changes that fit the organization: no two interventions that exclude one another, for example."""
    found = []
    for change in changes:
        with contextlib.suppress(InputError):
            refuse_misfit(scenario_of("change", change.steps, ground), ground.organization, ground.terms.seed)
            found.append(change)
    return found


def _borrowed(team: Team, rival: Team | None) -> list[Change]:
    """The plan with each intervention that the rival has and this team has not, whatever it costs."""
    own = {step.offer.name for step in team.steps}
    found = [Change(step.name, named((*team.steps, step))) for step in (() if rival is None else rival.steps)
             if step.offer.name not in own]
    return found[:MOST_BORROWED]


def rivals(teams: Mapping[str, Team], order: Sequence[str]) -> dict[str, Team]:
    """For each team the one to learn from: the first, or for the first the second; none if it is alone."""
    if len(order) < 2:
        return {}
    return {name: teams[order[1] if place == 0 else order[0]] for place, name in enumerate(order)}
