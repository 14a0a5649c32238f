"""One chunk: the rows of some cells, and the weekly series that some of them keep.

A chunk is acknowledged by its file in ``chunks/``. Its weekly series, if any, are written before, and that file's
checksum is in the metadata of the chunk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pyarrow
import pyarrow.compute as pc

from cxsim.errors import ModelError, ResultError
from cxsim.sweeps.store.sealed_parquet import CHECKSUM, Sealed, read_sealed, write_sealed

CHUNKS, WEEKLY = "chunks", "weekly"
ORDER = ("cell", "replicate", "week")
WEEKLY_CHECKSUM = "cxsim_weekly"
REMEDY = "delete it and run the sweep again: only the cells that it held are run anew"


def chunk_name(cells: Iterable[int]) -> str:
    """The name of a chunk, which follows from its cells: the first, the last, and a part of their SHA-256."""
    numbers = sorted(cells)
    digest = hashlib.sha256(",".join(map(str, numbers)).encode()).hexdigest()
    return f"{numbers[0]:08d}-{numbers[-1]:08d}-{digest[:8]}"


def write_chunk(
    folder: Path, cells: Iterable[int], table: pyarrow.Table, weekly: pyarrow.Table | None = None
) -> str:
    """Write the rows of these cells into the folder of a sweep, atomically; returns the name of the chunk.

    The same rows give the same bytes, in whatever order they come. A cell that failed never replaces rows that are
    there already.

    Raises
    ------
    OutputError
        If the disk refuses.
    ModelError
        If the rows are not those of the cells, or a replicate is there twice.
    """
    numbers = sorted(cells)
    name = chunk_name(numbers)
    rows = in_order(table)
    _check(rows, numbers)
    place = folder / CHUNKS / f"{name}.parquet"
    if cell_failures(rows) and _is_better(place, rows):
        return name
    checksum = ""
    if weekly is not None and weekly.num_rows:
        checksum = write_sealed(folder / WEEKLY / f"{name}.parquet", [in_order(weekly)], {})
    write_sealed(place, [rows], {WEEKLY_CHECKSUM: checksum})
    return name


def read_chunk(folder: Path, name: str, columns: list[str] | None = None) -> Sealed:
    """A chunk (``columns``: only these), verified.

    Raises
    ------
    DamagedFileError
        If a byte differs from what was written.
    ResultError
        If the file cannot be read.
    """
    return read_sealed(folder / CHUNKS / f"{name}.parquet", REMEDY, columns)


def read_weekly(folder: Path, name: str, checksum: str, columns: list[str] | None = None) -> pyarrow.Table:
    """The weekly series of a chunk (``columns``: only these), verified; ``checksum`` is the one that the chunk names.

    Raises
    ------
    DamagedFileError
        If a byte differs from what was written.
    ResultError
        If the file cannot be read, or is not the one of the chunk.
    """
    remedy = f"delete '{folder / CHUNKS / name}.parquet' and run the sweep again: only the cells of both are run anew"
    path = folder / WEEKLY / f"{name}.parquet"
    if not path.exists():
        raise ResultError(f"'{path}' is missing; {remedy}")
    sealed = read_sealed(path, remedy, columns)
    if sealed.metadata[CHECKSUM] != checksum:
        raise ResultError(f"'{path}' is not the file that the chunk of this name was written with; {remedy}")
    table: pyarrow.Table = sealed.table
    return table


def in_order(table: pyarrow.Table) -> pyarrow.Table:
    """The rows by cell, replicate and week, in one piece, with the texts of every column numbered as they appear."""
    keys = [(name, "ascending") for name in ORDER if name in table.column_names]
    whole = table.replace_schema_metadata(None).unify_dictionaries().combine_chunks().sort_by(keys).combine_chunks()
    return numbered_anew(whole)


def numbered_anew(table: pyarrow.Table) -> pyarrow.Table:
    """The same rows; every column of texts holds those that appear and no others, numbered as they appear."""
    for number, kind in enumerate(table.schema):
        if pyarrow.types.is_dictionary(kind.type):
            texts = table.column(number).cast(kind.type.value_type).combine_chunks()
            table = table.set_column(number, kind, texts.dictionary_encode())
    return table


def cell_failures(table: pyarrow.Table) -> dict[int, str]:
    """The cells that failed as a whole, with the reason: all their rows carry it."""
    failed = table.column("failed")
    if failed.null_count == len(failed):
        return {}
    grouped = table.select(["cell", "failed"]).group_by("cell").aggregate([
        ("failed", "count", pc.CountOptions(mode="only_null")), ("failed", "min"), ("failed", "max")])
    return {
        row["cell"]: row["failed_min"] for row in grouped.to_pylist()
        if not row["failed_count"] and row["failed_min"] == row["failed_max"]
    }


def _check(rows: pyarrow.Table, cells: list[int]) -> None:
    """Raise ModelError if these are not the rows of the cells."""
    if rows.column("cell").unique().to_pylist() != cells:
        raise ModelError(f"a chunk of {len(cells)} cells from {cells[0]} to {cells[-1]} has rows of other cells")
    if rows.select(["cell", "replicate"]).group_by(["cell", "replicate"]).aggregate([]).num_rows != rows.num_rows:
        raise ModelError(f"a replicate is twice in the chunk of the cells from {cells[0]} to {cells[-1]}")


def _is_better(place: Path, rows: pyarrow.Table) -> bool:
    """Whether the file that is there has fewer failed rows."""
    try:
        there = read_sealed(place, REMEDY, ["failed"]).table
    except ResultError:
        return False
    return bool(there.column("failed").null_count > rows.column("failed").null_count)
