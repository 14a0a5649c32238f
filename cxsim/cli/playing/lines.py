"""What a player may type, and what a line means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cxsim.errors import ResultError, there_is_no
from cxsim.play.events import Add, Change, EndTurn, Event, Stop
from cxsim.play.state import State
from cxsim.scenario.case.terms import Offer

VERBS: Final[Mapping[str, str]] = {
    "brief": "the story, your task, and what you have",
    "offers": "what you can buy, with a number each",
    "about": "about OFFER: what it does, how it can lose, what it costs",
    "add": "add OFFER [dose 60%] [for DEPARTMENT, ...] [from WEEK] [weeks NUMBER]",
    "change": "change NAME [dose 80%] [weeks NUMBER]: from now on",
    "stop": "stop NAME: it ends now, or never begins",
    "plan": "your plan, with its money and hours",
    "know": "what you know; know MEASURE: by department; know ties: who is named",
    "next": "let the weeks of this turn pass",
    "quit": "leave; the game is saved after every line",
}
ALIASES: Final[Mapping[str, str]] = {
    "?": "help", "h": "help", "help": "help", "buy": "add", "exit": "quit", "q": "quit", "n": "next", "end": "next",
}
KEYWORDS: Final = ("dose", "for", "from", "weeks")
WORD_BEFORE_A_WEEK: Final = frozenset({"week", "weeks"})


@dataclass(frozen=True)
class Look:
    """A wish to see a page: its name, and what it is to be about."""

    page: str
    about: str = ""


def meant(line: str, state: State) -> Event | Look:
    """What a line means.

    Raises
    ------
    ResultError
        If it means nothing; with what is allowed, or the nearest match.
    """
    verb, _, rest = line.strip().partition(" ")
    verb, rest = ALIASES.get(verb.casefold(), verb.casefold()), rest.strip()
    if verb == "help" or verb in ("brief", "offers", "about", "plan", "know", "quit"):
        return Look(verb, rest)
    readers: dict[str, Callable[[str, State], Event]] = {
        "add": _added, "change": _changed, "stop": _stopped, "next": lambda *_: EndTurn()}
    if verb not in readers:
        raise ResultError(there_is_no("command", verb, VERBS) + "; '?' tells what they do")
    return readers[verb](rest, state)


def offer_named(text: str, state: State) -> tuple[Offer, str]:
    """The offer at the start of a text, by number or name, and the rest of the text."""
    offers = state.table.on_offer
    number, _, rest = text.partition(" ")
    if number.isdigit():
        if not 1 <= int(number) <= len(offers):
            raise ResultError(f"offers have the numbers 1 to {len(offers)}, not {number}")
        return offers[int(number) - 1], rest.strip()
    plain = text.casefold().replace("_", " ")
    named = [one for one in offers if plain == one.name.casefold() or plain.startswith(one.name.casefold() + " ")]
    if named:
        longest = max(named, key=lambda one: len(one.name))
        return longest, text[len(longest.name):].strip()
    name, rest = _until_keyword(text)
    if not name:
        raise ResultError("say what: the name or the number of an offer ('offers' lists them)")
    return state.table.offer(name), rest


def _added(text: str, state: State) -> Event:
    offer, rest = offer_named(text, state)
    parts = _parts(rest, KEYWORDS)
    event = Add(offer.name)
    return Add(
        offer.name,
        dose=_dose(parts["dose"]) if "dose" in parts else event.dose,
        departments=tuple(state.table.department(name) for name in _names(parts["for"])) if "for" in parts else (),
        start_week=_whole(parts["from"], "from") if "from" in parts else None,
        weeks=_whole(parts["weeks"], "weeks") if "weeks" in parts else None,
    )


def _changed(text: str, state: State) -> Event:
    name, rest = _own(text, state)
    parts = _parts(rest, ("dose", "weeks"))
    return Change(name, dose=_dose(parts["dose"]) if "dose" in parts else None,
                  weeks=_whole(parts["weeks"], "weeks") if "weeks" in parts else None)


def _stopped(text: str, state: State) -> Event:
    name, rest = _own(text, state)
    return Stop(f"{name} {rest}".strip())


def _own(text: str, state: State) -> tuple[str, str]:
    """The name of something in the plan at the start of a text, and the rest."""
    plain = text.casefold().replace("_", " ")
    labels = [one.label for one in state.course
              if plain == one.label.casefold() or plain.startswith(one.label.casefold() + " ")]
    if labels:
        longest = max(labels, key=len)
        return longest, text[len(longest):].strip()
    name, rest = _until_keyword(text)
    if not name:
        raise ResultError("say what: the name of something in your plan ('plan' shows it)")
    return name, rest


def _until_keyword(text: str) -> tuple[str, str]:
    words = text.split()
    end = next((place for place, word in enumerate(words) if word.casefold() in KEYWORDS), len(words))
    return " ".join(words[:end]), " ".join(words[end:])


def _parts(text: str, allowed: tuple[str, ...]) -> dict[str, str]:
    """What follows each keyword."""
    found: dict[str, list[str]] = {}
    current = ""
    for word in text.split():
        folded = word.casefold()
        if folded in allowed and not (folded == "weeks" and found.get(current) == []):
            if folded in found:
                raise ResultError(f"'{folded}' is there twice")
            current = folded
            found[current] = []
        elif not current:
            raise ResultError(there_is_no("part of this command called", word, allowed))
        elif not (folded in WORD_BEFORE_A_WEEK and current in ("from", "weeks")):
            found[current].append(word)
    for keyword, words in found.items():
        if not words:
            raise ResultError(f"say what follows '{keyword}'")
    return {keyword: " ".join(words) for keyword, words in found.items()}


def _names(text: str) -> list[str]:
    return [name.strip() for name in re.split(r",|\band\b", text) if name.strip()]


def _dose(text: str) -> float:
    plain = text.removesuffix("%").strip()
    try:
        number = float(plain.replace(",", "."))
    except ValueError:
        raise ResultError(f"a dose is a share of all that is possible, like 60%, not '{text}'") from None
    share = number / 100.0 if "%" in text or number > 1.0 else number
    if not 0.0 < share <= 1.0:
        raise ResultError(f"a dose lies above 0 and at most at 100%, not at '{text}'")
    return share


def _whole(text: str, keyword: str) -> int:
    if not text.isdigit():
        raise ResultError(f"a whole number of weeks follows '{keyword}', not '{text}'")
    return int(text)
