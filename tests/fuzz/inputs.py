"""Small valid inputs of every kind that users bring; each case is a folder of files, one of which is to be mutated."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import openpyxl

from tests.fuzz.graphs import gexf_bytes, gml_bytes, graphml_bytes, json_bytes, pajek_bytes

Rows = list[list[str]]

PEOPLE: Rows = [
    ["id", "manager", "department", "team", "resistance"],
    ["007", "", "board", "top", "0.4"], ["8", "007", "claims", "north", "0.5"], ["9", "8", "claims", "north", ""],
    ["10", "8", "claims", "south", "0.2"], ["11", "007", "Sales, EMEA", "east", "0.7"],
    ["12", "11", "Sales, EMEA", "east", "0.1"], ["Ada Müller", "11", "Sales, EMEA", "west", "1"],
]
TIES: Rows = [
    ["source", "target", "weight"],
    ["9", "10", "1"], ["10", "12", "2.5"], ["12", "9", "0.5"], ["Ada Müller", "8", "3"], ["8", "11", "1"],
]
MATRIX: Rows = [
    ["", *(row[0] for row in PEOPLE[1:])],
    *([source[0], *(next((tie[2] for tie in TIES if tie[:2] == [source[0], target[0]]), "") for target in PEOPLE[1:])]
      for source in PEOPLE[1:]),
]
STAFF: Rows = [
    [*PEOPLE[0], "status"], *([*row, "active"] for row in PEOPLE[1:]),
    ["13", "8", "claims", "north", "0.3", "left"], ["14", "13", "claims", "south", "", "left"],
]
PSEUDONYMS = "new with pseudonyms"
PLAN: Rows = [
    ["type", "name", "departments", "hours_per_week", "w0", "w1", "w2-3", "w4+"],
    ["training", "first", "claims", "3", "0.5", "1", "", ""], ["recognition", "", "", "", "x", "x", "x", "x"],
    ["mandate", "order", "Sales, EMEA", "", "", "x", "", ""],
]
SCENARIO = """\
schema: 1
name: Fuzz
weeks: 6
seed: 3
replicates: 1
uncertainty: none
organization:
  generate: {departments: [{name: claims, size: 8}, {name: "Sales, EMEA", size: 6}]}
context:
  customer_index: 58
  sponsorship: [{from_week: 0, level: 0.6}, {from_week: 3, level: 0.2}]
  inhibitors: [{name: silos, departments: [claims], behaviors: [solve], strength: 0.3}]
  catalysts: [{name: pride, strength: 0.2}]
  shocks: [{week: 2, strength: 0.5, weeks: 2}]
behaviors:
  - {name: solve, effort: 2, existing: {claims: 0.1}}
  - {name: share, visibility: 0.5}
plan:
  budget: 100000
  interventions:
    - {type: training, weeks: 4, hours_per_week: 3, behaviors: [solve]}
    - {type: champions, count: 2, select: random, target: {departments: [claims]}}
    - {type: remove_inhibitor, inhibitors: [silos], start_week: 1, takes_weeks: 2}
    - {type: communication, need: 0.6, waves: [[claims], ["Sales, EMEA"]], wave_gap_weeks: 2, weeks: 2}
  rules:
    - {name: late, when: {measure: adoption, below: 0.9, at_week: 3}, then: {start: {type: town_hall, weeks: 2}}}
survey: {every_weeks: 2}
target: {adoption: 0.4, by_week: 5}
costs: {currency: EUR, weekly_wage: {1: 3000, 2: 2000, 3: 1200}}
value: {adopter_week: 10}
parameters: {habit_gain: 0.2}
"""
COMPANY = """\
name: Fuzz
weeks: 6
seed: 3
replicates: 1
uncertainty: none
organization:
  people: {file: PEOPLE}
  ties: [TIES]
plan: {interventions: [{type: training, weeks: 3}]}
"""
SHEET = COMPANY.replace("plan: {interventions: [{type: training, weeks: 3}]}", "plan: {sheet: {file: SHEET}}")


@dataclass(frozen=True)
class Case:
    """Files by name; ``mutated`` is the one to change, ``rows`` its table, if it holds one."""

    files: dict[str, bytes]
    mutated: str
    rows: Rows | None = None


def csv_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV, with quotes where they are needed."""
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if set(text) & set(',"\r\n') else text

    return "".join(",".join(map(cell, row)) + "\n" for row in rows).encode()


def workbook(rows: Sequence[Sequence[object]]) -> openpyxl.Workbook:
    """Rows as a workbook; numbers in text become numbers, as a spreadsheet would make them."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append([_as_typed(cell) for cell in row])
    return book


def workbook_bytes(rows: Sequence[Sequence[object]]) -> bytes:
    """Rows as the file of a workbook."""
    return saved(workbook(rows))


def saved(book: openpyxl.Workbook) -> bytes:
    """The file of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _as_typed(cell: object) -> object:
    if not isinstance(cell, str) or (cell.startswith("0") and cell[1:2].isdigit()):
        return cell
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell or None


def _company(people: str, ties: str = "", *, keep: str = "", how: str = "") -> bytes:
    kept = f"{people}, keep: {{column: status, values: [{keep}]}}" if keep else people
    text = COMPANY.replace("PEOPLE", kept)
    return text.replace("[TIES]", f"[{{file: {ties}{how}}}]" if ties else "[]").encode()


def _tied(name: str, content: bytes, rows: Rows | None = None, how: str = "") -> Case:
    """A file of ties beside one of people; ``how``: what the scenario says about it."""
    return Case({"s.yaml": _company("p.csv", name, how=how), "p.csv": csv_bytes(PEOPLE), name: content}, name, rows)


def _sheet(sheet: str) -> bytes:
    return SHEET.replace("PEOPLE", "people.csv").replace("[TIES]", "[]").replace("SHEET", sheet).encode()


@cache
def cases() -> dict[str, Case]:
    """The valid input of every kind; those that begin with ``new`` have no scenario, so one is to be proposed."""
    people, ties = csv_bytes(PEOPLE), csv_bytes(TIES)
    files = {
        "people.csv": Case({"s.yaml": _company("p.csv"), "p.csv": people}, "p.csv", PEOPLE),
        "keep.csv": Case({"s.yaml": _company("p.csv", keep="active"), "p.csv": csv_bytes(STAFF)}, "p.csv", STAFF),
        "people.xlsx": Case({"s.yaml": _company("p.xlsx"), "p.xlsx": workbook_bytes(PEOPLE)}, "p.xlsx", PEOPLE),
        "ties.csv": _tied("t.csv", ties, TIES),
        "ties.xlsx": _tied("t.xlsx", workbook_bytes(TIES), TIES),
        "matrix.csv": _tied("m.csv", csv_bytes(MATRIX), MATRIX, ", matrix: true"),
        "pajek": _tied("t.net", pajek_bytes(PEOPLE, TIES)),
        "gml": _tied("t.gml", gml_bytes(PEOPLE, TIES), None, ", columns: {source: source label, target: target label}"),
        **{kind: Case({"s.yaml": _company(f"g.{kind}", f"g.{kind}"), f"g.{kind}": write(PEOPLE, TIES)}, f"g.{kind}")
           for kind, write in (("graphml", graphml_bytes), ("gexf", gexf_bytes), ("json", json_bytes))},
    }
    files |= {f"new {kind}": replace(one, files={name: content for name, content in one.files.items()
                                                 if name != "s.yaml"}) for kind, one in files.items()}
    manifest = {"program": "cxsim", "kind": "result", "seed": 1, "files": {"a.txt": "0" * 64, "b.txt": "1" * 64}}
    beside = {"people.csv": people}
    return {
        **files,
        PSEUDONYMS: Case({"p.csv": people, "t.csv": ties}, "p.csv", PEOPLE),
        "yaml": Case({"s.yaml": SCENARIO.encode()}, "s.yaml"),
        "sheet.csv": Case({"s.yaml": _sheet("s.csv"), **beside, "s.csv": csv_bytes(PLAN)}, "s.csv", PLAN),
        "sheet.xlsx": Case({"s.yaml": _sheet("s.xlsx"), **beside, "s.xlsx": workbook_bytes(PLAN)}, "s.xlsx", PLAN),
        "results": Case({"manifest.json": json.dumps(manifest).encode(), "a.txt": b"old", "b.txt": b"old",
                         "letter.txt": b"dear"}, "manifest.json"),
    }
