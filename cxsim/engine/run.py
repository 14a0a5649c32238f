"""The weeks of one batch: acts, laws, newcomers and the numbers that next week reads from this week's record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import exponential, grain
from cxsim.engine.columns import DEPARTMENT_INPUTS, RECORD_INPUTS
from cxsim.engine.inputs import WeekInputs
from cxsim.engine.recorded import NUMBER, RECORDED
from cxsim.engine.start import Beginning
from cxsim.engine.world import World

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


@dataclass
class Simulation:
    """One scenario and one batch of replicates, week by week.

    ``sums`` has shape (weeks, cells, recorded, replicates); ``customer_index`` (weeks, replicates).
    """

    world: World
    beginning: Beginning
    engine: WeekEngine

    def __post_init__(self) -> None:
        world, replicates = self.world, self.beginning.batch.size
        self.week = 0
        self.sums = np.zeros((world.scenario.weeks, world.cells.count, len(RECORDED), replicates))
        self.customer_index = np.zeros((world.scenario.weeks, replicates))
        self._index = np.full(replicates, world.scenario.context.customer_index)
        self._served_at_start = self._served(self._sums_before())
        self._record = self._record_inputs(self._sums_before())
        self._committee = np.zeros((len(world.organization.departments), replicates))
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
        if self.week % WEEKS_BETWEEN_SKILL_REVIEWS == 0:
            self._record[RECORD_INPUTS.index("top_third_skill")] = self._top_third_skill()
        inputs = WeekInputs(self.world.program.table(self.week), self._record, self._committee[:, None, :])
        sums = self.engine.step(self.week, inputs)
        self.sums[self.week] = sums
        self._outcomes(sums)
        self.engine.take_in()
        self.week += 1

    def _appoint(self) -> None:
        """Roles that begin or end this week. Who leaves loses the role; the seat is not refilled."""
        for kind, weeks in self.world.program.roles.items():
            holders = weeks[self.week]
            before = self._roles.get(kind)
            if holders is before or (holders is not None and before is not None and np.array_equal(holders, before)):
                continue
            column = self.engine.column(ROLE_COLUMNS[kind])
            stays = np.zeros(len(column), dtype=bool) if holders is None else holders
            new = stays if before is None else stays & ~before
            held = np.where(stays[:, None], column, 0.0)
            self.engine.write(ROLE_COLUMNS[kind], np.where(new[:, None], 1.0, held))
            self._roles[kind] = holders
        exits = self.world.program.exits.get(self.week)
        if exits is not None:
            self.engine.write("exit_planned", np.broadcast_to(exits[:, None], self.engine.column("present").shape))
        elif self.week - 1 in self.world.program.exits:
            self.engine.write("exit_planned", 0.0)

    def _top_third_skill(self) -> Values:
        """The skill from which on a person belongs to the top third, by replicate (vacant slots count as unskilled)."""
        effort = self.world.scenario.effort_shares
        skill = np.zeros(self.beginning.shape)
        for behavior in range(self.world.layout.behaviors):
            skill = skill + effort[behavior] * self.engine.column("skill", behavior)
        skill = skill * self.engine.column("present")
        place = (2 * len(skill)) // 3
        threshold: Values = np.partition(skill, place, axis=0)[place]
        return threshold

    def _sums_before(self) -> Values:
        """The record of the week before the first: what existing practice contributes."""
        sums = np.zeros((self.world.cells.count, len(RECORDED), self.beginning.batch.size))
        state, scenario = self.beginning, self.world.scenario
        present = state.column("present")
        quantities = {"people": present, "use": 0.0, "served": 0.0}
        for number, value in enumerate(scenario.customer_value_shares):
            practice, skill = state.column("practice", number), state.column("skill", number)
            quantities["use"] = quantities["use"] + value * practice * present
            quantities["served"] = quantities["served"] + value * practice * (0.5 + 0.5 * skill) * present
        for name, quantity in quantities.items():
            exact = grain(np.broadcast_to(quantity, present.shape))
            sums[0, NUMBER[name]] = np.add.reduce(exact, axis=0)
        return sums

    def _total(self, sums: Values, name: str) -> Values:
        total: Values = np.add.reduce(sums[:, NUMBER[name]], axis=0)
        return total

    def _served(self, sums: Values) -> Values:
        return self._total(sums, "served") / np.maximum(self._total(sums, "people"), 1.0)

    def _record_inputs(self, sums: Values) -> Values:
        people = np.maximum(self._total(sums, "people"), 1.0)
        use = np.minimum(self._total(sums, "use") / people, 1.0)
        practised = self._total(sums, "practice_effort")
        of_users = self._total(sums, "benefit_of_users") / np.where(practised > 0.0, practised, 1.0)
        record = np.zeros((len(RECORD_INPUTS), len(use)))
        record[RECORD_INPUTS.index("use_last_week")] = use
        # Where nobody used, nothing can be celebrated.
        record[RECORD_INPUTS.index("root_use_last_week")] = np.where(practised > 0.0, np.sqrt(use), 0.0)
        record[RECORD_INPUTS.index("benefit_of_users_last_week")] = of_users
        return record

    def _outcomes(self, sums: Values) -> None:
        """The customer index of this week, and what next week reads."""
        scenario, parameters = self.world.scenario, self.beginning.batch.parameters
        rest, served = scenario.context.customer_index, self._served(sums)
        room = np.where(self._served_at_start < 1.0, 1.0 - self._served_at_start, 1.0)
        aim = rest + (100.0 - rest) * (served - self._served_at_start) / room
        self._index = self._index + (np.maximum(aim, 0.0) - self._index) / parameters["customer_lag_weeks"]
        self.customer_index[self.week] = self._index
        threshold = self._record[RECORD_INPUTS.index("top_third_skill")]
        self._record = self._record_inputs(sums)
        self._record[RECORD_INPUTS.index("top_third_skill")] = threshold
        self._committee = self._representation(sums)

    def _representation(self, sums: Values) -> Values:
        """rep = 1 - e^(-seats / (.02 size)) by department, from the members who are there."""
        assert len(DEPARTMENT_INPUTS) == 1
        cells, departments = self.world.cells, len(self.world.organization.departments)
        seats = np.zeros((departments, sums.shape[2]))
        np.add.at(seats, cells.department, sums[:, NUMBER["committee_seats"]])
        size = np.bincount(self.world.organization.department, minlength=departments)[:, None]
        share = self.beginning.batch.parameters["committee_seat_share"]
        representation: Values = 1.0 - exponential(-seats / (share * size))
        return representation
