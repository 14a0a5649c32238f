"""Opens workbooks safely: what is damaged, protected or far too large is refused before it is read."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.organization.findings import Findings

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_BYTES = 64 * 1024 * 1024
MOST_EXPANDED = 200 * 1024 * 1024
MOST_TIMES_LARGER = 60
MOST_MEMBERS = 1_000
MOST_CELLS = 1_000_000
CELLS_OF_SMALL_FILES = 300_000
MOST_MERGED = 2_000
_MERGED = re.compile(rb"mergeCell\b[^>]*?ref\s*=\s*[\"']\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_OVERLAP = 100
DAMAGED = "the workbook is damaged: open it and save it again as .xlsx, or as .csv"


def opened(content: bytes, file: str, findings: Findings) -> tuple[Workbook, Workbook | None] | None:
    """The workbook with saved values and, if it has formulas, the same with formulas; None with a finding."""
    if len(content) > MOST_BYTES:
        findings.say(file, f"has {len(content):,} bytes; at most {MOST_BYTES:,} are read of a workbook")
        return None
    try:
        formulas = _checked(content, file, findings)
        return None if formulas is None else _loaded(content, formulas)
    except zipfile.BadZipFile:
        findings.say(file, "is not a workbook (.xlsx), or is damaged or protected; save it again as .xlsx or .csv")
    except Exception:  # damaged archives and sheets raise errors of zlib, struct, XML and openpyxl
        findings.say(file, DAMAGED)
    return None


def _loaded(content: bytes, formulas: bool) -> tuple[Workbook, Workbook | None]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions that openpyxl leaves out hold no cells
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        return book, openpyxl.load_workbook(io.BytesIO(content), keep_links=False) if formulas else None


def _checked(content: bytes, file: str, findings: Findings) -> bool | None:
    """Whether the workbook has formulas; None and a finding if it is not safe to read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        problem = _about_members([member.filename for member in members])
        size = _Size(min(MOST_EXPANDED, MOST_TIMES_LARGER * len(content) + 1_000_000),
                     min(MOST_CELLS, CELLS_OF_SMALL_FILES + len(content) // 4))
        for member in members if not problem else ():
            before = b""
            for piece in _pieces(archive, member):
                problem = problem or size.add(before, piece, member.filename.casefold())
                if problem:
                    break
                before = piece[-_OVERLAP:]
    if problem:
        findings.say(file, problem)
        return None
    return size.formulas


@dataclass
class _Size:
    """What was unpacked so far. Stated sizes may be wrong, and openpyxl makes cells for all of a merged range."""

    left: int
    most_cells: int
    cells: int = 0
    merged: int = 0
    formulas: bool = False

    def add(self, before: bytes, piece: bytes, name: str) -> str:
        """Count one more piece of a part, with the end of the piece before; return why it is too much, or nothing."""
        self.left -= len(piece)
        if self.left < 0:
            return "the workbook is far too large when unpacked; save it again"
        if b"<!DOCTYPE" in piece[:4096]:
            return "the workbook has a document type definition, which is not allowed"
        if not name.startswith("xl/worksheets/"):
            return ""
        text = before + piece
        self.cells += piece.count(b"<c ") + piece.count(b"<c>")
        self.formulas = self.formulas or any(sign in text for sign in (b"<f>", b"<f ", b"<f/"))
        for found in _MERGED.finditer(text):
            self.merged += 1
            self.cells += _area(*found.groups())
        if self.merged > MOST_MERGED:
            return f"the workbook has more than {MOST_MERGED:,} merged ranges; give every cell its own value"
        # Formulas need a second pass, with as many cells in memory again.
        most = self.most_cells // (2 if self.formulas else 1)
        return f"the workbook has more than {most:,} cells; remove empty ones, or use CSV" if self.cells > most else ""


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    from openpyxl.utils import column_index_from_string

    columns = column_index_from_string(right.decode()) - column_index_from_string(left.decode()) + 1
    return columns * (int(bottom) - int(top) + 1)


_OTHERS = (
    ("vbaproject.bin", "the workbook has macros; save it without them (.xlsx)"),
    ("content.xml", "is an OpenDocument file (.ods); save it as .xlsx or .csv"),
    ("workbook.bin", "is a binary workbook (.xlsb); save it as .xlsx or .csv"),
    ("word/document.xml", "is a text document (.docx); put its table into a workbook (.xlsx)"),
    (".iwa", "is a Numbers document; export it as .xlsx or .csv"),
)


def _about_members(names: list[str]) -> str:
    """Why an archive with these parts is not read; empty if it is."""
    folded = [name.casefold() for name in names]
    if len(names) > MOST_MEMBERS:
        return f"the workbook has {len(names):,} parts; at most {MOST_MEMBERS:,} are read"
    for ending, message in _OTHERS:
        if any(name.endswith(ending) for name in folded):
            return message
    if "xl/workbook.xml" not in folded:
        return "is a zip archive but not a workbook (.xlsx); unpack it and name the file inside"
    return ""


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as part:
        while piece := part.read(1 << 20):
            yield piece
