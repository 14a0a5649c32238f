"""The meaning of the columns of a sheet: keys of interventions, weeks, notes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from cxsim.errors import did_you_mean, nearest
from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.cost import Cost
from cxsim.interventions.people.targeting import Target
from cxsim.organization.findings import Findings
from cxsim.organization.tables.table import Table
from cxsim.scenario.schema.sheets import MapFile, PlanSheet
from cxsim.scenario.text.cells import column_keys
from cxsim.scenario.text.week_columns import WeekColumn, is_of_calendar, week_columns

LISTS_OF_TARGETS = frozenset({"target.departments", "target.levels", "target.teams", "target.people"})
NOTES = frozenset({"note", "notes", "comment", "comments"})
OTHER_WORDS: Mapping[str, str] = MappingProxyType({
    "intervention": "type", "department": "target.departments", "departments": "target.departments",
    "levels": "target.levels", "teams": "target.teams", "managers": "target.managers",
})  # fmt: skip


@dataclass(frozen=True)
class SheetColumns:
    """The columns of a sheet: ``keys`` maps keys to columns; ``weeks`` are the week columns."""

    keys: Mapping[str, int]
    weeks: tuple[WeekColumn, ...]


def read_columns(table: Table, sheet: PlanSheet, findings: Findings) -> SheetColumns | None:
    """The meaning of each column; None, with findings, if a column has no meaning."""
    before = len(findings)
    weeks, wrong = week_columns(table.header, sheet.first_week)
    for column, message in wrong:
        findings.add(table.finding(-1, column, message))
    of_week = {one.column for one in weeks}
    for column in sorted(of_week):
        table.report_faults(column, "amount", findings)
    keys = _keys(table, sheet, of_week, findings)
    if "type" not in keys and len(findings) == before:
        findings.add(table.finding(-1, 0, "there is no column 'type' with the type of each intervention; "
                                   f"{did_you_mean('type', table.header)}"))
    return None if len(findings) > before else SheetColumns(keys, tuple(weeks))


def _keys(table: Table, sheet: PlanSheet, of_week: Collection[int], findings: Findings) -> dict[str, int]:
    known = known_keys()
    _check_mapped(table, sheet.columns, known, findings)

    def unknown(key: str) -> str:
        if is_of_calendar(key):
            return ("is a date or a week of the calendar; weeks here are those of the run and count from "
                    f"{sheet.first_week}, as in 'week {sheet.first_week}'")
        meant = nearest(key, [*known, *OTHER_WORDS])
        hint = f"did you mean '{meant}'? Else" if meant else "if it holds remarks,"
        return (f"is not a key of an intervention or a week; {hint} name it under 'columns' or 'ignore_columns', "
                "call it 'notes', or begin its name with 'x_'")

    return keyed_columns(table, sheet, OTHER_WORDS, known, unknown, findings, of_week)


def keyed_columns(
    table: Table, sheet: MapFile | PlanSheet, other_words: Mapping[str, str], known: Collection[str],
    unknown: Callable[[str], str], findings: Findings, apart: Collection[int] = (),
) -> dict[str, int]:
    """The column of each key, without notes, ignored columns and those listed in ``apart``.

    ``other_words`` are alternative names of keys; ``unknown`` makes the message about a column with an unknown key.
    """
    ignored = {name.strip().casefold() for name in sheet.ignore_columns}
    keys: dict[str, int] = {}
    for column, key in enumerate(column_keys(table.header, sheet.columns)):
        header = table.header[column]
        if column in apart or header.casefold() in ignored or header.startswith("x_") or key in NOTES:
            continue
        meant = other_words.get(key, key)
        if meant not in known:
            findings.add(table.finding(-1, column, f"the column '{header}' {unknown(key)}"))
        elif meant in keys:
            findings.add(table.finding(-1, column, f"the columns '{table.header[keys[meant]]}' and '{header}' both "
                                       f"hold '{meant}'"))
        else:
            keys[meant] = column
            table.report_faults(column, "amount" if meant.startswith("cost.") else "truth", findings)
    return keys


def _check_mapped(table: Table, columns: Mapping[str, str], known: Sequence[str], findings: Findings) -> None:
    for key, header in columns.items():
        if OTHER_WORDS.get(key, key) not in known:
            findings.add(table.finding(-1, 0, f"columns: there is no key '{key}'; "
                                       f"{did_you_mean(key, [*known, *OTHER_WORDS])}"))
        elif table.index_of(header) is None:
            findings.add(table.finding(-1, 0, f"columns: there is no column '{header}'; "
                                       f"{did_you_mean(header, table.header)}"))


@cache
def list_keys() -> frozenset[str]:
    """Keys whose cells hold several names: keys that are lists in every intervention that has them."""
    kinds: dict[str, list[bool]] = {}
    for intervention in intervention_types().values():
        for name, field in intervention.model_json_schema()["properties"].items():
            alternatives = [one for one in field.get("anyOf", [field]) if one.get("type") != "null"]
            kinds.setdefault(name, []).append(all(
                one.get("type") == "array" and one.get("items", {}).get("type") in ("string", "integer")
                for one in alternatives))
    return LISTS_OF_TARGETS | {name for name, all_lists in kinds.items() if all(all_lists)}


def known_keys() -> list[str]:
    """Every key of any intervention, including those inside its target and cost."""
    keys = {name for intervention in intervention_types().values() for name in intervention.model_fields}
    keys |= {f"target.{name}" for name in Target.model_fields} | {f"cost.{name}" for name in Cost.model_fields}
    return sorted(keys)
