"""Designs: which values of the axes come together in a cell.

Sources: Latin hypercube: McKay, Beckman and Conover 1979; scrambled Sobol sequences: Owen 1998, both as in
``scipy.stats.qmc``; the designs for indices are in ``index_designs``.
"""

from __future__ import annotations

import csv
import io
import itertools
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import InputError
from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.yaml_reader import read_value
from cxsim.streams import uniforms
from cxsim.sweeps.experiment.axes import Axis, seen_axis
from cxsim.sweeps.experiment.index_designs import morris_points, saltelli_points
from cxsim.sweeps.experiment.schema import LARGEST_SWEEP, Design

Values = NDArray[np.float64]
Points = tuple[tuple[Axis, ...], list[tuple[Any, ...]]]
"""The axes, and the values of each axis at all points."""


class DesignError(Exception):
    """A design that cannot be made; ``key``: the key of the design, or the path of the factor, that is to blame."""

    def __init__(self, key: str, message: str):
        super().__init__(message)
        self.key, self.message = key, message


def points_of(design: Design, axes: Sequence[Axis], seed: int, folder: Path) -> Points:
    """All points of a design.

    Raises
    ------
    DesignError
        If the design is empty, too large, or does not fit its factors.
    """
    if design.type in STATED:
        return STATED[design.type](design, axes, folder)
    if not axes:
        if design.type == "grid":
            return (), []
        raise DesignError("type", f"a design of type '{design.type}' needs factors; there are none")
    if design.type == "grid":
        return tuple(axes), _grid(axes)
    if design.type == "zip":
        return tuple(axes), _zip(axes)
    shares = unit_points(design, len(axes), seed)
    return tuple(axes), [tuple(axis.at(shares[:, place])) for place, axis in enumerate(axes)]


def unit_points(design: Design, factors: int, seed: int) -> Values:
    """The points of a sampled design as shares of each axis, shape (points, factors)."""
    count, seed = design.samples or 0, seed if design.seed is None else design.seed
    for_indices = design.type == "sobol" and design.indices
    cells = count * {"morris": factors + 1, "sobol": factors + 2 if for_indices else 1}.get(design.type, 1)
    _refuse_too_many(cells, "samples")
    if design.type == "sobol" and count & (count - 1):
        power = 2 ** int(math.log2(count))
        raise DesignError("samples", f"a Sobol sequence is balanced only for powers of two: {power} or {2 * power}, "
                          f"not {count}")
    if design.type == "morris":
        return morris_points(factors, count, design.levels, seed)
    if for_indices:
        return saltelli_points(factors, count, seed)
    if design.type not in ("sobol", "latin_hypercube"):
        return uniforms(seed, "random design", np.arange(count, dtype=np.uint64)[:, None], replicate=np.arange(factors))
    from scipy.stats import qmc  # takes a second, and most experiments do without

    if design.type == "sobol":
        return np.asarray(qmc.Sobol(factors, rng=seed).random(count))
    return np.asarray(qmc.LatinHypercube(factors, rng=seed).random(count))


def _grid(axes: Sequence[Axis]) -> list[tuple[Any, ...]]:
    """Every combination; the last factor changes fastest."""
    values = [axis.all() for axis in axes]
    _refuse_too_many(math.prod(map(len, values)), "type")
    return list(zip(*itertools.product(*values), strict=True))


def _zip(axes: Sequence[Axis]) -> list[tuple[Any, ...]]:
    values = [axis.all() for axis in axes]
    lengths = {axis.path: len(own) for axis, own in zip(axes, values, strict=True)}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{path}: {length}" for path, length in lengths.items())
        raise DesignError("type", f"a design of type 'zip' needs equally many values of every factor; {told}")
    return [tuple(own) for own in values]


def _list(design: Design, axes: Sequence[Axis], _: Path) -> Points:
    """The cells as stated; each states every factor."""
    paths = list(dict.fromkeys(path for cell in design.cells for path in cell))
    if not paths:
        raise DesignError("cells", "the cells state nothing; each is written {PATH: VALUE}")
    for number, cell in enumerate(design.cells):
        missing = [path for path in paths if path not in cell]
        if missing:
            raise DesignError("cells", f"cell {number} states no '{missing[0]}', which other cells state; state every "
                              "factor in every cell")
    return _as_stated({path: [cell[path] for cell in design.cells] for path in paths}, axes)


def _table(design: Design, axes: Sequence[Axis], folder: Path) -> Points:
    """The rows of a CSV file, whose header names the paths; values are read as in a scenario file."""
    name = str(design.file)
    rows = _rows_of_table(name, folder / name)
    if len(rows) < 2:
        raise DesignError("file", f"'{name}' has no rows below its header")
    header = _header(f"{name}:{rows[0][0]}", rows[0][1])
    columns: dict[str, list[Any]] = {path: [] for path in header}
    for line, row in rows[1:]:
        if len(row) != len(header):
            raise DesignError("file", f"{name}:{line}: {len(row)} values for {len(header)} columns")
        for path, cell in zip(header, row, strict=True):
            columns[path].append(_read(cell, f"{name}:{line}: {path}"))
    return _as_stated(columns, axes)


def _rows_of_table(name: str, place: Path) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, each with its line."""
    try:
        text = place.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not written in UTF-8"
        raise DesignError("file", f"cannot read '{name}': {why}") from None
    strange = next((one for one in text if one < " " and one not in "\t\r\n"), "")
    if strange:
        raise DesignError("file", f"'{name}' holds the character U+{ord(strange):04X}, which no text has")
    reader = csv.reader(io.StringIO(text, newline=""))
    return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]


def _header(where: str, cells: Sequence[str]) -> list[str]:
    """The paths that a header names."""
    header = [cell.strip() for cell in cells]
    for other in ";\t":
        if other in header[0]:
            raise DesignError("file", f"{where}: columns are divided by commas, not by {other!r}; save the table as "
                              "CSV with commas")
    if "" in header:
        raise DesignError("file", f"{where}: a column has no header; the header names the path of each column")
    repeated = [path for path in header if header.count(path) > 1]
    if repeated:
        raise DesignError("file", f"{where}: '{repeated[0]}' heads two columns; the header names the path of each "
                          "column")
    return header


def _read(cell: str, where: str) -> Any:
    try:
        value = plain(read_value(cell.strip()))
    except InputError as error:
        raise DesignError("file", f"{where}: {error.findings[0].message}") from None
    if value is None:
        raise DesignError("file", f"{where}: is empty; every cell needs a value")
    return value


def _as_stated(columns: dict[str, list[Any]], axes: Sequence[Axis]) -> Points:
    """Points as stated in full; the names of alternatives are those of declared factors."""
    _refuse_too_many(len(next(iter(columns.values()))), "type")
    declared = {axis.path: axis for axis in axes}
    for path in declared:
        if path not in columns:
            raise DesignError(path, "is declared as a factor, but no cell of the design states it")
    for path, values in columns.items():
        for number, value in enumerate(values):
            if isinstance(value, (dict, list)):
                raise DesignError("type", f"cell {number}: {path}: give a block a name under 'levels' of the factor, "
                                  "and state the name here")
    found = tuple(seen_axis(path, values, declared.get(path)) for path, values in columns.items())
    return found, [tuple(values) for values in columns.values()]


STATED: dict[str, Callable[[Design, Sequence[Axis], Path], Points]] = {"list": _list, "table": _table}


def _refuse_too_many(cells: int, key: str) -> None:
    if cells > LARGEST_SWEEP:
        raise DesignError(key, f"the design comes to {cells:,} points; at most {LARGEST_SWEEP:,} can be run")
