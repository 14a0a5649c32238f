"""What one row says was seen, held against the scenario that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsim.errors import Place, did_you_mean
from cxsim.organization.structure import SMALLEST_SHOWN
from cxsim.organization.tables.numerals import number, whole
from cxsim.studies.narrowing.observation import QUANTITIES, Observation, observed
from cxsim.units import counted


@dataclass(frozen=True)
class About:
    """What observations are held against: how many ``people`` each department has ("": all), and the ``weeks``."""

    people: Mapping[str, int]
    weeks: int
    adopter_share: float


class MistakeError(Exception):
    """A cell that cannot be used: its column, and why."""

    def __init__(self, column: str, message: str):
        super().__init__(message)
        self.column, self.message = column, message


def of_cells(cells: Mapping[str, str], about: About) -> Observation:
    """An observation from the text of its cells.

    Raises
    ------
    MistakeError
        With the column at fault.
    """
    what = cells["what"].strip().casefold().replace(" ", "_")
    if what not in QUANTITIES:
        raise MistakeError("what", f"'{cells['what']}' is nothing that the model shows; "
                                   f"{did_you_mean(what, QUANTITIES)}")
    department = _department(cells.get("department", ""), about)
    week = _week(what, cells.get("week", ""), about)
    if what == "turnover" and week is None and department:
        raise MistakeError("department", "turnover of a usual year is of all people; leave the department blank, or "
                                         "state the week up to which people quit")
    low, high = _scale(what, cells)
    value = _in_scale("value", cells["value"], low, high)
    error = _error(cells.get("error", ""), abs(high - low))
    people = about.people[department]
    answers = _answers(cells.get("answers", ""), department, people)
    if QUANTITIES[what].asked and answers is None and error is None:
        raise MistakeError("answers", f"how many people answered? {what} comes from answers: state their number, or "
                                      "the error of the mean")
    return observed(what, week, value, department=department, answers=answers, people=people, error=error)


def _department(text: str, about: About) -> str:
    names = {name.casefold(): name for name in about.people}
    if text.strip().casefold() not in names:
        known = [name for name in about.people if name]
        raise MistakeError("department", f"there is no department '{text}' (blank means everybody); "
                                         f"{did_you_mean(text, known)}")
    return names[text.strip().casefold()]


def _week(what: str, text: str, about: About) -> int | None:
    if not text:
        if what == "turnover":
            return None
        raise MistakeError("week", f"{what} was seen in which week of the plan? State it, from 0")
    week = whole(text)
    if isinstance(week, str):
        raise MistakeError("week", week)
    if not 0 <= week < about.weeks:
        raise MistakeError("week", f"week {week} is outside the scenario, whose weeks are 0 to {about.weeks - 1}")
    return week


def _scale(what: str, cells: Mapping[str, str]) -> tuple[float, float]:
    """The ends of the scale: those stated, which answers need, or else the usual ones."""
    stated = {name: cells.get(name, "") for name in ("low", "high")}
    blank = [name for name, text in stated.items() if not text]
    if len(blank) == 2 and not QUANTITIES[what].asked:
        return 0.0, QUANTITIES[what].top
    if blank:
        raise MistakeError(blank[0], f"{what} is on which scale? State both ends: low is the value of no {what} at all "
                                     "and high that of the most, such as 1 and 5")
    low, high = (_number(name, text) for name, text in stated.items())
    if low == high:
        raise MistakeError("high", f"both ends of the scale are {low:g}; state the value of no {what} at all as low "
                                   "and that of the most as high")
    return low, high


def _in_scale(column: str, text: str, low: float, high: float) -> float:
    """A value as a share of its scale, whose low end may be the larger number."""
    value = _number(column, text)
    share = (value - low) / (high - low)
    if not 0.0 <= share <= 1.0:
        percent = f"; for {value:g} % write {value / 100.0:g}" if (low, high) == (0.0, 1.0) and 1 < value <= 100 else ""
        raise MistakeError(column, f"{value:g} is outside {min(low, high):g} to {max(low, high):g}{percent}")
    return share


def _error(text: str, scale: float) -> float | None:
    if not text:
        return None
    error = _number("error", text)
    if not 0.0 < error <= scale:
        raise MistakeError("error", f"the error (a standard deviation, in the unit of the value) is {error:g}; "
                                    f"allowed: above 0 and up to {scale:g}")
    return error / scale


def _answers(text: str, department: str, people: int) -> int | None:
    if not text:
        return None
    answers = whole(text)
    if isinstance(answers, str):
        raise MistakeError("answers", answers)
    if answers < SMALLEST_SHOWN:
        raise MistakeError("answers", f"{counted(answers, 'answer')} would tell who said what, and little else; at "
                                      f"least {SMALLEST_SHOWN} are needed. Leave out the row, or use a larger group")
    if answers > people:
        where = f"department '{department}'" if department else "the company"
        raise MistakeError("answers", f"{answers:,} answers, but {where} has {counted(people, 'person', 'people')}")
    return answers


def _number(column: str, text: str) -> float:
    value = number(text)
    if isinstance(value, str):
        raise MistakeError(column, value)
    return value


def on_the_command_line(option: str, what: str, text: str, about: About) -> Observation:
    """An observation given as WEEK:VALUE, or VALUE for turnover.

    Raises
    ------
    MistakeError
        If it cannot be used.
    """
    week, colon, value = text.rpartition(":")
    if not colon and what != "turnover":
        raise MistakeError("week", f"'{text}' names no week of the plan; write WEEK:VALUE, as in 12:{text}")
    return replace(of_cells({"what": what, "week": week, "value": value}, about), place=Place(option))
