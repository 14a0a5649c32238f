"""Memory is bounded: the organization's own series, and a fixed amount of what departments and levels did."""

import dataclasses

import numpy as np
import pytest

from cxsim.results import shelf
from cxsim.studies.ensemble import Ensemble, WorkDone, compare_paired
from cxsim.studies.futures import Futures
from cxsim.studies.worlds import Worlds

WEEKS = 30
TRAINING = {"type": "training", "start_week": 2, "weeks": 10, "hours_per_week": 4}
NUMBER = 8


def kept_bytes(thing, seen=None):
    """Bytes of all numpy arrays that can be reached, each counted once and with the array that it is a view of."""
    seen = {} if seen is None else seen
    if isinstance(thing, np.ndarray):
        while isinstance(thing.base, np.ndarray):
            thing = thing.base
        seen[id(thing)] = thing.nbytes
    elif id(thing) not in seen and not isinstance(thing, str | bytes | int | float | type(None)):
        seen[id(thing)] = 0
        parts = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, tuple | list) else ()
        if dataclasses.is_dataclass(thing):
            parts = [getattr(thing, field.name) for field in dataclasses.fields(thing)]
        elif hasattr(thing, "__dict__"):
            parts = vars(thing).values()
        for part in parts:
            kept_bytes(part, seen)
    return sum(seen.values())


@pytest.fixture
def plans(small_company):
    return [small_company("nothing"), small_company("training", TRAINING)]


def bytes_of(plans, replicates, monkeypatch, in_memory=0):
    monkeypatch.setattr(shelf, "IN_MEMORY", in_memory)
    comparison = compare_paired(plans, replicates=replicates)
    return kept_bytes(comparison), comparison


def test_twice_the_replicates_add_only_series_of_the_whole_organization(plans, monkeypatch):
    few, comparison = bytes_of(plans, 4, monkeypatch)
    many, _ = bytes_of(plans, 8, monkeypatch)
    result = comparison.results[0]
    series = len(result.recording.weekly) + 5  # beside measures: output, replacements, what is lost, cost of nothing
    by_group = 5 * len(result.recording.groups)  # money of groups, summed over the weeks
    own = series * WEEKS + by_group + len(result.measures) + 10
    assert many - few <= len(plans) * 4 * NUMBER * own
    everything = len(result.recording.weekly) * len(result.recording.groups) * WEEKS
    assert many - few < 0.4 * len(plans) * 4 * NUMBER * everything


def test_of_departments_and_levels_no_more_than_the_fixed_amount_is_in_memory(plans, monkeypatch):
    nothing, comparison = bytes_of(plans, 40, monkeypatch, in_memory=0)
    recording = comparison.results[0].recording
    of_a_plan = len(recording.weekly) * (len(recording.groups) - 1) * WEEKS * 40 * NUMBER
    some, _ = bytes_of(plans, 40, monkeypatch, in_memory=of_a_plan + 1)
    everything, _ = bytes_of(plans, 40, monkeypatch, in_memory=10**9)
    assert some - nothing == of_a_plan
    assert everything - nothing == len(plans) * of_a_plan


def test_numbers_and_files_are_the_same_bytes_wherever_they_wait(plans, monkeypatch, tmp_path):
    folders = []
    for in_memory in (0, 10**9):
        _, comparison = bytes_of(plans, 9, monkeypatch, in_memory)
        folders.append(comparison.save(tmp_path / str(in_memory), full=True))
    first, second = folders
    assert {path.name for path in first.iterdir()} >= {"weekly.parquet", "weekly_groups.parquet", "risk.csv"}
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_a_reference_that_nobody_asked_for_keeps_no_departments(small_company):
    ensemble = Ensemble(Worlds([small_company("training", TRAINING)], None), None, "auto", WorkDone(None))
    ensemble.simulate(Futures.span(0, 2))
    asked, reference = (keeping.weekly() for keeping in ensemble.keeping)
    assert (asked.groups, reference.groups) == (7, 1)
    assert reference["use"].shape == (1, WEEKS, 2)
    (result,) = ensemble.results()
    lost = result.recording.group_costs["lost_output"]
    assert lost[0] == pytest.approx(result.recording.costs["lost_output"].sum(axis=0))
    assert lost[1] + lost[2] == pytest.approx(lost[0])


def test_ensembles_that_only_split_a_band_keep_no_departments(plans):
    ensemble = Ensemble(Worlds(list(plans), None), None, "auto", WorkDone(None))
    ensemble.simulate(Futures.span(0, 3))
    again = ensemble.anew()
    again.simulate(Futures.sharing("chance", 3))
    assert [result.recording.groups for result in again.results()] == [("all",), ("all",)]
    assert len(ensemble.results()[0].recording.groups) == 7
