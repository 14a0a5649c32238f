"""Opens workbooks safely: what is damaged, protected or far too large is refused before it is read."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxsim.organization.findings import Findings

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_BYTES = 64 * 1024 * 1024
MOST_EXPANDED = 200 * 1024 * 1024
MOST_TIMES_LARGER = 60
MOST_MEMBERS = 1_000
MOST_CELLS = 1_500_000
DAMAGED = "the workbook is damaged: open it and save it again as .xlsx, or as .csv"


def opened(content: bytes, file: str, findings: Findings) -> tuple[Workbook, Workbook | None] | None:
    """The workbook with saved values, and, if it has formulas, as a stream with formulas; None with a finding."""
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
        stream = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False) if formulas else None
    return book, stream


def _checked(content: bytes, file: str, findings: Findings) -> bool | None:
    """Whether the workbook has formulas; None and a finding if it is not safe to read.

    Sizes are counted while it is unpacked, because stated sizes may be wrong.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        problem = _about_members([member.filename for member in members])
        left, cells, formulas = min(MOST_EXPANDED, MOST_TIMES_LARGER * len(content) + 1_000_000), MOST_CELLS, False
        for member in members if not problem else ():
            for piece in _pieces(archive, member):
                left -= len(piece)
                cells -= piece.count(b"<c ") + piece.count(b"<c>")
                formulas = formulas or b"<f" in piece
                if left < 0:
                    problem = "the workbook is far too large when unpacked; save it again"
                elif cells < 0:
                    problem = f"the workbook has more than {MOST_CELLS:,} cells; remove empty ones, or use CSV"
                elif b"<!DOCTYPE" in piece[:4096]:
                    problem = "the workbook has a document type definition, which is not allowed"
                if problem:
                    break
            if problem:
                break
    if problem:
        findings.say(file, problem)
        return None
    return formulas


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
