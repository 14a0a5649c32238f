"""Who needs a mechanism that is left out, and which forces nobody hears without it."""

from dataclasses import replace
from typing import get_args

import pytest

from cxsim.model.forces import FORCES
from cxsim.model.joining import AdoptionRule, Influence, week_of
from cxsim.model.leaving_out import Need, left_out_readers, needs, unheard
from cxsim.model.mechanism import equation
from cxsim.model.registry import BUILT_IN


@equation(writes="spite")
def spite(last_reported_use, ownership_overall, cynicism):
    """An equation that reads the record, departments and people of three mechanisms."""
    return last_reported_use + ownership_overall + cynicism


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_mechanism_can_be_left_out_and_can_stand_alone(name):
    for without in ({name}, {*BUILT_IN} - {name}):
        assert [*needs(week_of(without=without), without, ())] == []


def test_what_every_week_reads_cannot_be_left_out():
    without = ["cynicism", "gaming", "ownership"]
    usual = week_of(without=without)
    assert [*needs(replace(usual, phases=(*usual.phases, spite)), without, ())] == [
        Need("", "cynicism", ("cynicism",)), Need("", "gaming", ("last_reported_use",)),
        Need("", "ownership", ("ownership_overall",))]


@pytest.mark.parametrize("rule", get_args(AdoptionRule))
@pytest.mark.parametrize("influence", get_args(Influence))
def test_no_rule_silences_a_force(influence, rule):
    assert unheard(FORCES, week_of(influence, rule)) == []


def test_a_force_is_silent_without_all_its_readers():
    assert unheard(["story", "training"], week_of(without=["efficacy"])) == []
    assert unheard(["story", "training"], week_of(without=["efficacy", "cynicism"])) == ["story"]
    assert left_out_readers(["story"], ["gaming", "efficacy", "cynicism"]) == ["cynicism", "efficacy"]
