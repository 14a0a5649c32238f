"""A folder says first what it holds, and only the same sweep goes on in it."""

import json
import multiprocessing
import platform
import re
from concurrent.futures import ProcessPoolExecutor

import pytest

from cxsim.errors import OutputError, ResultError
from cxsim.sweeps.store import folder as folder_module
from cxsim.sweeps.store.chunk_file import write_chunk
from cxsim.sweeps.store.folder import SweepFolder
from tests.sweeps.store.sweep_rows import DESIGN, description, rows


def test_a_new_folder_says_what_it_holds(tmp_path):
    folder = SweepFolder.create_or_open(tmp_path / "a" / "out", description(), resume=False)
    told = json.loads((folder.path / "sweep.json").read_text())
    assert (told["program"], told["kind"], told["format"], told["cells"]) == ("cxsim", "sweep", 1, 6)
    assert (told["design_hash"], told["identity"]["seed"], told["experiment"]) == (DESIGN, 1, {"name": "invented"})
    assert sorted(path.name for path in folder.path.iterdir()) == ["chunks", "status", "sweep.json", "weekly"]
    assert SweepFolder.open(folder.path).description == description()


def test_the_same_sweep_goes_on_only_if_it_is_resumed(folder):
    write_chunk(folder.path, [2], rows([2]))
    with pytest.raises(OutputError, match=r"out' holds this sweep already; resume it, or give another folder"):
        SweepFolder.create_or_open(folder.path, description(), resume=False)
    again = SweepFolder.create_or_open(folder.path, description(), resume=True)
    assert again.survey().done.tolist() == [False, False, True, False, False, False]


def test_another_sweep_is_refused_with_the_differences(folder):
    other = description(seed=2, replicates=3, measures=["quits"])
    with pytest.raises(OutputError, match=re.escape(
            "out' holds another sweep; this differs:\n  seed: 1 before, 2 now\n"
            '  measures.1: not there before, "quits" now\ngive another folder, or put back what the experiment said')):
        SweepFolder.create_or_open(folder.path, other, resume=True)


@pytest.mark.parametrize(("made", "message"), [
    (lambda out: (out.mkdir(), (out / "b.txt").touch(), (out / "a.txt").touch()), r"no sweep \('a.txt'\); give"),
    (lambda out: out.touch(), "a file of that name is there; give a folder"),
    (lambda out: out.symlink_to("nowhere"), "it is a link that leads nowhere"),
])
def test_a_place_that_holds_something_else_is_left_alone(tmp_path, made, message):
    made(tmp_path / "out")
    before = sorted(tmp_path.rglob("*"))
    for resume in (False, True):
        with pytest.raises(OutputError, match=message):
            SweepFolder.create_or_open(tmp_path / "out", description(), resume=resume)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_and_a_beginning_that_was_killed_are_taken(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".gate.lock").touch()
    (tmp_path / "out" / ".99999999@machine@1@sweep.json.unfinished").touch()
    assert SweepFolder.create_or_open(tmp_path / "out", description(), resume=False).survey().left.all()


def test_a_folder_whose_parts_were_deleted_goes_on(folder):
    (folder.path / "chunks").rmdir()
    SweepFolder.create_or_open(folder.path, description(), resume=True)
    write_chunk(folder.path, [2], rows([2]))


def test_a_folder_without_a_sweep_is_told(tmp_path):
    with pytest.raises(ResultError, match=r"holds no sweep: there is no sweep.json in it"):
        SweepFolder.open(tmp_path)
    with pytest.raises(ResultError, match=r"holds no sweep"):
        SweepFolder.open(tmp_path / "nowhere")


@pytest.mark.parametrize("change", [
    lambda text: text.replace('"cells": 6', '"cells": 5'), lambda text: text[:-20], lambda text: "",
    lambda text: "[]", lambda text: "{}", lambda text: text.replace('"seed": 1', '"seed": 2'),
])
def test_a_changed_description_is_never_used(folder, change):
    path = folder.path / "sweep.json"
    path.write_text(change(path.read_text()))
    with pytest.raises(ResultError, match=r"sweep.json' was changed or damaged after it was written; put it back"):
        SweepFolder.open(folder.path)
    with pytest.raises(ResultError, match=r"sweep.json' was changed"):
        SweepFolder.create_or_open(folder.path, description(), resume=True)


def test_a_folder_of_a_later_version_is_told(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(folder_module, "FORMAT", 2)
        SweepFolder.create_or_open(tmp_path, description(), resume=False)
    with pytest.raises(ResultError, match=r"sweep.json' is of format 2, and this cxsim knows 1; use the version"):
        SweepFolder.open(tmp_path)


def make(place, seed):
    try:
        SweepFolder.create_or_open(place, description(seed=seed), resume=True)
    except OutputError as error:
        return str(error).split("; ")[0].split("' ")[1]
    return "made"


def test_of_several_different_sweeps_that_begin_at_once_only_one_is_made(tmp_path):
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as pool:
        told = list(pool.map(make, [tmp_path / "out"] * 12, range(2, 14)))
    assert sorted(told) == ["holds another sweep"] * 11 + ["made"]


def test_a_runner_removes_what_killed_ones_left_unfinished(folder):
    host = platform.node()
    (folder.path / "chunks" / f".99999999@{host}@1@0.parquet.unfinished").touch()
    (folder.path / "chunks" / f".1@{host}@1@0.parquet.unfinished").touch()
    (folder.path / "weekly" / ".99999999@another@1@0.parquet.unfinished").touch()
    with folder.held():
        assert sorted(path.name for path in folder.path.glob("*/*")) == (left := [
            f".1@{host}@1@0.parquet.unfinished", ".99999999@another@1@0.parquet.unfinished"])
        (folder.path / "chunks" / f".99999998@{host}@1@0.parquet.unfinished").touch()  # a worker was killed
    assert sorted(path.name for path in folder.path.glob("*/*")) == left
    assert folder.survey().left.all()


def test_the_status_counts_what_the_chunks_hold(folder):
    write_chunk(folder.path, [0, 1, 2], rows([0, 1, 2]))
    write_chunk(folder.path, [3], rows([3], failed="killed"))
    status = folder.status()
    assert (status.cells, status.done, status.failed, status.left, status.runners) == (6, 3, 1, 2, ())
    assert (status.cells_per_second, status.seconds_left) == (None, None)


def test_the_status_tells_the_time_left_while_runners_are_at_work(folder):
    write_chunk(folder.path, [0, 1, 2], rows([0, 1, 2]))
    lines = [{"time": "2026-11-30T01:00:00+00:00", "event": "started"},
             {"time": "2026-11-30T01:00:06+00:00", "event": "done", "cells": 3}]
    (folder.path / "status" / "shard-1-of-2.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n")
    with folder.held((1, 2)):
        status = folder.status()
    assert (status.runners, status.cells_per_second, status.seconds_left) == (("shard-1-of-2",), 0.5, 6.0)
