"""Visible support of an executive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from cxsim.interventions.base import About
from cxsim.interventions.cost import Cost
from cxsim.interventions.quantities import Share
from cxsim.interventions.strength import StrengthIntervention


class Sponsorship(StrengthIntervention):
    """An executive stands up for the change. Counts only where it exceeds the sponsorship in the context."""

    about: ClassVar[About] = About(
        definition="Have an executive stand up for the change, visibly and for as long as the intervention lasts.",
        mechanism="The larger of this level and the level in the context holds. It makes messages credible, "
        "strengthens the good example of managers, makes time for people, clears their way, and slowly builds trust. "
        "Below the level that people are used to, trust fades.",
        can_lose="A level below that of the context changes nothing, and credibility falls back in the week in which "
        "the sponsor turns to something else. Where managers do not live the change, a sponsor who calls for it shows "
        "the gap between words and deeds (mechanism words_and_deeds).",
        evidence="Mechanisms 16 and 4: Prosci (sponsor named first contributor in every edition; vendor surveys, "
        "correlational), verified; Dirks & Ferrin 2002, recalled; pattern C10.",
        # Half a day of an executive with staff support each week at full level. Assumption.
        cost_meaning="per week: half a day of an executive and its preparation at full level (assumption)",
        full_cost=Cost(per_week=1200.0),
        forces=("sponsorship",),
        team_hours=2.0,
    )
    full_dose: ClassVar[Mapping[str, float]] = {"level": 1.0}

    type: Literal["sponsorship"] = "sponsorship"
    level: Share = Field(0.7, description="visible support; level, 0 (none) to 1 (the best one could ask for)")
