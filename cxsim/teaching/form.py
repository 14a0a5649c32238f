"""The form that a team fills in: its sheets, the places of its cells, and the terms that are printed on it.

The workbook is written and read by these places, so both always mean the same cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxsim.teaching.ground import Ground

START, PLAN, PREDICTION, CATALOG, LOAD, TERMS, LISTS = (
    "Start here", "Plan", "Prediction", "Catalog", "Load", "Terms", "Lists")
COLUMNS: Final = ("intervention", "for whom", "first week", "weeks", "dose")
"""The columns of a plan that a team fills in; a CSV plan has them as its header."""
HEADER_ROW: Final = 8
LINES: Final = 14
"""A plan has at most so many interventions."""
TEAM_NAME: Final = "B3"
MOST_LETTERS: Final = 40

ADOPTERS, LOW, HIGH, LEAVERS, STUCK, STRONGEST, RANK, IDEA = (
    "adopters", "low", "high", "leavers", "stuck", "strongest", "rank", "idea")
ANSWERS: Final = {ADOPTERS: "B5", LOW: "B6", HIGH: "B7", LEAVERS: "B8", STUCK: "B9", STRONGEST: "B10", RANK: "B11",
                  IDEA: "B12"}
"""The cell of each part of the prediction."""
MORE, SAME, FEWER = "more than if nothing is done", "about as many", "fewer than if nothing is done"


@dataclass(frozen=True)
class Stamp:
    """What a workbook says about itself: the class that it was made for, and the number of its team."""

    class_id: str
    team: int


@dataclass(frozen=True)
class Fact:
    """A term as it stands on the sheet: a label and a value that nobody may change."""

    label: str
    value: str | float


CASE, COMPANY, CLASS, TEAM = "Case", "Mark of the case", "Mark of the class", "Team"
STAMP_ROW: Final = 4
"""The row of the first fact on the sheet of terms."""


def facts_of(ground: Ground, stamp: Stamp) -> tuple[Fact, ...]:
    """Everything that is printed on the sheet of terms, in its order."""
    terms = ground.terms
    target = terms.company.target
    aim = () if target is None else (
        Fact("Target: adopters of 100 people", round(100.0 * target.adoption, 6)),
        Fact("Target: by week", target.by_week))
    return (
        Fact(CASE, terms.title), Fact(COMPANY, terms.fingerprint), Fact(CLASS, stamp.class_id), Fact(TEAM, stamp.team),
        Fact(f"Budget in {terms.currency}", terms.budget),
        Fact("Hours of the change team in a week", terms.team_hours_per_week),
        Fact("Weeks", terms.weeks), *aim,
        *(Fact(f"People: {one.name}", one.people) for one in ground.groups))


def plan_cell(line: int, column: str) -> str:
    """The cell of a line (from 0) and a column of the plan."""
    return f"{'ABCDE'[COLUMNS.index(column)]}{HEADER_ROW + 1 + line}"


def team_words(number: int) -> str:
    """What a team is called until it gives itself a name."""
    return f"Team {number}"
