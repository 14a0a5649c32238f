"""Reads a plan from a sheet: each row becomes one intervention, or several if its doses change.

A cell under a week holds a mark (x: at the strength that the row states, or at the default strength) or a dose from 0
to 1: a share of the strength that the row states in its own columns or, if it states none, of a full dose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cxsim.errors import Place
from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.base import Intervention
from cxsim.interventions.moment import ONCE
from cxsim.interventions.plan.stretches import Stretch, as_rounds, stretches
from cxsim.organization.findings import Findings
from cxsim.organization.tables.numerals import number
from cxsim.organization.tables.table import Table
from cxsim.scenario.schema.sheets import PlanSheet
from cxsim.scenario.sheets.once_paid import parts_paying_once
from cxsim.scenario.sheets.sheet_columns import SheetColumns, list_keys, read_columns
from cxsim.scenario.text.cells import YAML_SIGNS, NamesInCells, nested, value_node
from cxsim.scenario.text.nodes import MapNode, Node, Scalar, plain

MARKS = frozenset({"x", "\u2713", "\u2714", "yes"})
NOT_AT_WORK = frozenset({"", "-", "\u2013", "0", "no"})
TIMING = ("start_week", "weeks", "ramp_weeks", "rounds", "pause_weeks", "after")
OFF = "#"
"""The first character of the type in a row that is skipped."""
SPREADSHEET_ERROR = re.compile(r"#[¡¿]?[A-ZÄÖÜÉÍÓÚ0-9/]{2,}[!?]?")
"""``#N/A``, ``#BEZUG!``, ``#¡REF!``: what a spreadsheet shows where a formula fails."""
Entry = tuple[str, Node, Place]


@dataclass(frozen=True)
class Doses:
    """The doses of a row from the first week column; ``marked``: marks, not numbers."""

    by_week: tuple[float, ...]
    marked: bool
    goes_on: bool


def interventions_in(table: Table, sheet: PlanSheet, names: NamesInCells, findings: Findings) -> list[MapNode]:
    """The interventions of a sheet as nodes of a scenario, every value at the place of its cell."""
    columns = read_columns(table, sheet, findings)
    if columns is None:
        return []
    reader = _Reader(table, sheet, columns, names, findings)
    return [intervention for row in range(len(table.rows)) for intervention in reader.interventions(row)]


class _Reader:
    def __init__(
        self, table: Table, sheet: PlanSheet, columns: SheetColumns, names: NamesInCells, findings: Findings
    ) -> None:
        self.table, self.sheet, self.columns, self.names, self.findings = table, sheet, columns, names, findings
        name = columns.keys.get("name")
        nameless = [cells[columns.keys["type"]] for cells in table.rows if name is None or not cells[name]]
        self.often = {kind for kind, count in Counter(nameless).items() if count > 1}

    def interventions(self, row: int) -> Iterator[MapNode]:
        """The interventions of one row."""
        kind = self.table.rows[row][self.columns.keys["type"]]
        if SPREADSHEET_ERROR.fullmatch(kind):
            self._say(row, "type", f"'{kind}' is an error of a spreadsheet; write the type of the intervention (or "
                      f"begin a row of remarks with '{OFF} ')")
            return
        if kind.startswith(OFF):
            return
        if not kind:
            self._say(row, "type", f"the type of the intervention is missing (begin a row of remarks with {OFF})")
            return
        entries, doses = self._entries(row), self._doses(row, kind)
        if doses is None or not self._timing_is_clear(row, kind, doses):
            return
        self._name(row, kind, entries)
        found = stretches(doses.by_week, self._first_week(), goes_on=doses.goes_on)
        if found:
            yield from self._timed(row, kind, entries, found, doses)
        else:
            yield nested(entries, self._place(row, "type"))

    def _timed(
        self, row: int, kind: str, entries: list[Entry], found: list[Stretch], doses: Doses
    ) -> Iterator[MapNode]:
        intervention = intervention_types().get(kind)
        if intervention is not None and not intervention.dose_fields() and any(one.peak != 1.0 for one in found):
            self._say(row, "type", f"'{kind}' has no strength that a dose could scale; mark its weeks with x")
            return
        where = self._place(row, "type")
        rounds = as_rounds(found)
        if rounds is not None and not (intervention is not None and ONCE & set(intervention.about.acts)):
            timed = _timing(rounds.stretch, where, rounds=rounds.rounds, pause_weeks=rounds.pause_weeks)
            yield nested([*_dosed(intervention, entries, rounds.stretch.peak, doses.marked, where), *timed], where)
            return
        parts = [
            nested([*_dosed(intervention, entries, one.peak, doses.marked, where), *_timing(one, where)], where)
            for one in found
        ]
        yield from parts if len(parts) == 1 else parts_paying_once(parts)

    def _first_week(self) -> int:
        return self.columns.weeks[0].first if self.columns.weeks else 0

    def _entries(self, row: int) -> list[Entry]:
        """The values in the key columns of a row."""
        entries: list[Entry] = []
        for key, column in self.columns.keys.items():
            text = self.table.rows[row][column]
            if not text:
                continue
            place = self.table.locate(row, column)
            if key == "target" and not text.startswith(YAML_SIGNS):
                entries.append(("target.departments", self.names.node(text, place), place))
            elif key in list_keys() or (key == "select" and ";" in text):
                entries.append((key, self.names.node(text, place, self.sheet.decimal), place))
            else:
                entries.append((key, value_node(text, place, self.sheet.decimal, self.sheet.thousands), place))
        return entries

    def _doses(self, row: int, kind: str) -> Doses | None:
        by_week: list[float] = []
        forms: set[str] = set()
        before = len(self.findings)
        for one in self.columns.weeks:
            text = self.table.rows[row][one.column].casefold()
            dose = _dose(text, self.sheet.decimal)
            if isinstance(dose, str):
                self.findings.add(self.table.finding(row, one.column, dose))
                continue
            if dose > 0.0:
                forms.add("mark" if text in MARKS else "number")
            by_week += [dose] * one.weeks
        if len(forms) > 1:
            self._say(row, "type", f"the weeks of '{kind}' mix marks and doses; use either x or numbers in all of them")
        if len(self.findings) > before:
            return None
        return Doses(tuple(by_week), "mark" in forms, bool(self.columns.weeks) and self.columns.weeks[-1].last is None)

    def _timing_is_clear(self, row: int, kind: str, doses: Doses) -> bool:
        """Whether timing is stated only once, by marks or by keys."""
        told = [key for key in TIMING if key in self.columns.keys and self.table.rows[row][self.columns.keys[key]]]
        at_work = any(doses.by_week)
        if at_work and told:
            self._say(row, told[0], f"'{told[0]}' is stated and weeks are marked; leave one of the two empty")
            return False
        if self.columns.weeks and not at_work and not told:
            self._say(row, "type", f"'{kind}' is active in no week; mark its weeks, or begin its type with {OFF}")
            return False
        return True

    def _name(self, row: int, kind: str, entries: list[Entry]) -> None:
        """Name unnamed rows of the same type by their departments."""
        if kind not in self.often or any(key == "name" for key, _, _ in entries):
            return
        departments = next((node for key, node, _ in entries if key == "target.departments"), None)
        names = "everyone" if departments is None else ", ".join(str(name) for name in plain(departments))
        where = self._place(row, "type")
        entries.append(("name", Scalar(f"{kind}: {names}"[:80], "", True, where), where))

    def _place(self, row: int, key: str) -> Place:
        return self.table.locate(row, self.columns.keys[key])

    def _say(self, row: int, key: str, message: str) -> None:
        self.findings.add(self.table.finding(row, self.columns.keys[key], message))


def _dose(text: str, decimal: str) -> float | str:
    """The dose in a cell under a week, or why it is wrong."""
    if text in MARKS or text in NOT_AT_WORK:
        return 1.0 if text in MARKS else 0.0
    value = number(text, decimal)
    if isinstance(value, str):
        return f"{value}; a week cell holds a dose from 0 to 1, x, or nothing"
    if not 0.0 <= value <= 1.0:
        hint = f"; did you mean {value / 100:g}?" if 2.0 <= value <= 100.0 else ""
        return f"a dose must be between 0 and 1, {value:g} is given{hint}"
    return value


def _timing(one: Stretch, where: Place, **more: int) -> list[Entry]:
    timing = {"start_week": one.start_week, "weeks": one.weeks, "ramp_weeks": one.ramp_weeks or None, **more}
    return [(key, Scalar(value, str(value), False, where), where) for key, value in timing.items() if value is not None]


def _dosed(
    intervention: type[Intervention] | None, entries: Sequence[Entry], peak: float, marked: bool, where: Place
) -> list[Entry]:
    """The entries of a row with its strength scaled to a dose; unknown types and strengths that are not numbers stay.
    """
    if intervention is None:
        return list(entries)
    stated = {key for key, _, _ in entries if key in intervention.dose_fields()}
    if peak == 1.0 and (marked or stated):
        return list(entries)
    dosed = [(key, _times(node, peak, place) if key in stated else node, place) for key, node, place in entries]
    unsaid = _unsaid(intervention, stated).items()
    return [*dosed, *((name, _strength(dose * peak, "", where), where) for name, dose in unsaid)]


def _unsaid(intervention: type[Intervention], stated: Collection[str]) -> dict[str, float]:
    """Strengths that a row leaves out: defaults if it states another one, else a full dose of each."""
    full = intervention.dose_fields()
    return {name: intervention.model_fields[name].default if stated else full[name]
            for name in full if name not in stated}


def _times(node: Node, factor: float, place: Place) -> Node:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return node
    return _strength(value * factor, node.text if isinstance(node, Scalar) else "", place)


def _strength(value: float, text: str, place: Place) -> Scalar:
    """A strength without rounding errors of a multiplication: .6 x .5 is .3."""
    return Scalar(round(value, 12), text, False, place)
