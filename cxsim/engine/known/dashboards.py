"""What dashboards show: use as it is reported where somebody measures, false reports included."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import grain
from cxsim.engine.week.columns import Slot
from cxsim.engine.week.running import Running

Values = NDArray[np.float64]


def shown_use(running: Running, member_of: Values) -> Values:
    """Mean reported use of last week in each group, by customer value; nan where nobody measured.

    Only measured behaviors of measured people count. ``member_of``: 1 or 0, shape (groups, people). Shape (groups,
    replicates).
    """
    layout, engine = running.world.layout, running.engine
    watched, shown = np.zeros(running.initial.shape), np.zeros(running.initial.shape)
    if running.recorded is not None:
        present, false_reports = engine.column("present"), layout.week.overreports
        for behavior, value in enumerate(running.world.scenario.customer_value_shares):
            monitoring = running.forces.column(layout.profile[Slot("monitoring", behavior)])
            counted = np.where(monitoring > 0.0, value * present, 0.0)
            use = engine.column("use", behavior)
            invented = (1.0 - use) * engine.column(false_reports, behavior) if false_reports else 0.0
            watched, shown = watched + counted, shown + counted * (use + invented)
    people = member_of @ grain(watched)
    return np.where(people > 0.0, member_of @ grain(shown) / np.where(people > 0.0, people, 1.0), np.nan)
