"""The merged table depends on the rows alone."""

import platform
import random
import subprocess
import sys

import pyarrow
import pytest
from pyarrow import parquet

from cxsim.errors import ResultError
from cxsim.sweeps.store import merge as merging
from cxsim.sweeps.store.chunk_file import write_chunk
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.store.merge import merge
from cxsim.sweeps.store.reading import read_sweep
from tests.sweeps.store.sweep_rows import description, rows, texts, weekly

FILES = ("results.parquet", "results.csv", "weekly.parquet")


def merged(place, chunks, cells=6, **options):
    """The bytes of the merged files of a sweep in these chunks; every cell whose number ends in 3 keeps its weeks."""
    folder = SweepFolder.create_or_open(place, description(cells), resume=False)
    for chunk in chunks:
        kept = [cell for cell in chunk if cell % 10 == 3]
        write_chunk(folder.path, chunk, rows(chunk), weekly(kept) if kept else None)
    report = merge(folder, csv=True, **options)
    return report, [(folder.path / name).read_bytes() for name in FILES]


def test_the_rows_are_in_order(tmp_path):
    report, _ = merged(tmp_path / "out", [[4, 1], [5, 0], [3, 2]])
    assert (report.rows, report.done, report.failed, report.left) == (18, 6, 0, 0)
    table = read_sweep(tmp_path / "out")
    assert table.column_names[:5] == ["cell", "replicate", "seed", "scenario", "adoption"]
    assert table.column("cell").to_pylist() == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5]
    assert table.column("replicate").to_pylist() == [0, 1, 2] * 6
    assert table.column("adoption").to_pylist()[:6] == [0.0, 0.1, None, 1.0, 1.1, None]
    assert table.column("scenario").to_pylist()[:6] == ["pilot"] * 3 + ["wave"] * 3
    weeks = parquet.read_table(tmp_path / "out" / "weekly.parquet")
    assert weeks.to_pylist()[:2] == [{"cell": 3, "replicate": 0, "week": 0, "use": 3.0},
                                     {"cell": 3, "replicate": 0, "week": 1, "use": 3.01}]
    assert weeks.num_rows == 6


def test_the_same_cells_in_other_chunks_and_orders_give_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "ROWS_AT_ONCE", 31)  # ten cells, so that chunks lie across groups of rows
    monkeypatch.setattr(merging, "BYTES_AT_ONCE", 31 * 150)  # a few groups
    cells, chance = list(range(64)), random.Random(1)
    shuffled = chance.sample(cells, 64)
    chunkings = {
        "one": [cells],
        "single": [[cell] for cell in cells],
        "contiguous": [cells[start : start + 7] for start in range(0, 64, 7)],
        "strided": [cells[start::5] for start in range(5)],
        "random": [shuffled[start : start + 9] for start in range(0, 64, 9)],
        "twice": [*(cells[start::3] for start in range(3)), cells[10:50], shuffled[:20]],
    }
    bytes_of = {name: merged(tmp_path / name, chunks, 64)[1] for name, chunks in chunkings.items()}
    first = bytes_of["one"]
    assert {name: content == first for name, content in bytes_of.items()} == dict.fromkeys(chunkings, True)
    assert parquet.ParquetFile(tmp_path / "one" / "results.parquet").num_row_groups == 7


@pytest.mark.parametrize(("allowed", "groups"), [
    (8, [6, 6, 6]), (6, [6, 6, 6]), (9, [9, 9]), (17, [15, 3]), (18, [18])])
def test_row_groups_hold_whole_cells_and_no_more_than_allowed(tmp_path, monkeypatch, allowed, groups):
    monkeypatch.setattr(merging, "ROWS_AT_ONCE", allowed)
    merged(tmp_path / "out", [[0, 1, 2, 3, 4, 5]])
    file = parquet.ParquetFile(tmp_path / "out" / "results.parquet")
    assert [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)] == groups


def test_a_cell_with_more_rows_than_a_group_is_split(tmp_path):
    folder = SweepFolder.create_or_open(tmp_path / "out", description(1), resume=False)
    write_chunk(folder.path, [0], rows([0], replicates=2**17 + 5))
    merge(folder)
    file = parquet.ParquetFile(tmp_path / "out" / "results.parquet")
    assert [file.metadata.row_group(group).num_rows for group in (0, 1)] == [2**17, 5]


def test_missing_cells_are_counted_and_a_partial_table_must_be_asked_for(tmp_path):
    with pytest.raises(ResultError, match=r"2 of the 6 cells of '.*out' are missing \(1, 4\); run the sweep again"):
        merged(tmp_path / "out", [[0, 2, 3, 5]])
    assert not (tmp_path / "out" / "results.parquet").exists()
    folder = SweepFolder.open(tmp_path / "out")
    report = merge(folder, partial=True)
    assert (report.rows, report.done, report.left) == (12, 4, 2)
    with pytest.raises(ResultError, match=r"merged while 2 cells were missing; complete the sweep and merge it again"):
        read_sweep(folder.path)
    assert read_sweep(folder.path, partial=True).column("cell").unique().to_pylist() == [0, 2, 3, 5]
    write_chunk(folder.path, [1, 4], rows([1, 4]))
    merge(folder)
    assert read_sweep(folder.path).num_rows == 18


def test_many_missing_cells_are_not_all_listed(tmp_path):
    with pytest.raises(ResultError, match=r"7 of the 8 cells .* \(1, 2, 3, 4, 5, \.\.\.\)"):
        merged(tmp_path / "out", [[0]], cells=8)


def test_nothing_to_merge_is_told_even_if_a_partial_table_is_asked_for(folder):
    with pytest.raises(ResultError, match="holds no rows yet; run the sweep first"):
        merge(folder, partial=True)


def test_failed_cells_are_in_the_table_with_their_reason(folder):
    write_chunk(folder.path, [0, 1, 2, 3, 4], rows([0, 1, 2, 3, 4]))
    write_chunk(folder.path, [5], rows([5], failed="killed its worker twice"))
    report = merge(folder)
    assert (report.rows, report.done, report.failed, report.left) == (18, 5, 1, 0)
    assert read_sweep(folder.path).column("failed").to_pylist() == [None] * 15 + ["killed its worker twice"] * 3


def test_a_retried_cell_is_taken_from_the_chunk_where_it_succeeded(folder):
    write_chunk(folder.path, [0, 1, 2], rows([0, 1, 2]), weekly([0]))
    write_chunk(folder.path, [3, 4, 5], rows([3, 4, 5], failed="killed"), weekly([3], weeks=1))
    write_chunk(folder.path, [3], rows([3]), weekly([3]))
    write_chunk(folder.path, [4, 5], rows([4, 5]))
    merge(folder)
    assert read_sweep(folder.path).column("failed").null_count == 18
    assert parquet.read_table(folder.path / "weekly.parquet").column("cell").to_pylist() == [0] * 6 + [3] * 6


def test_a_damaged_weekly_file_stops_the_merge_before_anything_is_written(folder):
    name = write_chunk(folder.path, range(6), rows(range(6)), weekly([3]))
    (folder.path / "weekly" / f"{name}.parquet").unlink()
    with pytest.raises(ResultError, match=rf"weekly/{name}.parquet' is missing; delete '.*chunks/{name}.parquet' and"):
        merge(folder)
    assert sorted(path.name for path in folder.path.iterdir()) == ["chunks", "status", "sweep.json", "weekly"]


def test_the_csv_has_every_digit_and_no_formula(folder):
    labels = texts(["=1+1", "a,b", 'say "no"'] * 6)
    third = pyarrow.array([1 / 3, None, 1e-9] * 6)
    write_chunk(folder.path, range(6), rows(range(6), plan=labels, share=third))
    merge(folder, csv=True)
    lines = (folder.path / "results.csv").read_text().splitlines()
    assert lines[0].split(",")[-2:] == ['"plan"', '"share"']
    assert [line.split('dddd",')[1] for line in lines[1:4]] == [
        '"\'=1+1",0.3333333333333333', '"a,b",', '"say ""no""",1e-9']
    assert len(lines) == 19


def test_what_a_killed_merge_left_is_removed(folder):
    write_chunk(folder.path, range(6), rows(range(6)))
    (folder.path / f".99999999@{platform.node()}@1@results.parquet.unfinished").touch()
    merge(folder)
    assert list(folder.path.glob(".*")) == []


def test_a_csv_that_is_there_is_never_older_than_the_table(folder):
    write_chunk(folder.path, [0], rows([0]))
    merge(folder, csv=True, partial=True)
    write_chunk(folder.path, [1, 2, 3, 4, 5], rows([1, 2, 3, 4, 5]))
    merge(folder)
    assert len((folder.path / "results.csv").read_text().splitlines()) == 19


def test_a_damaged_table_is_not_read(folder):
    write_chunk(folder.path, range(6), rows(range(6)))
    with pytest.raises(ResultError, match="has not been merged yet; merge it first"):
        read_sweep(folder.path)
    merge(folder)
    assert read_sweep(folder.path, columns=["seed"]).to_pydict() == {"seed": [7] * 18}
    with pytest.raises(ResultError, match="there is no column 'sed'; did you mean 'seed'"):
        read_sweep(folder.path, columns=["cell", "sed"])
    path = folder.path / "results.parquet"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ResultError, match=r"results.parquet' is damaged .*; delete it and merge the sweep again"):
        read_sweep(folder.path)


def test_chunks_that_are_replaced_during_the_merge_are_noticed(folder, monkeypatch):
    name = write_chunk(folder.path, range(6), rows(range(6)))
    found = folder.survey()
    monkeypatch.setattr(SweepFolder, "survey", lambda self: found)
    (folder.path / "chunks" / f"{name}.parquet").unlink()
    write_chunk(folder.path, range(6), rows(range(6), replicates=2))
    with pytest.raises(ResultError, match="chunks were replaced while they were merged"):
        merge(folder)


@pytest.mark.parametrize("held", [1, 2**10, 2**12, 2**20])
def test_memory_does_not_decide_the_bytes(tmp_path, monkeypatch, held):
    monkeypatch.setattr(merging, "ROWS_AT_ONCE", 4)
    chunks = [[0, 9, 2], [1, 3, 8], [4, 5, 6, 7]]
    _, whole = merged(tmp_path / "whole", chunks, 10)
    monkeypatch.setattr(merging, "BYTES_AT_ONCE", held)
    _, parts = merged(tmp_path / "parts", chunks, 10)
    assert parts == whole


def test_cells_that_are_missing_at_both_ends_and_between_leave_no_empty_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "ROWS_AT_ONCE", 6)
    merged(tmp_path / "out", [[3, 4, 5], [9]], 14, partial=True)
    file = parquet.ParquetFile(tmp_path / "out" / "results.parquet")
    assert [file.read_row_group(group).column("cell").unique().to_pylist() for group in (0, 1)] == [[3, 4], [5, 9]]
    assert file.num_row_groups == 2


MERGE = """\
import resource, sys
from cxsim.sweeps.store import merge as merging
merging.BYTES_AT_ONCE = 2**24
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.store.merge import merge
print(merge(SweepFolder.open(sys.argv[1])).rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def merge_in_a_process(place, cells, chunks, replicates):
    """Rows and peak memory (MB) of a merge of strided chunks, which all have rows in every group of rows."""
    folder = SweepFolder.create_or_open(place, description(cells), resume=False)
    for start in range(chunks):
        write_chunk(folder.path, range(start, cells, chunks), rows(range(start, cells, chunks), replicates))
    told = subprocess.run([sys.executable, "-c", MERGE, str(place)], capture_output=True, text=True, check=True)
    return tuple(map(int, told.stdout.split()))


@pytest.mark.slow
def test_memory_does_not_grow_with_the_rows(tmp_path):
    few, memory_of_few = merge_in_a_process(tmp_path / "few", 400, 10, 1000)
    many, memory_of_many = merge_in_a_process(tmp_path / "many", 4000, 100, 1000)
    assert (few, many) == (400_000, 4_000_000)
    assert memory_of_many < memory_of_few + 60
