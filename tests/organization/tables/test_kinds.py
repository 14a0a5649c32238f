"""What kind of file some content is, whatever its name says."""

import pytest

from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.kinds import graph_format, idle_keys, what_it_is

PAIRS = "a table with spaces between its columns (separate them by commas)"
PAGE = "an HTML page (perhaps a login page)"
NO_HEADER = "a list of ties without header (separate its columns by commas, and name them source,target)"


@pytest.mark.parametrize(("text", "kind"), [
    ("id,name\n1,Ada\n", None), ("", None), ("PK\x03\x04", "a zip archive or workbook"),
    ("<html><body>", PAGE), ("\ufeff  <!DOCTYPE html>", PAGE),
    ("<?xml version='1.0'?>\n<!-- by x -->\n<graphml xmlns='y'>", "a GraphML document"),
    ("<?xml version='1.0'?><gexf>", "a GEXF document"),
    ("<?xml version='1.0'?><!DOCTYPE a [<!ELEMENT b>]><gexf>", "a GEXF document"),
    ("<?xml version='1.0'?><staff >", "an XML document"), ("<?xml version='1.0'", "an XML document"), ("<3", None),
    ("*Vertices 3\n", "a Pajek file"), ("% made by x\r\n*Network y", "a Pajek file"),
    ('Creator "x"\ngraph [\n', "a GML file"), ('{"nodes": []}', "JSON"), ('[{"a": 1}]', "JSON"), ("[x]", None),
    ("%%MatrixMarket matrix", "a matrix (MatrixMarket; save it as GraphML or as a table of ties with a header)"),
])
def test_what_content_looks_like(text, kind):
    assert what_it_is(text.encode()) == kind


def test_text_in_utf_16_is_looked_at_too():
    assert what_it_is("*Vertices 3".encode("utf-16")) == "a Pajek file"
    assert what_it_is("id,name".encode("utf-16")) is None


@pytest.mark.parametrize(("text", "kind"), [
    ("source target\na b\nb c", PAIRS), ("1 2\n2 3", NO_HEADER), ("a b 1\nb c 2", NO_HEADER), ("a b c\nb c 2", None),
    ("a b\nb c", None), ("1 2", None), ("1 2\n2 3 4", None), ("# by x\n1 2\n2 3\n", NO_HEADER), ("name\nAda\nBo", None),
    ("1,2\n2,3", None),
])
def test_columns_that_spaces_separate(text, kind):
    assert what_it_is(text.encode()) == kind


def test_only_the_beginning_is_looked_at():
    lines = "1 2\n" * 1000
    assert what_it_is((lines + "x,y,z").encode()) == NO_HEADER
    assert what_it_is((lines[:400] + "x,y,z").encode()) is None


@pytest.mark.parametrize(("kind", "ending", "form"), [
    (None, ".gexf", "gexf"), (None, ".net", "pajek"), (None, ".csv", None), ("JSON", ".csv", "json"),
    ("a GML file", ".txt", "gml"), ("an XML document", ".graphml", "graphml"), ("an XML document", ".xml", None),
])
def test_the_format_of_a_graph(kind, ending, form):
    assert graph_format(kind, ending) == form


@pytest.mark.parametrize(("file", "idle"), [
    ("a.csv", []), ("a.xlsx", ["encoding", "separator"]), ("a.XLSX", ["encoding", "separator"]),
    ("a.graphml", ["encoding", "header_row", "separator"]), ("a.net", ["header_row", "separator"]),
])
def test_keys_that_mean_nothing_in_a_file(file, idle):
    stated = FileSpecification(file=file, separator=";", encoding="cp1252", header_row=2)
    assert idle_keys(stated) == idle
    assert idle_keys(FileSpecification(file=file)) == []
