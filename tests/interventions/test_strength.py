"""Interventions with a strength are steady unless they act in a way of their own."""

from __future__ import annotations

from typing import ClassVar

from cxsim.interventions.kinds.recognition import Recognition
from cxsim.interventions.moment import Moment


class Declaring(Recognition):
    """Adds nothing to what is declared."""


class Acting(Recognition):
    """Pushes in a way of its own."""

    def act(self, moment: Moment) -> None:
        """Push nothing."""


class ActingSteadily(Acting):
    """Pushes in a way of its own, the same every week."""

    steady: ClassVar[bool] = True

    def act(self, moment: Moment) -> None:
        """Push nothing."""


def test_who_acts_in_a_way_of_its_own_is_steady_only_if_it_says_so() -> None:
    assert (Recognition.steady, Declaring.steady, Acting.steady, ActingSteadily.steady) == (True, True, False, True)
