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
from cxsim.teaching.ground import Ground
from cxsim.teaching.hand_in import Team
from cxsim.teaching.plan_lines import Step, named
from cxsim.teaching.playing import Round, play_variants
from cxsim.teaching.rule import Vector

FEWEST_FUTURES: Final = 16
"""Futures in which every change is tried before the best are held against the plan."""
MOST_WEAK: Final = 1
MOST_MOVED: Final = 3
MOST_TRIED: Final = 18
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


def find_out(team: Team, rival: Team | None, round_: Round, how: How, offers: Sequence[Offer]) -> Found:
    """Run the plan without each intervention, with each change, and with what the rival has.

    ``offers``: what a changed plan may add, the most promising first.
    """
    left_out = leave_out(team, round_, how)
    ground, by_points = round_.ground, sorted(left_out, key=lambda one: one.effect.points.mean)
    weakest, strongest = ([one.step for one in some] for some in (by_points[:MOST_WEAK], by_points[::-1][:MOST_MOVED]))
    leeway = Leeway(strongest, weakest, offers, cost_of(team.steps, ground))
    changes = _possible(changes_of(team.steps, ground, leeway), ground)[:MOST_TRIED]
    best = _screened(changes, ground, how)
    better = _held(team, best, round_, how)
    borrowed = _held(team, _possible(_borrowed(team, rival), ground), round_, how)
    return Found(left_out, len(changes), better, "" if rival is None else rival.name, borrowed)


def leave_out(team: Team, round_: Round, how: How) -> tuple[LeftOut, ...]:
    """What each intervention of a plan brings."""
    rest = [tuple(one for one in team.steps if one is not step) for step in team.steps]
    ran = _vectors(rest, round_, how)
    whole = _first(round_[team.name].vector, how.futures)
    return tuple(LeftOut(step, _effect(whole, without, round_, how))
                 for step, without in zip(team.steps, ran, strict=True))


def _vectors(plans: Sequence[Sequence[Step]], round_: Round, how: How) -> list[Vector]:
    scenarios = [scenario_of(f"variant {number}", steps, round_.ground) for number, steps in enumerate(plans)]
    return play_variants(round_.ground, scenarios, how)[1]


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


def _possible(changes: Sequence[Change], ground: Ground) -> list[Change]:
    """The changes that fit the organization: no two interventions that exclude one another, for example."""
    found = []
    for change in changes:
        with contextlib.suppress(InputError):
            refuse_misfit(scenario_of("change", change.steps, ground), ground.organization, ground.terms.seed)
            found.append(change)
    return found


def _screened(changes: Sequence[Change], ground: Ground, how: How) -> list[Change]:
    """The changes with most points in a few other futures."""
    other = replace(how, futures=min(FEWEST_FUTURES, how.futures), seed=how.seed + OTHER_SEED)
    scenarios = [scenario_of(f"change {number}", one.steps, ground) for number, one in enumerate(changes)]
    if not scenarios:
        return []
    nothing, ran = play_variants(ground, scenarios, other)
    points = [float(one.score(nothing, ground.terms.budget).mean()) for one in ran]
    return [changes[place] for place in np.argsort(points)[::-1][:MOST_HELD]]


def _held(team: Team, changes: Sequence[Change], round_: Round, how: How) -> tuple[Better, ...]:
    """The changes against the plan, in the futures that count, best first."""
    before = _first(round_[team.name].vector, how.futures)
    ran = _vectors([one.steps for one in changes], round_, how) if changes else []
    found = [Better(change, _effect(after, before, round_, how)) for change, after in zip(changes, ran, strict=True)]
    return tuple(sorted(found, key=lambda one: -one.effect.points.mean))


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
