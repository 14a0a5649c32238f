"""The forces that nobody pushes in any week of a run: what mechanisms read of them is known beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cxsim.engine.plan.batch_week import VersionWeek
from cxsim.engine.week.columns import Layout, Slot
from cxsim.interventions.base import Intervention
from cxsim.interventions.moment import ONCE
from cxsim.model.forces import FORCES
from cxsim.scenario.schema.schema import Scenario

# Acts on people -> the column that says on whom.
MARKS: Mapping[str, str] = {"champion": "champion", "committee": "committee_seat", "exit": "exit_planned"}


def unpushed(scenario: Scenario, layout: Layout, weeks: Sequence[VersionWeek]) -> dict[Slot, float]:
    """Forces, and means over behaviors, that are at their neutral value for everybody in every week.

    Of a fixed plan this is read from its ``weeks``. Of a plan that may change during the run, only a force that no
    intervention declares is surely never pushed.
    """
    neutral = _neutral(layout)
    numbers = [layout.profile[slot] for slot in neutral]
    tables = {id(table): table for week in weeks for table in (week.forces.table, week.plain)
              if table is not None}
    pushed = np.any([np.any(table[:, numbers] != list(neutral.values()), axis=0) for table in tables.values()], axis=0)
    declared = frozenset[str]().union(*map(_declared, scenario.plan.may_act)) if scenario.adaptive else frozenset()
    return {slot: value for (slot, value), is_pushed in zip(neutral.items(), pushed, strict=True)
            if not is_pushed and slot.name.removesuffix("_mean") not in declared}


def marked(scenario: Scenario) -> set[str]:
    """The columns that an act of some intervention may set."""
    acts: set[str] = {act for intervention in scenario.plan.may_act for act in intervention.about.acts}
    return {column for act, column in MARKS.items() if act in acts}


def _neutral(layout: Layout) -> dict[Slot, float]:
    """The neutral value of every force; a mean of zeros is 0, another mean may miss its parts by rounding."""
    forces = {slot: FORCES.get(slot.name.removesuffix("_mean")) for slot in layout.profile}
    return {slot: force.neutral for slot, force in forces.items()
            if force is not None and (slot.name == force.name or force.neutral == 0.0)}


def _declared(intervention: Intervention) -> frozenset[str]:
    """The forces that an intervention may push, also through what it does or who stands in for those it protects."""
    relief = intervention.stand_ins()
    shock = {"exit_shock"} if not ONCE.isdisjoint(intervention.about.acts) else set()
    return intervention.declared_forces() | shock | (frozenset() if relief is None else relief.declared_forces())
