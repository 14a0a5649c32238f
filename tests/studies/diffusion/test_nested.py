"""What own contacts add to group, number of contacts and period."""

import dataclasses
import math

import numpy as np
import pytest

from cxsim.analysis.paired import mean_interval
from cxsim.studies.diffusion.nested import (
    CONTACTS,
    GROUP,
    LADDER,
    Problem,
    gain,
    left_out_gain,
    part_scores,
    parts_of,
    steps,
)
from tests.studies.diffusion.drawn import final_only, villages, with_times


def one_village(adopted_in):
    """So many people of one village, with these periods of adoption."""
    people = villages(1, contacts=0.0, groups=1, size=len(adopted_in))
    return with_times(people, np.array(adopted_in))


def test_neighbouring_periods_share_a_constant_until_five_have_adopted_in_them():
    assert steps(one_village([1] * 5 + [2] * 3 + [3] * 2 + [5] * 6 + [0] * 4)).tolist() == [0, 1, 1, 2, 2, 2, 2, 2]
    assert steps(one_village([1] * 5 + [2] * 4 + [0] * 9)).tolist() == [0] * 8


def test_shared_periods_are_named():
    problem = Problem.of(one_village([1] * 6 + [2] * 3 + [4] * 2 + [5] * 6 + [0] * 4))
    assert problem.shared_steps == ((2, 4), (5, 8))


def test_four_groups_are_left_out_in_turn_and_fewer_groups_by_tenths_of_the_people():
    four, three = (parts_of(villages(1, contacts=0.0, groups=number, size=10), 1) for number in (4, 3))
    assert (four.kind, four.names, four.of_groups) == ("group", ("00", "01", "02", "03"), True)
    assert (three.kind, len(three.names), three.of_groups) == ("tenth of the people", 10, False)
    assert np.bincount(three.of_person).tolist() == [3] * 10


def test_of_many_groups_whole_ones_are_left_out_together():
    people = villages(1, contacts=0.0, groups=120, size=3)
    parts = parts_of(people, 1)
    assert (parts.kind, len(parts.names), parts.of_groups) == ("set of groups", 50, True)
    together = [np.unique(parts.of_person[people.group_of == group]) for group in range(120)]
    assert all(len(one) == 1 for one in together)
    assert sorted(np.bincount(np.concatenate(together)).tolist()) == [2] * 30 + [3] * 20


def test_what_happens_in_the_group_left_out_does_not_enter_its_prediction():
    people = villages(1, contacts=1.0, groups=5)
    changed = with_times(people, np.concatenate([people.adopted_in[24::-1], people.adopted_in[25:]]))
    fits = [Problem.of(one).fit(CONTACTS, ~Problem.of(one).rows(0)) for one in (people, changed)]
    assert fits[0].weights == pytest.approx(fits[1].weights, abs=1e-9)


def test_models_are_nested_and_scores_add_up():
    problem = Problem.of(villages(2, contacts=1.0))
    scores = part_scores(problem)
    assert sum(one.people for one in scores) == 300
    assert sum(one.periods for one in scores) == len(problem.table.person)
    totals = [math.fsum(one.in_sample[model] for one in scores) for model in LADDER]
    assert totals == sorted(totals)
    added = math.fsum(one.left_out[CONTACTS] - one.left_out[GROUP] for one in scores)
    assert left_out_gain(problem) == pytest.approx(added)


def test_of_final_adoption_the_share_of_others_does_not_give_people_away():
    """Every second person of equal villages adopted, so neither group nor contacts tell who; adopters see fewer."""
    people = villages(3, contacts=0.0, groups=6, size=20)
    half = final_only(with_times(people, np.arange(120) % 2))
    problem = Problem.of(half)
    assert np.ptp(problem.design.columns[:, 0]) == 0.0
    everyone = dataclasses.replace(half.contacts, sources=np.repeat(np.arange(120), 19), weights=np.ones(120 * 19),
                                   targets=np.concatenate([np.delete(np.arange(20), one) + 20 * group
                                                           for group in range(6) for one in range(20)]))
    assert np.abs(problem.with_contacts(everyone).columns[:, 2]).max() < 1e-12


def test_a_gain_is_the_sum_of_differences_with_the_error_of_parts():
    found = gain([0.5, -0.5, 2.0])
    assert (found.total, found.better, found.parts) == (2.0, 2, 3)
    assert found.standard_error == pytest.approx(math.sqrt(3) * np.std([0.5, -0.5, 2.0], ddof=1))
    assert found.high - found.total == pytest.approx(4.302652729911275 * found.standard_error)
    skewed = [0.5, -0.5, 4.0]
    assert (gain(skewed).low, gain(skewed).high) == tuple(3.0 * bound for bound in mean_interval(np.array(skewed))[:2])
