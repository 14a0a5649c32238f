"""The conformance suite finds what is wrong with an intervention: each planted breach fails the test that is about it.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import numpy as np
import pytest
from pydantic import ConfigDict, Field

from cxsim.interventions.base import About, Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Moment
from cxsim.interventions.plan.timing import Schedule
from cxsim.testing.intervention_conformance import InterventionConformance

WORDS = "something that is long enough"


class Sound(Intervention):
    """An intervention without fault; the breaches below change one thing each."""

    about: ClassVar[About] = About(
        WORDS, WORDS, WORDS, WORDS, WORDS, Cost(fixed=10.0, per_person_week=1.0), ("voice", "autonomy"), ("champion",)
    )
    type: Literal["sound"] = "sound"
    strength: float = Field(0.5, description="share of a full dose, 0 to 1")

    def act(self, moment: Moment) -> None:
        moment.push("voice", self.strength)

    def cost_share(self) -> float:
        return self.strength


class Full(Sound):
    """Sound at every bound: four words, the force at its highest value, nothing declared that it does not use."""

    about: ClassVar[About] = About(*["four words of it"] * 5, forces=("voice",))
    strength: float = Field(1.0, description="share of a full dose, 0 to 1")

    def cost_share(self) -> float:
        return 1.0


class Pairing(Sound):
    """Sound with acts: a tie between the first two people of the target group by identifier."""

    def act(self, moment: Moment) -> None:
        people = sorted(np.flatnonzero(moment.people), key=lambda row: moment.view.ids[row])[:2]
        if self.strength > 0.0 and len(people) == 2:
            moment.connect(np.array([people]))

    about: ClassVar[About] = About(WORDS, WORDS, WORDS, WORDS, WORDS, acts=("tie",))


class Undescribed(Sound):
    extra_field: int = 0


class Wordless(Sound):
    about: ClassVar[About] = About("", WORDS, WORDS, WORDS, WORDS, forces=("voice",))


class Changeable(Sound):
    model_config = ConfigDict(frozen=False)


class Forgetful(Sound):
    def model_dump(self, **options: Any) -> dict[str, Any]:
        return {"type": "sound", "strength": 0.0}


class Tolerant(Sound):
    model_config = ConfigDict(extra="ignore")


class Idle(Sound):
    def act(self, moment: Moment) -> None: ...


class Untimely(Sound):
    def active(self, week: int) -> bool:
        return True


class EverPaid(Sound):
    def cost_in_week(self, week: int, people_targeted: int) -> float:
        return 1.0


class Loud(Sound):
    def act(self, moment: Moment) -> None:
        moment.push("voice", 1.5)


class Undeclared(Sound):
    def declared_forces(self) -> frozenset[str]:
        return frozenset({"voice", "crisis"})


class Blind(Sound):
    """Ignores its target in one of two pushes by passing over the moment's own check."""

    def act(self, moment: Moment) -> None:
        moment.push("autonomy", self.strength)
        moment.people = np.ones_like(moment.people)
        moment.push("voice", self.strength)


class BlindInAct(Sound):
    def act(self, moment: Moment) -> None:
        moment.people = np.ones_like(moment.people)
        moment.appoint("champion", range(moment.view.size))


class NeverNothing(Sound):
    def act(self, moment: Moment) -> None:
        moment.push("voice", 0.1 + self.strength)


class Fading(Sound):
    def act(self, moment: Moment) -> None:
        moment.push("voice", self.strength / (1 + moment.week_of_intervention))


class Unsteady(Fading):
    steady: ClassVar[bool] = True


class Reward(Sound):
    """Asks for less than nothing where nobody is reached."""

    def cost_in_week(self, week: int, people_targeted: int) -> float:
        return super().cost_in_week(week, people_targeted) - 1000.0 * self.active(week)


class Dearer(Sound):
    """Costs more in its third week than in its second."""

    def cost_in_week(self, week: int, people_targeted: int) -> float:
        return super().cost_in_week(week, people_targeted) * (1 + (week == self.start_week + 2))


class Saving(Sound):
    """Costs least in its first week."""

    def cost_in_week(self, week: int, people_targeted: int) -> float:
        return super().cost_in_week(week, people_targeted) * (1 + 10 * (week > self.start_week))


class Discounted(Sound):
    def cost_in_week(self, week: int, people_targeted: int) -> float:
        return super().cost_in_week(week, people_targeted) - min(people_targeted, 4) * 0.5


class FixedPrice(Sound):
    def effective_cost(self) -> Cost:
        return self.about.full_cost


class NeverCheap(Sound):
    def cost_share(self) -> float:
        return 1.0


class RowPicker(Sound):
    def act(self, moment: Moment) -> None:
        moment.appoint("champion", np.flatnonzero(moment.people)[:1])


class Moody(Sound):
    calls: ClassVar[list[int]] = []

    def act(self, moment: Moment) -> None:
        self.calls.append(1)
        moment.push("voice", 1.0 / (1 + len(self.calls)))


class Writer(Sound):
    def act(self, moment: Moment) -> None:
        moment.view.level[0] = 5
        moment.push("voice", self.strength)


class Undosed(Sound):
    """Its dose is a field that the intervention does not have."""

    about: ClassVar[About] = About(WORDS, WORDS, WORDS, WORDS, WORDS, forces=("voice",))
    full_dose: ClassVar[dict[str, float]] = {"intensity": 1.0}


class Overdosed(Sound):
    def at_dose(self, share: float) -> Overdosed:
        return self.model_copy(update={"strength": self.strength * share})


class Lopsided(Sound):
    """Scales one of two fields."""

    full_dose: ClassVar[dict[str, float]] = {"strength": 1.0, "reach": 1.0}
    reach: float = Field(0.5, description="share of people who are reached, 0 to 1")

    def at_dose(self, share: float) -> Lopsided:
        return self.model_copy(update={"strength": min(self.strength * share, 1.0)})


class CheaperAtMore(Sound):
    def cost_share(self) -> float:
        return 1.0 - self.strength


class LateBloomer(Sound):
    def schedule(self) -> Schedule:
        return Schedule(self.start_week, self.weeks, 2 * self.ramp_weeks)


def suite(intervention: type[Sound]) -> InterventionConformance:
    class Suite(InterventionConformance):
        def example(self) -> Intervention:
            return intervention()

        def neutral(self) -> Intervention:
            return intervention(strength=0.0)

    return Suite()


TESTS = [name for name in dir(InterventionConformance) if name.startswith("test_")]

BREACHES = [
    (Undescribed, "test_documents_itself"),
    (Wordless, "test_documents_itself"),
    (Changeable, "test_is_frozen"),
    (Forgetful, "test_survives_dump_and_load"),
    (Tolerant, "test_refuses_unknown_fields"),
    (Idle, "test_does_something"),
    (Untimely, "test_acts_only_in_its_weeks"),
    (EverPaid, "test_acts_only_in_its_weeks"),
    (Loud, "test_pushes_only_what_it_declares"),
    (Undeclared, "test_pushes_only_what_it_declares"),
    (Blind, "test_reaches_only_its_target"),
    (BlindInAct, "test_reaches_only_its_target"),
    (Blind, "test_reaches_nobody_when_its_target_is_empty"),
    (NeverNothing, "test_strength_zero_is_neutral"),
    (NeverCheap, "test_strength_zero_costs_only_its_fixed_part"),
    (Unsteady, "test_is_steady_if_it_says_so"),
    (Fading, "test_ramp_builds_up_to_full_strength"),
    (Undosed, "test_a_dose_scales_its_strength"),
    (Overdosed, "test_a_dose_scales_its_strength"),
    (Lopsided, "test_a_dose_scales_its_strength"),
    (CheaperAtMore, "test_a_dose_scales_its_strength"),
    (LateBloomer, "test_ramp_builds_up_to_full_strength"),
    (Reward, "test_cost_is_additive"),
    (Dearer, "test_cost_is_additive"),
    (Saving, "test_cost_is_additive"),
    (Discounted, "test_cost_is_additive"),
    (FixedPrice, "test_stated_cost_replaces_its_own"),
    (RowPicker, "test_order_of_people_is_irrelevant"),
    (Moody, "test_order_in_the_plan_is_irrelevant"),
    (Moody, "test_leaves_the_people_alone"),
    (Writer, "test_leaves_the_people_alone"),
]


@pytest.mark.parametrize("name", TESTS)
@pytest.mark.parametrize("intervention", [Sound, Full, Pairing])
def test_a_sound_intervention_passes(intervention, name):
    getattr(suite(intervention), name)()


@pytest.mark.parametrize(("intervention", "name"), BREACHES, ids=lambda given: getattr(given, "__name__", str(given)))
def test_a_breach_is_found(intervention, name):
    with pytest.raises((AssertionError, ValueError)):
        getattr(suite(intervention), name)()


def test_every_part_of_the_suite_has_a_breach():
    needs_none = {"test_is_valid_on_the_example_organization"}  # it guards the author's example, not the intervention
    assert set(TESTS) - needs_none == {name for _, name in BREACHES}


def test_a_suite_needs_an_example():
    with pytest.raises(NotImplementedError):
        InterventionConformance().test_does_something()
