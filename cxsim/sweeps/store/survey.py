"""What the chunks of a sweep hold: which cells are done, which failed, and which file serves each cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import parquet

from cxsim.errors import ResultError
from cxsim.sweeps.store.chunk_file import CHUNKS, REMEDY, WEEKLY_CHECKSUM, cell_failures, in_order, read_chunk
from cxsim.sweeps.store.sealed_parquet import Sealed

SHOWN = 20
COLUMNS = ["cell", "failed", "design_hash"]
NOWHERE = -1


@dataclass(frozen=True)
class Survey:
    """The cells of a sweep, as its verified chunks have them.

    ``names``: the chunks; ``owner``: for each cell, the place in ``names`` of the chunk that serves it (-1: none);
    ``rows``: the rows of each cell; ``failures``: the cells that failed as a whole, with the reason;
    ``weekly``: the checksums of the weekly files by chunk, empty where there is none.
    """

    owner: NDArray[np.int32]
    rows: NDArray[np.int64]
    names: list[str] = field(default_factory=list)
    weekly: list[str] = field(default_factory=list)
    failures: dict[int, str] = field(default_factory=dict)

    @property
    def done(self) -> NDArray[np.bool_]:
        """For each cell, whether its rows are there and it did not fail."""
        done: NDArray[np.bool_] = self.owner != NOWHERE
        done[list(self.failures)] = False
        return done

    @property
    def left(self) -> NDArray[np.bool_]:
        """For each cell, whether it has no rows yet."""
        left: NDArray[np.bool_] = self.owner == NOWHERE
        return left


def survey(folder: Path, cells: int, design_hash: str) -> Survey:
    """Read and verify every chunk in the folder of a sweep.

    A cell may be in several chunks, after interruptions; then a success counts before a failure.

    Raises
    ------
    ResultError
        If chunks are damaged, belong to another sweep, or differ in the rows of one cell; names them and the remedy.
    """
    found = Survey(np.full(cells, NOWHERE, dtype=np.int32), np.zeros(cells, dtype=np.int64))
    problems: list[str] = []
    first: pyarrow.Schema | None = None
    for path in sorted((folder / CHUNKS).glob("[!.]*.parquet")):
        try:
            chunk = read_chunk(folder, path.stem, COLUMNS)
            _check(path, chunk, first or chunk.schema, cells, design_hash)
            _take(folder, found, path.stem, chunk.table)
        except ResultError as error:
            problems.append(str(error))
            continue
        first = chunk.schema
        found.weekly.append(chunk.metadata[WEEKLY_CHECKSUM])
    if problems:
        more = [f"and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        raise ResultError("\n".join([*problems[:SHOWN], *more]))
    return found


def _check(path: Path, chunk: Sealed, schema: pyarrow.Schema, cells: int, design_hash: str) -> None:
    """Raise ResultError if a chunk cannot be one of this sweep."""
    if WEEKLY_CHECKSUM not in chunk.metadata:
        raise ResultError(f"'{path}' is no chunk of a sweep; take it out of this folder")
    numbers = pc.min_max(chunk.table.column("cell")).as_py()
    if chunk.table.column("design_hash").unique().to_pylist() != [design_hash] or not (
            0 <= numbers["min"] <= numbers["max"] < cells):
        raise ResultError(f"'{path}' belongs to another sweep; take it out of this folder")
    if chunk.schema != schema:
        raise ResultError(f"'{path}' has other columns than the chunks before it; {REMEDY}")


def _take(folder: Path, found: Survey, name: str, table: pyarrow.Table) -> None:
    """Let a chunk serve its cells, unless another one serves them as well or better."""
    numbers, counts = np.unique(table.column("cell").to_numpy(), return_counts=True)
    failures = cell_failures(table)
    served = found.owner[numbers] != NOWHERE
    _same_rows(folder, found, name,
               [cell for cell in numbers[served].tolist() if cell not in failures and cell not in found.failures])
    better = [_is_better(failures.get(cell), found.failures.get(cell)) for cell in numbers[served].tolist()]
    taken = ~served
    taken[served] = better
    found.owner[numbers[taken]] = len(found.names)
    found.rows[numbers[taken]] = counts[taken]
    found.names.append(name)
    for cell in numbers[taken].tolist():
        found.failures.pop(cell, None)
        if cell in failures:
            found.failures[cell] = failures[cell]


def _is_better(new: str | None, old: str | None) -> bool:
    """Whether a second chunk serves a cell better; the reasons why it failed there, if it did.

    Of two failures, the one whose reason comes first counts, so that the order of the chunks is nothing to go by.
    """
    return old is not None and (new is None or new < old)


def _same_rows(folder: Path, found: Survey, name: str, cells: list[int]) -> None:
    """Raise ResultError if a cell has other rows in the chunk that serves it already."""
    by_owner: dict[int, list[int]] = defaultdict(list)
    for cell in cells:
        by_owner[int(found.owner[cell])].append(cell)
    for owner, shared in by_owner.items():
        table, other = (read_chunk(folder, chunk).table for chunk in (name, found.names[owner]))
        if _rows_of(table, shared) == _rows_of(other, shared):
            continue
        differing = [cell for cell in shared if _rows_of(table, [cell]) != _rows_of(other, [cell])]
        here, there = (folder / CHUNKS / f"{chunk}.parquet" for chunk in (found.names[owner], name))
        raise ResultError(f"cell {differing[0]} has other rows in '{here}' than in '{there}', which the same program "
                          "cannot have written; delete both and run the sweep again")


def _rows_of(table: pyarrow.Table, cells: list[int]) -> bytes:
    """The rows of some cells as bytes: equal rows give equal bytes, missing values and nan included."""
    wanted = pc.is_in(table.column("cell"), value_set=pyarrow.array(cells, pyarrow.int64()))
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(in_order(table.filter(wanted)), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content
