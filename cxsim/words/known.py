"""What leaders know, in words and short rows: counted, asked and believed, each with its week and its error."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from cxsim.engine.reading.known import Belief, Known, Reading
from cxsim.rules.measured import MEASURED

Row = tuple[str, ...]

LABELS: Final = {
    "customer_index": "customer score (0 to 100)", "turnover": "people who leave, a year",
    "output": "output, of normal", "reported_use": "use on dashboards", "recent_use": "use, last four weeks",
    "adoption": "adopters", "perceived_norm": "colleagues who use it", "expected_benefit": "expected benefit",
    "values_fit": "fit of values",
}
SHARES: Final = frozenset({"share", "share per year", "share of normal output"})
WHOLE: Final = "all"
ERROR_NOTE: Final = ("± : chance puts the answer of a sample at most that far from the truth in 95 of 100 samples. "
                     "What people say is not what they do.")


def label_of(measure: str) -> str:
    """What a measure is called on a page."""
    return LABELS.get(measure, measure.replace("_", " "))


def group_label(group: str) -> str:
    """What a group is called on a page."""
    return "everybody" if group == WHOLE else group.partition(":")[2].replace("_", " ")


def departments_words(departments: Sequence[str]) -> str:
    """Departments in a row; everybody if none is named."""
    return ", ".join(name.replace("_", " ") for name in departments) or "everybody"


def hindrances_words(hindrances: Iterable[tuple[str, Sequence[str]]]) -> str:
    """What stands in the way, by name and departments, in a sentence; nothing where nothing does."""
    told = [f"{name} ({departments_words(departments)})" for name, departments in hindrances]
    return f"In the way: {', '.join(told)}." if told else ""


def value_words(measure: str, value: float, error: float = 0.0) -> str:
    """A value with its error: "35 % ± 7", "0.41 ± 0.05", "53.1"."""
    about = MEASURED.get(measure)
    if about is not None and about.unit in SHARES:
        told, off = f"{100.0 * value:.0f} %", f"{100.0 * error:.0f}"
    elif about is not None and about.high > 1.0:
        told, off = f"{value:.1f}", f"{error:.1f}"
    else:
        told, off = f"{value:.2f}", f"{error:.2f}"
    if math.isnan(error):
        return f"{told} ± ?"
    return f"{told} ± {off}" if error > 0.0 else told


def news(known: Known, since: int) -> Known:
    """Only that of which something was learned after a week, with what was known of it before."""
    new = {(one.measure, one.asked > 0) for one in known.readings if one.week > since}
    return replace(
        known, readings=tuple(one for one in known.readings if (one.measure, one.asked > 0) in new),
        beliefs=tuple(one for one in known.beliefs if one.week > since),
        named=known.named if known.mapped > since else (),
    )


def counted_rows(known: Known) -> list[Row]:
    """What an organization counts anyway: what, now, and when it was counted before."""
    counted = [one for one in known.readings if one.asked == 0 and one.group == WHOLE]
    return [_latest_two(measure, [one for one in counted if one.measure == measure])
            for measure in MEASURED if any(one.measure == measure for one in counted)]


def asked_rows(known: Known) -> list[Row]:
    """What people answered in the two newest surveys: what, now, before."""
    asked = [one for one in known.readings if one.asked and one.group == WHOLE]
    return [_latest_two(measure, [one for one in asked if one.measure == measure])
            for measure in MEASURED if any(one.measure == measure for one in asked)]


def believed_rows(known: Known) -> list[Row]:
    """What interviews and diagnoses told: what, the mean of those asked, how many of them are still there, and when."""
    return [_belief_row(one, label_of(one.measure)) for one in known.beliefs if one.group == WHOLE]


def group_rows(known: Known, measure: str) -> list[Row]:
    """One measure by department: what surveys and talks told last; a dash where nobody may know."""
    every = [*(one.group for one in known.readings), *(one.group for one in known.beliefs)]
    groups = dict.fromkeys(group for group in every if group == WHOLE or group.startswith("department:"))
    return [(group_label(group), _asked_words(known.latest(measure, group)),
             _believed_words(known.belief(measure, group))) for group in groups]


def measures_known(known: Known) -> list[str]:
    """The names of all measures of which anything is known."""
    return sorted({*(one.measure for one in known.readings), *(one.measure for one in known.beliefs)})


def named_words(known: Known) -> Iterator[str]:
    """The people whom most colleagues named, one line each."""
    for one in known.named:
        yield f"{one.person} ({one.department.replace('_', ' ')}): named by {one.by}"


def _latest_two(measure: str, readings: list[Reading]) -> Row:
    ordered = sorted(readings, key=lambda one: -one.week)[:2]
    cells = [f"{value_words(measure, one.value, one.error)} (week {one.week})" for one in ordered]
    return (label_of(measure), *cells, *[""] * (2 - len(cells)))


def _belief_row(one: Belief, label: str) -> Row:
    return label, value_words(one.measure, one.value, one.error), str(one.asked), f"week {one.week}"


def _asked_words(one: Reading | None) -> str:
    return "-" if one is None else f"{value_words(one.measure, one.value, one.error)} (week {one.week})"


def _believed_words(one: Belief | None) -> str:
    return "-" if one is None else f"{value_words(one.measure, one.value, one.error)} (of {one.asked}, week {one.week})"
