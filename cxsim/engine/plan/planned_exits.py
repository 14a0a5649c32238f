"""Planned exits and moves: how they affect colleagues a week later."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.moment import ONCE, Act, Push
from cxsim.model.view import PeopleView

Values = NDArray[np.float64]

SHAKEN_BY = 0.05
"""Share of a department that leaves in one week and shakes it by 1 - 1/e = .63 (assumption)."""


def shocks(acts: Sequence[Act], view: PeopleView) -> list[Push]:
    """Pushes of last week's exits and moves: 1 - e^(-share / .05) of the force exit_shock in each department.

    ``share`` is the share of the department that left, each exit or move weighted by how shocking it is.
    """
    if not any(act.kind in ONCE for act in acts):
        return []
    felt: Values = np.zeros(view.size)
    by_whom: dict[int, str] = {}
    for act in acts:
        if act.kind in ONCE:
            gone = act.people if act.pairs is None else act.pairs.ravel()
            felt[gone] = np.maximum(felt[gone], act.shock)  # nobody leaves twice
            by_whom.update({int(number): act.intervention for number in view.department[gone]})
    pushes = []
    for number, intervention in sorted(by_whom.items()):
        department = view.department == number
        # fsum rounds only once, so the order of people cannot matter.
        share = math.fsum(felt[department]) / int(np.count_nonzero(department))
        pushes.append(Push(intervention, "exit_shock", None, 1.0 - math.exp(-share / SHAKEN_BY), department))
    return pushes
