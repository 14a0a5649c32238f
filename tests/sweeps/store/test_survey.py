"""Which cells are done and which failed is told by the chunks that verify."""

import pyarrow
import pytest

from cxsim.errors import ResultError
from cxsim.sweeps.store.chunk_file import write_chunk
from cxsim.sweeps.store.sealed_parquet import write_sealed
from tests.sweeps.store.sweep_rows import rows, texts


def write(folder, *chunks):
    return [write_chunk(folder.path, cells, rows(cells, failed=failed)) for cells, failed in chunks]


def test_done_failed_and_left(folder):
    write(folder, ([0, 4], None), ([2], "killed twice"))
    found = folder.survey()
    assert found.done.tolist() == [True, False, False, False, True, False]
    assert found.left.tolist() == [False, True, False, True, False, True]
    assert found.failures == {2: "killed twice"}
    assert found.rows.tolist() == [3, 0, 3, 0, 3, 0]


def test_a_cell_of_two_chunks_counts_once(folder):
    write(folder, ([0, 1], None), ([1, 2], None), ([0, 1, 2], None))
    assert folder.survey().done.tolist() == [True] * 3 + [False] * 3
    assert folder.survey().rows.tolist() == [3, 3, 3, 0, 0, 0]


@pytest.mark.parametrize("failed_first", [True, False])
def test_a_success_counts_before_a_failure(folder, failed_first):
    names = write(folder, ([2], "killed"), ([2, 3] if failed_first else [1, 2], None))
    assert (names == sorted(names)) == failed_first
    found = folder.survey()
    assert found.failures == {}
    assert found.done[2]


def test_of_two_failures_the_reason_that_comes_first_counts(folder):
    write(folder, ([1, 2], "killed"), ([2, 3], "broken"), ([2, 4], "lost"))
    assert folder.survey().failures == {1: "killed", 2: "broken", 3: "broken", 4: "lost"}


def test_other_rows_for_the_same_cell_are_an_error(folder):
    write(folder, ([0, 1, 2], None))
    changed = rows([1, 2]).to_pydict()
    changed["adoption"][3] += 1e-15 * 8
    write_chunk(folder.path, [1, 2], rows([1, 2], adoption=pyarrow.array(changed["adoption"], pyarrow.float64())))
    with pytest.raises(ResultError, match=r"cell 2 has other rows in '.*00000000-.*' than in '.*00000001-.*'.*delete"):
        folder.survey()


def test_nan_in_both_is_the_same(folder):
    for cells in ([1], [1, 2]):
        gaps = pyarrow.array([float("nan")] * 3 * len(cells))
        write_chunk(folder.path, cells, rows(cells, adoption=gaps))
    assert folder.survey().done.tolist() == [False, True, True, False, False, False]


@pytest.mark.parametrize("table", [rows([9]), rows([1], design_hash=texts(["e" * 64] * 3))])
def test_a_chunk_of_another_sweep_is_refused(folder, table):
    cells = table.column("cell").unique().to_pylist()
    name = write_chunk(folder.path, cells, table)
    with pytest.raises(ResultError, match=rf"chunks/{name}.parquet' belongs to another sweep; take it out"):
        folder.survey()


@pytest.mark.parametrize("columns", [{}, {"cell": None}])
def test_a_table_that_is_no_chunk_is_refused(folder, columns):
    table = rows([1]).drop_columns(list(columns))
    write_sealed(folder.path / "chunks" / "results.parquet", [table], {"cxsim_missing_cells": "0"})
    write(folder, ([1], None))
    with pytest.raises(ResultError, match=r"\A'.*chunks/results.parquet' is no chunk of a sweep; take it out of this"):
        folder.survey()


def test_one_stranger_does_not_make_strangers_of_the_others(folder):
    stranger = rows([0], design_hash=texts(["e" * 64] * 3), quits=pyarrow.array([1.0, 2.0, 3.0]))
    write_chunk(folder.path, [0], stranger)
    write(folder, ([1], None), ([2], None))
    with pytest.raises(ResultError, match=r"\A[^\n]*00000000-00000000-[^\n]*belongs to another sweep[^\n]*\Z"):
        folder.survey()


def test_a_chunk_with_other_columns_is_refused(folder):
    write(folder, ([0], None))
    name = write_chunk(folder.path, [1], rows([1], quits=pyarrow.array([1.0, 2.0, 3.0])))
    with pytest.raises(ResultError, match=rf"chunks/{name}.parquet' has other columns than the chunks before it"):
        folder.survey()


def test_all_damaged_chunks_are_named_at_once(folder):
    for name in write(folder, ([0], None), ([1], None), ([2], None))[1:]:
        (folder.path / "chunks" / f"{name}.parquet").write_bytes(b"")
    with pytest.raises(ResultError) as refused:
        folder.survey()
    first, second = str(refused.value).splitlines()
    assert "00000001-00000001-" in first
    assert second.endswith("is damaged (its end is missing or changed); delete it and run the sweep again: only the "
                           "cells that it held are run anew")


def test_more_than_twenty_damaged_chunks_are_counted(folder):
    for number in range(23):
        (folder.path / "chunks" / f"{number}.parquet").write_bytes(b"")
    with pytest.raises(ResultError, match=r"(?s)/9.parquet.*and 3 more\Z|and 3 more\Z"):
        folder.survey()
