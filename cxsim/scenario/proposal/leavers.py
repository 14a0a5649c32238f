"""Words by which personnel systems say that somebody has left, or has not begun."""

from __future__ import annotations

import re
from collections.abc import Set

from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.scenario.proposal.header_words import normal, words_of

_LEFT = re.compile(
    r"terminat|\bleft\b|\bleaver|resign|retire|inactiv|former|deceas|dismiss|laid off|redundan|\bquit\b|\bexit|separat|"
    r"withdrawn|no longer|offboard|departed|nicht mehr|ausgeschied|ausgetret|inaktiv|ruhestand|pensionier|verstorben|"
    r"\bpartie?s?\b|sortie?|inactif|demission|licenci|retraite|\bbaja\b|despedid|jubilad|cesad|egresad|desvinculad|"
    r"cessat|dimess|licenziat|uit dienst|\bnot active|non acti|non atti|niet actief|\bex\b|alumn|ehemalig|"
    r"\bancien(?:ne)?s?\b"
)
_NOT_YET = re.compile(
    r"future|pre-?start|pre-?hire|not started|noch nicht|a venir|futur|onboarding|to be hired|not joined")
_HERE = re.compile(
    r"activ|aktiv|actif|attiv|employ|present|\bhere\b|working|full.?time|part.?time|vollzeit|teilzeit|temps|tiempo|"
    r"\bft\b|\bpt\b|permanent|regular|temp|festange|befristet|contract|contrat|\bcd[id]\b|intern|trainee|apprenti|"
    r"azubi|auszubild|werkstudent|student|leave|urlaub|elternzeit|parental|matern|conge|permiso|\bsick|krank|probation|"
    r"probezeit|notice|suspend|furlough|hourly|salaried|staff|freelance|consultant|in dienst|in forza|vigente")
_STILL = re.compile(r"still|\bn/?a\b|\bactiv|\baktiv|\bactif|not applicable|nicht zutreffend")
_OF_LEAVERS = re.compile(
    r"inacti|inakti|terminat|leaver|\bleft\b|former|attrition|ausgeschieden|ausgetreten|\bsorti\b|cessat|\bbaja\b|"
    r"uit dienst")
_OF_THOSE_HERE = re.compile(r"activ|aktiv|actif|attiv|actief|employed|enabled|present|in forza|in dienst")
_REASON = re.compile(r"reason|grund|motif|motivo|causa")
_OF_LEAVING = re.compile(
    r"leav|\bleft\b|terminat|separat|depart|exit|austritt|sortie|uscita|cessazione|baja|cese|salida")
_YES = frozenset({"yes", "true", "1", "y", "x", "j", "ja", "wahr", "oui", "vrai", "si", "verdadero", "vero"})
_NO = frozenset({"no", "false", "0", "n", "nein", "nee", "non", "f", "falsch", "faux", "falso"})


def has_left(value: str, column: str, others: Set[str]) -> bool:
    """Whether a cell says that somebody has left, or has not begun; ``others``: what stands in the column, folded."""
    plain, name = normal(value), " ".join(words_of(column))
    if (plain in {"t", "i"} and "a" in others) or (plain == "f" and "t" in others):
        return True
    if _LEFT.search(plain) or _NOT_YET.search(plain):
        return True
    if _REASON.search(name):
        return _is_reason(plain) and _OF_LEAVING.search(name) is not None
    return plain in _who_left(name, others)


def is_here(value: str) -> bool:
    """Whether a cell of a status says how somebody is employed, or nothing."""
    return not value or says_yes(value) or _HERE.search(normal(value)) is not None


def says_yes(cell: str) -> bool:
    """Whether a cell says yes, or has a mark."""
    return normal(cell) in _YES


def _is_reason(plain: str) -> bool:
    return bool(plain) and folded(plain) not in MISSING_WORDS and _STILL.search(plain) is None


def _who_left(name: str, others: Set[str]) -> Set[str]:
    """The answers of leavers where a column asks whether somebody has left, or whether somebody is here."""
    if _OF_LEAVERS.search(name):
        return _YES
    if not _OF_THOSE_HERE.search(name):
        return frozenset()
    marked = "" in others and others - {""} <= _YES  # only those who are here have a mark
    return _NO | {""} if marked else _NO
