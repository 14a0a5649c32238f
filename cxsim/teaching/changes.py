"""Changes of a plan that cost no more than it may: moved in time, money moved from one thing to another, for others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cxsim.errors import Place
from cxsim.scenario.case.terms import Offer
from cxsim.teaching.catalog import dose_words
from cxsim.teaching.ground import EVERYONE, Ground, Group
from cxsim.teaching.plan_lines import Step, named
from cxsim.units import counted
from cxsim.words.groups import sentence

SHIFTS: Final = (-8, 8)
LENGTHS: Final = (None, 52, 26)
LEAST_DOSE: Final = 0.3
TENTHS: Final = tuple(round(0.1 * step, 1) for step in range(10, 0, -1))
ROUNDING: Final = 1.0 + 1e-9


@dataclass(frozen=True)
class Change:
    """A changed plan, and what is different in words."""

    words: str
    steps: tuple[Step, ...]


def cost_of(steps: Sequence[Step], ground: Ground) -> float:
    """What a plan costs."""
    return sum(step.cost(ground) for step in steps)


@dataclass(frozen=True)
class Leeway:
    """What may change. ``movable``: steps that may be moved in time, stretched, or given to everyone. ``weakest``:
    steps whose money may go elsewhere. ``offers``: what may be added. ``money``: what the plan may cost."""

    movable: Sequence[Step]
    weakest: Sequence[Step]
    offers: Sequence[Offer]
    money: float


def changes_of(steps: Sequence[Step], ground: Ground, leeway: Leeway) -> list[Change]:
    """Every change within the leeway."""
    found: list[Change] = []
    for step in leeway.weakest:
        rest = [one for one in steps if one is not step]
        found += (replace(one, words=f"{one.words} instead of {step.name}")
                  for one in _with_money_left(rest, ground, leeway))
    found += _with_money_left(steps, ground, leeway)
    found += _in_time(steps, leeway.movable, ground)
    found += _stretched(steps, leeway.movable, ground)
    found += _for_others(steps, leeway.movable, ground, leeway.money)
    return [replace(one, steps=named(one.steps)) for one in found
            if cost_of(one.steps, ground) <= leeway.money * ROUNDING]


def _in_time(steps: Sequence[Step], movable: Sequence[Step], ground: Ground) -> Iterator[Change]:
    """One step begun earlier or later."""
    for step in movable:
        for by in SHIFTS:
            first = step.first_week + by
            if 0 <= first < ground.terms.weeks:
                words = f"{step.name} {counted(abs(by), 'week')} {'earlier' if by < 0 else 'later'}"
                yield Change(sentence(words), _with(steps, step, replace(step, first_week=first)))


def _stretched(steps: Sequence[Step], movable: Sequence[Step], ground: Ground) -> Iterator[Change]:
    """One step at half the dose for twice as long, and the other way round."""
    for step in movable:
        length = step.length(ground)
        if not step.offer.has_dose:
            continue
        if step.dose <= 0.5 and length >= 8:
            stronger = replace(step, dose=round(2.0 * step.dose, 2), weeks=length // 2)
            yield Change(f"{sentence(step.name)} twice as strong for half as long", _with(steps, step, stronger))
        if step.dose >= 2.0 * LEAST_DOSE and step.first_week + 2 * length <= ground.terms.weeks:
            longer = replace(step, dose=round(step.dose / 2.0, 2), weeks=2 * length)
            yield Change(f"{sentence(step.name)} half as strong for twice as long", _with(steps, step, longer))


def _for_others(
    steps: Sequence[Step], movable: Sequence[Step], ground: Ground, money: float
) -> Iterator[Change]:
    """One step for everyone instead of a part of them, as strong as the money allows."""
    everyone = ground.groups[0]
    for step in movable:
        if step.group.name == EVERYONE:
            continue
        rest = [one for one in steps if one is not step]
        wider = _as_strong(replace(step, group=everyone), ground, money - cost_of(rest, ground))
        if wider is not None:
            yield Change(sentence(f"{step.name}: for everyone{_at(wider)}"), _with(steps, step, wider))


def _with_money_left(steps: Sequence[Step], ground: Ground, leeway: Leeway) -> Iterator[Change]:
    """The money that a plan leaves, put into more of a step or into something new for everyone."""
    left = leeway.money - cost_of(steps, ground)
    if left <= 0.0:
        return
    for step in steps:
        stronger = _as_strong(step, ground, left + step.cost(ground))
        if stronger is not None and stronger.dose > step.dose:
            yield Change(sentence(f"more {step.name}{_at(stronger)}"), _with(steps, step, stronger))
    first = min((step.first_week for step in steps), default=0)
    here = {step.offer.name for step in steps}
    for offer in leeway.offers:
        added = None if offer.name in here else _new(offer, ground, ground.groups[0], first, left)
        if added is not None:
            yield Change(sentence(f"{offer.name}{_at(added)}"), (*steps, added))


def _new(offer: Offer, ground: Ground, group: Group, first: int, money: float) -> Step | None:
    """Something new as long as the money lasts at a dose that is felt; None if it does not."""
    for weeks in LENGTHS:
        step = _as_strong(Step("", offer, group, first, weeks, 1.0, Place()), ground, money)
        if step is not None and (not offer.has_dose or step.dose >= LEAST_DOSE):
            return step
    return None


def _as_strong(step: Step, ground: Ground, money: float) -> Step | None:
    """The step at the highest dose that the money pays for; None if it does not pay for a tenth."""
    doses = TENTHS if step.offer.has_dose else (1.0,)
    return next((one for dose in doses if (one := replace(step, dose=dose)).cost(ground) <= money * ROUNDING), None)


def _with(steps: Sequence[Step], old: Step, new: Step) -> tuple[Step, ...]:
    return tuple(new if one is old else one for one in steps)


def _at(step: Step) -> str:
    words = dose_words(step.offer, step.dose)
    return f" at {words}" if words.endswith("%") else f" ({words})" if words else ""
