"""The merged table of a sweep, verified."""

from __future__ import annotations

from pathlib import Path

import pyarrow

from cxsim.errors import ResultError, there_is_no
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.store.merge import MISSING_CELLS, REMEDY, RESULTS
from cxsim.sweeps.store.sealed_parquet import open_sealed


def read_sweep(path: str | Path, *, partial: bool = False, columns: list[str] | None = None) -> pyarrow.Table:
    """The rows of ``results.parquet`` in the folder of a sweep (``columns``: only these).

    ``partial``: also if cells were missing when it was merged.

    Raises
    ------
    ResultError
        If there is no sweep, it has not been merged, the table is damaged, cells are missing, or a column is unknown.
    """
    place = SweepFolder.open(path).path / RESULTS
    if not place.exists():
        raise ResultError(f"'{path}' has not been merged yet; merge it first")
    with open_sealed(place, REMEDY) as (file, metadata):
        missing = int(metadata[MISSING_CELLS])
        if missing and not partial:
            raise ResultError(f"'{place}' was merged while {missing} cells were missing; complete the sweep and merge "
                              "it again, or ask for a partial table")
        for column in columns or []:
            if column not in file.schema_arrow.names:
                raise ResultError(there_is_no("column", column, file.schema_arrow.names))
        return file.read(columns)
