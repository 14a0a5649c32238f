"""What rows about contagion make of arms, and who is told, drawn or looked at."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.week.run import Simulation
from cxsim.organization.structure import leaders
from experiments.contrasts.company import NOTHING
from experiments.validation.direct_acts import managers_use, one_begins, one_of_each_team, without_lines
from experiments.validation.session import Arm, Session
from experiments.validation.sizes import contagion
from experiments.validation.sizes.contagion import (
    FAIR,
    MEASURES,
    acting,
    not_told,
    team_mates,
    village_arm,
    weeks_until_reached,
)
from experiments.validation.sizes.populations import organization
from tests.experiments.validation.sizes.told import Told, seen


def test_clustered_networks_reach_further_and_faster(monkeypatch):
    """Both begin with one in ten; the clustered ones reach .5 in the second week, the random ones .4 in the fourth."""
    clustered = [np.array([[0.1, 0.1], [0.5, 0.5], [0.5, 0.5], [0.6, 0.6]])] * 2
    random = [np.array([[0.1, 0.1], [0.2, 0.2], [0.3, 0.3], [0.4, 0.4]])] * 2
    monkeypatch.setattr(contagion, "clustered_and_random", lambda: (clustered, random))
    assert MEASURES["clusters-reach"](Told()).value == pytest.approx(0.2)
    assert MEASURES["clusters-speed"](Told()).value == pytest.approx(2.0)
    assert weeks_until_reached(np.array([[0.1], [0.2]])) == 2.0


def test_seeds_are_compared_at_the_end_of_villages():
    adopters = {"villages, seeds by nomination": 0.6, "villages, seeds by in_degree": 0.7,
                **{f"villages, seeds by random {draw}": 0.1 * draw + 0.35 for draw in range(4)}}
    trials = Told({name: {"adoption": share} for name, share in adopters.items()})
    assert MEASURES["nominated-seeds"](trials).value == pytest.approx(1.2)
    assert MEASURES["popular-seeds"](trials).value == pytest.approx(-0.1)


def test_twenty_people_are_seeds_and_another_draw_is_another_twenty():
    first, second, best = (village_arm(rule, draw).scenario.plan.interventions[-1].select
                           for rule, draw in (("random", "0"), ("random", "1"), ("in_degree", "")))
    assert {len(set(chosen)) for chosen in (first, second, best)} == {20}
    assert set(first) != set(second)
    looks = organization(village_arm("in_degree")).layers["informal"].targets
    people = organization(village_arm("in_degree"))
    looked_at = np.bincount(looks, minlength=people.size)
    assert min(looked_at[[people.ids.index(one) for one in best]]) >= np.sort(looked_at)[-20]


def test_opinion_leaders_add_to_the_training_alone():
    trials = Told({"practice of 0.5, taught": {"use": 0.5}, "practice of 0.5, taught and led": {"use": (0.55, 0.65)}})
    assert MEASURES["opinion-leaders"](trials).value == pytest.approx(0.1)


def test_only_people_without_reports_count_beside_managers():
    managers = leaders(organization(NOTHING).manager)

    def use(of_staff: float):
        return seen(mean={"use": np.where(managers, 1.0, of_staff)})

    trials = Told(people={"practice of 0.5, managers never": use(0.2), "practice of 0.5, no lines": use(0.5),
                          "practice of 0.22, managers 0.94": use(0.4), "practice of 0.22, managers 0.2": use(0.3)})
    # The same names serve for both existing shares.
    assert MEASURES["bad-example"](trials).value == pytest.approx(0.25)
    assert MEASURES["good-example"](trials).value == pytest.approx(0.1)


def begun(arm: Arm) -> Simulation:
    """An arm before its first week, in two replicates."""
    certain = arm.scenario.model_copy(update={"uncertainty": "none"})
    return Session(replicates=2, seed=7, engine="numpy").simulation(replace(arm, scenario=certain))


def test_others_see_managers_as_often_as_they_are_told_to_be_seen():
    for share in (0.0, 0.94):
        one = acting("some managers", 0.5, managers_use(share))
        simulation = begun(one)
        shown = []
        for _ in range(20):
            one.act(simulation)
            here = leaders(organization(one).manager)[:, None] & (simulation.engine.column("present") > 0.0)
            shown.append(simulation.engine.column("use", 0)[here].mean())
            simulation.step()
        assert np.mean(shown) == pytest.approx(share, abs=0.04)


def test_without_lines_nobody_has_a_manager_and_ties_stay():
    before = organization(NOTHING)
    after = without_lines(before)
    assert (after.manager == -1).all()
    assert set(before.layers) - set(after.layers) == {"reporting"}


def test_one_of_each_team_begins_and_the_others_are_the_team_mates():
    people = organization(NOTHING)
    drawn = one_of_each_team(people, 7, np.arange(2))
    of_team = np.array([drawn[people.team == team].sum(axis=0) for team in range(len(people.teams))])
    assert of_team.max() == 1
    assert not drawn[leaders(people.manager)].any()
    assert (team_mates(people, 7, 2) == ((of_team[people.team] == 1) & ~drawn)).all()
    arm = acting("one begins", 0.0, one_begins(26))
    simulation = begun(arm)
    arm.act(simulation)
    present = simulation.engine.column("present") > 0.0
    assert ((simulation.engine.column("use", 0) > 0.0) == (drawn & present)).all()


def test_half_of_two_departments_is_told_and_the_others_there_are_beside_them():
    beside, elsewhere = not_told()
    assert (beside.sum(), elsewhere.sum()) == (40, 80)
    assert not (beside & elsewhere).any()


def test_what_spreads_from_those_who_were_told_is_a_difference_of_differences():
    told = {"adoption:north": 0.05, "adoption:east": 0.03, "adoption:south": 0.02, "adoption:west": 0.02}
    nothing = {"adoption:north": 0.02, "adoption:east": 0.02, "adoption:south": 0.02, "adoption:west": 0.01}
    trials = Told({FAIR.name: told, NOTHING.name: nothing})
    assert MEASURES["spillover-adoption"](trials).value == pytest.approx(0.02 - 0.005)


def test_who_was_not_told_hears_of_it_from_colleagues():
    beside, elsewhere = not_told()
    heard = np.where(beside, 0.3, np.where(elsewhere, 0.15, 0.9))
    trials = Told(people={FAIR.name: seen({"awareness": heard}), NOTHING.name: seen({"awareness": 0.0 * heard + 0.1})})
    assert MEASURES["spillover-knowing"](trials).value == pytest.approx(4.0)
