"""The weeks of one batch: acts, laws, newcomers and the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.adjusted_forces import adjusted
from cxsim.engine.feedback import Feedback
from cxsim.engine.inputs import WeekForces, WeekInputs
from cxsim.engine.organization_week import OrganizationWeek
from cxsim.engine.start import Beginning
from cxsim.engine.world import World
from cxsim.errors import ModelError

Values = NDArray[np.float64]

ROLE_COLUMNS = {"champion": "champion", "committee": "committee_seat"}
# How often the skill that the best third has is measured (it decides which quits are regretted).
WEEKS_BETWEEN_SKILL_REVIEWS = 4


class WeekEngine(Protocol):
    """What runs the phases of a week; see ``numpy_week`` and ``compiled``."""

    def column(self, name: str, behavior: int | None = None) -> Values: ...

    def write(self, name: str, values: Any) -> None: ...

    def step(self, week: int, inputs: WeekInputs) -> Values: ...

    def take_in(self) -> None: ...


class Simulation:
    """One scenario and one batch of replicates, week by week.

    ``sums`` has shape (weeks, cells, recorded, replicates); ``customer_index`` (weeks, replicates); ``series``:
    measures of departments, (weeks, departments or 1, replicates) each. ``forces``: those of the week that was run
    last, of the first week before anything ran.
    """

    def __init__(self, world: World, beginning: Beginning, engine: WeekEngine):
        self.world, self.beginning, self.engine = world, beginning, engine
        self.week = 0
        weeks, replicates = world.scenario.weeks, beginning.batch.size
        self.sums = np.zeros((weeks, world.cells.count, len(world.layout.week.quantity), replicates))
        self.customer_index = np.zeros((weeks, replicates))
        self.feedback = Feedback(world, beginning)
        self.departments = OrganizationWeek(world, beginning)
        self.series: dict[str, Values] = {}
        self.forces = world.program.forces(0)
        self._roles: dict[str, NDArray[np.bool_] | None] = {}

    def run(self, progress: Callable[[int], None] | None = None) -> None:
        """All weeks that are left; ``progress`` gets the person-weeks done."""
        person_weeks = self.world.organization.size * self.beginning.batch.size
        while self.week < self.world.scenario.weeks:
            self.step()
            if progress is not None:
                progress(person_weeks)

    def step(self) -> None:
        """One week."""
        self._appoint()
        self._part()
        if self.world.layout.has("left") and self.week % WEEKS_BETWEEN_SKILL_REVIEWS == 0:
            self.feedback.set("top_third_skill", self._top_third_skill())
        self.forces = self._forces()
        inputs = WeekInputs(self.forces, self.feedback.record, self.feedback.department)
        self.sums[self.week] = self.engine.step(self.week, inputs)
        if not np.isfinite(self.sums[self.week]).all():
            name = self.world.scenario.name
            raise ModelError(f"week {self.week} of '{name}' gave what is no number: {self._wrong()}")
        self.feedback.take(self.sums[self.week])
        self.customer_index[self.week] = self.feedback.customer_index
        self.engine.take_in()
        self.week += 1

    def _forces(self) -> WeekForces:
        """What levers and context push this week, as it arrives after the laws about departments."""
        world, pushed = self.world, self.world.program.forces(self.week)
        if not world.layout.week.between:
            return pushed
        before = self.sums[self.week - 1] if self.week else None
        self.departments.step(self.week, pushed, before, self.feedback)
        for measure, values in self.departments.kept().items():
            whole = self.series.setdefault(measure, np.zeros((world.scenario.weeks, *values.shape)))
            whole[self.week] = values
        if not world.forces_by_lane:
            return pushed
        return adjusted(
            pushed, world.program.plain_table(self.week), self.departments.values, world.layout,
            world.organization.department, world.scenario.effort_shares, self.beginning.batch.size,
        )

    def _wrong(self) -> str:
        """The recorded quantities of this week that are not finite."""
        finite = np.isfinite(self.sums[self.week]).all(axis=(0, 2))
        return ", ".join(name for name, good in zip(self.world.layout.week.quantity, finite, strict=True) if not good)

    def _appoint(self) -> None:
        """Roles that begin or end this week. Who leaves loses the role, vacant slots get none; seats stay empty."""
        for kind, weeks in self.world.program.roles.items():
            holders, before = weeks[self.week], self._roles.get(kind)
            if holders is before or (holders is not None and before is not None and np.array_equal(holders, before)):
                continue
            column = self.engine.column(ROLE_COLUMNS[kind])
            stays = np.zeros(len(column), dtype=bool) if holders is None else holders
            new = stays if before is None else stays & ~before
            held = np.where(stays[:, None], column, 0.0)
            present = self.engine.column("present")
            self.engine.write(ROLE_COLUMNS[kind], np.where(new[:, None], present, held))
            self._roles[kind] = holders

    def _part(self) -> None:
        """Planned exits of this week; who has come since the start stays; last week's order is taken back."""
        exits = self.world.program.exits
        if self.week in exits:
            meant = exits[self.week][:, None] & (self.engine.column("generation") == 0.0)
            self.engine.write("exit_planned", np.where(meant, 1.0, 0.0))
        elif self.week - 1 in exits:
            self.engine.write("exit_planned", 0.0)

    def _top_third_skill(self) -> Values:
        """The skill from which on a person belongs to the top third, by replicate (vacant slots count as unskilled)."""
        skill = np.zeros(self.beginning.shape)
        for behavior, effort in enumerate(self.world.scenario.effort_shares):
            skill = skill + effort * self.engine.column("skill", behavior)
        skill = skill * self.engine.column("present")
        place = (2 * len(skill)) // 3
        threshold: Values = np.partition(skill, place, axis=0)[place]
        return threshold
