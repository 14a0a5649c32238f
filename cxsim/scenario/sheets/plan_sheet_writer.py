"""Writes a plan as a sheet that ``plan_sheet`` reads back as the same interventions."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.stretches import Stretch, as_rounds, stretches
from cxsim.scenario.sheets.plan_sheet import MARKS, TIMING
from cxsim.scenario.text.cells import YAML_SIGNS
from cxsim.scenario.text.plain_values import meaning

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float
SIMPLE_TARGETS = {"departments": "departments", "levels": "levels", "teams": "teams", "managers": "managers",
                  "share": "target.share", "draw": "target.draw", "people": "target.people"}
"""Parts of a target that have their own columns."""
FORMULA_SIGNS = ("=", "+", "-", "@")
MOST_WEEKS = 1040


def sheet_rows(interventions: Sequence[Intervention]) -> list[list[Cell]]:
    """Header and rows: type, name, values that differ from the defaults, then a column for each week.

    The last week column ends in + if an intervention continues to the end of the run. Timing that weeks cannot show (an
    intervention waits for another one, ends while it builds up, or comes in rounds without a pause) is in keys.
    """
    shown = list(filter(_weeks_show, interventions))
    weeks = max(map(_needed, shown), default=0)
    open_end = any(intervention.weeks is None for intervention in shown)
    week_names = [f"w{week}" for week in range(weeks)] + [f"w{weeks}+"] * open_end
    stated = [_stated(intervention, in_weeks=intervention in shown) for intervention in interventions]
    keys = list(dict.fromkeys(["type", "name", *(key for row in stated for key in row)]))
    rows: list[list[Cell]] = [[*keys, *week_names]]
    for intervention, row in zip(interventions, stated, strict=True):
        doses = _cells(intervention, weeks, open_end) if intervention in shown else [""] * len(week_names)
        rows.append([*(row.get(key, "") for key in keys), *doses])
    return rows


def csv_text(rows: Sequence[Sequence[Cell]]) -> str:
    """The rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([[_plain(cell) for cell in row] for row in rows])
    return stream.getvalue()


def workbook_bytes(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The rows as a workbook with one sheet; the header and the first two columns stay visible."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "plan"
    for row in rows:
        sheet.append([_kept_exact(cell) for cell in row])
    _dress(sheet, sum(re.fullmatch(r"w[0-9]+\+?", str(name)) is None for name in rows[0]))
    for column, held in enumerate(zip(*rows, strict=True), start=1):
        widest = max(len(str(cell)) for cell in held)
        sheet.column_dimensions[get_column_letter(column)].width = min(max(widest + 1, 5), 40)
    sheet.freeze_panes = "C2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _dress(sheet: Worksheet, keys: int) -> None:
    """Make the header bold and shade the weeks in which an intervention acts; the first ``keys`` columns are not weeks.
    """
    from openpyxl.styles import Font, PatternFill

    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula
            if cell.row == 1:
                cell.font = Font(bold=True)
            elif (cell.column or 0) > keys and cell.value is not None:
                cell.fill = PatternFill("solid", fgColor="C8C8C8")


def _weeks_show(intervention: Intervention) -> bool:
    """Whether marks and doses in weeks show the timing of an intervention completely."""
    if intervention.after is not None or _needed(intervention) > MOST_WEEKS:
        return False
    usual_pause = intervention.pause_weeks == type(intervention).model_fields["pause_weeks"].default
    if intervention.weeks is None:
        return intervention.rounds == 1 and usual_pause
    found = stretches(_doses(intervention, _needed(intervention)))
    as_written = Stretch(intervention.start_week, intervention.weeks, intervention.ramp_weeks, 1.0)
    if intervention.rounds == 1:
        return usual_pause and found == [as_written]
    rounds = as_rounds(found)
    return rounds is not None and (rounds.stretch, rounds.rounds, rounds.pause_weeks) == (
        as_written, intervention.rounds, intervention.pause_weeks)


def _needed(intervention: Intervention) -> int:
    """The number of weeks to show."""
    if intervention.weeks is None:
        return intervention.start_week + intervention.ramp_weeks
    pauses = (intervention.rounds - 1) * intervention.pause_weeks
    return intervention.start_week + intervention.rounds * intervention.weeks + pauses


def _doses(intervention: Intervention, weeks: int) -> list[float]:
    schedule = intervention.schedule()
    doses = [schedule.dose(week) for week in range(weeks)]
    if intervention.weeks is not None:
        step = intervention.weeks + intervention.pause_weeks
        once = doses[intervention.start_week : intervention.start_week + intervention.weeks]
        for number in range(1, intervention.rounds):
            start = intervention.start_week + number * step
            doses[start : start + intervention.weeks] = once
    return doses


def _cells(intervention: Intervention, weeks: int, open_end: bool) -> list[Cell]:
    """Marks if the intervention has the strength of its row in all its weeks, else doses."""
    doses = _doses(intervention, weeks) + ([1.0 if intervention.weeks is None else 0.0] if open_end else [])
    if intervention.ramp_weeks == 0:
        return ["x" if dose else "" for dose in doses]
    return [round(dose, 4) if 0.0 < dose < 1.0 else 1 if dose else "" for dose in doses]


def _stated(intervention: Intervention, *, in_weeks: bool) -> dict[str, Cell]:
    """Values that differ from the defaults, by column; with doses in weeks also the strength of the intervention."""
    data = intervention.model_dump(mode="json", exclude_defaults=True)
    target, cost = data.pop("target", {}), data.pop("cost", None)
    row: dict[str, Cell] = {"type": intervention.type, "name": _cell(intervention.name) if intervention.name else ""}
    row.update(_target_cells(target))
    dosed = intervention.dose_fields() if in_weeks and intervention.ramp_weeks else {}
    for key, value in _own(intervention, data, in_weeks, dosed).items():
        # One name alone is read as a rule of choice; in brackets it is a list.
        alone = key == "select" and isinstance(value, list) and len(value) == 1
        row[key] = _json(value) if alone else _cell(value)
    if cost is not None and intervention.cost is not None:
        row.update({f"cost.{name}": amount for name, amount in intervention.cost.model_dump().items()})
    return row


def _target_cells(target: Mapping[str, Any]) -> dict[str, Cell]:
    if set(target) <= set(SIMPLE_TARGETS):
        return {column: _cell(target[key]) for key, column in SIMPLE_TARGETS.items() if key in target}
    return {"target": _json(target)}


def _own(
    intervention: Intervention, data: Mapping[str, Any], in_weeks: bool, dosed: Mapping[str, float]
) -> dict[str, Any]:
    left_out = {"type", "name", *(TIMING if in_weeks else ())}
    own = {key: value for key, value in data.items() if key not in left_out}
    own |= {key: getattr(intervention, key) for key in dosed}
    if not in_weeks:
        own["start_week"] = intervention.start_week
    return own


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return _json(value)
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (list, tuple)):
        names = [str(name) for name in value]
        separate = not any({",", ";"} & set(name) for name in names)
        return "; ".join(names) if separate and all(map(_bare, names)) else _json(value)
    return value if isinstance(value, str) and _bare(value) else _json(value)


def _bare(text: str) -> bool:
    """Whether a text can be written to a cell unchanged."""
    plain = text == text.strip() and meaning(text) is not None and text.casefold() not in MARKS
    return plain and not text.startswith((*YAML_SIGNS, *FORMULA_SIGNS, "#"))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _kept_exact(cell: Cell) -> Cell | None:
    """A cell of a workbook; a number of more than 15 digits is stored as text, because workbooks would round it."""
    if isinstance(cell, float) and float(f"{cell:.15g}") != cell:
        return repr(cell)
    return None if cell == "" else cell


def _plain(cell: Cell) -> str:
    return repr(cell) if isinstance(cell, float) else str(cell)
