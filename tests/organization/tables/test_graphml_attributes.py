"""Attributes of GraphML never replace what an element is; labels are read; malformed values are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.structure import Organization
from cxsim.organization.tables.graph_table import Part
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns

OPENING = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">'
NODES = '<node id="1"/>\n<node id="2"/>\n<node id="3"/>\n'
EDGE = '<edge source="1" target="2"/>\n'


def key(identifier: str, kind: str, name: str, more: str = "", inside: str = "") -> str:
    return f'<key id="{identifier}" for="{kind}" attr.name="{name}"{more}>{inside}</key>\n'


def document(keys: str, inside: str, default: str = "directed") -> str:
    return f'{OPENING}\n{keys}<graph edgedefault="{default}">\n{inside}</graph></graphml>'


def read(folder: Path, content: str, part: Part) -> tuple[Table | None, list[str]]:
    """The table if all its columns are used, and what is found."""
    (folder / "team.graphml").write_text(content)
    findings = Findings()
    table = read_table(FileSpecification(file="team.graphml", missing=()), folder, findings, part)
    if table is not None:
        check_columns(table, range(len(table.header)), (), True, findings)
    return table, [str(finding) for finding in findings.shown()]


def cells(folder: Path, content: str, part: Part) -> list[dict[str, str]]:
    table, found = read(folder, content, part)
    assert table is not None and found == []
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def load(folder: Path, content: str, people: dict[str, str] | None = None, **ties: object) -> Organization:
    (folder / "team.graphml").write_text(content)
    return build(OrganizationSpecification.model_validate({
        "people": {"file": "team.graphml", "columns": people or {}},
        "ties": [{"file": "team.graphml", **ties}]}), folder, 1)


def ties_in(organization: Organization) -> set[tuple[str, str]]:
    layer = organization.layers["informal"]
    return {(organization.ids[one], organization.ids[other])
            for one, other in zip(layer.sources, layer.targets, strict=True)}


def test_attributes_named_like_what_an_element_is_are_further_columns(tmp_path: Path) -> None:
    keys = key("i", "node", "ID") + key("t", "edge", "target") + key("d", "edge", "directed")
    content = document(keys, '<node id="1"><data key="i">2</data></node><node id="2"/>\n<edge source="1" target="2">'
                             '<data key="t">9</data><data key="d">false</data></edge>')
    assert cells(tmp_path, content, "nodes") == [
        {"id": "1", "ID (attribute)": "2"}, {"id": "2", "ID (attribute)": ""}]
    assert cells(tmp_path, content, "edges") == [
        {"source": "1", "target": "2", "directed": "1", "target (attribute)": "9", "directed (attribute)": "false"}]
    table, _ = read(tmp_path, content, "nodes")
    assert table is not None
    assert table.notes == (
        "team.graphml: nodes have an attribute 'ID'; it is the column 'ID (attribute)' here.",
        "team.graphml: it also holds 1 edge, read where 'ties' names this file.")


@pytest.mark.parametrize(("one", "other"), [
    ("team", "teaM"), ("job title", "job  title"), ("\u00e9quipe", "e\u0301quipe"), ("team", "te\u00adam"),
    ("id", "ID (attribute)"),
])
def test_attributes_that_would_hide_each_other_are_refused(tmp_path: Path, one: str, other: str) -> None:
    keys = key("t", "node", one) + key("o", "node", other)
    content = document(keys, '<node id="1"><data key="t">north</data></node>'
                             '<node id="2"><data key="o">south</data></node>')
    with pytest.raises(InputError) as raised:
        load(tmp_path, content)
    assert (f"nodes have attributes that are read as one, because upper and lower case, spaces and invisible signs do "
            f"not count: '{one}', '{other}'; rename one") in str(raised.value)


def test_an_edge_may_have_another_direction_than_the_graph(tmp_path: Path) -> None:
    content = document("", NODES + EDGE + '<edge source="2" target="3" directed="false"/>\n'
                       '<edge source="3" target="1" directed="1"/>')
    assert [row["directed"] for row in cells(tmp_path, content, "edges")] == ["1", "0", "1"]


@pytest.mark.parametrize("kind", ["edge", "all"])
def test_a_default_fills_what_elements_leave_out(tmp_path: Path, kind: str) -> None:
    content = document(key("w", kind, "weight", "", "<desc>how often</desc><default>3</default>"),
                       NODES + EDGE + '<edge source="2" target="3"><data key="w">1</data></edge>')
    assert [row["weight"] for row in cells(tmp_path, content, "edges")] == ["3", "1"]


def test_descriptions_and_data_of_the_graph_are_no_attributes_of_people(tmp_path: Path) -> None:
    content = document(key("g", "graph", "author"), '<desc>x</desc><data key="g">me</data>'
                       '<node id="1"><desc>the boss</desc></node><node id="2"/>' + EDGE)
    assert cells(tmp_path, content, "nodes") == [{"id": "1"}, {"id": "2"}]


def test_labels_that_yed_draws_are_read(tmp_path: Path) -> None:
    keys = ('<key for="node" id="d5" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>'
            '<key for="graphml" id="d7" yfiles.type="resources"/>' + key("d4", "node", "description"))
    drawn = ('<node id="n{0}"><data key="d5"><y:ShapeNode><y:Geometry x="1"/><y:NodeLabel fontSize="12">{1}'
             "<y:LabelModel/></y:NodeLabel><y:NodeLabel>second</y:NodeLabel></y:ShapeNode></data></node>")
    content = document(keys, drawn.format(0, "Ada") + drawn.format(1, "Bo ") + '<edge source="n0" target="n1"><data '
                       'key="d9"><y:PolyLineEdge><y:EdgeLabel>asks</y:EdgeLabel></y:PolyLineEdge></data></edge>')
    assert cells(tmp_path, content, "nodes") == [
        {"id": "n0", "label": "Ada", "description": ""}, {"id": "n1", "label": "Bo", "description": ""}]
    assert cells(tmp_path, content, "edges") == [
        {"source": "n0", "target": "n1", "directed": "1", "label": "asks", "source label": "Ada", "target label": "Bo"}]


def test_a_drawing_without_labels_makes_no_column(tmp_path: Path) -> None:
    keys = '<key for="node" id="d5" yfiles.type="nodegraphics"/>'
    content = document(keys, '<node id="1"><data key="d5"><y:ShapeNode/></data></node><node id="2"/>' + EDGE)
    assert cells(tmp_path, content, "nodes") == [{"id": "1"}, {"id": "2"}]


def test_edges_follow_people_who_are_called_by_an_attribute(tmp_path: Path) -> None:
    content = document(key("n", "node", "name"), "".join(
        f'<node id="{node}"><data key="n">{name}</data></node>' for node, name in (("1", "2"), ("2", "3"), ("3", "1")))
        + EDGE)
    for stated in ({}, {"source": "source"}, {"source": "source name", "target": "target name"}):
        assert ties_in(load(tmp_path, content, {"id": "name"}, columns=stated)) == {("2", "3")}
    assert ties_in(load(tmp_path, content)) == {("1", "2")}


INTEGER = ' attr.type="int"'


@pytest.mark.parametrize(("keys", "inside", "found"), [
    (key("w", "edge", "weight"), '<edge source="1" target="2"><data key="w">1</data><data key="w">9</data></edge>',
     "team.graphml:7: this element has two values of 'weight'"),
    (key("w", "edge", "weight"), '<edge source="1" target="2"><data key="w">2.<default>1</default>5</data></edge>',
     "<default> inside <data>"),
    (key("w", "edge", "weight"), '<edge source="1" target="2"><data key="w">2<desc>x</desc>5</data></edge>',
     "<desc> inside <data>"),
    (key("w", "edge", "weight", INTEGER), '<edge source="1" target="2"><data key="w">0.5</data></edge>',
     "team.graphml:7: '0.5' is no whole number; 'weight' is declared as int"),
    (key("d", "nodes", "department"), EDGE, "the key 'd' is for 'nodes', which is no part of a graph; did you mean"),
    (key("a", "all", "weight") + key("w", "edge", "weight"), EDGE, "two keys for edge are named 'weight'"),
    (key("w", "edge", "weight") + key("a", "all", "weight"), EDGE, "two keys for all are named 'weight'"),
    ("", '<edge source="1" target="2" directed="maybe"/>', 'directed="maybe" is neither true nor false'),
    ("", '<node id="g"><graph edgedefault="directed"><node id="4"/></graph></node>', "ungroup them"),
    (key("d", "node", "department"), '<node id="4"><node id="5"/><data key="d">x</data></node>',
     "team.graphml:7: <node> inside <node> is not expected there"),
    (key("w", "edge", "weight"), '<edge source="1" target="2"><edge source="2" target="3"/><data key="w">2</data>'
     "</edge>",
     "team.graphml:7: <edge> inside <edge> is not expected there"),
    (key("d", "node", "department"), '<node id="4"><desc><data key="d">x</data></desc></node>',
     "team.graphml:7: <data> inside <desc> is not expected there"),
    (key("w", "edge", "weight"), '<default>5</default>' + EDGE, "team.graphml:7: <default> inside <graph>"),
    ("", "<a>" * 200, "nested too deeply"),
])
def test_what_would_be_read_wrongly_is_refused(tmp_path: Path, keys: str, inside: str, found: str) -> None:
    assert any(found in message for message in read(tmp_path, document(keys, NODES + inside), "edges")[1])


def test_whole_numbers_may_be_written_with_a_point(tmp_path: Path) -> None:
    content = document(key("w", "edge", "weight", INTEGER),
                       NODES + '<edge source="1" target="2"><data key="w">3.0</data></edge>')
    assert cells(tmp_path, content, "edges")[0]["weight"] == "3.0"


def test_a_value_that_nobody_uses_does_not_matter(tmp_path: Path) -> None:
    content = document(key("w", "edge", "size", INTEGER),
                       NODES + '<edge source="1" target="2"><data key="w">.5</data></edge>')
    assert ties_in(load(tmp_path, content)) == {("1", "2")}


def test_an_unknown_encoding_is_a_finding(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="UTF-9"?>' + document("", NODES + EDGE)
    assert "names an encoding that cannot be read" in read(tmp_path, content, "nodes")[1][0]


def test_too_many_attributes_are_refused_before_a_table_is_made(tmp_path: Path) -> None:
    keys = "".join(key(f"k{number}", "node", f"n{number}") for number in range(2_100))
    assert read(tmp_path, document(keys, NODES + EDGE), "nodes")[1] == [
        "team.graphml: has 3 nodes with 2,101 attributes; at most 2,000 attributes and 20,000,000 values are read"]
