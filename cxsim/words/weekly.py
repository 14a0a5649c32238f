"""Weekly measures, their readings and early signs, as a board says them."""

from __future__ import annotations

from datetime import date

from cxsim.analysis.indicators import EarlySign
from cxsim.dates import moment_words
from cxsim.results.recording import WEEKLY_MEASURES
from cxsim.words.measures import spoken


def reading_words(measure: str, value: float) -> str:
    """A reading of a weekly measure: "7.1 %", "104 %", "0.43", "3.2 people per week"."""
    unit = WEEKLY_MEASURES[measure].unit
    if unit.startswith("share"):
        return f"{100.0 * value:.{3 if value >= 0.995 else 2}g} %"
    return f"{value:.3g}" if unit.startswith("index") else f"{value:.3g} {unit}"


def sign_words(sign: EarlySign, start: date | None) -> str:
    """What to look at, and when: "use 33 % or less, 12 Jul 2027"."""
    level = reading_words(sign.measure, sign.threshold)
    bound = f"{level} or less" if sign.below else f"more than {level}"
    return f"{spoken(sign.measure)} {bound}, {moment_words(sign.week, start)}"
