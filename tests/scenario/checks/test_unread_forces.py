"""Warn of interventions whose forces no mechanism reads, and say what silences them."""

from __future__ import annotations

import pytest

from cxsim.interventions.about.registry import built_in
from cxsim.interventions.kinds import BUILT_IN
from cxsim.model.joining import week_of
from cxsim.model.leaving_out import unheard
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping
from cxsim.testing.people import example_view


def warnings(intervention: str, **given: object) -> list[str]:
    scenario = from_mapping({
        "name": "s", "plan": {"interventions": [{"type": intervention}]},
        "organization": {"generate": {"departments": [{"name": "claims", "size": 10}]}}, **given,
    })
    return [text for text in check_against(scenario, example_view())[1] if "has no effect here" in text]


@pytest.mark.parametrize("intervention", BUILT_IN)
def test_every_intervention_is_heard(intervention: str) -> None:
    if intervention not in ("custom", "risk_mitigation"):  # what these do is what they are told
        assert warnings(intervention) == []


def test_every_week_reads_all_forces_that_the_catalog_pushes() -> None:
    assert {name: silent for name in BUILT_IN if (silent := unheard(built_in(name).about.forces, week_of()))} == {}


def test_what_is_left_out_and_silences_an_intervention_is_named() -> None:
    [warning] = warnings("success_story", without=["efficacy", "cynicism", "gaming"])
    assert warning.endswith("'success_story' has no effect here (story); delete cynicism and efficacy from without")
    assert warnings("success_story", without=["cynicism"]) == []


def test_an_intervention_that_works_in_part_is_told_in_part() -> None:
    [warning] = warnings("town_hall", without=["public_mood"])
    assert warning.endswith("part of 'town_hall' has no effect here (public_exchange); delete public_mood from without")
