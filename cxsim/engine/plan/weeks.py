"""What versions of a plan do week by week: the written plan before a run, other versions while it runs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.batch_week import Tables, VersionWeek
from cxsim.engine.plan.context_pushes import constants_of
from cxsim.engine.plan.department_means import DepartmentMeans
from cxsim.engine.plan.planned_exits import shocks
from cxsim.engine.plan.profiles import ForceTables, Profiles, profiles_of
from cxsim.engine.plan.surroundings import Surroundings
from cxsim.engine.plan.versions import PlanVersion
from cxsim.engine.week.columns import Layout
from cxsim.engine.week.inputs import WeekForces
from cxsim.interventions.moment import ONCE, Act, Push
from cxsim.interventions.plan.plan import NEVER, BoundIntervention, hire_costs
from cxsim.model.uncertain import source_of
from cxsim.model.view import PeopleView
from cxsim.scenario.checks.bound_plan import budget_left
from cxsim.scenario.schema.drawn_inputs import drawable, drawn_pushes
from cxsim.scenario.schema.schema import Scenario

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

Key = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class _Output:
    """What one part does in one week, the hours of the change team that it takes and whether it is paid by hire.

    ``content``: a number shared by equal sets of pushes.
    """

    part: BoundIntervention
    pushes: tuple[Push, ...]
    acts: tuple[Act, ...]
    content: int
    hours: float
    hires: bool


@dataclass(frozen=True, eq=False)
class _Pushed:
    """All pushes of a week, and those without interventions; ``key`` identifies them among all sets of pushes."""

    key: Key
    whole: list[Push]
    plain: list[Push]


class PlanWeeks:
    """Computes the weeks of versions; whatever versions have in common is computed once.

    Versions of one batch come from one another, so in most weeks they share nearly all parts, and many have the same
    pushes. Hence the output of each part is cached by part and week, and each table of forces by its pushes.
    ``profiles``: the profiles of people for all weeks; None: each week has the coarsest possible ones.
    """

    def __init__(self, scenario: Scenario, view: PeopleView, layout: Layout):
        self.scenario, self.view, self.layout = scenario, view, layout
        stated = drawable(scenario, view.seed)
        self.surroundings = Surroundings(stated, view)
        self._varies = next(drawn_pushes(stated), None) is not None
        self.profiles: Profiles | None = None
        self.tables = ForceTables(layout, scenario.effort_shares, partial(constants_of, stated, view))
        self.means, self._left = DepartmentMeans(layout, view), budget_left(scenario)
        turns = scenario.plan.change_course is not None
        # Where the plan changes course, an intervention of the first plan counts as begun when its namesake of the
        # other plan does.
        self._begins = {intervention.label: start for intervention, start, _ in scenario.plan.told()} if turns else {}
        # Parts and versions compare by identity and never change, and as keys they stay alive: an entry can become
        # useless (see ``forget``) but never wrong.
        self._of_part: dict[tuple[BoundIntervention, int], _Output | None] = {}
        self._of_version: dict[tuple[PlanVersion, int], tuple[list[_Output], tuple[Act, ...]]] = {}
        self._is_calm: dict[int, bool] = {}
        self._until: dict[PlanVersion, int | None] = {}  # the next week in which it may do something else
        self._contents: dict[Key, int] = {}
        self._masks: dict[bytes, int] = {}
        self._partitions: dict[frozenset[int], Profiles] = {}
        self._pushed: dict[tuple[object, ...], _Pushed] = {}
        self._context: dict[int, tuple[list[Push], int]] = {}
        self._tables: dict[Key, Tables] = {}
        self._tables_before: dict[Key, Tables] = {}

    def week(self, version: PlanVersion, week: int) -> VersionWeek:
        """What a version does in a week."""
        if version.weeks:
            return version.weeks[week]
        outputs, acts = self._outputs(version, week)
        pushed, left = self.pushed(version, week), self._left[week]
        tables = self._tables_of(pushed, week)
        paid = hire_costs([output.part for output in outputs if output.hires], week)
        shaken = any(act.kind in ONCE for act in self._acts_before(version, week))
        self._until[version] = week + 1 if shaken else None
        return VersionWeek(self.view, *tables, acts, math.fsum(output.hours for output in outputs),
                           {label: left * cost for label, cost in paid.items()},
                           partial(self._made, pushed, week) if self._varies else None)

    def drawn_rest(self, profiles: Profiles) -> Callable[[Integers], Values] | None:
        """The table of these profiles before anything happens under some parameter sets; None if nothing is drawn."""
        return partial(self.tables.table, self.surroundings.resting, profiles) if self._varies else None

    def goes_on(self, version: PlanVersion, week: int) -> bool:
        """Whether a version certainly does and pushes the same in a week as in the one before."""
        until = self._until.get(version, week)
        if until is None:
            until = self._until[version] = min((part.same_until(week - 1) for part in version.acting), default=NEVER)
        return week < until and self._calm(week)

    def forget(self, week: int) -> None:
        """Drop everything that later weeks do not need; the next week still needs the acts of this one."""
        self._of_part = {key: kept for key, kept in self._of_part.items() if key[1] >= week}
        self._of_version = {key: kept for key, kept in self._of_version.items() if key[1] >= week}
        self._pushed, self._context = {}, {key: kept for key, kept in self._context.items() if key >= week}
        # Tables of last week are kept, because most plans push the same in consecutive weeks; older ones rarely return.
        self._tables_before, self._tables = self._tables, {}

    def acts(self, version: PlanVersion, week: int) -> tuple[Act, ...]:
        """The acts of a version in a week."""
        if version.weeks:
            return version.weeks[week].acts
        return self._outputs(version, week)[1]

    def _acts_before(self, version: PlanVersion, week: int) -> tuple[Act, ...]:
        return self.acts(version.in_week(week - 1), week - 1) if week else ()

    def pushed(self, version: PlanVersion, week: int) -> _Pushed:
        """All pushes of a week: from the context, interventions, and exits of the week before."""
        outputs, acts = self._outputs(version, week)
        before = self._acts_before(version, week)
        # Many versions differ only by acts that push nobody, such as other people in a committee.
        pushing = (
            week, tuple(output for output in outputs if output.pushes),
            tuple(act for act in acts if act.kind == "removal"), tuple(act for act in before if act.kind in ONCE),
        )
        if pushing not in self._pushed:
            self._pushed[pushing] = self._together(*pushing)
        return self._pushed[pushing]

    def _together(
        self, week: int, outputs: tuple[_Output, ...], removals: tuple[Act, ...], last_week: tuple[Act, ...]
    ) -> _Pushed:
        """The pushes of the context, of these outputs, and of exits and moves of last week."""
        shaken = shocks(last_week, self.view)
        untouched, content = self._context_in(week)
        context = self.surroundings.pushes(week, removals) if removals else untouched
        # Everything that enters the tables is in the key; two versions with equal keys share one table of forces.
        key = (
            content, self._content(context) if removals else content, self._content(shaken), self.means.opened(week),
            tuple(sorted(output.content for output in outputs)),
        )
        return _Pushed(key, [*context, *shaken, *(push for output in outputs for push in output.pushes)],
                       [*untouched, *shaken])

    def _outputs(self, version: PlanVersion, week: int) -> tuple[list[_Output], tuple[Act, ...]]:
        """The outputs of all parts of a version that are active in a week, and all their acts."""
        if (version, week) not in self._of_version:
            found = (self._output(part, week) for part in version.acting)
            outputs = [output for output in found if output is not None]
            self._of_version[version, week] = outputs, tuple(act for output in outputs for act in output.acts)
        return self._of_version[version, week]

    def _output(self, part: BoundIntervention, week: int) -> _Output | None:
        """What a part does in a week; None if it is not active."""
        if (part, week) not in self._of_part:
            before, at_work = self._of_part.get((part, week - 1)), part.at_work(week)
            goes_on = before is not None and at_work and part.same_until(week - 1) > week and self._calm(week)
            self._of_part[part, week] = before if goes_on else self._acted(part, week) if at_work else None
        return self._of_part[part, week]

    def _calm(self, week: int) -> bool:
        """Whether the surroundings leave everything as it was in the week before."""
        if week not in self._is_calm:
            now, before = ((self._left[one], self.surroundings.gone(one), self._context_in(one)[1],
                            self.means.opened(one)) for one in (week, week - 1))
            self._is_calm[week] = now == before
        return self._is_calm[week]

    def _acted(self, part: BoundIntervention, week: int) -> _Output:
        moment, intervention = part.act(week, self.view, self._left[week]), part.intervention
        begins = {intervention.label: self._begins.get(intervention.label, intervention.start_week)}
        pushes = self.surroundings.without_sponsors(moment.pushes, begins, week)
        return _Output(part, tuple(pushes), tuple(moment.acts), self._content(pushes),
                       intervention.hours_in_week(week), intervention.cost_of_a_hire() > 0.0)

    def _context_in(self, week: int) -> tuple[list[Push], int]:
        """The pushes of the context in a week without any removal by interventions, and their content number."""
        if week not in self._context:
            pushes = self.surroundings.pushes(week)
            self._context[week] = pushes, self._content(pushes)
        return self._context[week]

    def _content(self, pushes: Sequence[Push]) -> int:
        """Key of the combined pushes, independent of order and pusher."""
        pushed = tuple(sorted((push.force, push.behavior or 0, push.value, self._mask(push), source_of(push.value))
                              for push in pushes))
        return self._contents.setdefault(pushed, len(self._contents))

    def _mask(self, push: Push) -> int:
        """A number shared by pushes on the same people."""
        return self._masks.setdefault(push.people.tobytes(), len(self._masks))

    def _tables_of(self, pushed: _Pushed, week: int) -> Tables:
        """The tables of these pushes, made once."""
        if pushed.key not in self._tables:
            known = self._tables_before.get(pushed.key)
            self._tables[pushed.key] = self._made(pushed, week) if known is None else known
        return self._tables[pushed.key]

    def _made(self, pushed: _Pushed, week: int, sets: Integers | None = None) -> Tables:
        """The tables of these pushes; ``sets``: the parameter sets of replicates that draw numbers of their own."""
        profiles = self._profiles([*pushed.plain, *pushed.whole])
        plain = self.tables.table(pushed.plain, profiles, sets) if self.layout.week.delivery else None
        whole, rows = self.tables.table(pushed.whole, profiles, sets), profiles.of_person
        if sets is None:
            forces = WeekForces(whole, rows)
            return Tables(forces, plain, self.means.of(forces, week))
        own = WeekForces(whole, np.ascontiguousarray(rows[:, None] * len(sets) + np.arange(len(sets))))
        return Tables(own, plain, self.means.of_drawn(whole, profiles, week))

    def _profiles(self, pushes: Sequence[Push]) -> Profiles:
        if self.profiles is not None:
            return self.profiles
        key = frozenset(self._mask(push) for push in pushes)
        if key not in self._partitions:
            self._partitions[key] = profiles_of(pushes, self.view)
        return self._partitions[key]
