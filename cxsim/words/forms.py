"""What slides and a workbook say besides the report itself."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.units import counted

RISKS_AND_FIRST_WEEK = "What to watch, and what to do in week 1"
RISK_COLUMNS = ("Futures", "Risk", "Early sign")
NO_SIGN = "none found in time"
FIRST_WEEK = "Prepare in week 1"
HOW_MADE = "These are simulated futures, not a forecast"
CAVEATS = (
    "The numbers follow from stated assumptions about people and this organization. Use them to compare plans and to "
    "find what would have to be true, not to promise a share for a week.",
    "A band or a range holds 90 of 100 simulated futures. Plans meet the same futures, so their differences count more "
    "than their levels.",
)
MEANS_NOTE = "Lines are means. Single futures lie above and below them; the report shows how far."
MEANS_AXIS = "adopters, % of people"


def end_words(last: dict[str, float], focus: str, baseline: str) -> str:
    """What the plan in focus and the baseline come to at the end, as a title; shares in percent."""
    if focus == baseline or baseline not in last:
        return f"{focus}: {last[focus]:.0f} % are adopters at the end"
    return f"{focus}: {last[focus]:.0f} % are adopters at the end, against {last[baseline]:.0f} % under {baseline}"


def means_words(replicates: int) -> str:
    """What a line of means is."""
    return f"Mean of {counted(replicates, 'simulated future')} for each plan. {MEANS_NOTE}"


def risk_note(chance: str, risk: str, sign: str) -> str:
    """A risk as a speaker says it."""
    return f"In {chance} futures: {risk} {sign}".rstrip()


def left_out_words(titles: Sequence[str]) -> str:
    """The messages of the report that the slides have no room for."""
    return f"Also in the report: {'; '.join(titles)}." if titles else ""


def more_rows_words(count: int) -> str:
    """How many rows of a table are not shown."""
    return f"{counted(count, 'more row')} in the workbook and in the report."
