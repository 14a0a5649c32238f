"""Words for the direction of a tie, as tools and surveys write them in six languages."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

from cxsim.organization.tables.numerals import truth

Direction = Literal["one_way", "both_ways", "reversed"]

_WORDS: Final[dict[Direction, str]] = {
    "one_way": "directed oneway onesided unidirectional asymmetric forward out outgoing arc "
               "gerichtet einseitig einfach unidirektional ausgehend dirige dirigee oriente orientee unilateral "
               "unilaterale sensunique unidirectionnel unidirectionnelle sortant dirigido dirigida unidireccional "
               "orientado saliente orientato unidirezionale diretto gericht enkelzijdig -> →",
    "both_ways": "undirected mutual both bothways bothdirections twoway bidirectional reciprocal reciprocated "
                 "symmetric symmetrical ungerichtet gegenseitig wechselseitig beidseitig beide beiderichtungen "
                 "bidirektional symmetrisch nondirige nondirigee nonoriente mutuel mutuelle reciproque bidirectionnel "
                 "bidirectionnelle lesdeux symetrique nodirigido nodirigida mutuo mutua reciproco reciproca "
                 "bidireccional ambos simetrico nonorientato nondiretto bidirezionale entrambi simmetrico ongericht "
                  "wederzijds beiderichtingen <-> ↔ --",
    "reversed": "back backward reverse reversed in incoming eingehend rueckwaerts entrant entrante <- ←",
}
_TRUTHS: Final = {"ja": True, "wahr": True, "oui": True, "vrai": True, "si": True, "verdadero": True,
                  "nein": False, "falsch": False, "non": False, "faux": False, "falso": False}
_MEANING: Final[dict[str, Direction]] = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}


def direction(text: str) -> Direction | None:
    """The direction that a cell states: from source to target, both ways or from target to source; None if none."""
    return _MEANING.get(plain_word(text) or text.strip())


def yes_or_no(text: str) -> bool | None:
    """The truth value of a cell, also in words of these languages; None if it has none."""
    value = truth(text)
    return value if not isinstance(value, str) else _TRUTHS.get(plain_word(text))


def plain_word(text: str) -> str:
    """Letters and digits alone: no case, accents, spaces or hyphens; the same word however it is written."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]", "", "".join(sign for sign in letters if not unicodedata.combining(sign)))
