"""Custom: the forces that a scenario names."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cxsim.interventions.kinds.custom import Custom
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


def refusal(forces: Any) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        Custom.model_validate({"type": "custom", "forces": forces})
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


class TestCustom(InterventionConformance):
    def example(self) -> Custom:
        return Custom(forces={"voice": 0.5, "inhibition": {"solve_beyond_script": 0.25}, "training": 0.125})

    def neutral(self) -> Custom:
        return Custom(forces={"voice": 0.0, "promise": 0.75, "tools": {"share_insight": 0.0}})

    def test_pushes_what_is_written(self) -> None:
        pushes, _ = collect([self.example()], 0, self.view())
        assert [(push.force, push.behavior, push.value) for push in pushes] == [
            ("inhibition", 1, 0.25), ("training", 0, 0.125), ("training", 1, 0.125), ("voice", None, 0.5)
        ]

    def test_a_double_dose_of_need_is_within_the_range_of_its_force(self) -> None:
        assert collect([Custom(forces={"need_message": 2})], 0, self.view())[0][0].value == 2.0

    def test_costs_nothing_unless_stated(self) -> None:
        assert self.example().cost_in_week(0, 24) == 0.0

    def test_a_force_that_sums_its_pushes_can_be_pushed_down(self) -> None:
        assert collect([Custom(forces={"relief": -0.2})], 0, self.view())[0][0].value == -0.2

    def test_an_unknown_force_is_refused_with_the_nearest_match(self) -> None:
        assert refusal({"mandat": 0.5}) == [
            (("forces", "mandat", "[key]"), "there is no force 'mandat'; did you mean 'mandate'?")
        ]

    def test_values_outside_the_range_and_behaviors_where_there_are_none_are_all_told(self) -> None:
        assert refusal({"voice": 2, "training": {"share_insight": -1.5}, "crisis": {"share_insight": 1}}) == [
            (
                ("forces",),
                "the force 'voice' must lie between -1 and 1 (share of a full dose), not 2; "
                "the force 'training' must lie between -1 and 1 (share of a full training week), not -1.5; "
                "the force 'crisis' is the same for all behaviors: give one number",
            )
        ]

    def test_other_mistakes_are_refused(self) -> None:
        assert refusal({"voice": True})[0][1] == "a number is expected, not true"
        for forces in ({}, {"training": {}}, {"voice": float("nan")}, {"voice": [0.5]}, ["voice"], None):
            assert refusal(forces)

    def test_an_unknown_behavior_is_named_in_its_place(self) -> None:
        (problem,) = Custom(forces={"tools": {"share_insigt": 0.5}}).problems(self.view())
        assert str(problem) == (
            "forces.tools.share_insigt: there is no behavior 'share_insigt'; did you mean 'share_insight'?"
        )
