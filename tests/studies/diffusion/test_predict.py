"""Final shares of groups left out: means, bands and scores."""

from dataclasses import replace

import numpy as np
import pytest

from cxsim.studies.diffusion.nested import Problem
from cxsim.studies.diffusion.predict import PREDICTORS, crps, predictions
from cxsim.studies.diffusion.simulate import adoption_times
from tests.studies.diffusion.drawn import villages, with_times


def test_every_model_predicts_every_group_and_contacts_give_the_curves():
    problem = Problem.of(villages(1, contacts=1.0, groups=5))
    shares, curves = predictions(problem, 40, 1)
    assert [(share.model, share.group) for share in shares] == [
        (model, group) for model in PREDICTORS for group in problem.observations.groups
    ]
    assert [curve.group for curve in curves] == list(problem.observations.groups)
    for share, curve in zip(shares[-5:], curves, strict=True):
        assert (share.observed, share.predicted, share.low, share.high) == (
            curve.observed[-1], curve.fitted[-1], curve.low[-1], curve.high[-1])
        assert share.low <= share.predicted <= share.high


def test_what_happened_in_a_group_does_not_enter_its_prediction():
    people = villages(1, contacts=1.0, groups=5)
    changed = people.adopted_in.copy()
    changed[50:75] = changed[50:75][::-1]
    first, second = (predictions(Problem.of(one), 20, 1)[0] for one in (people, with_times(people, changed)))
    third, others = ([place for place, share in enumerate(first) if (share.group == "02") == own]
                     for own in (True, False))
    assert [first[place].predicted for place in third] == [second[place].predicted for place in third]
    assert [first[place].predicted for place in others] != [second[place].predicted for place in others]


def test_few_groups_are_not_left_out_but_their_curves_are_played():
    shares, curves = predictions(Problem.of(villages(1, contacts=1.0, groups=2)), 20, 1)
    assert (shares, [curve.group for curve in curves]) == ((), ["00", "01"])


def test_the_score_of_a_sure_prediction_is_its_distance_and_spread_futures_are_judged_as_a_whole():
    assert crps(np.array([0.4, 0.4]), 0.5) == pytest.approx(0.1)
    assert crps(np.array([0.0, 1.0]), 0.5) == pytest.approx(0.5 - 0.25)
    assert crps(np.array([1.0, 0.2, 0.6]), 0.6) == pytest.approx(0.8 / 3 - 0.5 * (2 * (0.4 + 0.4 + 0.8)) / 9)


def test_people_watched_for_a_shorter_time_do_not_adopt_after_it():
    people = villages(1, contacts=0.0, groups=4)
    watched = people.last_period.copy()
    watched[people.adopted_in == 0] = 3
    short = replace(people, last_period=watched)
    late = adoption_times(short, np.ones(100, dtype=bool), lambda period, *_: np.full((100, 1), float(period > 3)),
                          replicates=5, seed=1)
    assert ((late > 0) == (people.adopted_in > 0)[:, None]).all()


@pytest.mark.slow
def test_bands_of_groups_left_out_hold_as_often_as_they_say():
    """20 worlds of twelve villages: 90 % bands hold 216 +- 5 of 240; below 203 or above 229 would be a defect."""
    found = [share for seed in range(20) for share in predictions(Problem.of(villages(seed, contacts=1.0)), 100, 1)[0]]
    for model in PREDICTORS:
        assert 203 <= sum(share.inside for share in found if share.model == model) <= 229, model
