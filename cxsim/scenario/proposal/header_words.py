"""What a column is called: the words of its header in English, German, French, Spanish, Italian and Dutch.

A header is taken for a role if all its words are known and the decisive ones are among them: "Manager - Employee ID" is
a manager, "Manager Level" and "HR Manager" are not. Words that are written together (EmpID, Personalnummer) are parted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from cxsim.scenario.proposal.header_roles import (
    FILLER,
    FURTHER_NAME,
    KNOWN,
    MANAGER,
    NAME,
    NUMBER,
    PART_OF_NAME,
    PARTS,
    REPORTS,
    ROLES,
    SECOND,
    WHO,
)
from cxsim.scenario.proposal.tie_words import word_set


def normal(text: str) -> str:
    """Text without case and accents ('Führungskraft' is 'fuhrungskraft')."""
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def words_of(header: str) -> tuple[str, ...]:
    """The words of a header, those that are written together parted if all parts are known."""
    spaced = re.sub(r"[^\W_]+", _apart, header.replace("#", " no ").replace("N+1", "n1"))
    plain = re.sub(r"\bn[°º]", " no ", spaced, flags=re.IGNORECASE)
    plain = re.sub(r"\b(?:level|ebene|niveau|nivel|livello)[ _-]*([1-9])\b", r"level\1", plain, flags=re.IGNORECASE)
    found: list[str] = []
    for word in re.findall(r"[a-z0-9]+", normal(plain)):
        found += (word,) if word in KNOWN else _parted(word) or (word,)
    return tuple(found)


def _apart(run: re.Match[str]) -> str:
    """Letters with a space where a capital follows a small one, unless they are a known word in odd capitals."""
    return run[0] if normal(run[0]) in KNOWN else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", run[0])


@cache
def _parted(word: str) -> tuple[str, ...]:
    """The known words that a word is made of; nothing if it is not."""
    for end in range(len(word) - 1, 1, -1):
        first, rest = word[:end], word[end:]
        if first in PARTS:
            tail = (rest,) if rest in PARTS else _parted(rest)
            if tail:
                return (first, *tail)
    return ()


def names_in_parts(headers: Iterable[str]) -> list[tuple[str, ...]]:
    """The columns that name people, or their managers, together: first and last name, also with all further parts."""
    return _in_parts({header: set(words_of(header)) - MANAGER for header in headers})


def strangers_in_parts(headers: Iterable[str]) -> list[tuple[str, ...]]:
    """The columns that name others together, whoever they are, such as 'LM First Name' and 'LM Last Name'."""
    groups: dict[frozenset[str], dict[str, set[str]]] = {}
    for header in headers:
        words = set(words_of(header))
        strange = frozenset(words - KNOWN - PART_OF_NAME)
        groups.setdefault(strange, {})[header] = words - strange
    return [columns for strange, words in groups.items() if strange for columns in _in_parts(words)]


def _in_parts(words: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """The columns of first and last name and, again, with all further parts, by the words of their headers."""
    further = [header for header, found in words.items() if found & FURTHER_NAME]
    plain = {header: " ".join(found - PART_OF_NAME) for header, found in words.items() if header not in further}
    pair = _first_and_last(plain)
    if not pair:
        return []
    known = [header for header in further if words[header] <= NAME | WHO | FILLER | PART_OF_NAME]
    return [pair, (*pair, *known)] if known else [pair]


def _first_and_last(plain: Mapping[str, str]) -> tuple[str, ...]:
    """The headers of first and last names, by their words; nothing unless there are both."""
    first, last = (_best(plain, role) for role in ("first_name", "last_name"))
    return next(((one, other) for one in first for other in last if one != other), ())


def _best(plain: Mapping[str, str], role: str) -> list[str]:
    """The headers whose words name a role, best first."""
    places = {header: rank(text, role) for header, text in plain.items()}
    return [header for _, header in sorted((place, header) for header, place in places.items() if place is not None)]


def called_otherwise(header: str) -> bool:
    """Whether a header names some role of a column."""
    return any(rank(header, role) is not None for role in ROLES)


def speaks_of_managers(header: str) -> bool:
    """Whether a manager is among the words of a header, whatever the others are, and no second one."""
    words = set(words_of(header))
    return bool(words & (MANAGER - REPORTS)) and not words & (SECOND | word_set("hr rh skip former"))


def speaks_of_second_managers(header: str) -> bool:
    """Whether a header names a second manager, as 'Dotted Line Manager ID' or 'Matrix Manager' does."""
    words = set(words_of(header))
    return bool(words & SECOND) and bool(words & MANAGER or "line" in words or "linie" in words)


def ranked(headers: Iterable[str], role: str) -> list[str]:
    """The headers that name a role, best first."""
    return _best({header: header for header in headers}, role)


def rank(header: str, role: str) -> int | None:
    """How well a header names a role, 0 best; None if it does not."""
    words = words_of(header)
    decisive, beside = ROLES[role]
    places = [place for place, word in enumerate(decisive) if word in words]
    if not places or not beside.issuperset(set(words).difference(decisive)):
        return None
    if role == "manager" and not set(words) & (MANAGER - REPORTS | {"to", "a", "line"}):
        return None  # a count of direct reports
    if role in {"id", "manager", "name", "team"}:
        return len(words)
    return places[0] * 10 + len(words) + 5 * bool(NUMBER & set(words))
