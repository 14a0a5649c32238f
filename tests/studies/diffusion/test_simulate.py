"""The mechanism is played on the observed network, strictly period by period."""

import numpy as np

from cxsim.studies.diffusion.simulate import adoption_times, cumulative, curves


def test_a_certain_push_takes_everybody_at_once_and_none_takes_nobody(read):
    observations = read()
    assert (adoption_times(observations, np.array([1.0, 0.0, 0.0]), replicates=2, seed=1) == 1).all()
    assert (adoption_times(observations, np.array([0.0, 1.0, 0.0]), replicates=2, seed=1) == 0).all()


def test_certain_influence_follows_one_period_after_the_contact(read):
    observations = read(layers=["friendship"])
    times = adoption_times(observations, np.array([0.3, 1.0, 0.0]), replicates=400, seed=1)
    ann, bea = (times[observations.ids.index(name)] for name in ("ann", "bea"))
    leads = (ann > 0) & (ann < observations.periods)
    assert 100 < leads.sum() < 400
    assert ((bea[leads] > 0) & (bea[leads] <= ann[leads] + 1)).all()
    assert (bea[leads] == ann[leads] + 1).any()


def test_more_push_never_takes_fewer_on_the_same_chance(read):
    observations = read()
    little, much = (adoption_times(observations, np.array([push, 0.2, 0.0]), replicates=50, seed=2)
                    for push in (0.1, 0.2))
    reached = little > 0
    assert (much[reached] > 0).all()
    assert (much[reached] <= little[reached]).all()
    assert (much > 0).sum() > reached.sum()


def test_curves_are_cumulative_shares_of_everybody_and_of_each_group(read):
    observations = read()
    assert cumulative(np.array([[1], [3], [0], [3]]), 3).tolist() == [[0.25], [0.25], [0.75]]
    times = np.array([[1, 1], [1, 0], [0, 0], [0, 0], [2, 3], [0, 0]])
    everybody, east, west = curves(observations, times)
    assert (everybody.group, everybody.people, east.group, west.people) == ("all", 6, "east", 2)
    assert east.observed.tolist() == [0.25, 0.5, 0.5]
    assert east.fitted.tolist() == [0.375, 0.375, 0.375]
    assert west.fitted.tolist() == [0.0, 0.25, 0.5]
    assert everybody.observed.tolist() == [1 / 6, 2 / 6, 3 / 6]
