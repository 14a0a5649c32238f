"""What rows about organizations make of arms."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.contrasts.company import NOTHING, PROGRAMME
from experiments.validation.arms import DEPARTMENTS
from experiments.validation.sizes.organizations import ATTENTIVE, IDLE, LET_GO, MEASURES, SYSTEM, rollout
from tests.experiments.validation.sizes.told import Told


@pytest.mark.parametrize(("name", "arm"), [
    ("layoffs-and-quits", LET_GO), ("small-layoff", LET_GO), ("managers-and-quits", ATTENTIVE),
])
def test_quits_are_held_against_those_of_doing_nothing(name, arm):
    trials = Told({arm.name: {"quits": (0.002, 0.004)}, IDLE.name: {"quits": 0.002}})
    assert MEASURES[name](trials).value == pytest.approx(1.5)


def test_companies_that_lose_more_people_produce_less():
    trials = Told({NOTHING.name: {"quits": (0.002, 0.004), "output": (0.9, 0.8)}})
    assert MEASURES["turnover-and-performance"](trials).value == pytest.approx(-1.0)


@pytest.mark.parametrize(("name", "arm"), [
    ("rollout-five-countries", rollout(12, 0.51)), ("rollout-nation", rollout(0, 0.436)),
])
def test_a_rollout_is_judged_by_what_has_come_since_its_start(name, arm):
    trials = Told({arm.name: {"use": 0.7, "start:use": (0.5, 0.4)}})
    assert MEASURES[name](trials).value == pytest.approx(0.25)


def test_a_rollout_goes_on_for_three_years():
    arm = rollout(0, 0.48, 156)
    assert (arm.scenario.weeks, arm.scenario.plan.interventions[1].weeks) == (156, 12)
    assert {one.start_week for one in rollout(12, 0.51).scenario.plan.interventions} == {12}
    assert MEASURES["rollout-goes-on"](Told({arm.name: {"use": 0.7}})).value == pytest.approx(0.0)


@pytest.mark.parametrize(("name", "arm", "measure", "levels", "share"), [
    ("systems-used", SYSTEM, "use", (0.5, 0.51), 0.5), ("systems-used-deeply", SYSTEM, "use", (0.859, 0.86), 0.5),
    ("half-fail", PROGRAMME, "adoption", (0.49, 0.5), 0.5),
])
def test_companies_that_reach_a_level_are_counted(name, arm, measure, levels, share):
    assert MEASURES[name](Told({arm.name: {measure: levels}})).value == share


def test_participation_is_held_against_an_edict():
    trials = Told({"large, participation": {"use": 0.25}, "large, mandate": {"use": 0.2}})
    assert MEASURES["edict-against-participation"](trials).value == pytest.approx(0.05)


def test_acquired_people_quit_per_person_of_their_departments():
    quits = dict(zip((f"quits:{name}" for name in DEPARTMENTS), (0.02, 0.04, *([0.01] * 6)), strict=True))
    found = MEASURES["acquired-people"](Told({"large, two departments acquired": quits}))
    assert found.value == pytest.approx(np.mean([0.02, 0.04]) / 0.01)
