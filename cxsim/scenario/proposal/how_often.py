"""What answers such as '3 - weekly', '1-2 times per week' or 'at least monthly' weigh, in contacts a month."""

from __future__ import annotations

import re

from cxsim.organization.company_files.direction_words import plain_word
from cxsim.organization.tables.numerals import number
from cxsim.scenario.proposal.header_words import normal
from cxsim.scenario.proposal.tie_words import WEIGHT_OF

_LABELLED = re.compile(r"\(?([0-9]{1,2})\)?\s*[-\u2013=:.)]+\s*(\D.*)|(\D.*?)\s*[(=:]\s*([0-9]{1,2})\)?")
_TIMES = re.compile(
    r"(?P<few>[0-9]+)(?:\s*(?:-|\u2013|to|bis|a|or|oder|ou|o)\s*(?P<many>[0-9]+))?\+?\s*"
    r"(?:x|times?|mal|fois|veces|vez|volte|volta|keer|contacts?|meetings?)?\s*"
    r"(?:a|an|per|pro|/|par|por|al|alla|el|la|in der|im|je|each|every|every|in|de)?\s*(?P<period>[a-z]+)")
_A_MONTH = {
    20.0: "day days workday tag tage jour jours dia dias giorno giorni dag dagen",
    4.0: "week weeks wk woche wochen semaine semaines semana semanas settimana settimane weken",
    1.0: "month months mo monat monate mois mes meses mese mesi maand maanden",
    0.3: "quarter quartal trimestre kwartaal",
    0.1: "year years yr jahr jahre an ans annee ano anos anno anni jaar",
}
_PERIODS = {word: times for times, words in _A_MONTH.items() for word in words.split()}
_AROUND = re.compile(
    r"^(?:at least|about|around|approx\.?|roughly|more than|mindestens|etwa|ca\.?|au moins|environ|al menos|unos|"
    r"almeno|circa|minstens|ongeveer|>=?)\s*|\s*(?:or more(?: often)?|or more frequently|or less|oder ofter|oder mehr|"
    r"ou plus|o mas|o piu|of meer|\+)$")


def how_often(cell: str) -> float | None:
    """The weight of a word or phrase; a number weighs itself; None if it is not known."""
    value = number(cell)
    if not isinstance(value, str):
        return value if value >= 0.0 else None
    labelled = _LABELLED.fullmatch(cell)
    found = _phrase(cell)
    return found if found is not None or labelled is None else _phrase(labelled[2] or labelled[3])


def code_in(cell: str) -> float | None:
    """The number of an answer such as '3 - a lot', 0 if its words say that there is no tie; None for other text."""
    labelled = _LABELLED.fullmatch(cell)
    if labelled is None:
        return None
    return 0.0 if how_often(cell) == 0.0 else float(labelled[1] or labelled[4])


def _phrase(text: str) -> float | None:
    known = WEIGHT_OF.get(plain_word(text))
    if known is not None:
        return known
    plain = normal(text).strip(" .!")
    shorter = _AROUND.sub("", plain)
    if shorter != plain:
        return _phrase(shorter)
    times = _TIMES.fullmatch(plain)
    if times is None or times["period"] not in _PERIODS:
        return None
    few = float(times["few"])
    return round((few + float(times["many"] or few)) / 2 * _PERIODS[times["period"]], 3)
