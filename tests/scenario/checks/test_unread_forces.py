"""Warn of interventions whose forces no mechanism reads, and name the mechanism that would."""

from __future__ import annotations

import pytest

from cxsim.interventions.kinds import BUILT_IN
from cxsim.model.registry import MECHANISMS, readers_of
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping
from cxsim.testing.people import example_view


def warnings(*interventions: dict[str, object], mechanisms: tuple[str, ...] = ()) -> list[str]:
    scenario = from_mapping({
        "name": "s", "mechanisms": list(mechanisms), "plan": {"interventions": list(interventions)},
        "organization": {"generate": {"departments": [{"name": "claims", "size": 10}]}},
    })
    return [text for text in check_against(scenario, example_view())[1] if "has no effect here" in text]


def test_the_mechanism_that_is_missing_is_named() -> None:
    [warning] = warnings({"type": "success_story"})
    assert "'success_story' has no effect here (story); add mechanisms: [cynicism, efficacy]" in warning
    assert warnings({"type": "success_story"}, mechanisms=("efficacy",)) == []


def test_a_intervention_that_works_in_part_is_told_in_part() -> None:
    [warning] = warnings({"type": "town_hall"})
    assert "part of 'town_hall' has no effect here (public_exchange); add mechanisms: [public_mood]" in warning


def test_interventions_of_the_reference_week_need_no_optional_mechanism() -> None:
    assert warnings({"type": "training"}, {"type": "mandate"}, {"type": "autonomy"}) == []


@pytest.mark.parametrize("intervention", BUILT_IN)
def test_with_all_mechanisms_every_intervention_is_heard(intervention) -> None:
    if intervention not in ("custom", "risk_mitigation"):  # what these do is what they are told
        assert warnings({"type": intervention}, mechanisms=("full",)) == []


def test_readers_are_mechanisms() -> None:
    assert readers_of("goal") == ["efficacy"]
    assert readers_of("no_such_force") == []
    assert set(readers_of("mandate")) <= set(MECHANISMS)
