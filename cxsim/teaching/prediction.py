"""What a team expects of its plan, as it was written on its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxsim.errors import Place, did_you_mean
from cxsim.organization.findings import Findings
from cxsim.organization.tables.numerals import number
from cxsim.teaching.form import ADOPTERS, FEWER, HIGH, IDEA, LEAVERS, LOW, MORE, RANK, SAME, STRONGEST, STUCK
from cxsim.teaching.ground import Ground
from cxsim.words.groups import said

LONGEST_IDEA = 400


@dataclass(frozen=True)
class Prediction:
    """Shares from 0 to 1, a place from 1, names from the lists; None or "": not said."""

    adopters: float | None = None
    low: float | None = None
    high: float | None = None
    leavers: str = ""
    stuck: str = ""
    strongest: str = ""
    rank: int | None = None
    idea: str = ""

    @property
    def has_band(self) -> bool:
        """Whether both ends of the band are stated."""
        return self.low is not None and self.high is not None


def prediction_in(
    answers: Mapping[str, str], places: Mapping[str, Place], ground: Ground, teams: int, findings: Findings
) -> Prediction:
    """The prediction in the answers of a form; what is wrong is told and left out."""
    def say(key: str, message: str) -> None:
        findings.add(places[key].finding("", message))

    def share(key: str) -> float | None:
        value = _number(key, 0.0, 100.0)
        return None if value is None else value / 100.0

    def _number(key: str, lowest: float, highest: float) -> float | None:
        text = answers.get(key, "").removesuffix("%").strip()
        if not text:
            return None
        value = number(text)
        if isinstance(value, str) or not lowest <= value <= highest:
            say(key, f"'{answers[key]}' given; allowed: a number from {lowest:g} to {highest:g}")
            return None
        return value

    def one_of(key: str, allowed: list[str]) -> str:
        text = " ".join(answers.get(key, "").split())
        if not text:
            return ""
        found = next((one for one in allowed if one.casefold() == text.casefold()), None)
        if found is None:
            say(key, f"'{text}' given; {did_you_mean(text, allowed, limit=30)}")
        return found or ""

    low, high = share(LOW), share(HIGH)
    if low is not None and high is not None and low > high:
        say(LOW, f"the lower end {100.0 * low:g} is above the upper end {100.0 * high:g}; exchange them")
        low = high = None
    place = _number(RANK, 1, teams)
    return Prediction(
        share(ADOPTERS), low, high, one_of(LEAVERS, [FEWER, SAME, MORE]),
        one_of(STUCK, [said(name) for name in ground.view.departments]),
        one_of(STRONGEST, [one.name for one in ground.terms.offers]),
        None if place is None else int(place), answers.get(IDEA, "").strip()[:LONGEST_IDEA])
