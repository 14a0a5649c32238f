"""A file as its owner sees it: rows by their numbers and cells by their places, also where it is no table yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.errors import Place
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.seen import SeenFile, seen_file
from tests.golden.stories import save

GRAPH = """\
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d" for="node" attr.name="department" attr.type="string"/>
<graph edgedefault="directed">
<node id="a"><data key="d">Claims</data></node>
<node id="b"/>
<edge source="a" target="b"/>
</graph></graphml>"""


def seen(folder: Path, name: str, text: str, **keys: Any) -> SeenFile | None:
    save({name: text}, folder)
    return seen_file(FileSpecification.model_validate({"file": name, **keys}), folder)


def test_rows_of_a_text_file_have_the_numbers_of_their_lines(tmp_path: Path) -> None:
    found = seen(tmp_path, "a.csv", "id;unit\n1;north\n\n2;south;too many\n", separator=";")
    assert found is not None
    assert (found.header, found.first, found.letters) == (("id", "unit"), 1, ("1", "2"))
    assert {row: list(cells) for row, cells in found.rows.items()} == {
        2: ["1", "north"], 3: [], 4: ["2", "south", "too many"]}
    assert found.cell_of(Place("a.csv", 2, 3)) == (2, 1)
    assert found.cell_of(Place("a.csv", 3)) == (3, -1)
    assert found.cell_of(Place("b.csv", 2, 3)) is None
    assert found.cell_of(Place("a.csv")) is None


def test_rows_of_a_workbook_have_the_numbers_of_their_sheet(tmp_path: Path) -> None:
    found = seen(tmp_path, "a.xlsx", "[Staff]\nid,unit\n1,north\n\n2,south\n")
    assert found is not None
    assert (found.sheet, found.letters, list(found.rows)) == ("Staff", ("A", "B"), [2, 3, 4])
    assert found.cell_of(Place("a.xlsx!Staff!B4")) == (4, 1)
    assert found.cell_of(Place("a.xlsx!Staff!A3")) == (3, 0)
    assert found.cell_of(Place("a.xlsx!Other!B4")) is None


def test_a_graph_has_its_nodes_for_rows(tmp_path: Path) -> None:
    found = seen(tmp_path, "a.graphml", GRAPH)
    assert found is not None
    assert found.first == 0
    assert [next(iter(cells)) for cells in found.rows.values()] == ["a", "b"]
    assert found.cell_of(Place("a.graphml", 5)) == (2, 0)
    assert found.cell_of(Place("a.graphml", 9)) is None


@pytest.mark.parametrize(("name", "text"), [("a.csv", ""), ("a.graphml", "<graphml><graph>")])
def test_of_what_cannot_be_opened_nothing_is_seen(tmp_path: Path, name: str, text: str) -> None:
    save({name: text}, tmp_path)
    file = name.partition(" ")[0]
    assert seen_file(FileSpecification(file=file), tmp_path) is None
    assert seen_file(FileSpecification(file="missing.csv"), tmp_path) is None
