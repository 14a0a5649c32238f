"""Small hostile or damaged files cost neither time nor memory, and end in a finding."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables import workbook_archive
from cxsim.organization.tables.proposed_file import proposed_file
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.workbook_archive import opened

MOST_SECONDS = 5.0
MOST_MEGABYTES = 300
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ROWS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'


def workbook(sheet: str, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook with this text in place of one of its parts."""
    plain, changed = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, sheet if name == part else source.read(name))
    return changed.getvalue()


def merged(*ranges: str) -> str:
    return SHEET + ROWS + "</sheetData><mergeCells>" + "".join(
        f'<mergeCell ref="{one}"/>' for one in ranges) + "</mergeCells></worksheet>"


@pytest.mark.parametrize(("file", "content", "found"), [
    ("a.xlsx", workbook(merged("A1:XFD1048576")), " cells; remove empty ones, or use CSV"),
    ("a.xlsx", workbook(merged(*(f"A{row}:B{row}" for row in range(1, 3_000)))), "more than 2,000 merged ranges"),
    ("a.xlsx", workbook(SHEET + '<row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'),
     "reaches to column XFD"),
    ("a.xlsx", workbook(SHEET + '<row r="1"><c r="A1"><v>1</v></c></row><row r="99"><c r="XFD99"><f>A1</f></c></row>'
                        "</sheetData></worksheet>"), "reaches to column XFD"),
    ("a.xlsx", workbook(SHEET + "<a>" * 20_000), "the workbook is damaged"),
    ("a.xlsx", workbook("<!DOCTYPE a>" + SHEET), "document type definition"),
    ("a.xlsx", workbook("x", "xl/styles.xml"), "the workbook is damaged"),
    ("a.xlsx", workbook(SHEET + ROWS)[:-300], "is not a workbook"),
    ("a.csv", b"," * 1_000_000, "has 1,000,001 fields"),
    ("a.csv", b"id,unit\n" + b'"' * 1_000_000, "a field has more than 131,072 characters"),
    ("a.csv", b"\n" * 1_000_000, "the file is empty"),
    ("a.csv", b"<?xml version='1.0'?>" + b"<!---->" * 100_000, "an XML document"),
    ("a.graphml", (GRAPHML + "<a>" * 100_000).encode(), "nested too deeply"),
    ("a.graphml", (GRAPHML + "".join(f'<key id="{key}" for="node"/>' for key in range(10_000))
                   + '<graph edgedefault="directed"><node id="1"/></graph></graphml>').encode(),
     "has 1 nodes with 10,001 attributes"),
    ("a.gml", b"graph [ " + b"a [ " * 100_000, "cannot be read as GML"),
    ("a.json", b"[" * 1_000_000, "cannot be read as JSON"),
    ("a.net", b"*Vertices 999999999\n1 \"a\"\n", "cannot be read as PAJEK"),
])
def test_a_small_hostile_file_is_refused_soon(tmp_path: Path, file: str, content: bytes, found: str) -> None:
    (tmp_path / file).write_bytes(content)
    findings, specification = Findings(), FileSpecification(file=file)
    tracemalloc.start()
    begin = time.process_time()
    table = read_table(specification, tmp_path, findings)
    seconds, peak = time.process_time() - begin, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert table is None
    assert found in findings.shown()[0].message
    assert seconds < MOST_SECONDS
    assert peak < MOST_MEGABYTES * 1024 * 1024
    assert proposed_file(specification, tmp_path, Findings()) is not None


@pytest.mark.parametrize("position", range(0, 100, 7))
def test_a_workbook_with_a_flipped_byte_is_read_or_called_damaged(tmp_path: Path, position: int) -> None:
    content = bytearray(workbook(SHEET + ROWS + "</sheetData></worksheet>"))
    content[position * len(content) // 100] ^= 0xFF
    (tmp_path / "a.xlsx").write_bytes(content)
    findings = Findings()
    table = read_table(FileSpecification(file="a.xlsx"), tmp_path, findings)
    assert (table is None) == (len(findings) > 0)


def test_a_workbook_beyond_the_most_bytes_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    content, findings = workbook(SHEET + ROWS + "</sheetData></worksheet>"), Findings()
    assert opened(content, "a.xlsx", findings) is not None
    monkeypatch.setattr(workbook_archive, "MOST_BYTES", len(content))
    assert opened(content, "a.xlsx", findings) is not None
    monkeypatch.setattr(workbook_archive, "MOST_BYTES", len(content) - 1)
    assert opened(content, "a.xlsx", findings) is None
    [told] = findings.shown()
    assert told.message == f"has {len(content):,} bytes; at most {len(content) - 1:,} are read of a workbook"
