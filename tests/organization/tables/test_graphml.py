"""GraphML is read strictly and safely; graphs of networkx come and go."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.company_files.exchange import from_networkx, to_networkx
from cxsim.organization.generation.generate import generate
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.specification import GenerateSpecification
from cxsim.organization.structure import Organization

KEYS = (
    '<key id="d" for="node" attr.name="department"/>\n<key id="w" for="edge" attr.name="weight"><default>2</default>'
    "</key>\n"
)
NODES = '<node id="1"><data key="d">x</data></node>\n<node id="01"/>\n<node id="1.0"/>\n'


def document(inside: str, keys: str = KEYS, default: str = 'edgedefault="directed"') -> str:
    opening = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    return f"{opening}\n{keys}<graph {default}>\n{inside}</graph></graphml>"


def load(folder: Path, content: str | bytes, **ties: object) -> Organization:
    data = content.encode() if isinstance(content, str) else content
    (folder / "org.graphml").write_bytes(data)
    return build(OrganizationSpecification.model_validate(
        {"people": {"file": "org.graphml"}, "ties": [{"file": "org.graphml", **ties}]}), folder, 1)


def mistakes(folder: Path, content: str | bytes, **ties: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(folder, content, **ties)
    return [str(finding) for finding in caught.value.findings]


def test_nodes_are_people_and_edges_are_ties(tmp_path: Path) -> None:
    organization = load(tmp_path, document(
        NODES + '<edge source="1" target="01"><data key="w">0.5</data></edge>\n<edge source="01" target="1.0"/>\n'))
    assert sorted(organization.ids) == ["01", "1", "1.0"]
    assert organization.departments == ("unassigned", "x")
    layer = organization.layers["informal"]
    ties = {(organization.ids[s], organization.ids[t]): w
            for s, t, w in zip(layer.sources, layer.targets, layer.weights, strict=True)}
    assert ties == {("1", "01"): 0.5, ("01", "1.0"): 2.0}


def test_undirected_edges_go_both_ways(tmp_path: Path) -> None:
    content = document(NODES + '<edge source="1" target="01"/>\n', default='edgedefault="undirected"')
    assert len(load(tmp_path, content).layers["informal"]) == 2


EDGE = '<edge source="1" target="01"/>\n'


@pytest.mark.parametrize(("content", "found"), [
    (document(NODES + '<edge source="1" target="2"/>\n'), "org.graphml:8: '2' is not among the people"),
    (document(NODES + '<edge source="1" target="1"/>\n'), "org.graphml:8: a tie of '1' to itself"),
    (document(NODES + EDGE * 2), "org.graphml:9: this tie is also in line 8"),
    (document(NODES + '<edge source="1" target="01"><data key="w">nan</data></edge>'), "org.graphml:8: 'nan' is not"),
    (document(NODES + '<edge source="1" target="01"><data key="w">-1</data></edge>'), "the weight is -1"),
    (document(NODES + '<edge source="1" target="01"><data key="w"></data></edge>'), "the cell is empty"),
    (document(NODES + '<edge source="1" target="01"><data key="q">1</data></edge>'), "'q' is not declared"),
    (document(NODES + '<node id="1"/>' + EDGE), "org.graphml:8: the identifier '1' appears twice"),
    (document(NODES + EDGE, default=""), "does not state edgedefault"),
    (document(NODES + EDGE).replace("</graphml>", '<graph edgedefault="directed"/></graphml>'), "a second graph"),
    (document(f'<node id="a"><graph edgedefault="directed">{NODES}</graph></node>{EDGE}'), "inside a node"),
    (document(NODES + "<hyperedge/>" + EDGE), "<hyperedge> is not supported"),
    (document(NODES + EDGE).replace("http://graphml", "http://graph"), "does not begin with <graphml"),
    (document(NODES + EDGE)[:-12], "is not well-formed XML"),
    ('<!DOCTYPE a [<!ENTITY b "c">]>' + document(NODES + EDGE), "document type definition"),
    (b"\x1f\x8b....", "looks like a gzip archive"),
    (document(NODES), "has no edges"),
    (document(""), "has no nodes"),
])
def test_mistakes_are_found_with_their_line(tmp_path: Path, content: str | bytes, found: str) -> None:
    assert any(found in message for message in mistakes(tmp_path, content))


def layers_of(organization: Organization) -> dict[str, tuple[bytes, bytes, bytes]]:
    return {
        name: (layer.sources.tobytes(), layer.targets.tobytes(), layer.weights.tobytes())
        for name, layer in organization.layers.items()
    }


def generated() -> Organization:
    stated = {"departments": [{"name": "claims", "size": 30}, {"name": "sales", "size": 20}]}
    return generate(GenerateSpecification.model_validate(stated), 1)


def test_an_organization_comes_back_from_networkx() -> None:
    organization = generated()
    back = from_networkx(to_networkx(organization), 9, ties={"layer": {"column": "layer"}})
    assert (back.ids, back.teams, back.departments) == (organization.ids, organization.teams, organization.departments)
    assert back.manager.tolist() == organization.manager.tolist()
    assert back.level.tolist() == organization.level.tolist()
    assert layers_of(back) == layers_of(organization)


def test_an_organization_comes_back_from_graphml_written_by_networkx(tmp_path: Path) -> None:
    organization = generated()
    nx.write_graphml(to_networkx(organization), tmp_path / "org.graphml")
    back = load(tmp_path, (tmp_path / "org.graphml").read_bytes(), layer={"column": "layer"})
    assert back.ids == organization.ids
    assert layers_of(back) == layers_of(organization)


def test_any_networkx_graph_is_an_organization() -> None:
    organization = from_networkx(nx.karate_club_graph(), 1, people={"columns": {"department": "club"}})
    assert organization.size == 34
    assert organization.departments == ("Mr. Hi", "Officer")
    assert len(organization.layers["informal"]) == 2 * 78


def test_a_graph_without_edges_gets_generated_ties() -> None:
    organization = from_networkx(nx.empty_graph(40), 1)
    assert len(organization.layers["informal"]) > 100


def test_mistakes_in_a_graph_are_found() -> None:
    graph = nx.DiGraph()
    graph.add_node(1)
    graph.add_node("1")
    graph.add_edge(1, 1, weight=float("nan"))
    with pytest.raises(InputError) as caught:
        from_networkx(graph, 1)
    words = " ".join(str(finding) for finding in caught.value.findings)
    assert "appears twice" in words
    assert "'nan' is not a number" in words
