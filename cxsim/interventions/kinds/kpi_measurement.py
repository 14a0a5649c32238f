"""Measuring use and reporting it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Names, Share
from cxsim.interventions.strength import StrengthIntervention


class KpiMeasurement(StrengthIntervention):
    """Use becomes a number that leaders watch and report back."""

    about: ClassVar[About] = About(
        definition="Measure use of the target behaviors, watch the numbers and report them back to people.",
        mechanism="Makes orders count more, takes a little time, and gives individual feedback, which helps most "
        "people and harms about a third. With an order or a reward behind it, it tires people who use the behaviors "
        "against their attitude, and makes some report use that does not happen. Rules, gates and guards can "
        "read what the dashboards show (reported_use).",
        can_lose="On its own it is mixed feedback. With a reward behind it, the dashboard rises and the customer sees "
        "no difference.",
        evidence="Mechanism 9: Kluger & DeNisi 1996 (607 effects, over a third negative), verified; Campbell 1979, "
        "recalled.",
        cost_meaning="fixed: definition and dashboard; per person and week: collecting the data at full strength "
        "(assumption)",
        full_cost=Cost(fixed=10000.0, per_person_week=3.0),
        forces=("monitoring", "feedback"),
    )
    partly: ClassVar[Mapping[str, str]] = {"feedback": "reported_back"}

    type: Literal["kpi_measurement"] = "kpi_measurement"
    strength: Share = Field(0.6, description="how closely use is measured; share of full monitoring, 0 to 1")
    reported_back: Share = Field(
        0.5, description="how much of the result is reported to each person at full strength; share of full feedback, "
        "0 to 1 (the push is this times strength)"
    )
    behaviors: Names | None = Field(None, description="names of the measured behaviors; default: all")
