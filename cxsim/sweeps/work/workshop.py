"""A worker's part: cells in, rows out. What cells have in common is made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.organizations import organization_hash
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Ensemble, WorkDone
from cxsim.studies.parameter_sets import Outcome, any_compared, outcomes
from cxsim.studies.work import Engine
from cxsim.studies.worlds import Organizations, Worlds
from cxsim.sweeps.experiment.cells import Cell, Grounds

Values = NDArray[np.float64]
Sets = tuple[tuple[float, ...], ...]

# Worlds of this many people together are built at once; more would fill the memory.
PEOPLE_AT_ONCE = 200_000


@dataclass(frozen=True)
class Job:
    """What every cell of a sweep needs. ``weekly_cells``: those whose weekly series are kept (None: all)."""

    grounds: Grounds
    replicates: int
    seed: int
    measures: tuple[str, ...]
    weekly: tuple[str, ...]
    weekly_cells: frozenset[int] | None
    engine: Engine

    def keeps_weekly(self, number: int) -> bool:
        """Whether the weekly series of a cell are kept."""
        return bool(self.weekly) and (self.weekly_cells is None or number in self.weekly_cells)


@dataclass(frozen=True)
class CellRows:
    """What came out of a cell: values by measure, shape (replicates,) each, and by weekly measure (weeks, replicates).

    ``failed``: replicate -> reason; ``reason``: why the whole cell has no values.
    """

    cell: Cell
    scenario_hash: str = ""
    organization_hash: str = ""
    measures: Mapping[str, Values] = field(default_factory=dict)
    weekly: Mapping[str, Values] = field(default_factory=dict)
    failed: Mapping[int, str] = field(default_factory=dict)
    reason: str = ""


class Workshop:
    """Runs cells; organizations stay between calls."""

    def __init__(self, job: Job):
        self.job = job
        self._organizations: Organizations = {}
        self._hashes: dict[int, str] = {}  # by the identity of an organization that is still there

    def run(self, cells: Sequence[Cell]) -> Iterator[CellRows]:
        """The rows of all cells, in any order.

        Cells are run together if their scenarios are wanted under the same parameter sets: doing nothing is then run
        once per set for all of them. Where that fails, each cell is run alone, and a cell that fails has no values.
        """
        for variants, sets in self._groups(cells):
            if sum(one.size for one in self._organizations.values()) > PEOPLE_AT_ONCE:
                self._organizations.clear()
                self._hashes.clear()
            try:
                yield from self._together(variants, sets)
            except Exception:
                for cell in (cell for own in variants for cell in own):
                    yield self._alone(cell)

    def _groups(self, cells: Sequence[Cell]) -> Iterator[tuple[list[list[Cell]], Sets]]:
        """Cells by scenario and set, such that every scenario has the same sets."""
        grounds = self.job.grounds
        of_variant: dict[Any, list[Cell]] = defaultdict(list)
        for cell in cells:
            of_variant[grounds.variant_key(cell)].append(cell)
        of_sets: dict[Sets, list[list[Cell]]] = defaultdict(list)
        for own in of_variant.values():
            of_sets[tuple(tuple(grounds.parameters(cell).values()) for cell in own)].append(own)
        for sets, variants in of_sets.items():
            most = max(1, PEOPLE_AT_ONCE // max(1, self._people(variants[0][0])))
            for start in range(0, len(variants), most):
                yield variants[start : start + most], sets

    def _people(self, cell: Cell) -> int:
        """About how many people an organization has: those of one that is built already."""
        sizes = [one.size for one in self._organizations.values()]
        return sizes[-1] if sizes else 1000

    def _together(self, variants: list[list[Cell]], sets: Sets) -> Iterator[CellRows]:
        """Run scenarios under the same parameter sets; ``variants``: the cells of each, in the order of the sets."""
        job = self.job
        scenarios = [job.grounds.variant(own[0]) for own in variants]
        worlds = Worlds(scenarios, job.seed, compared_with_nothing=any_compared(job.measures),
                        organizations=self._organizations)
        names = list(job.grounds.parameters(variants[0][0]))
        values = {name: np.array([one[place] for one in sets]) for place, name in enumerate(names)}
        ensemble = Ensemble(worlds, 1, job.engine, WorkDone(None), allow_missing=True, groups=False)
        for outcome in outcomes(ensemble, values, job.measures, job.weekly, job.replicates):
            cell = variants[outcome.scenario][outcome.number]
            yield self._rows(cell, scenarios[outcome.scenario], worlds, outcome)

    def _rows(self, cell: Cell, variant: Scenario, worlds: Worlds, outcome: Outcome) -> CellRows:
        job = self.job
        organization = worlds.of(outcome.scenario).organization
        if id(organization) not in self._hashes:
            self._hashes[id(organization)] = organization_hash(organization)
        whole = job.grounds.whole(variant, job.grounds.parameters(cell))
        weekly = outcome.weekly if job.keeps_weekly(cell.number) else {}
        return CellRows(cell, scenario_hash(whole), self._hashes[id(organization)], outcome.measures, weekly,
                        outcome.failed)

    def _alone(self, cell: Cell) -> CellRows:
        try:
            (rows,) = self._together([[cell]], (tuple(self.job.grounds.parameters(cell).values()),))
        except Exception as error:
            return CellRows(cell, reason=f"{type(error).__name__}: {error}"[:2000])
        return rows
