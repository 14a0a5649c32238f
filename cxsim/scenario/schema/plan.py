"""The plan: what leaders do, and what they do instead if they change course."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import Field

from cxsim.interventions.base import Intervention
from cxsim.interventions.guard import Guard
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.any_intervention import AnyIntervention
from cxsim.interventions.plan.course import interventions_after_switch, switched
from cxsim.interventions.plan.plan import BoundPlan, bind
from cxsim.interventions.plan.timetable import parts_of, timetable
from cxsim.model.view import PeopleView
from cxsim.rules.action import Action
from cxsim.rules.condition import Condition, Path
from cxsim.rules.rule import Rule
from cxsim.scenario.schema.block import Amount, Block, Label, Week
from cxsim.scenario.schema.preset_use import PresetUses
from cxsim.scenario.schema.sections import INTERVENTIONS, RULES
from cxsim.scenario.schema.sheets import PlanSheet
from cxsim.units import LONGEST_HORIZON_WEEKS

PlanRule = Rule[AnyIntervention, Target]
PlanAction = Action[AnyIntervention, Target]


class ChangeOfCourse(Block):
    """Another plan that replaces the first one from a given week."""

    at_week: Week = Field(description="first week of the other plan (week of the run, from 0)")
    interventions: tuple[AnyIntervention, ...] = Field(
        (), max_length=500, description="the interventions of the other plan, in weeks of the run; one that should "
        "have begun earlier begins now, one with the name and type of an active one continues (list; default none: "
        "stop everything)")


class Gate(Block):
    """Waves of an intervention that wait for results: each begins when the previous wave has reached them."""

    intervention: Label = Field(description="name of an intervention with waves; its first wave begins as planned")
    when: Condition = Field(description="the condition; with group department it must hold in every department of the "
                            "previous wave")
    at_latest_weeks: int | None = Field(
        None, ge=1, le=LONGEST_HORIZON_WEEKS, description="weeks after the start of a wave at which the next one "
        "begins regardless of results (weeks, 1 or more; default never)")

    @property
    def label(self) -> str:
        """Its name in the log of decisions."""
        return f"gate of {self.intervention}"


class Plan(Block):
    """What leaders do; the order of interventions in the list does not matter."""

    # What leaders may spend, and what happens when a plan needs more.

    budget: Amount | None = Field(None, description="limit on the total cost of the interventions (currency, 0 or "
                                  "more; default no limit); a plan that costs more is reported before the run, and a "
                                  "preset is scaled to spend it")
    team_hours_per_week: Amount | None = Field(
        None, description="hours of the change team available for all interventions of a week (hours per week, 0 or "
        "more; default no limit); a plan that needs more is reported before the run")
    on_overrun: Literal["tell", "refuse", "queue", "scale"] = Field(
        "tell", description="what happens to a plan that exceeds its budget or hours: tell (it runs, with a warning), "
        "refuse (it is a mistake), queue (interventions wait until the team has hours for all their weeks, in the "
        "order of priority, start and name; a plan that exceeds its budget is refused), scale (in the same order each "
        "gets the highest dose that money and hours allow, and is left out below a tenth of its dose)")
    interventions: tuple[AnyIntervention, ...] = Field(
        (), max_length=500, description="the interventions, each with its type (list; default none: the baseline)")
    rules: tuple[PlanRule, ...] = Field(
        (), max_length=200, description="decisions that depend on survey results, made separately in each simulated "
        "future (list; default none)")
    gates: tuple[Gate, ...] = Field(
        (), max_length=200, description="interventions whose waves wait for results; each wave begins at least "
        "wave_gap_weeks after the previous one (list; default none: waves follow the calendar)")
    # Other ways to state interventions; loading a scenario adds their content to the interventions.

    sheet: PlanSheet | None = Field(None, description="a table of further interventions, a row for each and a column "
                                    "for each week (file; default none)")
    preset: PresetUses | None = Field(
        None, description="further interventions from a preset: its name, its name with settings, or a list of several "
        "(default none); `cxsim presets` lists them")
    change_course: ChangeOfCourse | None = Field(
        None, description="another plan that replaces this one from a given week (default none)")

    @property
    def does_nothing(self) -> bool:
        """Whether leaders do nothing at all (the baseline)."""
        return not self.interventions and not self.taken_up and not self.rules

    @property
    def adaptive(self) -> bool:
        """Whether anything is decided during the run, so that the plan may differ between futures."""
        return bool(self.rules or self.gates or self.guards)

    def actions_of(self, index: int) -> Iterator[tuple[Path, PlanAction]]:
        """The actions of rule number ``index``, each with its path in the scenario."""
        rule, base = self.rules[index], (*RULES, index, "then")
        for place, action in enumerate(rule.actions):
            yield (*base, place) if isinstance(rule.then, tuple) else base, action

    @property
    def written(self) -> list[tuple[Path, Intervention]]:
        """All interventions of the plan and all that rules start, each with its path in the scenario."""
        found: list[tuple[Path, Intervention]] = [
            ((*INTERVENTIONS, place), intervention) for place, intervention in enumerate(self.interventions)
        ]
        for index in range(len(self.rules)):
            found += [((*path, "start"), action.start) for path, action in self.actions_of(index)
                      if action.start is not None]
        return found

    @property
    def started(self) -> tuple[Intervention, ...]:
        """The interventions that rules may start."""
        return tuple(action.start for rule in self.rules for action in rule.actions if action.start is not None)

    @property
    def guards(self) -> list[Guard]:
        """The guards of all interventions, including those that rules may start, sorted by label."""
        found = [guard
                 for intervention in (*self.interventions, *self.started)
                 if (guard := intervention.guard()) is not None]
        return sorted(found, key=lambda guard: guard.label)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that decides something during the run."""
        return (*(rule.when for rule in self.rules), *(gate.when for gate in self.gates))

    @property
    def taken_up(self) -> tuple[Intervention, ...]:
        """The interventions of the other plan, as they act after the change of course."""
        turn = self.change_course
        if turn is None:
            return ()
        return interventions_after_switch(self.scheduled, timetable(turn.interventions), turn.at_week)

    @property
    def scheduled(self) -> tuple[Intervention, ...]:
        """The interventions as they act: in waves, after those they wait for, and when the team has hours.

        Waves that wait for a gate are left out.
        """
        certain = self._certain()
        if self.on_overrun != "queue" or self.team_hours_per_week is None:
            return timetable(certain)
        return timetable(certain, self.team_hours_per_week)

    def _certain(self) -> tuple[Intervention, ...]:
        """The interventions without the waves that wait for a gate."""
        waiting = {gate.intervention for gate in self.gates}
        return tuple(
            intervention.model_copy(update={"waves": intervention.waves[:1]}) if intervention.label in waiting
            and intervention.waves else intervention
            for intervention in self.interventions
        )

    @property
    def may_act(self) -> tuple[Intervention, ...]:
        """Every intervention that acts or may act: scheduled, taken up, started by a rule, or waiting for a gate.
        """
        return (
            *self.scheduled, *self.taken_up,
            *(part for intervention in self.started for part in parts_of(intervention)),
            *(wave for gate in self.gates for wave in self.waves_of(gate)),
        )

    def waves_of(self, gate: Gate) -> tuple[Intervention, ...]:
        """All waves of the intervention of a gate."""
        return next((parts_of(intervention)
                     for intervention in self.interventions if intervention.label == gate.intervention), ())

    def bound(
        self, view: PeopleView,
        without: Callable[[Intervention], bool] = lambda intervention: bool(intervention.estimates_read())
    ) -> BoundPlan:
        """The plan on an organization, without interventions whose people are not known yet."""
        before = bind([intervention for intervention in self.scheduled if not without(intervention)], view)
        turn = self.change_course
        return before if turn is None else switched(before, bind(self.taken_up, view), turn.at_week)

    def told(self) -> list[tuple[Intervention, int, int | None]]:
        """Every intervention that acts, with its first week and number of weeks (None: to the end)."""
        if self.change_course is None:
            return [(intervention, intervention.start_week, intervention.weeks) for intervention in self.scheduled]
        at_week, after = self.change_course.at_week, self.taken_up
        rows: list[tuple[Intervention, int, int | None]] = []
        for intervention in self.scheduled:
            if intervention.start_week < at_week and intervention not in after:
                left = at_week - intervention.start_week
                rows.append((intervention, intervention.start_week,
                             left if intervention.weeks is None else min(intervention.weeks, left)))
        for intervention in after:
            end = None if intervention.weeks is None else intervention.start_week + intervention.weeks
            start = intervention.start_week if intervention in self.scheduled else max(intervention.start_week, at_week)
            rows.append((intervention, start, None if end is None else end - start))
        return rows
