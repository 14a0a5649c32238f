"""Identifiers of employees: text that stays text and differs in more than case or accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence

from cxsim.errors import nearest
from cxsim.organization.findings import Findings

LONGEST = 128
MOST_COMPARED = 4_000


def fold(identifier: str) -> str:
    """The identifier without differences in case or composed letters."""
    return unicodedata.normalize("NFC", identifier).casefold()


def problem(identifier: str) -> str | None:
    """Why this is not a valid identifier, or None."""
    if not identifier:
        return "the identifier is empty"
    if len(identifier) > LONGEST:
        return f"the identifier has {len(identifier)} characters; at most {LONGEST}"
    if not identifier.isprintable():
        sign = next(sign for sign in identifier if not sign.isprintable())
        return f"the identifier has the character U+{ord(sign):04X}, which is invisible"
    return None


def numbered(
    identifiers: Sequence[str], report: Callable[[int, str], None], where: Callable[[int], str]
) -> dict[str, int]:
    """The row of each identifier; empty, invalid and repeated ones are reported."""
    rows: dict[str, int] = {}
    folded: dict[str, int] = {}
    for row, identifier in enumerate(identifiers):
        reason = problem(identifier)
        if reason is not None:
            report(row, reason)
            continue
        earlier = folded.setdefault(fold(identifier), row)
        if earlier != row:
            same = identifiers[earlier] == identifier
            how = "appears twice" if same else f"differs from '{identifiers[earlier]}' in case or accents only"
            report(row, f"the identifier '{identifier}' {how}; the first is in {where(earlier)}")
        rows.setdefault(identifier, row)
    return rows


def advice(identifier: str, known: Mapping[str, int], findings: Findings) -> str:
    """The nearest known identifier, as the end of a message (only while further findings are shown)."""
    if not findings.few:
        return ""
    candidates = [other for other in known if abs(len(other) - len(identifier)) <= 2]
    match = nearest(identifier, candidates[:MOST_COMPARED])
    return f"; did you mean '{match}'?" if match is not None else ""
