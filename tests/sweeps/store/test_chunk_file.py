"""A chunk holds the rows of its cells, whole and in order."""

import pyarrow
import pytest

from cxsim.errors import ModelError, ResultError
from cxsim.sweeps.store.chunk_file import (
    cell_failures,
    chunk_name,
    read_chunk,
    read_weekly,
    write_chunk,
)
from cxsim.sweeps.store.sealed_parquet import DamagedFileError
from tests.sweeps.store.sweep_rows import rows, weekly


def test_the_name_follows_from_the_cells():
    assert chunk_name([42, 40, 61]) == chunk_name([61, 42, 40]) == "00000040-00000061-66b68646"
    assert chunk_name([40, 41, 61]) != chunk_name([40, 42, 61])


def test_the_same_rows_in_any_order_give_the_same_bytes(folder):
    name = write_chunk(folder.path, [4, 1], rows([4, 1]))
    path = folder.path / "chunks" / f"{name}.parquet"
    once = path.read_bytes()
    path.unlink()
    turned = rows([1, 4]).take(pyarrow.array([5, 1, 3, 0, 4, 2]))
    two_pieces = pyarrow.concat_tables([turned.slice(2), turned.slice(0, 2)])
    assert write_chunk(folder.path, [1, 4], two_pieces) == name
    assert path.read_bytes() == once
    table = read_chunk(folder.path, name).table
    assert table.column("cell").to_pylist() == [1, 1, 1, 4, 4, 4]
    assert table.column("adoption").to_pylist() == [1.0, 1.1, None, 4.0, 4.1, None]
    assert table.column("scenario").to_pylist() == ["wave"] * 3 + ["pilot"] * 3


@pytest.mark.parametrize(("cells", "table"), [
    ([1], rows([1, 2])), ([1, 2], rows([1])), ([2], rows([1])),
])
def test_rows_of_other_cells_are_refused(folder, cells, table):
    with pytest.raises(ModelError, match="has rows of other cells"):
        write_chunk(folder.path, cells, table)
    assert list((folder.path / "chunks").iterdir()) == []


def test_a_replicate_that_is_there_twice_is_refused(folder):
    twice = pyarrow.concat_tables([rows([1]), rows([1]).slice(0, 1)])
    with pytest.raises(ModelError, match="a replicate is twice in the chunk of the cells from 1 to 1"):
        write_chunk(folder.path, [1], twice)


def test_a_cell_failed_if_all_its_rows_say_so():
    one_replicate = rows([3]).set_column(5, "failed", pyarrow.array([None, "lost", None], pyarrow.string()))
    two_reasons = rows([4]).set_column(5, "failed", pyarrow.array(["lost", "lost", "found"], pyarrow.string()))
    table = pyarrow.concat_tables([rows([1]), rows([2], failed="killed twice"), one_replicate, two_reasons])
    assert cell_failures(table) == {2: "killed twice"}
    assert cell_failures(rows([1, 2])) == {}


def test_a_failure_does_not_replace_rows_that_are_there_and_a_success_replaces_a_failure(folder):
    name = write_chunk(folder.path, [2], rows([2], failed="killed twice"))
    assert write_chunk(folder.path, [2], rows([2])) == name
    assert write_chunk(folder.path, [2], rows([2], failed="killed twice")) == name
    assert read_chunk(folder.path, name).table.column("failed").to_pylist() == [None, None, None]


def test_a_failure_replaces_a_damaged_file(folder):
    name = write_chunk(folder.path, [2], rows([2]))
    (folder.path / "chunks" / f"{name}.parquet").write_bytes(b"PAR1")
    write_chunk(folder.path, [2], rows([2], failed="killed twice"))
    assert read_chunk(folder.path, name).table.column("failed").to_pylist() == ["killed twice"] * 3


def test_the_chunk_knows_its_weekly_series(folder):
    name = write_chunk(folder.path, [1, 2], rows([1, 2]), weekly([2]))
    checksum = read_chunk(folder.path, name).metadata["cxsim_weekly"]
    assert read_weekly(folder.path, name, checksum).column("week").to_pylist() == [0, 1, 0, 1, 0, 1]
    path = folder.path / "weekly" / f"{name}.parquet"
    other = write_chunk(folder.path, [3], rows([3]), weekly([3]))
    content = path.read_bytes()
    path.write_bytes((folder.path / "weekly" / f"{other}.parquet").read_bytes())
    with pytest.raises(ResultError, match=rf"not the file that the chunk .*; delete '.*chunks/{name}.parquet' and run"):
        read_weekly(folder.path, name, checksum)
    path.write_bytes(content[:-1])
    with pytest.raises(DamagedFileError, match=rf"weekly/{name}.parquet' is damaged"):
        read_weekly(folder.path, name, checksum)
    path.unlink()
    with pytest.raises(ResultError, match=rf"weekly/{name}.parquet' is missing; delete"):
        read_weekly(folder.path, name, checksum)


def test_without_weekly_rows_there_is_no_weekly_file(folder):
    name = write_chunk(folder.path, [1], rows([1]), weekly([1]).slice(0, 0))
    assert read_chunk(folder.path, name).metadata["cxsim_weekly"] == ""
    assert list((folder.path / "weekly").iterdir()) == []


def test_a_chunk_that_is_gone_is_named(folder):
    with pytest.raises(ResultError, match=r"cannot read '.*chunks/gone.parquet': No such file"):
        read_chunk(folder.path, "gone")
