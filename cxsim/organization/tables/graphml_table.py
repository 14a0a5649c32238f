"""A strict and safe GraphML reader: nodes or edges as a table whose cells know their line.

It does not use networkx, which invents nodes and silently drops all graphs but the first. It uses defusedxml, which
refuses document type definitions and entities.
"""

from __future__ import annotations

from xml.sax import SAXParseException

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.graph_table import Part, table_of_file
from cxsim.organization.tables.graphml_document import GraphmlDocument
from cxsim.organization.tables.kinds import what_it_is
from cxsim.organization.tables.table import Table

MOST_BYTES = 256 * 1024 * 1024


def read_graphml(content: bytes, specification: FileSpecification, findings: Findings, part: Part) -> Table | None:
    """Read the nodes or edges of a GraphML file; None if it cannot be used (see ``findings``)."""
    file, before = specification.file, len(findings)
    if len(content) > MOST_BYTES:
        findings.say(file, f"has {len(content):,} bytes; at most {MOST_BYTES:,} are read of a graph")
        return None
    kind = what_it_is(content)
    if kind is not None and "XML" not in kind and "GraphML" not in kind:
        findings.say(file, f"looks like {kind}, not like GraphML")
        return None
    document = _document(content, file, findings)
    if len(findings) > before:
        return None
    return table_of_file(specification, part, document.elements, document.attribute_names(part), findings)


def _document(content: bytes, file: str, findings: Findings) -> GraphmlDocument:
    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    document = GraphmlDocument(file, findings)
    before = len(findings)
    try:
        parseString(content, document, forbid_dtd=True)
    except SAXParseException as problem:
        line, column = problem.getLineNumber() or 0, (problem.getColumnNumber() or 0) + 1
        findings.say(file, f"is not well-formed XML: {problem.getMessage()}", line, column)
    except DefusedXmlException:
        findings.say(file, "has a document type definition or entities, which are not allowed")
    except (LookupError, ValueError) as problem:
        findings.say(file, f"its first line names an encoding that cannot be read ({problem}); save it in UTF-8", 1)
    if document.graphs != 1 and len(findings) == before:
        findings.say(file, f"has {document.graphs} graphs; exactly one is expected")
    return document
