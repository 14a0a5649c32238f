"""One table from all chunks: the same bytes in whatever chunks, order and number of runs the rows came.

Memory holds a few row groups at a time, however many rows there are and wherever they lie.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial as bound
from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from cxsim.errors import ResultError
from cxsim.results.summary import FORMULA_STARTS
from cxsim.sweeps.store.chunk_file import in_order, numbered_anew, read_chunk, read_weekly
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.store.sealed_parquet import ROWS_AT_ONCE, open_sealed, write_sealed
from cxsim.sweeps.store.survey import NOWHERE, Survey
from cxsim.sweeps.store.whole_file import remove_unfinished, written_whole

RESULTS, RESULTS_CSV, WEEKLY_RESULTS = "results.parquet", "results.csv", "weekly.parquet"
MISSING_CELLS = "cxsim_missing_cells"
BYTES_AT_ONCE = 2**26
REMEDY = "delete it and merge the sweep again"

Reader = Callable[[int], pyarrow.Table]
"""Reads the chunk at a place in the list of chunks."""


@dataclass(frozen=True)
class MergeReport:
    """What was merged: rows, and cells that are done, that failed (their rows say why), and that are missing."""

    rows: int
    done: int
    failed: int
    left: int
    seconds: float


def merge(
    folder: SweepFolder, *, csv: bool = False, partial: bool = False, found: Survey | None = None
) -> MergeReport:
    """Write ``results.parquet`` and, if cells keep them, ``weekly.parquet``, from all verified chunks.

    ``csv``: also ``results.csv``; one that is there already is written anew in any case. ``partial``: also if cells
    are missing. ``found``: what its chunks hold, by a runner that has just looked. Rows are in the order of cell and
    replicate.

    Raises
    ------
    ResultError
        If cells are missing, or chunks are damaged or contradict each other.
    OutputError
        If the disk refuses; what was merged before stays.
    """
    began = time.monotonic()
    remove_unfinished(folder.path)
    found = found or folder.survey()
    missing = np.flatnonzero(found.left)
    _check_complete(folder, missing, partial)
    metadata = {MISSING_CELLS: str(len(missing))}
    _merge_weekly(folder, found, metadata)
    write_sealed(folder.path / RESULTS, _blocks(found.owner, found.rows, bound(_rows, folder, found)), metadata)
    if csv or (folder.path / RESULTS_CSV).exists():
        _write_csv(folder.path)
    return MergeReport(int(found.rows.sum()), int(found.done.sum()), len(found.failures), len(missing),
                       time.monotonic() - began)


def _check_complete(folder: SweepFolder, missing: NDArray[np.intp], partial: bool) -> None:
    cells = folder.description.cells
    if len(missing) == cells:
        raise ResultError(f"'{folder.path}' holds no rows yet; run the sweep first")
    if len(missing) and not partial:
        numbers = ", ".join(map(str, missing[:5].tolist())) + (", ..." if len(missing) > 5 else "")
        raise ResultError(f"{len(missing)} of the {cells} cells of '{folder.path}' are missing ({numbers}); run the "
                          "sweep again to complete it, or ask for a partial table")


def _rows(folder: SweepFolder, found: Survey, chunk: int) -> pyarrow.Table:
    return read_chunk(folder.path, found.names[chunk]).table


def _weekly(folder: SweepFolder, found: Survey, columns: list[str] | None, chunk: int) -> pyarrow.Table:
    return read_weekly(folder.path, found.names[chunk], found.weekly[chunk], columns)


def _merge_weekly(folder: SweepFolder, found: Survey, metadata: dict[str, str]) -> None:
    """Write the weekly series of the cells that keep them, each from the chunk that serves the cell."""
    owner, rows = np.full_like(found.owner, NOWHERE), np.zeros_like(found.rows)
    for chunk, checksum in enumerate(found.weekly):
        if checksum:
            numbers = _weekly(folder, found, ["cell"], chunk).column("cell").to_numpy()
            cells, counts = np.unique(numbers, return_counts=True)
            own = found.owner[cells] == chunk
            owner[cells[own]], rows[cells[own]] = chunk, counts[own]
    if rows.any():
        blocks = _blocks(owner, rows, bound(_weekly, folder, found, None))
        write_sealed(folder.path / WEEKLY_RESULTS, blocks, metadata)


def _blocks(owner: NDArray[np.int32], rows: NDArray[np.int64], read: Reader) -> Iterator[pyarrow.Table]:
    """The rows of all cells in order, each block a row group.

    Several blocks are read at once, as many as memory may hold, because each of them may have rows in every chunk.
    """
    blocks = list(_stretches(rows))
    sample = read(int(owner[blocks[0][0]]))
    several = max(1, BYTES_AT_ONCE * sample.num_rows // (sample.nbytes * ROWS_AT_ONCE))
    for start in range(0, len(blocks), several):
        wanted = blocks[start : start + several]
        parts = _parts(owner, wanted[0][0], wanted[-1][1], read)
        for first, stop in wanted:
            yield _block(parts, first, stop, int(rows[first:stop].sum()))


def _stretches(rows: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The first cell of each row group, which has rows, and the first one after it; whole cells as far as possible."""
    ends = np.cumsum(rows)
    stop = 0
    while stop < len(rows) and ends[-1] > (before := ends[stop - 1] if stop else 0):
        first = int(np.searchsorted(ends, before, side="right"))
        stop = max(int(np.searchsorted(ends, before + ROWS_AT_ONCE, side="right")), first + 1)
        yield first, stop


def _parts(owner: NDArray[np.int32], first: int, stop: int, read: Reader) -> list[pyarrow.Table]:
    """The rows of the cells from ``first`` to before ``stop``, in the parts of the chunks that serve them."""
    parts = []
    for chunk in np.unique(owner[first:stop]).tolist():
        if chunk != NOWHERE:
            table = read(chunk)
            cells = table.column("cell").to_numpy()
            inside = (cells >= first) & (cells < stop) & (owner[cells] == chunk)
            parts.append(table if inside.all() else numbered_anew(table.filter(pyarrow.array(inside))))
    return parts


def _block(parts: list[pyarrow.Table], first: int, stop: int, rows: int) -> pyarrow.Table:
    """The rows of the cells from ``first`` to before ``stop``, in order; in each part they lie together."""
    pieces = []
    for part in parts:
        begin, end = np.searchsorted(part.column("cell").to_numpy(), (first, stop)).tolist()
        if begin < end:
            pieces.append(part.slice(begin, end - begin))
    if sum(piece.num_rows for piece in pieces) != rows:
        raise ResultError("chunks were replaced while they were merged; merge again when no run is at work")
    return in_order(pyarrow.concat_tables(pieces))


def _write_csv(folder: Path) -> None:
    """Write ``results.csv`` from ``results.parquet``, a row group at a time."""
    with open_sealed(folder / RESULTS, REMEDY) as (file, _), written_whole(folder / RESULTS_CSV) as stream:
        for number in range(file.num_row_groups):
            options = arrow_csv.WriteOptions(include_header=number == 0)
            arrow_csv.write_csv(_plain(file.read_row_group(number)), stream, options)


def _plain(table: pyarrow.Table) -> pyarrow.Table:
    """The rows with texts that no spreadsheet takes for a formula."""
    for number, kind in enumerate(table.schema):
        if pyarrow.types.is_dictionary(kind.type) or pyarrow.types.is_string(kind.type):
            texts = table.column(number).cast(pyarrow.string())
            risky = pc.is_in(pc.utf8_slice_codeunits(texts, 0, 1), value_set=pyarrow.array(FORMULA_STARTS))
            guarded = pc.if_else(risky, pc.binary_join_element_wise("'", texts, ""), texts)
            table = table.set_column(number, kind.name, guarded)
    return table
