"""Interventions with a strength: most of them only declare which forces they push."""

from __future__ import annotations

import math
from abc import ABC
from collections.abc import Mapping
from typing import ClassVar

from cxsim.interventions.base import Intervention
from cxsim.interventions.moment import Moment
from cxsim.model.forces import FORCES


class StrengthIntervention(Intervention, ABC):
    """Pushes every force that it declares, and costs, in proportion to its strength.

    The field ``strength`` says how strong it is, or the fields that ``full_dose`` names. A field ``behaviors`` limits
    the forces that exist per behavior to the behaviors it names. A subclass whose forces differ in more than
    ``partly`` writes its own ``act``.
    """

    partly: ClassVar[Mapping[str, str]] = {}
    """Forces that are pushed at a part of the strength: name of the force -> name of the field that says which part."""

    def act(self, moment: Moment) -> None:
        """Push each declared force at the strength, or at its part of it."""
        strength = self.cost_share()
        for force in self.about.forces:
            value = strength * getattr(self, self.partly[force]) if force in self.partly else strength
            moment.push_each(force, value, getattr(self, "behaviors", None) if FORCES[force].by_behavior else None)

    def cost_share(self) -> float:
        """The strength: the mean of the fields that a dose scales, each as a share of its full value."""
        shares = [getattr(self, name) / full for name, full in self.dose_fields().items()]
        return math.fsum(shares) / len(shares)
