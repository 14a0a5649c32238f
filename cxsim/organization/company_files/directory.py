"""Finds a person by what another cell calls them: an identifier, a name in any order, a mail address, a position."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from cxsim.organization.company_files.identifiers import fold

_BRACKETS = re.compile(r"(.*?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]")
_NUMERAL = re.compile(r"0*([0-9]+?)(?:[.,]0)?", re.ASCII)
_TITLES = frozenset({
    "dr", "prof", "mr", "mrs", "ms", "mx", "sir", "herr", "frau", "mme", "mlle", "sr", "sra", "ing", "dipl", "mag",
    "phd", "mba", "bsc", "msc", "jr"})
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ł": "l"})
_WORD = re.compile(r"[^\W_]+")


def _plain(text: str) -> str:
    """Without differences in case, composed letters and spaces."""
    return " ".join(fold(text).split())


def _numeral(text: str) -> str:
    """A whole number without leading zeros and the '.0' that spreadsheets add beside blank cells; else nothing."""
    found = _NUMERAL.fullmatch(text)
    return found[1] if found else ""


def _words(text: str) -> str:
    """The words of a name in alphabetical order ('Doe, Jane' is 'Jane Doe'); nothing for a single word."""
    words = [] if "@" in text else _WORD.findall(fold(text))
    return " ".join(sorted(words)) if len(words) > 1 else ""


def _latin(text: str) -> str:
    """The words without accents, as mail systems write them ('Mueller' is 'Müller'); nothing in other scripts."""
    spelled = fold(text).translate(_SPELLED)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
    return " ".join(sorted(_WORD.findall(plain))) if plain.isascii() and "@" not in plain else ""


def _without_titles(text: str) -> str:
    """The words of a name without titles and initials ('Dr. Ada M. Alm' is 'Ada Alm')."""
    words = [word for word in _latin(text).split() if len(word) > 1 and word not in _TITLES]
    return " ".join(words) if len(words) > 1 else ""


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
    (_local, _user), (_user, _local),
)


class Directory:
    """People by what they are called. The most exact way of writing that fits anybody decides."""

    def __init__(self, called: Sequence[tuple[str, int]]) -> None:
        self.called = [(name, row) for name, row in called if name]
        self._known: list[dict[str, set[int]]] = []

    def find(self, given: str) -> set[int]:
        """The rows of the people it may mean: none, one, or several if it is ambiguous."""
        for form, (_, named) in enumerate(_FORMS):
            found = self._of(form).get(named(given))
            if found:
                return found
        parts = _BRACKETS.fullmatch(given)
        if parts is None:
            return set()
        return self.find(parts[2]) or self.find(parts[1])

    def _of(self, form: int) -> dict[str, set[int]]:
        """People by their names in one form; made when it is first needed, since exact names usually do."""
        while len(self._known) <= form:
            known: dict[str, set[int]] = {}
            for name, row in self.called:
                if written := _FORMS[len(self._known)][0](name):
                    known.setdefault(written, set()).add(row)
            self._known.append(known)
        return self._known[form]
