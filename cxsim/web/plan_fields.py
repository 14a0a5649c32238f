"""The form of one intervention: a field for whatever its kind declares, and what was typed into it as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from cxsim.dates import date_words
from cxsim.errors import Finding, InputError
from cxsim.interventions.about.description import describe_one, describe_parts
from cxsim.interventions.base import Intervention
from cxsim.model.view import PeopleView
from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.plain_values import meaning
from cxsim.scenario.text.yaml_reader import read_value
from cxsim.scenario.text.yaml_writer import flow
from cxsim.web.plan_days import END, START, BarDays
from cxsim.web.yaml_edit import Way
from cxsim.words.groups import said, sentence

WORDS_OF_TYPES: Final = frozenset({
    "text", "number", "whole number", "true or false", "target", "cost", "value", "indicator",
})
FLAGS: Final = (("true", "yes"), ("false", "no"))
LISTS: Final = ("list of text", "list of whole number")
FIRST: Final = ("start_week", "weeks")
MORE: Final = ("name", "ramp_weeks", "rounds", "pause_weeks", "after", "waves", "wave_gap_weeks", "priority")
HINTS: Final = {"start_week": "Week 0 is the first.", "weeks": "Empty: to the end of the run."}
LABELS: Final = {"start_week": "Starts in week", "weeks": "Weeks", "team_hours": "Team hours a week",
                 "name": "Name", "share": "Share of them"}
Control = Literal["line", "choice", "names", "day"]


@dataclass(frozen=True)
class Field:
    """A field: the ``way`` to its key inside the intervention, what it shows, and what is wrong with it.

    ``value``: the text in it; ``ticked``: the names that are chosen, of ``choices`` (value, words). ``note``: what
    became of what was typed.
    """

    way: tuple[str, ...]
    label: str
    hint: str
    type: str
    value: str = ""
    usual: str = ""
    control: Control = "line"
    choices: tuple[tuple[str, str], ...] = ()
    ticked: tuple[str, ...] = ()
    mistake: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """What the form calls it."""
        return ".".join(self.way)


@dataclass(frozen=True)
class Form:
    """The fields of an intervention by theme."""

    first: tuple[Field, ...]
    own: tuple[Field, ...]
    target: tuple[Field, ...]
    cost: tuple[Field, ...]
    more: tuple[Field, ...]
    mistakes: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[Field, ...]:
        """Every field."""
        return (*self.first, *self.own, *self.target, *self.cost, *self.more)

    def placed(self, findings: Iterable[Finding], typed: Mapping[str, str]) -> Form:
        """The form with what was typed, and with each mistake at its field; the rest above the form."""
        left: list[str] = []
        at: dict[str, str] = {}
        for finding in findings:
            name = self._named(finding.path)
            if name:
                at[name] = finding.message
            else:
                left.append(finding.message)

        def told(fields: Sequence[Field]) -> tuple[Field, ...]:
            return tuple(replace(one, value=typed.get(one.name, one.value), mistake=at.get(one.name, ""))
                         for one in fields)

        return Form(told(self.first), told(self.own), told(self.target), told(self.cost), told(self.more), tuple(left))

    def noted(self, notes: Mapping[str, str]) -> Form:
        """The form with a note at some of its first fields."""
        return replace(self, first=tuple(replace(one, note=notes.get(one.name, "")) for one in self.first))

    def _named(self, path: str) -> str:
        """The field in which a finding at a dotted path lies."""
        inside = ".".join(path.split(".")[3:]) if path.startswith("plan.interventions.") else path
        names = sorted((one.name for one in self.all), key=len, reverse=True)
        return next((name for name in names if inside == name or inside.startswith(f"{name}.")), "")


def form_of(intervention: Intervention, view: PeopleView, days: BarDays | None = None) -> Form:
    """The form of an intervention as it stands in a plan; ``days``: when it begins and ends, if that is known."""
    declared = {one["name"]: one for one in describe_one(intervention.type)["fields"]}
    parts = {name: {one["name"]: one for one in fields} for name, fields in describe_parts().items()}
    stated = intervention.model_dump(mode="json")
    single = ["behaviors"] if len(view.behaviors) == 1 and "behaviors" in declared else []  # nothing to choose from
    own = [name for name, one in declared.items() if not one["common"] and name not in single]

    def fields(names: Iterable[str]) -> tuple[Field, ...]:
        return tuple(field_of((name,), declared[name], stated[name]) for name in names)

    target = stated["target"]
    groups = (
        _names(("target", "departments"), "Departments", view.departments, target.get("departments")),
        _names(("target", "levels"), "Levels", sorted({int(one) for one in view.level}), target.get("levels")),
        field_of(("target", "share"), parts["target"]["share"], target["share"]),
    )
    amounts = intervention.effective_cost().model_dump()
    told = stated["cost"] or {}
    cost = tuple(replace(field_of(("cost", name), one, told.get(name)), usual=f"{amounts[name]:,.10g}")
                 for name, one in parts["cost"].items())
    hours = replace(fields(("team_hours",))[0], usual=f"{intervention.hours_in_week(intervention.start_week):g}")
    return Form(with_days(fields(FIRST), days), fields(own), groups, (*cost, hours), fields((*MORE, *single)))


def with_days(fields: tuple[Field, ...], days: BarDays | None) -> tuple[Field, ...]:
    """The fields for weeks, each with one for its day behind it where days are known."""
    if days is None:
        return fields
    start, weeks = fields
    first = Field((START,), "or on the day", "Any day of its first week.", "day", days.start_text, control="day")
    if days.end is None:
        return start, first, replace(weeks, hint="Of each round or wave.")
    last = Field((END,), "or until", f"Empty: {date_words(days.run.last)}.", "day", days.end_text, control="day")
    return start, first, replace(weeks, hint="Empty: to the end of the run."), last


def changes_in(form: Form, typed: Mapping[str, str], ticked: Mapping[str, Sequence[str]]) -> dict[Way, Any]:
    """What was changed in a form: the new value by way, None where the default is meant.

    Raises
    ------
    InputError
        With every field whose text cannot be read.
    """
    found: dict[Way, Any] = {}
    findings: list[Finding] = []
    for one in form.all:
        if one.control == "day":
            continue  # the weeks beside it say the same
        if one.control == "names":
            if set(ticked.get(one.name, ())) != set(one.ticked):
                found[one.way] = _chosen(one, ticked.get(one.name, ()))
        elif one.name in typed and (text := typed[one.name].strip()) != one.value:
            try:
                found[one.way] = read_field(one, text)
            except InputError as error:
                findings += [replace(finding, path=one.name) for finding in error.findings]
    if findings:
        raise InputError(findings)
    return found | _whole_cost(form, found)


def _whole_cost(form: Form, found: Mapping[Way, Any]) -> dict[Way, Any]:
    """The usual amounts beside one that was stated, because a stated cost replaces the usual one as a whole."""
    if all(value is None for way, value in found.items() if way[0] == "cost"):
        return {}
    return {one.way: meaning(one.usual.replace(",", "")) for one in form.cost
            if one.way[0] == "cost" and not one.value and found.get(one.way) is None}


def field_of(way: tuple[str, ...], declared: Mapping[str, Any], value: Any) -> Field:
    """The field for a key: what declares it, and what it is now."""
    name, kind = way[-1], str(declared["type"])
    choices = _choices(kind)
    usual = "" if declared["default"] in (None, "") else _text(declared["default"])
    label, hint = LABELS.get(name, sentence(said(name))), HINTS.get(name, str(declared["description"]))
    return Field(way, label, hint, kind, _text(value), usual, "choice" if choices else "line", choices)


def _names(way: tuple[str, ...], label: str, names: Iterable[Any], chosen: Sequence[Any] | None) -> Field:
    choices = tuple((str(name), sentence(said(str(name)))) for name in names)
    return Field(way, label, "", "names", control="names", choices=choices, ticked=tuple(map(str, chosen or ())))


def _choices(kind: str) -> tuple[tuple[str, str], ...]:
    """The words to choose from; none where anything else can be written too."""
    if kind == "true or false":
        return FLAGS
    words = kind.split(" or ")
    if len(words) < 2 or any(word in WORDS_OF_TYPES or word.startswith(("list of", "mapping")) for word in words):
        return ()
    return tuple((word, said(word)) for word in words)


def _chosen(one: Field, ticked: Sequence[str]) -> list[Any] | None:
    """The names that were ticked, in their order; None where that is everybody."""
    known = [value for value, _ in one.choices if value in ticked]
    if not known or len(known) == len(one.choices):
        return None
    return [int(value) for value in known] if one.way[-1] == "levels" else known


def _text(value: Any) -> str:
    """A value as a field shows it."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"
    return value if isinstance(value, str) else flow(value)


def read_field(one: Field, text: str) -> Any:
    """The value that a text means; None where it is empty. What it may be, the scenario checks."""
    if not text:
        return None
    if one.type in LISTS:
        return [meaning(part.strip()) if one.type != "list of text" else part.strip() for part in text.split(",")]
    if one.type == "text":
        return text
    if text[0] in "[{":
        return plain(read_value(text))
    if one.type.endswith("list of text") and "," in text:
        return [part.strip() for part in text.split(",")]
    return meaning(text)
