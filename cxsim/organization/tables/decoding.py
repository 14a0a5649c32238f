"""The text in the bytes of a file: by its stated encoding, and which encoding it seems to have."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise
from typing import get_args

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import Encoding, FileSpecification
from cxsim.organization.tables.kinds import what_it_is

_LIKELY: tuple[Encoding, ...] = ("cp1252", "mac-roman", "cp850")
_OTHERS: tuple[Encoding, ...] = ("cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "gb18030", "big5", "euc-kr")
_WESTERN = frozenset(
    "äöüßÄÖÜéèêëàâáåãæçñíìîïóòôõøúùûýÿœÉÈÊÀÂÁÅÆÇÑÍÎÓÔÕØÚÛŒŠšŽž€£§°·«»„“”‚‘’–—…®©™ºª¿¡\u00a0")
_ODD = re.compile(
    r"[^\W\d_][„“”‚«»§°®©™ºª¿¡€£…—\u00a0](?=[^\W\d_])|[a-zäöüßéèç][A-ZÄÖÜÉÈÀÂÁÅÆÇÑÍÎÓÔÕØÚÛŒŠŽ](?![A-Z])"
    r"|\b[A-Z][ÄÖÜÉÈÀÂÁÅÆÇÑÍÎÓÔÕØÚÛŒŠŽ][a-z]")
_ACCENTS = re.compile(r"\b[\u00c0-\u024f]{4,}\b")
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes, specification: FileSpecification, findings: Findings) -> str | None:
    """The text of a file; None and a finding if its stated encoding does not fit."""
    file, encoding = specification.file, specification.encoding
    kind = what_it_is(content)
    if kind is not None:
        findings.say(file, f"looks like {kind}, not like a text table (CSV)")
        return None
    if content.startswith(_MARKS) and encoding != "utf-16":
        findings.say(file, "is in UTF-16; save it as 'CSV UTF-8' or state encoding: utf-16")
        return None
    if encoding not in ("utf-8", "utf-16") and _is_utf_8(content):
        findings.say(file, f"is in UTF-8, but encoding: {encoding} is stated; leave that out")
        return None
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        column = problem.start - (content.rfind(b"\n", 0, problem.start) + 1) + 1
        byte = f"byte {problem.start} (0x{content[problem.start]:02x})"
        findings.say(file, f"{byte} is not {encoding}; {_advice(content, encoding)}", line, column)
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        findings.say(file, f"character {text.index(chr(0))} is NUL; this is not a text file{_utf_16(content)}", line)
        return None
    return text


def likely_encodings(content: bytes) -> list[Encoding]:
    """The encodings that make sense of the bytes, the most likely first; a single one is certain enough to propose."""
    if content.startswith(_MARKS) or _utf_16(content):
        return ["utf-16"]
    if _text(content, "utf-8") is not None or _nearly_utf_8(content):
        return ["utf-8"]
    texts = {encoding: text for encoding in _LIKELY if (text := _text(content, encoding)) is not None}
    plausible = [encoding for encoding, text in texts.items() if not _implausible(text)]
    return plausible or _by_letters(content)


def _by_letters(content: bytes) -> list[Encoding]:
    """All encodings that fit bytes of no western language, those that make most of them letters first."""
    texts = {encoding: text for encoding in _OTHERS + _LIKELY if (text := _text(content, encoding)) is not None}
    strange = {encoding: _strange(text) for encoding, text in texts.items()}
    return sorted(strange, key=strange.__getitem__) or ["latin-1"]


def _strange(text: str) -> int:
    """How many signs and words look misread: no letters, capitals within words, words of nothing but accents."""
    capitals = sum(first.islower() and second.isupper() for first, second in pairwise(text))
    return (sum(sign > "\x7f" and not sign.isalpha() for sign in text) + len(_ODD.findall(text)) + capitals
            + len(_ACCENTS.findall(text)))


def sample(content: bytes, encoding: Encoding) -> str:
    """The first word that is not plain English, as an encoding reads it."""
    found = re.search(r"\w*[^\x00-\x7f][^\s,;|]*", _text(content, encoding) or "")
    return "" if found is None else found[0][:30]


def _advice(content: bytes, stated: str) -> str:
    if stated == "utf-8" and _nearly_utf_8(content):
        return "nearly everything else is; mend this place (paste the text anew) and save the file as 'CSV UTF-8'"
    likely = [encoding for encoding in likely_encodings(content) if encoding != stated]
    if not likely or likely == ["utf-16"]:
        return f"state another encoding: {', '.join(get_args(Encoding))}"
    choices = " or ".join(f"encoding: {encoding} (it reads '{sample(content, encoding)}')" for encoding in likely[:4])
    return f"save it as 'CSV UTF-8', or state {choices}"


def _text(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _implausible(text: str) -> int:
    """How many signs no European language would write there."""
    return sum(sign not in _WESTERN for sign in text if sign > "\x7f") + len(_ODD.findall(text))


def _is_utf_8(content: bytes) -> bool:
    """Whether bytes beyond ASCII make sense as UTF-8; in other encodings they hardly ever do."""
    return not content.isascii() and _text(content, "utf-8") is not None


def _nearly_utf_8(content: bytes) -> bool:
    """Whether nearly all bytes beyond ASCII make sense as UTF-8: the others are slips, not another encoding."""
    text = content.decode("utf-8", "replace")
    slips, letters = text.count("\ufffd"), sum(sign > "\x7f" for sign in text)
    return 0 < slips <= (letters - slips) / 4


def _utf_16(content: bytes) -> str:
    start = content[:400]
    return " (in UTF-16? state encoding: utf-16)" if start[1::2].count(0) > len(start) // 3 else ""
