"""No intervention of the catalog is silent: each, with the values it has by default, moves the base programme."""

from __future__ import annotations

from functools import cache

import pytest

from cxsim.interventions.kinds import BUILT_IN
from experiments.contrasts.company import arm, programme
from experiments.contrasts.runs import Runs

# What these do is what a plan tells them: forces by name, and what to do when an indicator is beyond its bound.
TOLD = ("custom", "risk_mitigation")


@cache
def runs() -> Runs:
    return Runs("none", replicates=2)


@pytest.mark.contrasts
@pytest.mark.parametrize("kind", [kind for kind in BUILT_IN if kind not in TOLD])
def test_every_intervention_moves_something(kind: str) -> None:
    added = {"type": kind, "name": f"more {kind}", "start_week": 10}
    base, moved = (runs().run(arm(name, plan)).weekly for name, plan in (
        ("programme", programme()), (f"programme and {kind}", [*programme(), added])))
    assert any((moved[measure] != base[measure]).any() for measure in base)
