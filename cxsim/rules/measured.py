"""What leaders can measure: answers of people, and records that the organization keeps anyway.

A measured value is a published mean of a group. It is never the true state: it has a sample, noise, bias and age.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from cxsim.errors import did_you_mean

SMALLEST_GROUP = 5
"""Fewer respondents than these are not published: nobody is to be recognized."""


@dataclass(frozen=True)
class Measured:
    """One value that a survey may publish.

    ``asked``: people answer (sample, noise and bias apply); otherwise it is counted in records. ``mechanism``: the
    further mechanism without which there is nothing to measure. ``whole``: exists for the whole organization only.
    """

    name: str
    meaning: str
    unit: str = "index 0-1"
    low: float = 0.0
    high: float = 1.0
    asked: bool = True
    mechanism: str = ""
    whole: bool = False


_ALL = (
    Measured("awareness", "how far people know of the change and why it is needed"),
    Measured("attitude", "how people think of the change"),
    Measured("use", "use of last week, as people report it", "share"),
    Measured("adoption", "people who report the use of adopters over the last four weeks", "share"),
    Measured("perceived_norm", "how many of their colleagues use it, as people see it", "share"),
    Measured("skill", "what people say they are able to do"),
    Measured("habit", "how far it goes without thinking, as people say"),
    Measured("expected_benefit", "what people expect of it"),
    Measured("trust", "trust in those who lead the change"),
    Measured("fatigue", "change fatigue"),
    Measured("burnout", "people with fatigue above 1/2", "share"),
    Measured("efficacy", "trust in being able to do it", mechanism="efficacy"),
    Measured("cynicism", "cynicism about changes here", mechanism="cynicism"),
    Measured("reactance", "urge to do the opposite of what one is pressed to", mechanism="reactance"),
    Measured("customer_index", "customer score of the organization", "index 0-100", high=100.0, asked=False,
             whole=True),
    Measured("turnover", "people who left of their own accord since the last count, as a yearly share of those there",
             "share per year", high=52.0, asked=False),
    Measured("output", "output per position, as a share of normal output", "share of normal output", high=3.0,
             asked=False),
)

MEASURED: dict[str, Measured] = {one.name: one for one in _ALL}


def known_measure(name: str) -> str:
    """Refuse what nobody can measure."""
    if name not in MEASURED:
        raise PydanticCustomError(
            "unknown_measure", "there is no measure '{name}'; {hint}",
            {"name": name, "hint": did_you_mean(name, MEASURED, limit=len(MEASURED))},
        )
    return name


MeasureName = Annotated[str, AfterValidator(known_measure)]
