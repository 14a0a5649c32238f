"""Futures are numbered: more of them never change those that are there."""

import numpy as np
import pytest

from cxsim.errors import ResultError
from cxsim.studies.ensemble import Ensemble, WorkDone, compare_paired
from cxsim.studies.futures import Futures
from cxsim.studies.work import batches
from cxsim.studies.worlds import Worlds

# The rows of the first eight replicates of seed 6 in a set of five.
ROWS = [4.0, 4.0, 3.0, 0.0, 2.0, 1.0, 1.0, 2.0]
TRAINING = {"type": "training", "start_week": 2, "weeks": 10, "hours_per_week": 4}


def test_a_shared_source_meets_new_values_of_the_others():
    futures = Futures.sharing("people", 3)
    assert (list(futures.chance), list(futures.people), list(futures.parameters)) == ([3, 4, 5], [0, 1, 2], [3, 4, 5])


def test_people_decide_in_which_organization_a_future_is_played():
    cuts = batches(Futures.span(4, 8), 3, 400, {})
    assert [(cut.draw, list(cut.places), list(cut.batch.people)) for cut in cuts] == [
        (0, [2], [6]), (1, [0], [4]), (1, [3], [7]), (2, [1], [5]),
    ]


def test_the_row_of_a_replicate_follows_from_the_seed_and_its_number():
    values = {"varies": np.arange(5.0), "with it": 10.0 + np.arange(5.0), "fixed": 1.0}
    whole = Futures.span(0, 8).values(values, 6)
    assert list(whole["varies"]) == ROWS
    assert list(whole["with it"]) == [10.0 + row for row in ROWS]
    assert whole["fixed"] == 1.0
    assert list(Futures.span(3, 8).values(values, 6)["varies"]) == ROWS[3:]
    assert list(Futures.span(0, 8).values(values, 7)["varies"]) != ROWS


def test_over_many_seeds_every_row_is_drawn_equally_often_and_independently_of_the_replicate():
    rows = np.array([Futures.span(0, 16).values({"row": np.arange(4.0)}, seed)["row"] for seed in range(500)])
    often = np.array([[np.mean(rows[:, place] == row) for row in range(4)] for place in range(16)])
    assert abs(often - 0.25).max() < 4.0 * np.sqrt(0.25 * 0.75 / 500)
    assert abs(np.corrcoef(rows.T) - np.eye(16)).max() < 4.0 / np.sqrt(500)
    # Means over 16 draws with replacement: the variance of a row is 1.25.
    assert rows.mean(axis=1).var() == pytest.approx(1.25 / 16, rel=4.0 * np.sqrt(2.0 / 500))


def test_a_future_that_shares_its_row_has_it_and_others_go_on_with_the_numbers():
    rows = {"row": np.arange(512.0)}
    own, further = (Futures.span(first, first + 9).values(rows, 3)["row"] for first in (0, 9))
    assert np.array_equal(Futures.sharing("parameters", 9).values(rows, 3)["row"], own)
    assert np.array_equal(Futures.sharing("people", 9).values(rows, 3)["row"], further)
    assert not np.array_equal(own, further)


def test_pairs_of_set_and_replicate_fill_a_batch_in_order():
    futures = Futures.of_sets({"quit_rate": np.array([0.1, 0.2])}, np.array([0, 7]), 4)
    values = futures.values({"quit_rate": 0.5, "varies": np.arange(5.0), "fixed": 1.0}, 6)
    (cut,) = batches(futures, 1, 400, values)
    assert list(cut.batch.chance) == list(cut.batch.people) == [0, 1, 2, 3, 7, 8, 9, 10]
    assert list(cut.batch.parameters["quit_rate"]) == [0.1] * 4 + [0.2] * 4
    assert list(cut.batch.parameters["varies"])[:5] == [*ROWS[:4], ROWS[7]]
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
