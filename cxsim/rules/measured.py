"""What leaders can measure: people's answers, records that the organization keeps anyway, and dashboards.

A measured value is a published mean of a group. It is never the true state: it has a sample, noise, bias and age.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from cxsim.errors import did_you_mean

SMALLEST_GROUP = 5
"""Results with fewer respondents are not published, so that no one can be identified."""


@dataclass(frozen=True)
class Measured:
    """One value that a survey may publish.

    ``asked``: people answer (sample, noise and bias apply); otherwise it comes from records. ``dashboards``: it is
    there only where and while somebody measures use. ``mechanism``: the mechanism that it requires. ``whole``: exists
    only for the whole organization.
    """

    name: str
    meaning: str
    unit: str = "index 0-1"
    low: float = 0.0
    high: float = 1.0
    asked: bool = True
    dashboards: bool = False
    mechanism: str = ""
    whole: bool = False


_ALL = (
    Measured("awareness", "how much people know about the change and why it is needed"),
    Measured("attitude", "what people think of the change"),
    Measured("use", "use last week, as people report it", "share"),
    Measured("adoption", "people whose reported use over the last four weeks is that of adopters", "share"),
    Measured("perceived_norm", "share of colleagues who use the behaviors, as people see it", "share"),
    Measured("skill", "what people say they are able to do"),
    Measured("habit", "how automatic use is, as people report it"),
    Measured("expected_benefit", "benefit that people expect from use"),
    Measured("trust", "trust in the leaders of the change"),
    Measured("fatigue", "change fatigue"),
    Measured("burnout", "people with fatigue above 1/2", "share"),
    Measured("efficacy", "confidence in being able to use the behaviors", mechanism="efficacy"),
    Measured("cynicism", "cynicism about changes in this organization", mechanism="cynicism"),
    Measured("reactance", "urge to do the opposite of what one is pressed to do", mechanism="reactance"),
    Measured("customer_index", "customer score of the organization", "index 0-100", high=100.0, asked=False,
             whole=True),
    Measured("turnover", "people who quit since the last count, as a yearly share of the people there",
             "share per year", high=52.0, asked=False),
    Measured("reported_use", "use last week as dashboards show it, false reports included, where somebody measures use",
             "share", asked=False, dashboards=True),
    Measured("output", "output per position, as a share of normal output", "share of normal output", high=3.0,
             asked=False),
)

MEASURED: dict[str, Measured] = {one.name: one for one in _ALL}


def known_measure(name: str) -> str:
    """Refuse an unknown measure."""
    if name not in MEASURED:
        raise PydanticCustomError(
            "unknown_measure", "there is no measure '{name}'; {hint}",
            {"name": name, "hint": did_you_mean(name, MEASURED, limit=len(MEASURED))},
        )
    return name


MeasureName = Annotated[str, AfterValidator(known_measure)]
