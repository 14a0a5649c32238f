"""Who adopts when, as an observer would write it down."""

from __future__ import annotations

import numpy as np

from experiments.contrasts.network import villages
from experiments.contrasts.runs import Runs
from experiments.contrasts.villages import PERIODS, futures_of, observations


def test_villagers_have_few_contacts_and_most_of_them_at_home():
    organization = Runs("none", replicates=1, engine="numpy").world(villages("villages")).organization
    seen = observations(organization, np.zeros(400, dtype=np.int64))
    assert (seen.people, len(seen.groups), seen.layers) == (400, 10, ("informal",))
    assert 2.8 < seen.degree.mean() < 3.2
    assert (seen.group_of[seen.contacts.sources] != seen.group_of[seen.contacts.targets]).mean() < 0.1


def test_those_who_do_not_adopt_are_observed_to_the_end():
    organization = Runs("none", replicates=1, engine="numpy").world(villages("villages")).organization
    adopted = np.zeros(400, dtype=np.int64)
    adopted[0] = 3
    assert observations(organization, adopted).last_period[:2].tolist() == [3, PERIODS]


def test_a_person_adopts_in_the_period_in_which_they_first_use_it_in_three_of_four_weeks():
    runs, arm = Runs("none", replicates=1, engine="numpy"), villages("villages")
    (one,) = futures_of(runs, arm)
    (used,) = runs.each(arm, weekly_use)
    assert len(set(one.adopted_in.tolist())) > 3
    for person in range(one.people):
        weeks = [week for week in range(80) if used[max(week - 3, 0):week + 1, person].sum() >= 3]
        assert one.adopted_in[person] == (weeks[0] // 8 + 1 if weeks else 0)


def weekly_use(lanes, arm):
    simulation, weeks = lanes.simulation(arm), []
    for _ in range(arm.scenario.weeks):
        simulation.step()
        weeks.append(simulation.engine.column("use", 0)[:, 0].copy())
    return np.array(weeks)
