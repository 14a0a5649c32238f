"""What the Plan page shows around a plan: its calendar, levels that change over time, and shocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from cxsim.dates import date_words, end_of_week, moment_words
from cxsim.scenario.changing.stated import file_of
from cxsim.scenario.changing.surroundings import (
    KINDS,
    SERIES,
    SHOCKS,
    LevelStep,
    level_steps,
    shock_fields,
    shock_meaning,
)
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.nodes import Step
from cxsim.web.plan_fields import Field, field_of
from cxsim.web.plan_picture import Block, level_blocks, percent
from cxsim.web.typed_numbers import written_number
from cxsim.words.groups import said, sentence
from cxsim.words.plan import time_words

DATE: Final = "start_date"
PLACES: Final[tuple[tuple[Step, ...], ...]] = ((DATE,), *(("context", key) for key in SERIES), SHOCKS)
HINTS: Final = {
    "sponsorship": "visible support from the sponsor, 0 (none) to 1 (full)",
    "other_initiatives": "unrelated initiatives that compete for attention, 0 to 20",
}


@dataclass(frozen=True)
class Refused:
    """What was typed and not taken, and why, by field."""

    typed: Mapping[str, str]
    mistakes: Mapping[str, str]

    def at(self, field: Field) -> Field:
        """The field as it was left."""
        return replace(field, value=self.typed.get(field.name, field.value), mistake=self.mistakes.get(field.name, ""))


NOTHING: Final = Refused({}, {})


@dataclass(frozen=True)
class StepRow:
    """A step of a level: its two fields, and when it begins in words; the first one begins with the run."""

    week: Field
    level: Field
    when: str


@dataclass(frozen=True)
class SeriesView:
    """A level over time; ``blocks``: its picture, if it changes."""

    key: str
    title: str
    hint: str
    rows: tuple[StepRow, ...]
    blocks: tuple[Block, ...]
    open: bool


@dataclass(frozen=True)
class ShockRow:
    """A shock: what it is, when, its fields, and where its bar is (no width: after the run)."""

    number: int
    title: str
    when: str
    fields: tuple[Field, ...]
    x: str
    width: str
    open: bool


@dataclass(frozen=True)
class AroundView:
    """Everything around a plan.

    ``first``, ``last``: the days of the run, or ""; ``mistake``: why nothing was added or removed; ``kinds``: of
    shocks, with title and meaning; ``kept``: where it is kept, and for which plans.
    """

    date: Field
    first: str
    last: str
    mistake: str
    series: tuple[SeriesView, ...]
    shocks: tuple[ShockRow, ...]
    kinds: tuple[tuple[str, str, str], ...]
    kept: tuple[str, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of steps and shocks."""
        steps = tuple(one for series in self.series for row in series.rows for one in (row.week, row.level))
        return (*steps, *(one for shock in self.shocks for one in shock.fields))


def around(scenario: Scenario, plan: str, refused: Refused = NOTHING) -> AroundView:
    """What is around a plan; ``plan``: its file."""
    first = scenario.start_date
    date = refused.at(Field((DATE,), "Week 0 begins on", "", "day", "" if first is None else first.isoformat(),
                            control="day"))
    kinds = tuple((kind, sentence(said(kind)), shock_meaning(kind)) for kind in KINDS)
    return AroundView(
        date, "" if first is None else date_words(first),
        "" if first is None else date_words(end_of_week(first, scenario.weeks - 1)),
        " ".join(refused.mistakes[key] for key in ("shocks", *SERIES) if key in refused.mistakes),
        tuple(_series(scenario, key, refused) for key in SERIES),
        tuple(_shock(scenario, number, refused) for number in range(len(scenario.context.shocks))), kinds,
        tuple(dict.fromkeys(kept_words(scenario, plan, path) for path in PLACES)))


def _series(scenario: Scenario, key: str, refused: Refused) -> SeriesView:
    steps = level_steps(scenario, key)
    rows = tuple(_step(scenario, key, number, step, refused) for number, step in enumerate(steps))
    changes = [(one.from_week, one.level) for one in steps] if len(steps) > 1 else []
    blocks = tuple(level_blocks(changes, scenario.weeks, scenario.start_date)) if changes else ()
    wrong = any(name.startswith(f"{key}.") for name in refused.mistakes)
    return SeriesView(key, sentence(said(key)), HINTS[key], rows, blocks, wrong)


def _step(scenario: Scenario, key: str, number: int, step: LevelStep, refused: Refused) -> StepRow:
    week = Field((key, str(number), "from_week"), "From week", "", "whole number", str(step.from_week))
    level = Field((key, str(number), "level"), "Level", "", "number", written_number(step.stated))
    when = "" if scenario.start_date is None else moment_words(step.from_week, scenario.start_date)
    return StepRow(refused.at(week), refused.at(level), when)


def _shock(scenario: Scenario, number: int, refused: Refused) -> ShockRow:
    shock, weeks = scenario.context.shocks[number], scenario.weeks
    values = shock.model_dump(mode="json")
    fields = tuple(refused.at(replace(field_of(("shocks", str(number), one["name"]), one, values[one["name"]]),
                                      hint=str(one["description"]))) for one in shock_fields(shock.type))
    end = weeks if shock.weeks is None else min(shock.week + shock.weeks, weeks)
    there = shock.week < end
    when = time_words(shock.week, end, scenario.start_date) if there else "after the run"
    wrong = any(one.mistake for one in fields)
    return ShockRow(number, sentence(said(shock.type)), when, fields, percent(min(shock.week, weeks), weeks),
                    percent(max(end - shock.week, 0), weeks), wrong)


def kept_words(scenario: Scenario, plan: str, path: Sequence[Step]) -> str:
    """Where a value is kept, and whether other plans share it."""
    file = file_of(scenario, path)
    if file == plan:
        return f"Kept in {file}, for this plan alone."
    return f"Kept in {file}, which plans share: a change here changes all that state nothing else."


def field_words(field: Field, value: Any) -> str:
    """A change for *Undo*."""
    told = "as usual" if value is None else written_number(value)
    return f"{sentence(said(field.way[0]))}: {said(field.way[-1])} {told}"
