"""Which sheet of a workbook is opened; where each holds a part, somebody must say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.structure import Organization
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.proposal.proposal import Options
from cxsim.scenario.proposal.propose import propose_scenario

Rows = Sequence[Sequence[object]]
PEOPLE = [["Name", "Department", "Manager"], ["Ada Alm", "A", None], ["Bo Berg", "A", "Ada Alm"],
          ["Cy Cole", "B", "Bo Berg"]]
TIES = [["Source", "Target", "Weight"], ["Ada Alm", "Bo Berg", 1], ["Bo Berg", "Cy Cole", 2], ["Cy Cole", "Ada Alm", 3],
        ["Cy Cole", "Bo Berg", 1]]


def workbook(folder: Path, sheets: Mapping[str, Rows]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "company.xlsx")
    return folder / "company.xlsx"


def built(bench: Any, file: Path, ties: Path | None = None, **choices: str) -> Organization:
    proposal = propose_scenario(file, ties, choices=choices, options=Options(folder=bench.folder))
    (bench.folder / "new.yaml").write_text(proposal.text, "utf-8")
    return build(load_scenario(bench.folder / "new.yaml").organization, bench.folder, 1)


def test_nodes_and_edges_of_one_workbook_are_told_apart_by_their_columns(bench: Any) -> None:
    file = workbook(bench.folder, {"Edges": TIES, "Nodes": PEOPLE})
    organization = built(bench, file, file)
    assert sorted(organization.ids) == ["Ada Alm", "Bo Berg", "Cy Cole"]
    assert len(organization.layers["informal"]) == 4


def test_sheets_with_the_same_columns_are_refused_until_one_is_named(bench: Any) -> None:
    file = workbook(bench.folder, {"A": PEOPLE[:3], "Notes": [["a"], ["b"]], "B": [PEOPLE[0], PEOPLE[3]]})
    with pytest.raises(InputError) as caught:
        built(bench, file)
    assert [str(finding) for finding in caught.value.findings] == [
        "company.xlsx: the sheets 'A', 'B' have the same columns, as if each held a part: copy them into one sheet or, "
        "if one of them has everything, say so (--answer \"sheet:company.xlsx=A\")"]
    assert sorted(built(bench, file, **{"sheet:company.xlsx": "A"}).ids) == ["Ada Alm", "Bo Berg"]


def test_names_of_groups_above_the_names_of_columns_are_no_header(bench: Any) -> None:
    people = bench.save("id,name\n1,Ada Alm\n2,Bo Berg\n3,Cy Cole\n", "people.csv")
    rows = [[None, None, "Visual Properties", None, None, "Labels"],
            ["Vertex 1", "Vertex 2", "Color", "Width", "Style", "Label", "Weight"],
            *([row[0], row[1], None, None, None, None, row[2]] for row in TIES[1:])]
    layer = built(bench, people, workbook(bench.folder, {"Edges": rows})).layers["informal"]
    assert sorted(layer.weights.tolist()) == [1.0, 1.0, 2.0, 3.0]
