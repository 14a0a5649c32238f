"""Values of quantities before the first week, computed by one mechanism, hook or mean from columns and resting forces.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from functools import reduce
from typing import Any

from cxsim.arithmetic import weighted_sum
from cxsim.engine.week.columns import Layout
from cxsim.model.phases import BehaviorMean, Equation, Total
from cxsim.model.start import Start


def known(start: Start, layout: Layout, name: str, behavior: int | None = None, rates: Sequence[Any] = ()) -> Any:
    """The quantity for each person, broadcastable to their shape; None if only a week can compute it.

    ``rates``: use in a usual week, by behavior, in place of that of the last week.
    """
    stored = _stored(start, layout, name, behavior, rates)
    if stored is not None:
        return stored
    match layout.week.writer.get(name):
        case Equation() as equation:
            return _of_equation(start, layout, equation, name, behavior, rates)
        case BehaviorMean() as mean:
            return _mean(start, layout, mean, rates)
        case Total() as total:
            parts = [known(start, layout, part, behavior, rates) for part in total.of]
            join = operator.mul if total.product else operator.add
            return None if any(part is None for part in parts) else reduce(join, parts) if parts else total.neutral
    return None


def _stored(start: Start, layout: Layout, name: str, behavior: int | None, rates: Sequence[Any]) -> Any:
    """A state column, a parameter, or a force at rest; None for anything else."""
    if name == "use" and behavior is not None and rates:
        return rates[behavior]
    kind = layout.place(name, 0).kind
    if kind == "state":
        return start.column(name, behavior)
    return start.at_rest(name, behavior) if kind == "profile" else start.parameters.get(name)


def _of_equation(
    start: Start, layout: Layout, equation: Equation, name: str, behavior: int | None, rates: Sequence[Any]
) -> Any:
    given = {read: _stored(start, layout, read, behavior, rates) for read in equation.reads}
    if any(value is None for value in given.values()):
        return None
    result = equation(**given)
    return result[equation.writes.index(name)] if len(equation.writes) > 1 else result


def _mean(start: Start, layout: Layout, mean: BehaviorMean, rates: Sequence[Any]) -> Any:
    weights = start.effort_shares if mean.weight == "effort" else start.customer_value_shares
    parts = [known(start, layout, mean.of, behavior, rates) for behavior in range(len(weights))]
    if any(part is None for part in parts):
        return None
    return weighted_sum(weights, parts)
