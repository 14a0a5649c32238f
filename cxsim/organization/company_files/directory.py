"""Finds a person by what another cell calls them: an identifier, a name in any order, a mail address, a position."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from cxsim.organization.company_files.identifiers import fold

_BRACKETS = re.compile(r"(.*?)\s*[(\[<]\s*([^()\[\]<>]+?)\s*[)\]>]")
_BESIDE = re.compile(r"([\w-]*[0-9])\s+[-\u2013|/:]\s+(\D+)|(\D+?)\s+[-\u2013|/:]\s+([\w-]*[0-9])")
_BEHIND = re.compile(r"(\D.*)\s[-\u2013]\s+(\D+)")
_WITH_JOB = re.compile(
    r"([^\W\d_]\S* [^,|/]*?)(?: [|/]|,) (?=.*\b(?:head|director|manager|lead|leader|chief|officer|president|vp|ceo|cfo|"
    r"coo|cto|supervisor|leiter|leiterin|leitung|chef|directeur|directrice|responsable|jefe|jefa|gerente|directora?)\b)(.+)",
    re.IGNORECASE)
_NEXT_TO = re.compile(r"([\w-]*[0-9]{3,})\s+(\D+)|(\D+?)(?<!\s)\s+([\w-]*[0-9]{3,})")
_PREFIX = re.compile(r"(?:mailto|smtp|sip):\s*(.+)|[\w.-]+\\(.+)", re.IGNORECASE)
_ENTRY = re.compile(r"CN=((?:\\.|[^,\\])+),.*", re.IGNORECASE)
_NUMERAL = re.compile(r"0*([0-9]+?)(?:[.,]0)?", re.ASCII)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,'\u2019 \u00a0\u202f][0-9]{3})+", re.ASCII)
_LETTERED = re.compile(r"[a-z]{1,4}[-_ ]?0*([0-9]{3,})", re.ASCII | re.IGNORECASE)
_TITLES = frozenset({
    "dr", "prof", "mr", "mrs", "ms", "mx", "sir", "herr", "frau", "mme", "mlle", "sr", "sra", "ing", "dipl", "mag",
    "phd", "mba", "bsc", "msc", "jr"})
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ł": "l"})
_WORD = re.compile(r"[^\W_]+")
_MOST_REMEMBERED = 65_536
"""The same cells are looked up among people by each of their columns."""


def _plain(text: str) -> str:
    """Without differences in case, composed letters and spaces."""
    return " ".join(fold(text).split())


def _numeral(text: str) -> str:
    """A whole number without leading zeros and the '.0' that spreadsheets add beside blank cells; else nothing."""
    plain = re.sub(r"[^0-9]", "", text) if _GROUPED.fullmatch(text) else text
    found = _NUMERAL.fullmatch(plain)
    return found[1] if found else ""


def _lettered(text: str) -> str:
    """The number behind letters such as E in E1001, without leading zeros; nothing for other text."""
    found = _LETTERED.fullmatch(text)
    return found[1] if found else ""


def _words(text: str) -> str:
    """The words of a name in alphabetical order ('Doe, Jane' is 'Jane Doe'); nothing for a single word."""
    words = [] if "@" in text else _WORD.findall(fold(text))
    return " ".join(sorted(words)) if len(words) > 1 else ""


@lru_cache(maxsize=_MOST_REMEMBERED)
def _latin(text: str) -> str:
    """The words without accents, as mail systems write them ('Mueller' is 'Müller'); nothing in other scripts."""
    return " ".join(sorted(_WORD.findall(_ordered_latin(text))))


def _ordered_latin(text: str) -> str:
    """The text without accents; nothing in other scripts."""
    if text.isascii():  # as most names are, in every form of every cell
        return "" if "@" in text else text.casefold()
    spelled = fold(text).translate(_SPELLED)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
    return plain if plain.isascii() and "@" not in plain else ""


def _without_titles(text: str) -> str:
    """The words of a name without titles and initials ('Dr. Ada M. Alm' is 'Ada Alm')."""
    words = [word for word in _latin(text).split() if len(word) > 1 and word not in _TITLES]
    return " ".join(words) if len(words) > 1 else ""


def _abbreviated(text: str) -> str:
    """A name with its first name as one letter ('Alm, Ada' is 'a alm'); nothing for a single word."""
    last, comma, first = text.partition(",")
    words = _WORD.findall(_ordered_latin(f"{first} {last}" if comma else text))
    return f"{words[0][0]} {' '.join(sorted(words[1:]))}" if len(words) > 1 else ""


def _initialled(text: str) -> str:
    """A name with an initial instead of a first name ('A. Alm', 'Alm A'); nothing for other text."""
    words = _latin(text).split()
    initials = [word for word in words if len(word) == 1]
    others = [word for word in words if len(word) > 1]
    return f"{initials[0]} {' '.join(others)}" if len(initials) == 1 and others else ""


def _local(text: str) -> str:
    """A mail address without its domain, as a user name; nothing for other text."""
    return _plain(text).partition("@")[0] if "@" in text else ""


def _user(text: str) -> str:
    """Text that is no mail address, as a user name: addresses at two domains are two people."""
    return "" if "@" in text else _plain(text)


_Form = Callable[[str], str]
_FORMS: tuple[tuple[_Form, _Form], ...] = (
    # how people are called, and how others name them
    *((form, form) for form in (str, _plain, _numeral, _words, _latin, _without_titles)),
    (_local, _user), (_user, _local), (_lettered, _numeral), (_numeral, _lettered), (_abbreviated, _initialled),
)


def _parts(text: str) -> tuple[str, ...]:
    """What a cell that calls somebody in several ways consists of, the most telling first; nothing otherwise.

    Such as 'Ada Alm (1001)', 'Ada Alm <a.alm@x.example>', '1001 - Ada Alm', 'CN=Ada Alm,OU=Users', 'Ada Alm | Head of
    Sales', or the end of a question: 'How often do you meet? - Ada Alm'.
    """
    if text.replace(" ", "").isalpha():  # as most names are, in every column in which somebody is looked up
        return ()
    found = _ENTRY.fullmatch(text) or _PREFIX.fullmatch(text)
    if found is not None:
        return (re.sub(r"\\(.)", r"\1", next(filter(None, found.groups()))),)
    found = _BRACKETS.fullmatch(text)
    if found is not None:
        return tuple(filter(None, (found[2], found[1])))
    found = _BESIDE.fullmatch(text) or _BEHIND.fullmatch(text) or _NEXT_TO.fullmatch(text)
    found = found or _WITH_JOB.fullmatch(text)
    return () if found is None else tuple(filter(None, found.groups()))


class Directory:
    """People by what they are called. The most exact way of writing that fits anybody decides."""

    def __init__(self, called: Sequence[tuple[str, int]]) -> None:
        self.called = [(name, row) for name, row in called if name]
        self._known: dict[int, tuple[dict[str, int], dict[str, set[int]]]] = {}

    def find(self, given: str) -> set[int]:
        """The rows of the people it may mean: none, one, or several if it is ambiguous."""
        for form, (_, named) in enumerate(_FORMS):
            wanted = named(given)
            known, shared = self._of(form) if wanted else ({}, {})
            if wanted in known:
                return shared.get(wanted) or {known[wanted]}
        found = set().union(*map(self.find, _parts(given)))  # two people, if the parts contradict each other
        return found or (self._by_parts.find(given) if self._by_parts is not None else set())

    @cached_property
    def _by_parts(self) -> Directory | None:
        """People by the parts of what they are called; None if nobody is called in several ways."""
        called = [(part, row) for name, row in self.called for part in _parts(name)]
        return Directory(called) if called else None

    def _of(self, form: int) -> tuple[dict[str, int], dict[str, set[int]]]:
        """The first person of each name in one form, and all of those who share one; made when it is first needed."""
        if form not in self._known:
            known: dict[str, int] = {}
            shared: dict[str, set[int]] = {}
            for name, row in self.called:
                written = _FORMS[form][0](name)
                if written and (first := known.setdefault(written, row)) != row:
                    shared.setdefault(written, {first}).add(row)
            self._known[form] = known, shared
        return self._known[form]
