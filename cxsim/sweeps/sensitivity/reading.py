"""A finished sweep as arrays: where each cell stands, and a measure of every cell and replicate.

Rows are placed by their cell and replicate, so their order plays no part; rows that are lost or there twice are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow
from numpy.typing import NDArray

from cxsim.errors import ResultError, there_is_no
from cxsim.sweeps.experiment.designs import unit_points
from cxsim.sweeps.experiment.schema import Design
from cxsim.sweeps.sensitivity.box_sentences import CATEGORY
from cxsim.sweeps.sensitivity.sample import Sample
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.store.reading import read_sweep
from cxsim.units import counted

Values = NDArray[np.float64]

PLACES = ("cell", "replicate", "scenario")
BEFORE_FACTORS = "scenario"
AFTER_MEASURES = "failed"
USUAL_MEASURE = "adoption_end"


@dataclass(frozen=True)
class FinishedSweep:
    """The merged table of a sweep, with what its ``sweep.json`` says of the design.

    ``cells``, ``replicates``: how many there should be; ``points``: of the design, each a cell in every scenario.
    """

    table: pyarrow.Table
    design: Design
    seed: int
    factors: tuple[str, ...]
    measures: tuple[str, ...]
    cells: int
    points: int
    replicates: int

    @classmethod
    def read(cls, path: Path, *, partial: bool) -> FinishedSweep:
        """The sweep in a folder; ``partial``: also if cells are missing.

        Raises ResultError as :func:`cxsim.sweeps.store.reading.read_sweep` does.
        """
        told = SweepFolder.open(path).description
        table = read_sweep(path, partial=partial)
        measures, columns = tuple(told.identity["measures"]), table.column_names
        last = columns.index(AFTER_MEASURES) - len(measures)
        factors = tuple(columns[columns.index(BEFORE_FACTORS) + 1 : last])
        if not factors:
            raise ResultError(f"'{path}' varies no factor, so nothing can be said about factors")
        identity, points = told.identity, told.cells // len(told.identity["scenarios"])
        found = cls(table, Design.model_validate(identity["design"]), int(identity["seed"]), factors, measures,
                    told.cells, points, int(identity["replicates"]))
        found.refuse_double_rows()
        return found

    @property
    def usual_measure(self) -> str:
        """What is looked at unless something else is asked for."""
        return USUAL_MEASURE if USUAL_MEASURE in self.measures else self.measures[0]

    @property
    def for_indices(self) -> str:
        """``sobol`` or ``morris`` for a design with a scheme of points; empty for any other."""
        kind = self.design.type
        return kind if kind == "morris" or (kind == "sobol" and self.design.indices) else ""

    @property
    def scenarios(self) -> dict[str, NDArray[np.intp]]:
        """The rows of each scenario."""
        names = self.words("scenario")
        return {name: np.flatnonzero(names == name) for name in dict.fromkeys(names.tolist())}

    def numbers(self, column: str) -> Values:
        """A column of numbers; nan where it is null."""
        return np.asarray(self.table.column(column).cast(pyarrow.float64()).to_numpy(), dtype=np.float64)

    def words(self, column: str) -> NDArray[np.str_]:
        """A column of words."""
        return np.asarray(self.table.column(column).cast(pyarrow.string()).to_pylist(), dtype=np.str_)

    def is_words(self, factor: str) -> bool:
        """Whether the factor has categories."""
        kind = self.table.schema.field(factor).type
        return bool(pyarrow.types.is_dictionary(kind) or pyarrow.types.is_boolean(kind))

    def refuse_double_rows(self) -> None:
        """Raise ResultError if a cell and replicate is there twice, or is none of the sweep's."""
        cells, replicates = self.numbers("cell").astype(np.int64), self.numbers("replicate").astype(np.int64)
        outside = (cells < 0) | (cells >= self.cells) | (replicates < 0) | (replicates >= self.replicates)
        if outside.any():
            row = int(outside.argmax())
            raise ResultError(f"cell {cells[row]}, replicate {replicates[row]} is none of this sweep's "
                              f"{counted(self.cells, 'cell')} and {counted(self.replicates, 'replicate')}")
        places, counts = np.unique(cells * self.replicates + replicates, return_counts=True)
        if (counts > 1).any():
            cell, replicate = divmod(int(places[counts > 1][0]), self.replicates)
            raise ResultError(f"cell {cell}, replicate {replicate} is there twice; merge the sweep again")

    def outcome(self, measure: str, rows: NDArray[np.intp]) -> tuple[NDArray[np.int64], Values]:
        """The cells that have rows, ascending, and their outcome, shape (cells, replicates)."""
        if measure not in self.measures:
            raise ResultError(there_is_no("measure", measure, self.measures))
        cells, place = np.unique(self.numbers("cell")[rows].astype(np.int64), return_inverse=True)
        found = np.full((len(cells), self.replicates), np.nan)
        found[place, self.numbers("replicate")[rows].astype(np.int64)] = self.numbers(measure)[rows]
        return cells, found

    def first_rows(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """One row of each cell, cells ascending."""
        return rows[np.unique(self.numbers("cell")[rows], return_index=True)[1]]

    def samples(self, measure: str) -> list[Sample]:
        """The measure in each scenario, with the points of its cells."""
        found = []
        for name, rows in self.scenarios.items():
            cells, outcome = self.outcome(measure, rows)
            where = self.where(self.first_rows(rows), cells % self.points)
            lost = (self.points - len(cells)) * self.replicates
            found.append(Sample(name, measure, self.factors, where, outcome, lost))
        return found

    def where(self, rows: NDArray[np.intp], places: NDArray[np.int64]) -> Values:
        """Where the cells stand: values of the factors, categories as codes; for Morris, in the unit cube.

        ``places``: the numbers of the points in the design.
        """
        columns = [np.unique(self.words(factor), return_inverse=True)[1].astype(np.float64)[rows]
                   if self.is_words(factor) else self.numbers(factor)[rows] for factor in self.factors]
        stated = np.stack(columns, axis=1)
        if self.for_indices != "morris":
            return stated
        shares = unit_points(self.design, len(self.factors), self.seed)[places]
        for place, factor in enumerate(self.factors):
            if not same_order(shares[:, place], stated[:, place]):
                raise ResultError(f"the values of '{factor}' are not those of the design that sweep.json states; run "
                                  "the sweep again in another folder")
        return shares

    def settings(self, rows: NDArray[np.intp]) -> dict[str, Values]:
        """The value of each factor in these rows; one column of 0 and 1 for each category."""
        found: dict[str, Values] = {}
        for factor in self.factors:
            if not self.is_words(factor):
                found[factor] = self.numbers(factor)[rows]
                continue
            words = self.words(factor)[rows]
            found |= {f"{factor}{CATEGORY}{word}": (words == word).astype(np.float64) for word in np.unique(words)}
        return found


def same_order(shares: Values, stated: Values) -> bool:
    """Whether each share has one value, and a value takes one stretch of shares, whatever the order of categories."""
    order = np.lexsort((stated, shares))
    steps, new_share = np.diff(stated[order]) != 0.0, np.diff(shares[order]) != 0.0
    return bool(np.count_nonzero(steps) + 1 == len(np.unique(stated)) and not (steps & ~new_share).any())
