"""The context of a scenario as pushes on forces, in the same form as the pushes of interventions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Slot
from cxsim.interventions.moment import Act, Push
from cxsim.model.uncertain import share_of, values_at
from cxsim.model.view import PeopleView
from cxsim.scenario.schema.context import Catalyst
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.shocks import Crisis

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

NOTHING_DONE: tuple[Act, ...] = ()
# Level 1 does not leave by default: those who lead the change are not subject to it.
LEVELS_THAT_STAY = (1,)


def _left(name: str, acts: Sequence[Act], people: int) -> Values:
    """The share of an inhibitor that acts of removal leave, shape (people,); 1 for people without any removal."""
    left = np.ones(people)
    for act in acts:
        if act.kind == "removal" and act.inhibitor == name:
            left[act.people] *= 1.0 - act.share
    return left


def _concerned(named: tuple[str, ...], view: PeopleView) -> list[int]:
    """Numbers of the behaviors that a factor of the context concerns."""
    return [number for number, behavior in enumerate(view.behaviors) if not named or behavior in named]


def _inhibitors(scenario: Scenario, view: PeopleView, acts: Sequence[Act]) -> Iterator[Push]:
    for inhibitor in scenario.context.known_inhibitors:
        hindered, left = inhibitor.concerns(view), _left(inhibitor.name, acts, view.size)
        for share in np.unique(left[hindered]):
            people = hindered & (left == share)
            for number in _concerned(inhibitor.behaviors, view):
                strength = share_of(inhibitor.strength, float(share))
                yield Push(f"inhibitor {inhibitor.name}", "inhibition", number, strength, people)


def _catalysts(scenario: Scenario, view: PeopleView) -> Iterator[Push]:
    for catalyst in scenario.context.catalysts:
        people = catalyst.known().concerns(view)
        for force in _raised(catalyst):
            for number in _concerned(catalyst.behaviors, view):
                yield Push(f"catalyst {catalyst.name}", force, number, catalyst.strength, people)


def _raised(catalyst: Catalyst) -> tuple[str, ...]:
    return {"opportunity": ("facilitation",), "motivation": ("attraction",)}.get(
        catalyst.raises, ("facilitation", "attraction"))


def standing_pushes(scenario: Scenario, view: PeopleView, acts: Sequence[Act] = NOTHING_DONE) -> list[Push]:
    """Pushes of the context that are there in every week, also before anything happens: inhibitors (reduced by
    ``acts``) and catalysts (sponsorship and initiatives are neutral at rest)."""
    return [*_inhibitors(scenario, view, acts), *_catalysts(scenario, view)]


def pushes_of_week(scenario: Scenario, view: PeopleView, week: int) -> list[Push]:
    """Pushes of the context that belong to a week: sponsor, initiatives, shocks."""
    everyone = np.ones(view.size, dtype=bool)
    context = scenario.context
    pushes = [Push("context", "sponsorship", None, context.sponsorship_in_week(week), everyone)]
    initiatives = context.other_initiatives_in_week(week)
    if initiatives != 0.0:
        pushes.append(Push("context", "other_initiatives", None, initiatives, everyone))
    for shock in context.shocks:
        if isinstance(shock, Crisis) and shock.active(week):
            pushes.append(Push(f"shock in week {shock.week}", "crisis", None, shock.strength, everyone))
    return pushes


def context_pushes(scenario: Scenario, view: PeopleView, week: int) -> list[Push]:
    """All pushes of the context in a week in which no intervention removes an inhibitor."""
    return [*standing_pushes(scenario, view), *pushes_of_week(scenario, view, week)]


def _money_missed(scenario: Scenario, view: PeopleView) -> float:
    """What the customers' shortfall costs the business in a week, as a share of that and the payroll; 0 if not stated.
    """
    if scenario.value is None:
        return 0.0
    missed = scenario.value.missed_per_week(scenario.context)
    levels, people = np.unique(view.level, return_counts=True)
    payroll = sum(scenario.costs.wage(int(level)) * int(count) for level, count in zip(levels, people, strict=True))
    return missed / (missed + payroll) if missed > 0.0 else 0.0


def constants_of(scenario: Scenario, view: PeopleView, sets: Integers | None = None) -> dict[Slot, Values]:
    """Constants of people that are stored with the forces, shape (people,) each, or (people, replicates) for those that
    are drawn; ``sets``: the parameter set of each replicate, None: nothing is drawn.
    """
    leaves = np.full(view.size, 1.0 if scenario.turnover else 0.0)
    leaves[np.isin(view.level, LEVELS_THAT_STAY)] = 0.0
    everyone, context = np.ones(view.size), scenario.context
    constants = {
        Slot("leaves_voluntarily"): leaves,
        Slot("usual_sponsorship"): _of_all(context.sponsorship_in_week(0), view, sets),
        Slot("usual_initiatives"): _of_all(context.other_initiatives_in_week(0), view, sets),
        Slot("money_missed"): _money_missed(scenario, view) * everyone,
    }
    for number, behavior in enumerate(scenario.behaviors):
        by_department = values_at([behavior.required_skill_in(name) for name in view.departments], sets)
        constants[Slot("required_skill", number)] = by_department[view.department]
    return constants


def _of_all(number: float, view: PeopleView, sets: Integers | None) -> Values:
    """A number that holds for everybody, for each person."""
    return np.repeat(values_at([number], sets), view.size, axis=0)
