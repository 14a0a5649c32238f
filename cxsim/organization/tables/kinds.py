"""What kind of file some content is, whatever its name says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from cxsim.organization.schema.file_specification import FileSpecification

_AS_WORKBOOK = "save it as .xlsx or .csv"
_TABLE = "export it as a table (CSV or XLSX)"
WORKBOOK = "a zip archive or workbook"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", WORKBOOK),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", f"an old Excel workbook (.xls) or a protected one ({_AS_WORKBOOK}, without a password)"),
    (b"\x09\x08\x10\x00", f"an old Excel workbook ({_AS_WORKBOOK})"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PAR1", f"a Parquet file ({_TABLE})"),
    (b"ARROW1", f"a Feather or Arrow file ({_TABLE})"),
    (b"ORC", f"an ORC file ({_TABLE})"),
    (b"Obj\x01", f"an Avro file ({_TABLE})"),
    (b"SQLite format 3", f"an SQLite database ({_TABLE})"),
    (b"\x89HDF", f"an HDF5 file ({_TABLE})"),
    (b"\x93NUMPY", f"a numpy array ({_TABLE})"),
    (b"$FL2", f"an SPSS file ({_TABLE})"),
    (b"$FL3", f"an SPSS file ({_TABLE})"),
    (b"<stata_dta>", f"a Stata file ({_TABLE})"),
    (b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc2\xea\x81\x60", f"a SAS file ({_TABLE})"),
    (b"RDX", f"an R data file ({_TABLE})"),
    (b"RDA", f"an R data file ({_TABLE})"),
    (b"\x80\x04", f"a pickle of Python ({_TABLE})"),
    (b"\x80\x05", f"a pickle of Python ({_TABLE})"),
    (b"{\\rtf", f"an RTF document ({_TABLE})"),
    (b"\xff\xfe\x00\x00", "text in UTF-32 (save it as 'CSV UTF-8')"),
    (b"\x00\x00\xfe\xff", "text in UTF-32 (save it as 'CSV UTF-8')"),
    (b">>graph6<<", "a graph6 file (save it as GraphML)"),
    (b">>sparse6<<", "a sparse6 file (save it as GraphML)"),
)
_GRAPHML = "save it as GraphML or as a table of ties with a header"
_STARTS: tuple[tuple[str, str], ...] = (
    (r"<!doctype html|<html|<head|<table|<body", "an HTML page (perhaps a login page)"),
    (r"(%.*\n\s*)*\*(network|vertices|edges|arcs|matrix|partition|vector)\b", "a Pajek file"),
    (r"(#.*\n\s*|(creator|version|comment)\s.*\n\s*)*graph\s*\[", "a GML file"),
    (r"(/\*[^*]*\*/\s*)?((//|#).*\n\s*)*(strict\s+)?(di)?graph\b[^\n,;\t|]*\{",
     f"a graph in the language dot ({_GRAPHML})"),
    (r"\*\s?(node|tie)\s+(data|properties)", f"a VNA file of NetDraw ({_GRAPHML})"),
    (r"dl\s+(((n|nr|nm|nc)\s*=)|format|labels|data)", f"a DL file of UCINET ({_GRAPHML})"),
    (r'\(tlp\s+"', f"a Tulip graph ({_GRAPHML})"),
    (r"\{|\[\s*[\[{\]]", "JSON"),
    (r"%%matrixmarket", f"a matrix (MatrixMarket; {_GRAPHML})"),
    (r"@relation\s", f"an ARFF file ({_TABLE})"),
    (r"begin:vcard", f"a list of contacts (vCard; {_TABLE})"),
    (r"from:? .*\n(.*\n){0,5}(subject|date|received):", f"mails ({_TABLE})"),
    (r"(--.*\n\s*)*(create table|insert into|drop table)\s", f"an SQL script ({_TABLE})"),
    (r"(---\s*\n\s*)?(- )?[a-z_]+:[ \t]*\n[ \t]+(- )?[a-z_]+:", f"YAML ({_TABLE})"),
)
_ROOTS: tuple[tuple[str, str], ...] = (
    (r"<(\w+:)?graphml\b", "a GraphML document"),
    (r"<gexf\b", "a GEXF document"),
    (r"<(\w+:)?workbook\b", f"a workbook in XML ({_AS_WORKBOOK})"),
    (r"<!doctype html|<html", "an HTML page (perhaps a login page)"),
    (r"<[a-z]+[\s>/]", "an XML document"),
)
_PROLOG = (("<?", "?>"), ("<!--", "-->"))
_PAIRS = re.compile(r"[^\s,;|\"']+[ ]+[^\s,;|\"']+([ ]+[-+0-9.eE]+)?[ ]*")
_ENDS = frozenset({"source", "target", "from", "to", "sender", "recipient", "id"})
_GRAPHS = {"a GraphML document": "graphml", "a GEXF document": "gexf", "a Pajek file": "pajek", "a GML file": "gml",
           "JSON": "json"}
_GRAPH_ENDINGS = {".graphml": "graphml", ".gexf": "gexf", ".net": "pajek", ".paj": "pajek", ".gml": "gml",
                  ".json": "json"}
_IDLE = {"workbook": ("separator", "encoding"),
         **dict.fromkeys(("graphml", "gexf", "json"), ("separator", "header_row", "encoding")),
         **dict.fromkeys(("pajek", "gml"), ("separator", "header_row"))}
_LOOKED_AT = 4_000


def what_it_is(content: bytes) -> str | None:
    """What the content looks like, if it is clearly not a text table."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    start = content[:_LOOKED_AT].decode(encoding, "replace").lstrip("\ufeff \t\r\n").lower().replace("\r\n", "\n")
    found = _first(_STARTS, start)
    if found is None and start.startswith("<"):
        found = _first(_ROOTS, _without_prolog(start)) or ("an XML document" if start.startswith("<?xml") else None)
    return found or _spaced(_lines(start, len(content) > _LOOKED_AT))


def _first(patterns: tuple[tuple[str, str], ...], start: str) -> str | None:
    return next((kind for pattern, kind in patterns if re.match(pattern, start)), None)


def _without_prolog(start: str) -> str:
    """What follows the declaration, comments and document type of an XML document."""
    while mark := next((end for begin, end in _PROLOG if start.startswith(begin)), None):
        _, found, rest = start.partition(mark)
        start = rest.lstrip() if found else ""
    return re.sub(r"^<!doctype[^>\[]*(\[[^\]]*\])?\s*>\s*", "", start)


def _lines(start: str, cut: bool) -> list[str]:
    """The lines that hold something and are no comments, but for the last one if it is cut."""
    lines = [line for line in start.split("\n") if line.strip() and not line.startswith(("#", "%"))]
    return lines[:-1] if cut else lines


def _spaced(lines: Sequence[str]) -> str | None:
    """A list whose columns are separated by spaces, if the lines look like one."""
    widths = {*map(len, map(str.split, lines))}
    if len(lines) < 2 or len(widths) > 1 or not all(map(_PAIRS.fullmatch, lines[1:])):
        return None
    if len(_ENDS.intersection(lines[0].split())) > 1:
        return "a table with spaces between its columns (separate them by commas)"
    if _PAIRS.fullmatch(lines[0]) and (widths == {3} or any(map(str.isdigit, "".join(lines)))):
        return "a list of ties without header (separate its columns by commas, and name them source,target)"
    return None


def graph_format(kind: str | None, ending: str) -> str | None:
    """The format of a graph by what its file looks like (see ``what_it_is``) or, if that says nothing, by its name."""
    if kind is None:
        return _GRAPH_ENDINGS.get(ending)
    return _GRAPHS.get(kind, "graphml" if ending == ".graphml" else None)


def idle_keys(specification: FileSpecification) -> list[str]:
    """The stated keys that mean nothing in a file of this kind, judged by its name."""
    ending = PurePath(specification.file).suffix.casefold()
    kind = "workbook" if ending == ".xlsx" else graph_format(None, ending)
    return sorted(specification.model_fields_set.intersection(() if kind is None else _IDLE[kind]))
