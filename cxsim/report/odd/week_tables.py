"""A week as tables: its phases in order, its state columns, its forces and what it records."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cxsim.engine.week.columns import DEPARTMENT_INPUTS, RECORD_INPUTS, Layout
from cxsim.engine.week.feedback import Feedback
from cxsim.engine.week.run import Simulation
from cxsim.model.column import Column, OrganizationColumn
from cxsim.model.forces import FORCES, Force
from cxsim.model.phases import BehaviorMean, Draw, Equation, Exposure, Phase, Total, Week
from cxsim.model.state import COLUMNS, MEASURES, ORGANIZATION_COLUMNS
from cxsim.report.odd.equation_cards import EquationCard, body_of, plain
from cxsim.results.recording import WEEKLY_MEASURES

# What writes a column if no mechanism does.
WRITERS: Mapping[str, str] = {
    "drawn": "drawn for each person, then constant",
    "acts": "acts of the plan",
    "newcomers": "hiring",
}
NEWCOMERS: Mapping[str, str] = {"drawn": "drawn anew", "kept": "stays with the position"}


@dataclass(frozen=True)
class PhaseRow:
    """One phase of the week. ``how`` says what it does, ``reads`` and ``writes`` name quantities."""

    number: int
    kind: str
    name: str
    how: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    by_behavior: bool


@dataclass(frozen=True)
class ColumnRow:
    """One state column of the week; ``static`` columns change with the person in the position only."""

    column: Column
    writer: str
    newcomer: str
    static: bool


def schedule(week: Week) -> list[PhaseRow]:
    """The mechanisms about departments and the phases, in the order in which they run."""
    return [_row(number, phase) for number, phase in enumerate((*week.between, *week.phases), start=1)]


def _row(number: int, phase: Phase) -> PhaseRow:
    if isinstance(phase, Exposure):
        return _exposure_row(number, phase)
    kind, how = _told(phase)
    return PhaseRow(number, kind, phase.name, how, phase.reads, phase.writes, phase.by_behavior)


def _told(phase: Equation | Draw | BehaviorMean | Total) -> tuple[str, str]:
    """The kind of a phase, and what it does."""
    match phase:
        case Equation():
            return "equation", EquationCard(phase).formula
        case Draw():
            return "draw", f"a uniform number keyed `{phase.purpose}`"
        case BehaviorMean():
            return "mean", f"mean of `{phase.of}` over behaviors, weighted by {phase.weight.replace('_', ' ')}"
        case Total():
            parts = ", ".join(f"`{name}`" for name in phase.of) or f"nothing, so it is {phase.neutral:g}"
            join = "product" if phase.product else "sum"
            return "total", f"{phase.meaning}: {join} of what mechanisms contribute: {parts}"


def _exposure_row(number: int, phase: Exposure) -> PhaseRow:
    weight = EquationCard(phase.weight)
    how = f"what people see of others at the start of the week; a colleague counts with weight `{weight.name}`: "
    writes: tuple[str, ...] = (*(f"seen_{name}" for name in (*phase.shared, *phase.by_behavior)), "has_contacts")
    if phase.manager:
        writes += ("has_manager", *(f"manager_{name}" for name in phase.manager))
    if phase.bounded:
        writes += ("close_attitude_sum", "close_weight", "all_weight")
    reads = (*phase.weight.reads, *phase.shared, *phase.by_behavior)
    return PhaseRow(number, "exposure", "exposure", how + weight.formula, reads, writes, False)


def columns(layout: Layout) -> list[ColumnRow]:
    """The state columns that the week uses, traits first."""
    used = [column for column in COLUMNS.values() if layout.has(column.name)]
    by_equation = {name: equation.name for equation in layout.week.equations for name in equation.writes}
    rows = [
        ColumnRow(
            column,
            f"mechanism `{by_equation[column.name]}`" if column.name in by_equation
            else WRITERS.get(column.writer, column.writer),
            _newcomer(column), column.writer == "drawn",
        )
        for column in used
    ]
    return sorted(rows, key=lambda row: not row.static)


def department_columns(week: Week) -> list[OrganizationColumn]:
    """The columns of departments and of the whole organization that mechanisms of the week write."""
    written = {name for equation in week.between for name in equation.writes}
    return [column for name, column in ORGANIZATION_COLUMNS.items() if name in written]


def _newcomer(column: Column) -> str:
    if column.writer == "newcomers":
        return "one more than the predecessor"
    start = column.newcomer
    return NEWCOMERS.get(start, f"`{start}`") if isinstance(start, str) else f"{start:g}"


def forces() -> list[Force]:
    """Every force."""
    return list(FORCES.values())


def record_inputs() -> tuple[str, ...]:
    """Values of last week's record that mechanisms read."""
    return (*RECORD_INPUTS, *DEPARTMENT_INPUTS)


def recorded(week: Week) -> list[tuple[str, str, str, str]]:
    """Measure, quantity that is summed, unit and meaning."""
    described = {**WEEKLY_MEASURES, **MEASURES}
    return [
        (name, quantity, described[name].unit, described[name].meaning)
        if name in described else (name, quantity, "", "stored for the feedback of the week")
        for name, quantity in week.quantity.items()
    ]


def engine_week() -> tuple[str, list[tuple[str, str]]]:
    """The engine's week around the mechanisms: its statements, and what each of its own steps does."""
    code = body_of(inspect.getsource(Simulation.step))
    steps: dict[str, str] = {}
    for owner, name in re.findall(r"self\.(feedback\.)?(\w+)\(", code):
        found: Any = getattr(Feedback if owner else Simulation, name, None)
        if found is not None:
            steps[f"{owner}{name}"] = plain(inspect.getdoc(found) or "")
    return code, list(steps.items())


def customer_index(week: Week) -> str:
    """The equation of the customer index: the engine's, or the mechanism that replaces it."""
    for equation in week.between:
        if week.customer_index and week.customer_index in equation.writes:
            return f"It is moved by mechanisms about departments: {EquationCard(equation).formula}"
    return plain(inspect.getdoc(Feedback._move_customer_index) or "")
