"""What a question of a survey is about, and on which scale it was answered; in English, German, French and Spanish."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from cxsim.organization.tables.numerals import number
from cxsim.scenario.proposal.header_words import normal

_ABOUT: tuple[tuple[str, bool, str], ...] = (
    # trait, whether a high answer means much of it, and words of the question; the first that fits decides
    ("resistance", True, r"resist|prefer (?:things|to keep)|stick to|used to doing|routine|"
     r"against (?:the |any )?chang|gegen veranderung|gewohnt|widerstand|contre le changement|contra el cambio|oppose"),
    ("resistance", False, r"(?:like|enjoy|welcome|open to|look forward to) (?:\w+ )?(?:changes?|new)|aufgeschlossen|"
     r"offen fur|ouvert|abiert"),
    ("base_load", False, r"enough time|workload is (?:fine|ok|manageable)|genug zeit|ausreichend zeit|assez de temps|"
     r"suficiente tiempo|tiempo suficiente"),
    ("base_load", True, r"work ?load|base load|overload|too much work|time pressure|stress|arbeitsbelast|uberlast|"
     r"zeitdruck|charge de travail|surcharge|carga de trabajo|sobrecarga"),
    ("trust_set_point", True, r"trust|leaders?(?:hip)?\b|senior management|honest|vertrau|fuhrung|geschaftsleitung|"
     r"confiance|direction|confianza|direccion"),
    ("initial_skill", False, r"(?:find|is) (?:it )?(?:hard|difficult)|fallt mir schwer|difficile|dificil"),
    ("initial_skill", True, r"skill|know how|able to|capable|competen|confident|trained|training|kompeten|fahig|"
     r"kenntnis|geschult|capable|forme|capaz|habilidad|formad"),
    ("values_fit", True, r"\bvalues?\b|purpose|mission|\bwerte|sinn und zweck|valeurs|valores"),
    ("personal_stake", True, r"(?:i|me|my).{0,30}(?:benefit|gain|advantage)|(?:vorteil|nutzen).{0,20}(?:mich|mir)|"
     r"(?:mich|mir).{0,20}(?:vorteil|nutzen)|avantage pour moi|ventaja para mi"),
    ("personal_stake", False, r"(?:afraid|worry|worried|fear).{0,30}(?:job|lose)|lose my|arbeitsplatz|perdre mon|"
     r"perder mi"),
    ("initial_attitude", False, r"unnecessary|waste of time|pointless|uberflussig|zeitverschwendung|inutile|inutil"),
    ("initial_attitude", True, r"attitude|support|in favou?r|good idea|right (?:thing|direction)|convinced|benefit|"
     r"sense|einstellung|befurwort|sinnvoll|uberzeugt|unterstutz|favorable|soutien|convaincu|actitud|apoyo|convencid|"
     r"change is (?:good|needed|necessary)"),
)
_NOT = re.compile(
    r"\b(?:not|never|don ?'?t|do not|doesn ?'?t|no|nicht|keine?n?|nie|pas|jamais|nunca)\b|\bun(?:able|clear)")
_MARKED = re.compile(r"[(\[_ ](?:r|rev|reversed)[)\]]?$")
_LABELLED = re.compile(r"([0-9]{1,2})\s*[-\u2013=:.)(]+\s*[^\W\d].*")
MOST_CODES = 0.25
"""Of the answers to a question; a code for no answer is not given more often."""
_SCALES = ((1, 5), (1, 7), (0, 10), (0, 100), (1, 4), (1, 6), (1, 10))
"""Usual scales, the most usual first."""
_CODES = frozenset({
    -1, -2, -7, -8, -9, -77, -88, -97, -98, -99, -999, 8, 9, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999})
_NO_ANSWER = re.compile(
    r"no answer|don ?'?t know|not applicable|prefer not.*|n/?a|keine angabe|weiss nicht|k\.? ?a\.?|sans reponse|"
    r"ne sais? pas|nsp|no sabe.*|no contesta|ns/nc|refused|missing|-|\?")
_AGREEMENT: tuple[tuple[str, ...], ...] = (
    # from the most disagreement to the most agreement
    ("no|nein|non", "yes|ja|oui|si"),
    ("strongly disagree", "disagree", "neither agree nor disagree|neutral|neither", "agree", "strongly agree"),
    ("strongly disagree", "disagree", "somewhat disagree|slightly disagree",
     "neither agree nor disagree|neutral|neither", "somewhat agree|slightly agree", "agree", "strongly agree"),
    ("very dissatisfied", "dissatisfied", "neutral|neither", "satisfied", "very satisfied"),
    ("never", "rarely", "sometimes", "often", "always"),
    ("very poor", "poor", "fair|average", "good", "very good|excellent"),
    ("stimme gar nicht zu|stimme uberhaupt nicht zu|trifft gar nicht zu|trifft uberhaupt nicht zu",
     "stimme eher nicht zu|stimme nicht zu|trifft eher nicht zu",
     "teils teils|teils/teils|neutral|weder noch|unentschieden", "stimme eher zu|stimme zu|trifft eher zu",
     "stimme voll zu|stimme voll und ganz zu|trifft voll zu|trifft vollig zu"),
    ("pas du tout d'accord", "plutot pas d'accord|pas d'accord", "ni d'accord ni pas d'accord|neutre",
     "plutot d'accord|d'accord", "tout a fait d'accord"),
    ("totalmente en desacuerdo|muy en desacuerdo", "en desacuerdo", "ni de acuerdo ni en desacuerdo|neutral",
     "de acuerdo", "totalmente de acuerdo|muy de acuerdo"),
)


@dataclass(frozen=True)
class Scale:
    """Lowest and highest answer, what words mean, and what is no answer."""

    low: int
    high: int
    words: Mapping[str, int]
    missing: tuple[str, ...]


def about(question: str) -> tuple[str, bool, str] | None:
    """The trait that a question is about, whether a high answer means little of it, and the words that say so."""
    plain = normal(question).replace("’", "'").replace("_", " ")
    for trait, much, words in _ABOUT:
        found = re.search(words, plain)
        if found is not None:
            turned = not much
            if _NOT.search(plain) and "not only" not in plain:
                turned = not turned
            if _MARKED.search(plain):
                turned = True
            return trait, turned, found[0]
    return None


def scales_of(columns: Iterable[Sequence[str]], decimal: str = ".") -> list[Scale]:
    """The scales on which all questions may have been answered, the most likely first."""
    answers = [Counter(filter(None, cells)) for cells in columns]
    every = list(dict.fromkeys(chain(*answers)))
    missing = tuple(cell for cell in every if _NO_ANSWER.fullmatch(normal(cell)))
    rest = [cell for cell in every if cell not in missing]
    numbers = {cell: value for cell in rest if (value := _number(cell, decimal)) is not None}
    if not numbers:
        return _of_words(rest, missing)
    fitting = (_of_numbers(scale, numbers, answers, missing) for scale in _SCALES if len(numbers) == len(rest))
    return [*filter(None, fitting)]


def _number(cell: str, decimal: str) -> float | None:
    """The number of an answer such as 4, 80% or '5 = strongly agree'."""
    labelled = _LABELLED.fullmatch(cell)
    value = number(cell.removesuffix("%") if labelled is None else labelled[1], decimal)
    return None if isinstance(value, str) else value


def _of_numbers(
    scale: tuple[int, int], numbers: Mapping[str, float], answers: Sequence[Counter[str]], missing: tuple[str, ...]
) -> Scale | None:
    """A scale if it holds all answers but codes, which are few and lie apart from it."""
    low, high = scale
    outside = {cell: value for cell, value in numbers.items() if not low <= value <= high}
    codes = set(outside.values()) <= _CODES - {high + 1}
    few = all(sum(map(counts.__getitem__, outside)) <= MOST_CODES * counts.total() for counts in answers)
    if not (codes and few and any(low < value <= high for value in numbers.values())):
        return None
    words = {cell: int(value) for cell, value in numbers.items() if _LABELLED.fullmatch(cell)}
    return Scale(low, high, words, (*missing, *outside))


def _of_words(answers: Sequence[str], missing: tuple[str, ...]) -> list[Scale]:
    """The first scale whose words all answers are, if any."""
    plain = {cell: " ".join(normal(cell).replace("’", "'").split()) for cell in answers}
    for steps in _AGREEMENT if answers else ():
        place = {word: number for number, words in enumerate(steps, start=1) for word in words.split("|")}
        if place.keys() >= set(plain.values()):
            return [Scale(1, len(steps), {cell: place[word] for cell, word in plain.items()}, missing)]
    return []
