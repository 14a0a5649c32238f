"""Batches are large enough to be worth their while, equally large, and run few lanes for nothing."""

import pytest

from cxsim.engine.compiled.lanes import LaneLayout
from cxsim.studies.futures import Futures
from cxsim.studies.work import batch_size, batches, chosen_engine


def sizes(replicates, people, engine="compiled"):
    return [cut.batch.size for cut in batches(Futures.span(0, replicates), 1, people, {}, engine)]


def test_small_organizations_run_many_replicates_together():
    assert sizes(100, 400) == [56, 44]
    assert sizes(200, 1000) == [32, 32, 32, 32, 32, 32, 8]
    assert sizes(100, 20_000) == [32, 32, 32, 4]
    assert sizes(300, 100) == [304 - 4]


def test_a_few_replicates_run_one_by_one():
    assert sizes(3, 400) == [1, 1, 1]


def test_numpy_takes_a_few_replicates_of_a_few_people_together_because_it_pays_for_its_calls():
    assert sizes(3, 400, "numpy") == [3]
    assert sizes(7, 16_384 // 7, "numpy") == [7]
    assert sizes(7, 16_384 // 7 + 1, "numpy") == [1] * 7


@pytest.mark.parametrize("people", [100, 400, 1000, 5000])
@pytest.mark.parametrize(("replicates", "most"), [(200, 1.05), (50, 1.05), (20, 1.25)])
def test_few_lanes_run_for_nothing(replicates, most, people):
    run = sum(LaneLayout(people, size).run for size in sizes(replicates, people))
    assert run <= most * replicates


def test_batches_hold_whole_chunks():
    assert [batch_size(replicates, 1000) for replicates in (8, 20, 40, 64, 65)] == [8, 24, 24, 32, 24]


def test_a_large_job_is_compiled_and_a_small_one_is_not():
    assert chosen_engine("auto", 150_000, 0, ["not loaded"]) == "compiled"
    assert chosen_engine("auto", 149_999, 0, ["not loaded"]) == "numpy"
    assert chosen_engine("auto", 299_999, 0, ["one plan", "another", "one plan"]) == "numpy"
    assert chosen_engine("numpy", 10**9, 10**9, []) == "numpy"


def test_many_weeks_of_few_people_are_compiled_because_numpy_pays_for_its_calls():
    assert chosen_engine("auto", 34_000, 29, ["not loaded"]) == "compiled"
    assert chosen_engine("auto", 33_999, 29, ["not loaded"]) == "numpy"


def test_a_small_job_runs_compiled_where_its_week_is_loaded(monkeypatch):
    monkeypatch.setattr("cxsim.studies.work.is_loaded", {"loaded"}.__contains__)
    assert chosen_engine("auto", 1000, 1, ["loaded", "loaded"]) == "compiled"
    assert chosen_engine("auto", 1000, 1, ["loaded", "not loaded"]) == "numpy"
