"""Diffusion is played on the observed ties, strictly period by period."""

import numpy as np
import pytest

from cxsim.studies.diffusion.simulate import adoption_times, cumulative, curve


def played(observations, push, influence, replicates, seed=1, chosen=None):
    """Times of adoption where the chance is ``push`` + ``influence`` times the share of contacts."""
    everybody = np.ones(observations.people, dtype=bool) if chosen is None else chosen
    return adoption_times(observations, everybody, lambda _, contacts, __: push + influence * contacts,
                          replicates=replicates, seed=seed)


def test_a_certain_push_takes_everybody_at_once_and_none_takes_nobody(read):
    observations = read()
    assert (played(observations, 1.0, 0.0, 2) == 1).all()
    assert (played(observations, 0.0, 1.0, 2) == 0).all()


def test_certain_influence_follows_one_period_after_the_contact(read):
    observations = read(layers=["friendship"])
    times = played(observations, 0.3, 1.0, 400)
    ann, bea = (times[observations.ids.index(name)] for name in ("ann", "bea"))
    leads = (ann > 0) & (ann < observations.periods)
    assert 100 < leads.sum() < 400
    assert ((bea[leads] > 0) & (bea[leads] <= ann[leads] + 1)).all()
    assert (bea[leads] == ann[leads] + 1).any()


def test_contacts_of_other_groups_adopt_as_observed(read):
    observations = read(edges=("fay,eva", "fay,bea"))
    times = played(observations, 0.0, 1.0, 3, chosen=observations.group_of == 1)
    assert times.tolist() == [[0, 0, 0], [3, 3, 3]]


def test_people_without_contacts_follow_their_group(read):
    observations = read(edges=("fay,eva,friendship\n", ""))
    times = adoption_times(observations, observations.group_of == 1,
                           lambda period, contacts, _: np.maximum(contacts, [[float(period == 2)], [0.0]]),
                           replicates=2, seed=1)
    assert times.tolist() == [[2, 2], [3, 3]]


def test_more_push_never_takes_fewer_on_the_same_chance(read):
    observations = read()
    little, much = (played(observations, push, 0.2, 50, 2) for push in (0.1, 0.2))
    reached = little > 0
    assert (much[reached] > 0).all()
    assert (much[reached] <= little[reached]).all()
    assert (much > 0).sum() > reached.sum()


def test_nobody_adopts_unseen(read):
    observations = read()
    times = adoption_times(observations, np.ones(6, dtype=bool), lambda period, *_: np.full((6, 4), float(period == 3)),
                           replicates=4, seed=1)
    assert times[:, 0].tolist() == [3, 3, 3, 0, 3, 3]


def test_a_curve_has_cumulative_shares_of_one_group(read):
    observations = read()
    assert cumulative(np.array([[1], [3], [0], [3]]), 3).tolist() == [[0.25], [0.25], [0.75]]
    times = np.array([[1, 1], [1, 0], [0, 0], [0, 0]])
    east = curve(observations, observations.group_of == 0, times, "east")
    assert (east.group, east.people) == ("east", 4)
    assert east.observed.tolist() == [0.25, 0.5, 0.5]
    assert east.fitted.tolist() == [0.375, 0.375, 0.375]
    assert (east.low.tolist(), east.high.tolist()) == (pytest.approx([0.2625] * 3), pytest.approx([0.4875] * 3))
