"""Cells: every point of the design under every scenario, in the order of the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cxsim.model.uncertain import exactly
from cxsim.scenario.loading.overrides import uncertain_paths, with_overrides
from cxsim.scenario.schema.schema import Scenario
from cxsim.sweeps.experiment.axes import Axis

Shown = tuple[Any, ...]


@dataclass(frozen=True)
class Cell:
    """One cell: its number, its scenario (number) and what it shows on each axis."""

    number: int
    scenario: int
    shown: Shown


@dataclass(frozen=True)
class Grounds:
    """What cells stand on: the scenarios and axes of their experiment."""

    scenarios: tuple[Scenario, ...]
    axes: tuple[Axis, ...]

    @cached_property
    def _uncertain(self) -> list[set[str]]:
        """By scenario, the paths of axes whose numbers would be uncertain; what a cell shows is exact."""
        return [uncertain_paths(scenario, [axis.path for axis in self.axes if not axis.parameter])
                for scenario in self.scenarios]

    def variant_key(self, cell: Cell) -> tuple[int, Shown]:
        """The same for all cells that differ in parameters only."""
        own = zip(self.axes, cell.shown, strict=True)
        return cell.scenario, tuple(shown for axis, shown in own if not axis.parameter)

    def parameters(self, cell: Cell) -> dict[str, float]:
        """The parameter values that a cell states, by name."""
        own = zip(self.axes, cell.shown, strict=True)
        return {axis.parameter: float(shown) for axis, shown in own if axis.parameter}

    def changes(self, cell: Cell) -> dict[str, Any]:
        """What a cell changes about its scenario besides parameters, by path."""
        own, uncertain = zip(self.axes, cell.shown, strict=True), self._uncertain[cell.scenario]
        return {axis.path: _exact(axis.setting(shown)) if axis.path in uncertain else axis.setting(shown)
                for axis, shown in own if not axis.parameter}

    def variant(self, cell: Cell) -> Scenario:
        """The scenario of a cell before its parameters are put in.

        Raises
        ------
        InputError
            If a path does not exist or a value is not allowed.
        """
        scenario, changes = self.scenarios[cell.scenario], self.changes(cell)
        return with_overrides(scenario, changes) if changes else scenario

    def whole(self, variant: Scenario, parameters: Mapping[str, float]) -> Scenario:
        """The scenario of a cell, with its parameters."""
        stated = {**variant.parameters, **{name: exactly(value) for name, value in parameters.items()}}
        return variant.model_copy(update={"parameters": stated}) if parameters else variant


def _exact(setting: Any) -> Any:
    """A number with no width; anything else as it is."""
    return exactly(setting) if isinstance(setting, (int, float)) and not isinstance(setting, bool) else setting


@dataclass(frozen=True)
class Cells:
    """All cells of an experiment; cells of the first scenario come first.

    ``columns``: the values of each axis at all points; without axes there is one point.
    """

    grounds: Grounds
    columns: tuple[Shown, ...]

    @property
    def points(self) -> int:
        """Number of points of the design."""
        return len(self.columns[0]) if self.columns else 1

    def __len__(self) -> int:
        return self.points * len(self.grounds.scenarios)

    def __getitem__(self, number: int) -> Cell:
        scenario, point = divmod(number, self.points)
        return Cell(number, scenario, tuple(column[point] for column in self.columns))
