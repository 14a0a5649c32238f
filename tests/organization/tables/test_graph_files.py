"""Pajek, GML, GEXF and JSON are graphs, whatever their names; what networkx would join or invent is refused."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.read_table import Part, read_table
from cxsim.organization.tables.table import Table

GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="department" type="string"><default>Front</default></attribute>
<attribute id="1" title="id" type="integer"/></attributes>
<nodes><node id="a" label="Ada"><attvalues><attvalue for="1" value="7"/></attvalues></node>
<node id="b" label="Bo"><attvalues><attvalue for="0" value="Back"/></attvalues></node></nodes>
<edges><edge id="0" source="a" target="b" weight="2.5"/><edge id="1" source="b" target="a"/></edges></graph></gexf>"""
PAJEK = '*Vertices 3\n1 "Ada"\n2 "Bo Smith"\n3\n*Edges\n1 2 2.5\n% a remark\n1 3\n'
GML = ('Creator "someone"\ngraph [\n  directed 1\n'
       '  node [ id 0 label "Ada" department "Front" graphics [ x 1.0 ] ]\n'
       '  node [ id 1 label "Bo" ]\n'
       '  edge [ source 0 target 1 weight 2.5 ]\n  edge [ source 0 target 1 weight 1 ]\n]\n')
LINKS = {"directed": True, "nodes": [{"id": "a", "label": "Ada"}, {"id": "b", "head": True, "tags": [1]}],
         "links": [{"source": "a", "target": "b", "weight": 2.5}]}


def read(folder: Path, content: str, part: Part, file: str = "team.net") -> tuple[Table | None, list[str]]:
    (folder / file).write_text(content, encoding="utf-8")
    findings = Findings()
    table = read_table(FileSpecification(file=file), folder, findings, part)
    return table, [str(finding) for finding in findings.shown()]


def cells(folder: Path, content: str, part: Part) -> list[dict[str, str]]:
    table, found = read(folder, content, part)
    assert table is not None and found == []
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def test_arcs_and_edges_of_pajek_are_read_together(tmp_path: Path) -> None:
    found = cells(tmp_path, PAJEK + "*Arcs\n2 1\n*Arcslist\n3 1 2\n", "edges")
    assert [(tie["source"], tie["target"], tie["directed"]) for tie in found] == [
        ("Ada", "Bo Smith", "0"), ("Ada", "3", "0"), ("Bo Smith", "Ada", "1"), ("3", "Ada", "1"),
        ("3", "Bo Smith", "1")]


def test_relations_of_pajek_are_told_apart_by_their_names(tmp_path: Path) -> None:
    content = PAJEK.replace("*Edges", '*Edges :1 "asks"') + '*Arcs :2 "trusts"\n1 2\n'
    assert [tie["relation"] for tie in cells(tmp_path, content, "edges")] == ["asks", "asks", "trusts"]


def test_the_adjacency_form_of_networkx_is_read(tmp_path: Path) -> None:
    graph = nx.DiGraph([("a", "b", {"weight": 2.5})])
    assert cells(tmp_path, json.dumps(nx.adjacency_data(graph)), "edges") == [
        {"source": "a", "target": "b", "directed": "1", "weight": "2.5"}]


@pytest.mark.parametrize(("content", "nodes", "edges"), [
    (PAJEK, [{"id": "Ada", "number": "1"}, {"id": "Bo Smith", "number": "2"}, {"id": "3", "number": "3"}],
     [{"source": "Ada", "target": "Bo Smith", "directed": "0", "weight": "2.5"},
      {"source": "Ada", "target": "3", "directed": "0", "weight": ""}]),
    (GML, [{"id": "0", "label": "Ada", "department": "Front"}, {"id": "1", "label": "Bo", "department": ""}],
     [{"source": "0", "target": "1", "directed": "1", "weight": "2.5", "source label": "Ada", "target label": "Bo"},
      {"source": "0", "target": "1", "directed": "1", "weight": "1", "source label": "Ada", "target label": "Bo"}]),
    (GEXF, [{"id": "a", "id (attribute)": "7", "label": "Ada", "department": "Front"},
            {"id": "b", "id (attribute)": "", "label": "Bo", "department": "Back"}],
     [{"source": "a", "target": "b", "directed": "1", "id": "0", "weight": "2.5", "source label": "Ada",
       "target label": "Bo"},
      {"source": "b", "target": "a", "directed": "1", "id": "1", "weight": "1", "source label": "Bo",
       "target label": "Ada"}]),
    (json.dumps(LINKS), [{"id": "a", "label": "Ada", "head": ""}, {"id": "b", "label": "", "head": "true"}],
     [{"source": "a", "target": "b", "directed": "1", "weight": "2.5"}]),
])
def test_nodes_and_edges_are_read_by_what_the_file_is(
    tmp_path: Path, content: str, nodes: list[dict[str, str]], edges: list[dict[str, str]]
) -> None:
    assert cells(tmp_path, content, "nodes") == nodes
    assert cells(tmp_path, content, "edges") == edges


def test_lists_are_refused_where_others_have_one_value_and_else_told(tmp_path: Path) -> None:
    nodes = [{"id": "a", "team": "north", "tags": [1]}, {"id": "b", "team": ["south"]}]
    table, found = read(tmp_path, json.dumps({"directed": True, "nodes": nodes, "links": []}), "nodes")
    assert table is not None and found == []
    assert table.header == ("id", "team")
    assert table.notes == ("team.net: attributes of nodes that hold several values are not read: 'tags'.",)
    findings = Findings()
    table.report_faults(1, "text", findings)
    assert [str(one) for one in findings.shown()] == ["team.net!node 2: 'team' holds a list here, not one value"]


@pytest.mark.parametrize(("content", "said"), [
    ('{"nodes": [{"id": 1, "team": "north", "team": "south"}], "links": []}', "'team' stands twice in one place"),
    ('{"nodes": [{"id": 1}], "links": [{"source": 1, "target": 1}], "edges": [{"source": 1, "target": 1}]}',
     "it has both 'links' and 'edges'"),
    (GEXF.replace('<attvalue for="0"', '<attvalue for="0" value="Front"/><attvalue for="0"'),
     "a node has two values of 'department': 'Front' and 'Back'"),
    (GEXF.replace('<attvalue for="1" value="7"/>', '<attvalue for="1" value="7"/><attvalue for="2" value="8"/>')
     .replace("</attributes>", '<attribute id="2" title="id" type="integer"/></attributes>'),
     "a node has two values of 'id': '7' and '8'"),
    (GEXF.replace('title="department"', 'title="label"'), "a node has two values of 'label': 'Bo' and 'Back'"),
    (GEXF.replace("<nodes>", '<attributes class="edge"><attribute id="0" title="weight" type="float"/></attributes>'
                  "<nodes>").replace('weight="2.5"/>', 'weight="2.5"><attvalues><attvalue for="0" value="9"/>'
                                     "</attvalues></edge>"), "an edge has two values of 'weight': '2.5' and '9'"),
])
def test_of_two_values_of_one_name_none_is_taken_in_silence(tmp_path: Path, content: str, said: str) -> None:
    table, (found,) = read(tmp_path, content, "edges")
    assert table is None
    assert said in found


def test_what_a_node_of_a_graph_in_json_calls_data_is_not_the_node(tmp_path: Path) -> None:
    nodes = [{"id": "ada", "team": "north", "data": {"x": 1}}]
    assert cells(tmp_path, json.dumps({"nodes": nodes, "links": []}), "nodes") == [{"id": "ada", "team": "north"}]


def test_an_empty_list_of_links_does_not_hide_edges(tmp_path: Path) -> None:
    content = {"nodes": [{"id": "a"}, {"id": "b"}], "links": [], "edges": [{"source": "a", "target": "b"}]}
    assert [tie["target"] for tie in cells(tmp_path, json.dumps(content), "edges")] == ["b"]


@pytest.mark.parametrize(("content", "said"), [
    ('*Vertices 2\n1 "Ada"\n2 "Bo"\n1 2 1\n*Arcs\n2 1 1\n', "it states 2 vertices, but 3 lines follow"),
    ('*Vertices 2\n1 "Ada"\n2"Bo"\n*Arcs\n2 1 1\n', "the line '2\"Bo\"' is not a number with words that are apart"),
    ('*Vertices 2\n1 "Ada"\n2 "Bo"\n*Arcs\n2 1 1"12"4\n', "the line '2 1 1\"12\"4' is not a number with words"),
])
def test_lines_that_networkx_passes_over_or_joins_are_refused(tmp_path: Path, content: str, said: str) -> None:
    table, (found,) = read(tmp_path, content, "edges")
    assert table is None
    assert said in found


def test_a_mistake_names_the_node(tmp_path: Path) -> None:
    table, _ = read(tmp_path, GML, "nodes")
    assert table is not None
    assert str(table.finding(1, 0, "is odd")) == "team.net!node 2: is odd"
    assert table.where(1) == "node 2"


def test_a_graph_of_networkx_comes_back_from_each_format(tmp_path: Path) -> None:
    graph = nx.DiGraph()
    graph.add_node("ada", department="Front")
    graph.add_edge("ada", "bo", weight=2.0)
    nx.write_gexf(graph, tmp_path / "a.gexf")
    nx.write_gml(graph, tmp_path / "a.gml")
    nx.write_pajek(graph, tmp_path / "a.net")
    (tmp_path / "a.json").write_text(json.dumps(nx.node_link_data(graph)))
    for file, own in (("a.gexf", "source"), ("a.gml", "source label"), ("a.net", "source"), ("a.json", "source")):
        findings = Findings()
        table = read_table(FileSpecification(file=file), tmp_path, findings, "edges")
        assert table is not None, findings.shown()
        row = dict(zip(table.header, table.rows[0], strict=True))
        assert (row[own], float(row["weight"]), row["directed"]) == ("ada", 2.0, "1")


@pytest.mark.parametrize(("data", "source"), [
    ({"nodes": [{"name": "Ada"}, {"name": "Bo"}], "links": [{"source": 0, "target": 1}]}, "0"),
    ({"nodes": [{"id": 7}, {"id": 8}], "edges": [{"from": 7, "to": 8}]}, "7"),
    ({"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": {"id": "a"}, "target": {"id": "b"}}]}, "a"),
    ({"elements": {"nodes": [{"data": {"id": "a"}}, {"data": {"id": "b"}}],
                   "edges": [{"data": {"source": "a", "target": "b"}}]}}, "a"),
])
def test_the_usual_forms_of_graphs_in_json_are_read(tmp_path: Path, data: object, source: str) -> None:
    assert cells(tmp_path, json.dumps(data), "edges")[0]["source"] == source


@pytest.mark.parametrize(("content", "found"), [
    (PAJEK.replace("*Edges", "*Matrix"), "only *Vertices with *Edges and *Arcs are read, not *vertices, *matrix"),
    (PAJEK + "*Arcs\n2 9\n", "edges name 1 node that is not stated"),
    (PAJEK.replace("*Vertices 3", "*Vertices 3 1"), "two kinds of vertices"),
    (PAJEK.replace("Bo Smith", "Ada"), "it states 3 nodes, but 2 are distinct and known"),
    (PAJEK + "1 9\n", "edges name 1 node that is not stated, such as '9'"),
    (PAJEK.replace("Bo Smith", "Ada") + "1 9\n", "edges name 1 node"),
    (PAJEK.replace("*Vertices 3", "*Vertices 5"), "cannot be read as PAJEK"),
    (GML.replace("target 1 weight 1", "target 5 weight 1"), "undefined target 5"),
    (GML.replace("id 1 label", "id 0 label"), "is duplicated"),
    (GML[:-3], "cannot be read as GML"),
    ("graph [\n" + "a [ " * 20_000, "cannot be read as GML"),
    (GEXF.replace('node id="b"', 'node id="a"'), "edges name 1 node that is not stated, such as 'b'"),
    (GEXF.replace('target="b"', 'target="c"'), "edges name 1 node that is not stated, such as 'c'"),
    (GEXF.replace('edge id="1"', 'edge id="1" start="2020"'), "changes in time"),
    (GEXF.replace('edge id="1"', 'edge id="1" type="undirected"'), "Undirected edge found in directed graph"),
    (GEXF.replace('label="Bo"', 'label="Bo" pid="a"'), "nodes inside nodes"),
    (GEXF.replace("<gexf", '<!DOCTYPE a [<!ENTITY b "c">]><gexf'), "document type definition"),
    (GEXF[:-20], "cannot be read as GEXF"),
    ('{"a": 1}', "it is no graph with 'nodes' and 'links' or 'edges'"),
    ('[{"id": 1}]', "it is no graph"),
    ('{"nodes": [{"id": true}], "links": []}', "true is no identifier"),
    ('{"nodes": [], "links": [{"source": 1}]}', "edge 1 has no 'source' and 'target'"),
    ('{"nodes": [', "cannot be read as JSON"),
    ("[" * 100_000, "cannot be read as JSON"),
    ('{"nodes": [], "links": []}', "has no nodes"),
])
def test_what_would_be_read_wrongly_is_refused_with_a_way_out(tmp_path: Path, content: str, found: str) -> None:
    table, messages = read(tmp_path, content, "nodes")
    assert table is None
    assert len(messages) == 1 and found in messages[0]
    assert "GraphML" in messages[0] or "has no nodes" in messages[0]


@pytest.mark.parametrize(("content", "found"), [
    ("digraph team {\n a -> b;\n}\n", "a graph in the language dot"),
    ("/* x */\nstrict graph {\n a -- b\n}\n", "a graph in the language dot"),
    ("// made by hand\ngraph g {\n a -- b\n}\n", "a graph in the language dot"),
    ("*node data\nid dept\na x\n*tie data\nfrom to n\na b 1\n", "a VNA file"),
    ("dl n=3 format=edgelist1\ndata:\n1 2\n", "a DL file of UCINET"),
    ("DL N = 3\nDATA:\n0 1 1\n", "a DL file of UCINET"),
    ('(tlp "2.0"\n(nodes 0 1)\n', "a Tulip graph"),
    ("e1 e2\ne2 e3\n", "a list of ties without header"),
    ("ada bo 3\nbo cy 1\n", "a list of ties without header"),
    ("source target weight\na b 1\nb c 2\n", "a table with spaces between its columns"),
    (">>graph6<<DQc", "a graph6 file"),
    ("%%MatrixMarket matrix coordinate\n1 1 1\n", "a matrix"),
    ("CREATE TABLE people (id int);\n", "an SQL script"),
    ("people:\n  - id: a\n    manager: b\n", "YAML"),
    ("<?xml version='1.0'?><people/>", "an XML document"),
    ("<?xml version='1.0'?>\n<!-- a -->\n<Workbook/>", "a workbook in XML"),
])
@pytest.mark.parametrize("file", ["people.csv", "people.txt", "team.net"])
def test_other_files_are_refused_by_their_kind(tmp_path: Path, content: str, found: str, file: str) -> None:
    table, messages = read(tmp_path, content, "nodes", file)
    assert table is None
    assert len(messages) == 1 and f"looks like {found}" in messages[0]


def test_the_encoding_of_a_graph_may_be_stated(tmp_path: Path) -> None:
    (tmp_path / "team.net").write_bytes(PAJEK.replace("Ada", "Zoë").encode("cp1252"))
    findings = Findings()
    assert read_table(FileSpecification(file="team.net"), tmp_path, findings) is None
    assert "it is not in utf-8 (state its encoding)" in findings.shown()[0].message
    table = read_table(FileSpecification(file="team.net", encoding="cp1252"), tmp_path, findings)
    assert table is not None and table.rows[0][0] == "Zoë"


def test_a_sheet_of_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "team.net").write_text(PAJEK)
    findings = Findings()
    assert read_table(FileSpecification(file="team.net", sheet="staff"), tmp_path, findings) is None
    assert findings.shown()[0].message == "sheet: 'staff' is stated, but this is no workbook; leave it out"


@pytest.mark.parametrize(("content", "found"), [
    (b"PAR1\x00", "a Parquet file"), (b"\xd0\xcf\x11\xe0\xa1", "an old Excel workbook"), (b"%PDF-1", "a PDF"),
    (b"$FL2@(#) SPSS", "an SPSS file"), (b"RDX3\n", "an R data file"), (b"ARROW1\0\0", "a Feather"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x80\x04\x95", "a pickle"), (b"\xff\xfe\x00\x00i\x00", "UTF-32"), (b"{\\rtf1", "an RTF document"),
])
def test_binary_files_are_refused_by_their_kind(tmp_path: Path, content: bytes, found: str) -> None:
    (tmp_path / "people.csv").write_bytes(content)
    findings = Findings()
    assert read_table(FileSpecification(file="people.csv"), tmp_path, findings) is None
    assert found in findings.shown()[0].message


@pytest.mark.parametrize("content", [
    "id,unit\na,b\n", "graph,unit\na,b\n", "name\nAda Lovelace\nBo Smith\n", "[id],name\n1,a\n", "dl,n\n1,2\n",
    "# exported\nid,unit\na,b\n", "node data,unit\na,b\n",
])
def test_tables_are_not_taken_for_something_else(tmp_path: Path, content: str) -> None:
    _, messages = read(tmp_path, content, "nodes", "people.csv")
    assert not any("looks like a" in message and "title" not in message for message in messages)
