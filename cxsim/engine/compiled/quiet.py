"""What stays the same for a whole run, so that the compiled week need not work it out.

Most mechanisms do nothing unless an intervention pushes their force. What is known before a run (``given``) are the
forces that nobody pushes and the columns that start with one number for everybody. The rest follows by induction over
weeks. Suppose that the given columns still have their numbers at the start of a week, and run all equations on what is
known: an operation on known numbers is known, and 0 x is 0, because quantities are finite. A column whose equation
gives anything but the column's own number is not quiet after all; it is taken out, and all equations are run again.
Whatever is left when nothing more is taken out keeps its number in every week.

Equations are run by writing them down like those of the compiled week (``Expressions``), so what is known here is what
is left out there. What equations do not tell, ``CompiledWeek`` checks every week: forces, numbers of departments and
the record, and what acts write.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from functools import cache, reduce
from typing import Any

from llvmlite import ir

from cxsim.engine.compiled.expressions import Expressions
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.vectors import DOUBLE, Vectors, whole
from cxsim.engine.week.adjusted_forces import ADJUST, delivered
from cxsim.engine.week.between import LAST, Quantity, Reduction, between_of
from cxsim.engine.week.columns import Layout, NamePlace, Slot
from cxsim.errors import ModelError
from cxsim.model.forces import FORCES
from cxsim.model.phases import WITHOUT_MANAGER, BehaviorMean, Draw, Equation, Exposure, Total
from cxsim.model.state import ORGANIZATION_COLUMNS

Known = frozenset[tuple[NamePlace, float]]
"""Places of quantities with the numbers that they have in every week."""
Number = float | None
"""A known number, or None for one that differs between people, weeks or replicates."""


@cache
def quiet(layout: Layout, given: Known) -> Known:
    """All places that people's equations read or write and that keep their numbers.

    ``given``: forces with the numbers that they have in all weeks, and columns of the state with those that everybody
    starts with, also whoever comes later.
    """
    trial = _Trial(layout, given)
    while trial.changes():
        pass
    return frozenset(trial.given.items()) | frozenset(trial.inputs.items())


@cache
def results(function: Callable[..., Any], arguments: tuple[Number, ...]) -> tuple[Number, ...]:
    """The results of a function as far as they are known; nothing about a function that cannot be compiled."""
    frame = Frame(ir.Module("trial", context=ir.Context()), "trial", {"values": DOUBLE}, ())
    unknown = frame.number("values", whole(0))
    try:
        found = Expressions(Vectors(frame.builder, 1)).results(
            function, [unknown if argument is None else argument for argument in arguments])
    except (ModelError, AttributeError, TypeError, ValueError):  # the last three: operators between kinds of values
        return ()
    return tuple(None if isinstance(one, ir.Value) else float(one) for one in found)


class _Trial:
    """One run of all equations. ``given``: what is still believed; ``inputs``: what departments and record tell people.

    ``last``: measures that are believed to be 0 in every week.
    """

    def __init__(self, layout: Layout, given: Known):
        self.layout, self.week, self.between = layout, layout.week, between_of(layout)
        self.given, self.inputs = dict(given), dict[NamePlace, float]()
        self.columns: dict[str, float] = {
            quantity.name: column.start for quantity in self.between.of_kind("written")
            if (column := ORGANIZATION_COLUMNS.get(quantity.name)) is not None and isinstance(column.start, float)
        }
        self.last = set(self.week.quantity) - {"people"}
        self._departments: dict[str, Number] = {}
        self._derived: dict[Slot, Number] = {}

    def changes(self) -> bool:
        """Run all equations; whether anything believed turned out to be wrong."""
        before = len(self.given), len(self.columns), len(self.last)
        self._run_departments()
        self._tell()
        self._derived = {}
        for phase in self.week.phases:
            if isinstance(phase, Exposure):
                self._look(phase)
                continue
            for behavior in range(self.layout.behaviors) if phase.by_behavior else (None,):
                for name, value in zip(phase.writes, self._worked_out(phase, behavior), strict=True):
                    self._settle(self.layout.slot(name, behavior), value)
        self.last = {measure for measure in self.last if self._number(self.week.quantity[measure]) == 0.0}
        return (len(self.given), len(self.columns), len(self.last)) != before

    # Departments ------------------------------------------------------------------------------------------

    def _run_departments(self) -> None:
        self._departments = {}
        for step in self.between.steps:
            if isinstance(step, Reduction):
                # A sum or mean of zeros is 0; a mean of other equal numbers may miss them by rounding.
                self._departments[step.into.name] = _zero([self._of_department(step.of)])
                continue
            found = results(step.equation.function, tuple(map(self._of_department, step.reads)))
            for quantity, value in zip(step.writes, found or [None] * len(step.writes), strict=True):
                self._departments[quantity.name] = value
                if self.columns.get(quantity.name) != value:
                    self.columns.pop(quantity.name, None)

    def _of_department(self, quantity: Quantity) -> Number:
        if quantity.name in self._departments:
            return self._departments[quantity.name]
        match quantity.kind:
            case "force":
                return _zero([self.given.get(NamePlace("profile", quantity.source))])
            case "last":
                return 0.0 if quantity.name.removeprefix(LAST) in self.last else None
            case "department" | "record":
                return self._represented(quantity.name)
        return self.columns.get(quantity.name)

    def _represented(self, name: str) -> Number:
        return 0.0 if name == "representation" and "committee_seats" in self.last else None

    def _tell(self) -> None:
        """What people's equations read of departments, and what adjusts forces."""
        places = {NamePlace("record", number): name for number, name in enumerate(self.layout.record_inputs)}
        told = enumerate((*self.layout.department_inputs, *self.week.adjusting))
        places.update({NamePlace("department", number): name for number, name in told})
        known = {place: self._departments.get(name, self._represented(name)) for place, name in places.items()}
        self.inputs = {place: value for place, value in known.items() if value is not None}

    # People -----------------------------------------------------------------------------------------------

    def _number(self, name: str, behavior: int | None = None) -> Number:
        """A quantity as people's equations read it."""
        slot = self.layout.slot(name, behavior)
        if slot in self._derived:
            return self._derived[slot]
        place = self.layout.place(name, behavior)
        if place.kind == "profile" and self.week.forces_per_replicate:
            return self._force(self.layout.profile_slots[place.number])
        return self.given.get(place, self.inputs.get(place))

    def _force(self, slot: Slot) -> Number:
        """A force as it arrives."""
        value, name = self.given.get(NamePlace("profile", self.layout.profile[slot])), slot.name.removesuffix("_mean")
        if value is None or name not in FORCES:
            return value
        if name != slot.name:
            return _zero(self._force(Slot(name, behavior)) for behavior in range(self.layout.behaviors))
        if self.week.delivery:
            [value] = results(delivered, (value, value, self._adjusting(self.week.delivery)))
        for adjustment in self.week.adjustments_of(name):
            by, force = self._adjusting(adjustment.quantity), FORCES[name]
            [value] = results(ADJUST[adjustment.how], (value, by, force.low, force.high))
        return value

    def _adjusting(self, quantity: str) -> Number:
        number = len(self.layout.department_inputs) + self.week.adjusting.index(quantity)
        return self.inputs.get(NamePlace("department", number))

    def _worked_out(self, phase: Equation | BehaviorMean | Total | Draw, behavior: int | None) -> tuple[Number, ...]:
        """What a phase writes, as far as it is known."""
        match phase:
            case Equation():
                found = results(phase.function, tuple(self._number(name, behavior) for name in phase.reads))
                return found or (None,) * len(phase.writes)
            case BehaviorMean():
                return (_zero(self._number(phase.of, number) for number in range(self.layout.behaviors)),)
            case Total():
                return (_joined(phase, [self._number(name, behavior) for name in phase.of]),)
            case Draw():
                return (None,)

    def _look(self, exposure: Exposure) -> None:
        """What is 0 for everybody is 0 for whoever looks; any other number is not seen by people without contacts."""
        for slot in self.layout.expanded((*exposure.shared, *exposure.by_behavior)):
            self._derived[Slot(f"seen_{slot.name}", slot.behavior)] = _zero([self._number(slot.name, slot.behavior)])
        for slot in self.layout.expanded(exposure.manager):
            value = self._number(slot.name, slot.behavior)
            same = value == WITHOUT_MANAGER.get(slot.name, 0.0)
            self._derived[Slot(f"manager_{slot.name}", slot.behavior)] = value if same else None

    def _settle(self, slot: Slot, value: Number) -> None:
        """Note a result; a column that it changes is not quiet."""
        if slot not in self.layout.state:
            self._derived[slot] = value
        elif value is None or self.given.get(NamePlace("state", self.layout.state[slot])) != value:
            self.given.pop(NamePlace("state", self.layout.state[slot]), None)


def _zero(values: Iterable[Number]) -> Number:
    """0 if all values are 0."""
    return 0.0 if all(value == 0.0 for value in values) else None


def _joined(hook: Total, terms: list[Number]) -> Number:
    """The value of a hook."""
    if hook.product and 0.0 in terms:
        return 0.0
    if not terms:
        return hook.neutral
    return None if None in terms else reduce(operator.mul if hook.product else operator.add, terms)
