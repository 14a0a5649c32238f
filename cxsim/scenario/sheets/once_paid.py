"""Splits an intervention whose dose changes, so that one-time costs are paid once, for the highest dose so far."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from cxsim.interventions.about.registry import read_intervention
from cxsim.interventions.cost import Cost
from cxsim.scenario.text.nodes import Entry, MapNode, Scalar, plain, replaced


def parts_paying_once(parts: Sequence[MapNode]) -> list[MapNode]:
    """The parts with their own names ("NAME, part 2"); later parts do not pay again what earlier parts have paid."""
    named = [part if number == 0 else _named(part, number + 1) for number, part in enumerate(parts)]
    costs = [_cost(part) for part in named]
    paid = 0.0
    found: list[MapNode] = []
    for number, (part, cost) in enumerate(zip(named, costs, strict=True)):
        if cost is None:
            found.append(part)  # its mistakes are reported when the whole plan is read
            continue
        due = cost.model_copy(update={"fixed": 0.0, "per_person": max(cost.per_person - paid, 0.0)})
        paid = max(paid, cost.per_person)
        found.append(_with_cost(part, due) if number else part)
    return found


def _named(part: MapNode, number: int) -> MapNode:
    given = plain(part)
    label = f"{given.get('name') or given.get('type')}, part {number}"
    named = replaced(part, ("name",), Scalar(label, label, True, part.place))
    assert isinstance(named, MapNode)
    return named


def _cost(part: MapNode) -> Cost | None:
    try:
        return read_intervention(plain(part)).effective_cost()
    except (ValidationError, ValueError):
        return None


def _with_cost(part: MapNode, cost: Cost) -> MapNode:
    amounts = {
        name: Entry(part.place, Scalar(round(amount, 9), "", False, part.place))
        for name, amount in cost.model_dump().items()
    }
    charged = replaced(part, ("cost",), MapNode(amounts, part.place))
    assert isinstance(charged, MapNode)
    return charged
