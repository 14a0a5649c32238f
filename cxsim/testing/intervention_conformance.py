"""Tests that every intervention must pass; an author inherits them.

    class TestPulseSurvey(InterventionConformance):
        def example(self) -> Intervention:
            return PulseSurvey(sample_share=0.5)

        def neutral(self) -> Intervention | None:
            return PulseSurvey(sample_share=0.0)

All tests run on ``example_view()`` (departments claims, contact_center and sales; behaviors share_insight and
solve_beyond_script); override ``view`` if an intervention needs other people.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from pydantic import ValidationError

from cxsim.interventions.about.registry import read_intervention
from cxsim.interventions.base import Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.moment import Act, Push
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind, collect
from cxsim.model.forces import FORCES
from cxsim.model.view import PeopleView
from cxsim.testing.people import example_view, same_view, with_rows

START, LENGTH, HORIZON = 3, 2, 8

Deed = tuple[str, str, int | None, float, tuple[str, ...]]


class InterventionConformance:
    """Inherit and define ``example``, and ``neutral`` if the intervention has a strength that can be 0."""

# What the author defines -------------------------------------------------------------------------------

    def example(self) -> Intervention:
        """The intervention at some strength, active from week 0 on, with everyone as its target."""
        raise NotImplementedError("a conformance test must define an example of its intervention")

    def neutral(self) -> Intervention | None:
        """The same intervention at strength 0; None if it has no strength."""
        return None

    def view(self) -> PeopleView:
        """The people for the tests."""
        return example_view()

    # What every intervention must do ------------------------------------------------------------------------------

    def test_documents_itself(self) -> None:
        """It documents its claims, how it can lose and the meaning of each field."""
        intervention = self.example()
        about = intervention.about
        for text in (about.definition, about.mechanism, about.can_lose, about.evidence, about.cost_meaning):
            assert len(text.split()) >= 4, f"'{text}' explains nothing"
        assert about.forces or about.acts, "an intervention without forces or acts has no mechanism"
        for name, field in type(intervention).model_fields.items():
            assert name == "type" or field.description, f"the field '{name}' has no description"

    def test_is_valid_on_the_example_organization(self) -> None:
        """The example has no problems on the example organization."""
        assert self.example().problems(self.view()) == []

    def test_is_frozen(self) -> None:
        """No field can be changed after creation."""
        intervention = self.example()
        for name in type(intervention).model_fields:
            assert _refused(setattr, intervention, name, getattr(intervention, name)), f"'{name}' can be changed"

    def test_survives_dump_and_load(self) -> None:
        """It is the same after a dump and a load."""
        intervention = self.example()
        assert type(intervention).model_validate(intervention.model_dump()) == intervention
        assert type(intervention).model_validate_json(intervention.model_dump_json()) == intervention

    def test_refuses_unknown_fields(self) -> None:
        """An unknown field is an error."""
        intervention = self.example()
        assert _refused(type(intervention).model_validate, {**intervention.model_dump(), "not_a_field": 1})

    def test_does_something(self) -> None:
        """The example pushes a force or performs an act in its first week."""
        assert _deeds(self.example(), self.view(), 0) != []

    def test_acts_only_in_its_weeks(self) -> None:
        """It neither acts nor costs anything before its first week or after its last."""
        intervention = self.example().model_copy(update={"start_week": START, "weeks": LENGTH})
        weeks = [week for week in range(HORIZON) if _deeds(intervention, self.view(), week)]
        paid = [week for week in range(HORIZON) if intervention.cost_in_week(week, self.view().size) > 0.0]
        active = list(range(START, START + LENGTH))
        assert [week for week in range(HORIZON) if intervention.active(week)] == active
        assert set(weeks) <= set(active)
        assert set(paid) <= set(active)

    def test_is_steady_if_it_says_so(self) -> None:
        """A steady intervention does the same in all weeks after its first."""
        intervention = self.example()
        if intervention.steady:
            second, *later = (_deeds(intervention, self.view(), week) for week in range(1, HORIZON))
            assert all(deeds == second for deeds in later)

    def test_pushes_only_what_it_declares(self) -> None:
        """All forces and acts are declared, and every push is within the range of its force."""
        intervention = self.example()
        pushes, acts = collect([intervention], 0, self.view())
        assert {push.force for push in pushes} <= intervention.declared_forces() <= set(intervention.about.forces)
        assert {act.kind for act in acts} <= set(intervention.about.acts)
        for push in pushes:
            force = FORCES[push.force]
            assert math.isfinite(push.value)
            assert force.low <= push.value <= force.high, f"{push.force} is cut to its range"
            assert (push.behavior is not None) == force.by_behavior

    def test_reaches_only_its_target(self) -> None:
        """It does not reach people outside its target group."""
        view = self.view()
        for number in range(len(view.departments)):
            target = Target(departments=(view.departments[number],))
            reached = view.department == number
            pushes, acts = collect([self.example().model_copy(update={"target": target})], 0, view)
            assert not any(np.any(push.people & ~reached) for push in pushes)
            assert all(reached[act.people].all() for act in acts)

    def test_reaches_nobody_when_its_target_is_empty(self) -> None:
        """With an empty target group, it does nothing and warns."""
        view = self.view()
        intervention = self.example().model_copy(update={"target": Target(share=0.0)})
        pushes, acts = collect([intervention], 0, view)
        assert not any(push.people.any() for push in pushes)
        assert acts == []
        assert any(problem.warning for problem in intervention.problems(view))

    def test_strength_zero_is_neutral(self) -> None:
        """At strength 0, it pushes neutral values and performs no act."""
        intervention = self.neutral()
        if intervention is None:
            return
        pushes, acts = collect([intervention], 0, self.view())
        assert all(push.value == FORCES[push.force].neutral for push in pushes)
        assert acts == []

    def test_strength_zero_costs_only_its_fixed_part(self) -> None:
        """At strength 0, only the fixed cost is paid."""
        intervention = self.neutral()
        if intervention is None:
            return
        own = intervention.model_copy(update={"cost": None})
        assert own.cost_in_week(1, self.view().size) == 0.0
        assert own.cost_in_week(0, self.view().size) == own.about.full_cost.fixed

    def test_ramp_builds_up_to_full_strength(self) -> None:
        """Its pushes grow over the ramp to their values without a ramp."""
        intervention = self.example().model_copy(update={"ramp_weeks": 3})
        full = collect([self.example()], 0, self.view())[0]
        ramped = [collect([intervention], week, self.view())[0] for week in range(5)]
        assert [push.value for push in ramped[3]] == [push.value for push in full]
        distances = [[abs(push.value - FORCES[push.force].neutral) for push in pushes] for pushes in ramped]
        assert distances == sorted(distances), "a push falls while the intervention builds up"

    def test_a_dose_scales_its_strength(self) -> None:
        """A dose scales the declared fields, up to full values, and a smaller dose never costs more."""
        intervention = self.example()
        fields = intervention.dose_fields()
        scales = intervention.about.acts or intervention.scaled(0.5) is not None
        assert scales, "name the fields that a dose scales (full_dose)"
        assert intervention.at_dose(1.0) == intervention
        for share in (0.0, 0.5, 1e9):
            dosed = intervention.at_dose(share)
            assert type(intervention).model_validate(dosed.model_dump()) == dosed
            assert all(getattr(dosed, name) == min(getattr(intervention, name) * share, full) for name,
                       full in fields.items())
        assert intervention.at_dose(0.5).cost_share() <= intervention.cost_share()

    def test_cost_is_additive(self) -> None:
        """The costs of two groups add up to the cost of both, and the first week costs the most."""
        intervention = self.example().model_copy(update={"start_week": START, "weeks": LENGTH + 1})
        for week in (START, START + 1, START + 2):
            alone, three, five, eight = (intervention.cost_in_week(week, people) for people in (0, 3, 5, 8))
            assert alone >= 0.0
            assert math.isclose(three + five, eight + alone)
        first, second, third = (intervention.cost_in_week(START + week, 5) for week in range(3))
        assert second == third <= first

    def test_stated_cost_replaces_its_own(self) -> None:
        """A cost stated in the scenario replaces the intervention's own."""
        stated = Cost(fixed=100.0, per_week=10.0, per_person=3.0, per_person_week=1.0)
        intervention = self.example().model_copy(update={"cost": stated})
        assert [intervention.cost_in_week(week, 2) for week in (0, 1)] == [118.0, 12.0]
        assert self.example().model_copy(update={"cost": Cost()}).cost_in_week(0, 1000) == 0.0

    def test_order_in_the_plan_is_irrelevant(self) -> None:
        """The order in which the plan lists interventions has no effect."""
        view = self.view()
        other = {"type": "custom", "forces": {"need_message": 0.25, "voice": 0.5}}
        first, last = (read_intervention({**other, "name": name}) for name in ("0 first", "~ last"))
        intervention = self.example()
        given = _all_deeds([first, intervention, last], view)
        assert given == _all_deeds([last, intervention, first], view) == _all_deeds([intervention, last, first], view)
        assert [deed for deed in given if deed[0] == intervention.label] == _all_deeds([intervention], view)

    def test_order_of_people_is_irrelevant(self) -> None:
        """The order in which people are listed has no effect on who is reached."""
        view = self.view()
        shuffled = with_rows(view, np.lexsort((view.keys,)))
        for update in ({}, {"target": Target(share=0.5)}):
            intervention = self.example().model_copy(update=update)
            assert _deeds(intervention, view, 0) == _deeds(intervention, shuffled, 0)

    def test_leaves_the_people_alone(self) -> None:
        """It does not change the people it sees, and repeating a week gives the same result."""
        view = self.view()
        plan = bind([self.example()], view)
        done = [_sorted_deeds(plan.week(0).pushes, plan.week(0).acts, view) for _ in range(2)]
        assert done[0] == done[1], "the same week was not the same twice"
        assert same_view(view, self.view())


def _deeds(intervention: Intervention, view: PeopleView, week: int) -> list[Deed]:
    return _sorted_deeds(*collect([intervention], week, view), view)


def _sorted_deeds(pushes: Sequence[Push], acts: Sequence[Act], view: PeopleView) -> list[Deed]:
    """Pushes and acts with people by identifier, in an order independent of rows."""
    deeds: list[Deed] = [
        (push.intervention, push.force, push.behavior, push.value, _names(np.flatnonzero(push.people), view))
        for push in pushes
    ]
    deeds += [(act.intervention, act.kind, None, 1.0, _who(act, view)) for act in acts]
    return sorted(deeds, key=str)


def _all_deeds(interventions: Sequence[Intervention], view: PeopleView) -> list[Deed]:
    """Pushes and acts in the order of the plan."""
    pushes, acts = collect(interventions, 0, view)
    return [deed for push in pushes for deed in _sorted_deeds([push], [], view)] + [
        deed for act in acts for deed in _sorted_deeds([], [act], view)
    ]


def _who(act: Act, view: PeopleView) -> tuple[str, ...]:
    """The people of an act by identifier, or its pairs, each as "one with other"."""
    if act.pairs is None:
        return _names(act.people, view)
    return tuple(sorted(" with ".join(sorted(view.ids[index] for index in pair)) for pair in act.pairs))


def _names(people: np.ndarray[Any, np.dtype[np.int64]], view: PeopleView) -> tuple[str, ...]:
    return tuple(sorted(view.ids[index] for index in people))


def _refused(call: Any, *given: Any) -> bool:
    try:
        call(*given)
    except ValidationError:
        return True
    return False
