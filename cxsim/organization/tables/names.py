"""Names of columns, cells without what nobody sees, and words for values that are missing."""

from __future__ import annotations

import unicodedata

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_NOTHING = dict.fromkeys(map(ord, INVISIBLE))
MISSING_WORDS = frozenset({
    "-", "--", "---", "\u2013", "\u2014", ".", "..", "?", "/", "\\n",
    "na", "n/a", "n.a.", "n.a", "nan", "<na>", "null", "none",
    "nil", "missing", "not available", "not applicable", "(blank)", "(none)", "(empty)", "(null)",
    "#n/a", "#na", "#ref!", "#value!", "#name?", "#null!", "#div/0!", "#num!", "#calc!", "#spill!", "#getting_data",
    "#nv", "#bezug!", "#wert!", "#zahl!", "#n/d", "#valeur!", "#nom?", "#nul!", "#nombre!", "#\u00a1ref!",
    "#\u00a1valor!", "#\u00bfnombre?", "#\u00a1nulo!", "#\u00a1num!", "#\u00a1div/0!", "#rif!", "#valore!", "#nome?",
    "#nullo!", "#n/b", "#verw!", "#waarde!", "#naam?", "#leeg!", "#getal!", "#deel/0!",
    "unassigned", "not assigned", "not allocated", "unallocated", "unknown", "undefined", "not defined", "not set",
    "tbd", "tba", "tbc", "nicht zugeordnet", "nicht zugewiesen", "unbekannt", "inconnu", "inconnue",
    "non affect\u00e9", "non attribu\u00e9", "\u00e0 d\u00e9finir", "n.c.", "n.c", "n/c", "nc", "sin asignar",
    "no asignado", "desconocido", "por definir", "s/n", "(vuoto)", "non assegnato", "sconosciuto", "n.p.",
    "niet toegewezen", "onbekend", "(leeg)", "n.v.t.", "nvt",
    "kein", "keine", "keiner", "keines", "ohne", "k.a.", "k. a.", "keine angabe", "(leer)", "entf\u00e4llt", "n.v.",
    "aucun", "aucune", "sans", "n\u00e9ant", "s.o.", "s/o", "n.d.", "n/d", "nd", "(vide)", "non renseign\u00e9",
    "sin", "ninguno", "ninguna", "s/d", "sin datos", "no aplica", "(en blanco)",
    "nessuno", "nessuna", "nenhum", "nenhuma", "geen",
})  # fmt: skip
"""Words that usually say that there is no value, in lower case; some are names for somebody."""


def stripped(text: str) -> str:
    """The text without spaces and invisible characters at its ends."""
    plain = text.strip()
    if plain.isascii():
        return plain
    while plain != (shorter := plain.strip(INVISIBLE).strip()):
        plain = shorter
    return plain


def column_name(text: str) -> str:
    """A header as one line of visible text: letters composed, every run of spaces and line ends one space."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_NOTHING)).split())


def folded(text: str) -> str:
    """A name or word without differences that nobody sees, and without those of upper and lower case."""
    return column_name(text).casefold()
