"""Factors that change nothing in some cells, as far as the checks of a scenario know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxsim.model.view import PeopleView
from cxsim.scenario.checks.check_against import problems_of
from cxsim.scenario.loading.overrides import steps_to
from cxsim.scenario.schema.schema import Scenario
from cxsim.sweeps.experiment.cells import Grounds

MOST_REMARKS = 20


class IdleFactors:
    """What is known of factors that change nothing, gathered from one scenario after another."""

    def __init__(self, grounds: Grounds, cells: int):
        self._paths = [axis.path for axis in grounds.axes if not axis.parameter]
        self._cells = cells
        self._idle: Counter[tuple[str, str]] = Counter()  # by path of the factor, and what is said of it

    def note(self, variant: Scenario, view: PeopleView, cells: int) -> None:
        """Take the scenario of so many cells into account."""
        told = {(problem.idle, problem.message): None for problem in problems_of(variant, view) if problem.idle}
        if not told or not self._paths:
            return
        for path, steps in zip(self._paths, steps_to(variant, self._paths), strict=True):
            for idle, message in told:
                if idle and steps[: len(idle)] == idle:
                    self._idle[path, message] += cells

    def remarks(self) -> Iterator[str]:
        """What is to be told of factors, each with the number of cells."""
        for (path, message), count in list(self._idle.items())[:MOST_REMARKS]:
            where = "all cells" if count == self._cells else f"{count:,} of {self._cells:,} cells"
            yield f"{path}: {message} (in {where})"
        if len(self._idle) > MOST_REMARKS:
            yield f"{len(self._idle) - MOST_REMARKS} further remarks on factors that change nothing in some cells"
