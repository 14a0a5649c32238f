"""What can happen in a game, one line of a log each."""

from __future__ import annotations

import json
from dataclasses import MISSING, asdict, dataclass, fields
from typing import Annotated, Any, Final, get_type_hints

from pydantic import Field, TypeAdapter, ValidationError

from cxsim.errors import ResultError, there_is_no

WEEKS_PER_TURN: Final = 13
LONGEST_ANSWER: Final = 2000

Words = Annotated[str, Field(max_length=LONGEST_ANSWER)]
Names = Annotated[tuple[Words, ...], Field(max_length=200)]
Week = Annotated[int, Field(ge=0, le=1040)]
Weeks = Annotated[int, Field(ge=1, le=1040)]
Dose = Annotated[float, Field(gt=0.0, le=1.0)]


@dataclass(frozen=True)
class Begin:
    """A game of a case begins. ``seed``: of the future that the player meets; ``terms``: fingerprint of the terms."""

    case: Words
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)]
    terms: Words
    weeks_per_turn: Weeks = WEEKS_PER_TURN


@dataclass(frozen=True)
class Add:
    """Something on offer is bought. ``departments``: whom it reaches, empty: everybody.

    ``dose``: share of a full dose; ``start_week``: None: now; ``weeks``: None: as long as it is offered for, or to the
    end.
    """

    what: Words
    dose: Dose = 0.6
    departments: Names = ()
    start_week: Week | None = None
    weeks: Weeks | None = None


@dataclass(frozen=True)
class Change:
    """Something in the plan gets another dose or another length, from now on."""

    name: Words
    dose: Dose | None = None
    weeks: Weeks | None = None


@dataclass(frozen=True)
class Stop:
    """Something in the plan ends now, or never begins."""

    name: Words


@dataclass(frozen=True)
class EndTurn:
    """The weeks of a turn pass."""


@dataclass(frozen=True)
class Answer:
    """The answer to the question that is open."""

    text: Words


Event = Begin | Add | Change | Stop | EndTurn | Answer
KINDS: Final[dict[str, type[Event]]] = {
    "begin": Begin, "add": Add, "change": Change, "stop": Stop, "end_turn": EndTurn, "answer": Answer,
}
_NAMES: Final = {kind: name for name, kind in KINDS.items()}


def line_of(event: Event) -> str:
    """An event as one line of JSON, without what is as by default."""
    stated = {
        field.name: value for field in fields(event)
        if field.default is MISSING or getattr(event, field.name) != field.default
        for value in (asdict(event)[field.name],)
    }
    return json.dumps({"event": _NAMES[type(event)], **stated}, ensure_ascii=False)


def event_of(line: str) -> Event:
    """The event in a line of JSON.

    Raises
    ------
    ResultError
        If the line holds none; the message says what is wrong with it.
    """
    try:
        stated = json.loads(line)
    except ValueError:
        raise ResultError("this is no line of JSON") from None
    if not isinstance(stated, dict) or not isinstance(stated.get("event"), str):
        raise ResultError("an event is expected, like {\"event\": \"end_turn\"}")
    name = stated.pop("event")
    if name not in KINDS:
        raise ResultError(there_is_no("event", name, KINDS))
    known = get_type_hints(KINDS[name])
    for key in stated:
        if key not in known:
            raise ResultError(f"'{name}': {there_is_no('field', key, known)}")
    return _checked(KINDS[name], stated)


def _checked(kind: type[Event], stated: dict[str, Any]) -> Event:
    adapter: TypeAdapter[Event] = TypeAdapter(kind)
    try:
        return adapter.validate_json(json.dumps(stated), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or _NAMES[kind]
        raise ResultError(f"'{where}': {first['msg'][:1].lower()}{first['msg'][1:]}") from None
