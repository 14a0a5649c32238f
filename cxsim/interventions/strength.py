"""Interventions with a strength. Most of them only declare which forces they push."""

from __future__ import annotations

import math
from abc import ABC
from collections.abc import Mapping
from typing import Any, ClassVar

from cxsim.interventions.base import Intervention
from cxsim.interventions.moment import Moment
from cxsim.model.forces import FORCES


class StrengthIntervention(Intervention, ABC):
    """An intervention with pushes and cost in proportion to its strength.

    The field ``strength`` sets the strength, or the fields that ``full_dose`` names. A field ``behaviors`` limits
    by-behavior forces to the behaviors it names. A subclass whose forces differ in more than ``partly`` writes its
    own ``act``.
    """

    partly: ClassVar[Mapping[str, str]] = {}
    """Forces pushed at a part of the strength: name of the force -> name of the field with that part."""
    steady: ClassVar[bool] = True

    def __init_subclass__(cls, **given: Any) -> None:
        """A subclass that writes its own ``act`` is steady only if it says so."""
        super().__init_subclass__(**given)
        if "act" in cls.__dict__ and "steady" not in cls.__dict__:
            cls.steady = False

    def act(self, moment: Moment) -> None:
        """Push each declared force at the strength, or at its part of it."""
        strength = self.cost_share()
        for force in self.about.forces:
            value = strength * getattr(self, self.partly[force]) if force in self.partly else strength
            moment.push_each(force, value, getattr(self, "behaviors", None) if FORCES[force].by_behavior else None)

    def cost_share(self) -> float:
        """The strength: the mean of the dose fields, each as a share of its full value."""
        shares = [getattr(self, name) / full for name, full in self.dose_fields().items()]
        return math.fsum(shares) / len(shares)
