"""Futures are numbered: more of them never change those that are there."""

import numpy as np
import pytest

from cxsim.errors import ResultError
from cxsim.studies.ensemble import Ensemble, WorkDone, compare_paired
from cxsim.studies.futures import Futures
from cxsim.studies.work import batches
from cxsim.studies.worlds import Worlds

TRAINING = {"type": "training", "start_week": 2, "weeks": 10, "hours_per_week": 4}


def test_a_shared_source_meets_new_values_of_the_others():
    futures = Futures.sharing("people", 3)
    assert (list(futures.chance), list(futures.people), list(futures.parameters)) == ([3, 4, 5], [0, 1, 2], [3, 4, 5])


def test_people_decide_in_which_organization_a_future_is_played():
    cuts = batches(Futures.span(4, 8), 3, 400, {})
    assert [(cut.draw, list(cut.places), list(cut.batch.people)) for cut in cuts] == [
        (0, [2], [6]), (1, [0], [4]), (1, [3], [7]), (2, [1], [5]),
    ]


def test_parameter_sets_begin_anew_after_the_last_one():
    (cut,) = batches(Futures.span(3, 11), 1, 400, {"varies": np.array([10.0, 20.0]), "fixed": 1.0})
    assert list(cut.batch.parameters["varies"]) == [20.0, 10.0] * 4
    assert cut.batch.parameters["fixed"] == 1.0


def test_pairs_of_set_and_replicate_fill_a_batch_in_order():
    futures = Futures.of_sets({"quit_rate": np.array([0.1, 0.2])}, np.array([0, 7]), 4)
    (cut,) = batches(futures, 1, 400, {"quit_rate": 0.5, "varies": np.array([10.0, 20.0]), "fixed": 1.0})
    assert list(cut.batch.chance) == list(cut.batch.people) == [0, 1, 2, 3, 7, 8, 9, 10]
    assert list(cut.batch.parameters["quit_rate"]) == [0.1] * 4 + [0.2] * 4
    assert list(cut.batch.parameters["varies"]) == [10.0, 20.0] * 2 + [20.0, 10.0] * 2
    assert cut.batch.parameters["fixed"] == 1.0


def test_futures_added_later_equal_futures_run_at_once(small_company):
    scenarios = [small_company("nothing"), small_company("training", TRAINING)]
    at_once = compare_paired(scenarios, replicates=7).results
    ensemble = Ensemble(Worlds(list(scenarios), None), None, "auto", WorkDone(None))
    ensemble.simulate(Futures.span(0, 3))
    ensemble.simulate(Futures.span(3, 7))
    for whole, grown in zip(at_once, ensemble.results(), strict=True):
        for measure, values in whole.recording.weekly.items():
            assert grown.recording.weekly[measure].tobytes() == values.tobytes(), measure
        assert grown.replicates == 7


def test_no_future_at_all_is_refused(small_company):
    with pytest.raises(ResultError, match="0 replicates: at least 1"):
        Ensemble(Worlds([small_company()], None), None, "auto", WorkDone(None)).simulate(Futures.span(0, 0))
