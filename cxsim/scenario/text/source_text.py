"""Decodes scenario files and checks size, encoding and forbidden characters."""

from __future__ import annotations

import re
from pathlib import Path

from cxsim.errors import Finding, InputError, Place, nearest

SIZE_LIMIT_BYTES = 1_000_000
# Control characters except tab, line feed and carriage return; unusual line breaks; surrogates.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|\n|\r")
_SIGNATURES = (
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"PK\x03\x04", "a zip archive or Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\x00\x00\xfe\xff", "UTF-32 text"),
    (b"\xff\xfe\x00\x00", "UTF-32 text"),
    (b"\xff\xfe", "UTF-16 text"),
    (b"\xfe\xff", "UTF-16 text"),
)


def read_text(path: Path, shown: str) -> str:
    """The text of a scenario file, without a byte order mark.

    Raises
    ------
    InputError
        If the file is missing, not a file, too large, not UTF-8, or contains forbidden characters.
    """
    return decode(_read_bytes(path, shown), shown)


def _read_bytes(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise _refused(shown, f"there is no such file{close_name(path)}") from None
    except IsADirectoryError:
        raise _refused(shown, "this is a folder; name a scenario file in it") from None
    except (OSError, ValueError) as error:
        raise _refused(shown, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > SIZE_LIMIT_BYTES:
        raise _refused(shown, f"larger than {SIZE_LIMIT_BYTES:,} bytes; put people and ties in separate files")
    return data


def decode(data: bytes, shown: str) -> str:
    """UTF-8 bytes as text; see :func:`read_text`."""
    for signature, meaning in _SIGNATURES:
        if data.startswith(signature):
            raise _refused(shown, f"byte 0: this is {meaning}, not UTF-8 text; save the scenario as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        line = data.count(b"\n", 0, offset) + 1
        message = f"byte {offset} (0x{data[offset]:02x}) is not UTF-8; save the file as UTF-8"
        raise InputError([Finding(shown, line, 0, "", message)]) from None
    findings = []
    for match in FORBIDDEN.finditer(text):
        place = place_at(text, match.start(), shown)
        findings.append(place.finding("", f"character U+{ord(match.group()):04X} is not allowed here; delete it"))
        if len(findings) == 20:
            break
    if findings:
        raise InputError(findings)
    return text


def split_lines(text: str) -> list[str]:
    """The lines of a text, as editors count them."""
    return _LINE_BREAK.split(text)


def place_at(text: str, offset: int, shown: str) -> Place:
    """Line and column of a character offset."""
    before = split_lines(text[:offset])
    line = len(before)
    return Place(shown, line, len(before[-1]) + 1, split_lines(text)[line - 1])


def close_name(path: Path) -> str:
    """The end of a message about a missing file: the file with the nearest name."""
    try:
        found = nearest(path.name, [entry.name for entry in path.parent.iterdir()])
    except OSError:
        return f" (and no folder '{path.parent}')"
    return f"; did you mean '{found}'?" if found else ""


def _refused(shown: str, message: str) -> InputError:
    return InputError([Finding(shown, 0, 0, "", message)])
