"""A group is predicted by models that have not seen it."""

import dataclasses
import math

import numpy as np
import pytest

from cxsim.studies.diffusion.crossvalidation import Score, gain, leave_one_group_out, total
from cxsim.studies.diffusion.models import (
    BASS,
    MODELS,
    NETWORK,
    NETWORK_FREE,
    POOLED,
    Data,
    FittedModel,
    fit_model,
    score,
)
from cxsim.studies.diffusion.person_periods import person_periods


@pytest.fixture
def data(read):
    observations = read()
    return Data(observations, person_periods(observations))


def test_every_model_predicts_every_group(data):
    scores = leave_one_group_out(data)
    assert [(found.model, found.group) for found in scores] == [
        (model, group) for model in MODELS for group in ("east", "west")
    ]
    assert {(found.group, found.people, found.periods) for found in scores} == {("east", 4, 8), ("west", 2, 6)}
    assert all(found.log_likelihood < 0.0 for found in scores)


def test_one_group_cannot_be_left_out(read):
    observations = read(adoption=("west", "east"))
    assert leave_one_group_out(Data(observations, person_periods(observations))) == ()


@pytest.mark.parametrize("model", MODELS)
def test_what_happens_in_the_group_left_out_does_not_enter_the_fit(data, model):
    others = data.observations.group_of == 0
    before = fit_model(model, data, others).values
    changed = dataclasses.replace(data.observations, adopted_in=np.array([1, 2, 0, 0, 3, 3]))
    after = fit_model(model, Data(changed, person_periods(changed)), others).values
    assert after.tolist() == before.tolist()


def test_the_pooled_curve_is_jeffreys_estimate_and_holds_nothing_impossible(data):
    east = data.observations.group_of == 0
    fitted = fit_model(POOLED, data, east)
    assert fitted.values.tolist() == [1.5 / 5, 1.5 / 4, 0.5 / 2]
    west = score(fitted, data, ~east, east)
    assert west == pytest.approx(2 * math.log(0.7) + 2 * math.log(0.625) + math.log(0.25) + math.log(0.75))


def test_the_network_free_form_differs_in_exposure_only(data):
    everybody = data.everybody()
    network, free, bass = (data.rows(model, everybody, everybody) for model in (NETWORK, NETWORK_FREE, BASS))
    assert network.log_degree.tolist() == free.log_degree.tolist()
    assert network.exposure.tolist() != free.exposure.tolist()
    assert not bass.log_degree.any()
    assert sorted(set(bass.exposure.tolist())) == [0.0, 1 / 6, 2 / 6]


def test_a_gain_is_the_sum_of_differences_with_the_error_of_groups():
    scores = [Score("a", group, value, 1, 1) for group, value in (("x", -1.0), ("y", -2.0), ("z", -3.0))]
    scores += [Score("b", group, value, 1, 1) for group, value in (("z", -7.0), ("x", -1.5), ("y", -1.5))]
    found = gain(scores, "a", "b")
    assert (found.total, found.better, found.groups) == (4.0, 2, 3)
    assert found.standard_error == pytest.approx(math.sqrt(3) * np.std([0.5, -0.5, 4.0], ddof=1))
    assert found.high - found.total == pytest.approx(4.302652729911275 * found.standard_error)
    assert total(scores, "b") == -10.0


def test_a_sure_and_wrong_prediction_costs_much_and_not_everything(data):
    everybody = data.everybody()
    sure = FittedModel(NETWORK, np.array([1.0, 1.0, 0.0]), 0.0)
    assert score(sure, data, everybody, everybody) == pytest.approx(11 * math.log(1e-12), rel=1e-4)
