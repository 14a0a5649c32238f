"""Conversion of organizations to and from networkx graphs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cxsim.errors import Finding, InputError
from cxsim.organization.company_files.assemble import Filling, assemble
from cxsim.organization.company_files.read_people import people_from_table
from cxsim.organization.company_files.read_ties import ties_from_table
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import Findings
from cxsim.organization.schema.people_specification import PeopleColumns, PeopleSpecification
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.structure import Organization
from cxsim.organization.tables.graph_files import elements_of
from cxsim.organization.tables.graph_table import Elements, Part, elements_table
from cxsim.organization.tables.table import Table

if TYPE_CHECKING:
    import networkx


def from_networkx(
    graph: networkx.Graph[Any], seed: int, *, people: Mapping[str, Any] | None = None,
    ties: Mapping[str, Any] | None = None, draw: int = 0,
) -> Organization:
    """Make an organization from a graph: nodes are employees, edges are ties.

    Parameters
    ----------
    graph
        Any networkx graph; nodes are text or whole numbers. In an undirected graph ties go both ways.
    seed, draw
        Seed and draw for what has to be generated.
    people
        What a scenario states under ``people`` besides the file: ``{"columns": {"department": "unit"}}``.
    ties
        What a scenario states under ``ties`` besides the file: ``{"layer": {"column": "layer"}}``.

    Raises
    ------
    cxsim.errors.InputError
        With every mistake found.
    """
    findings = Findings()
    elements = elements_of(graph)
    table = _table("nodes", elements)
    stated = people_from_table(table, PeopleSpecification.model_validate({"file": "nodes", **(people or {})}), findings)
    if stated is None:
        raise findings.error()
    if not elements["nodes"]:
        findings.say("nodes", "the graph has no nodes")
    specification = TiesSpecification.model_validate({"file": "edges", **(ties or {})})
    settled, notes = ties_from_table(_table("edges", elements), specification, KnownPeople(stated.row_of), findings)
    findings.stop()
    return assemble(stated, settled if elements["edges"] else None, Filling(seed, draw)).with_notes_first(notes)


def to_networkx(organization: Organization, layers: Iterable[str] | None = None) -> networkx.MultiDiGraph[str]:
    """Make a graph with the attributes of people, and ties with ``layer`` and ``weight`` (all layers by default).

    The identifier of the manager is the attribute ``manager`` (absent at the top). ``networkx.write_graphml`` writes
    it, and a scenario can use that file for people and ties.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for row, identifier in enumerate(organization.ids):
        cells: dict[str, Any] = {
            "department": organization.departments[organization.department[row]],
            "team": organization.teams[organization.team[row]],
            "level": int(organization.level[row]),
        }
        if organization.manager[row] >= 0:
            cells["manager"] = organization.ids[organization.manager[row]]
        stated = {name: float(values[row]) for name, values in organization.traits.items()}
        graph.add_node(identifier, **cells, **{name: value for name, value in stated.items() if not math.isnan(value)})
    for name in sorted(organization.layers) if layers is None else layers:
        layer = organization.layers[name]
        ties = zip(layer.sources.tolist(), layer.targets.tolist(), layer.weights.tolist(), strict=True)
        graph.add_edges_from(
            (organization.ids[source], organization.ids[target], {"layer": name, "weight": weight})
            for source, target, weight in ties
        )
    return graph


def _table(part: Part, elements: Elements) -> Table:
    """Nodes or edges as a table; attributes with the name of a role come first."""
    known = {name for element in elements[part] for name in element.attributes}
    roles = [name for name in PeopleColumns.model_fields if name in known]
    table = elements_table(part, part, elements, [*roles, *sorted(known - set(roles))])
    if isinstance(table, str):
        raise InputError([Finding(part, 0, 0, "", table)])
    return table
