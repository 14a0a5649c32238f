"""Effects of a merger in the context on people, ties and customers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.calendar import Union
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

PAST_CHANGES = {"poor": -1.0, "mixed": 0.0, "good": 1.0}


def other_organization(scenario: Scenario, organization: Organization) -> Mask:
    """The people of the other organization before the merger, shape (people,)."""
    merger = scenario.context.merger
    names = () if merger is None else merger.departments
    numbers = [number for number, name in enumerate(organization.departments) if name in names]
    return np.isin(organization.department, numbers)


def union_of(scenario: Scenario, organization: Organization) -> Union | None:
    """The merger in the form that the calendar of ties needs; None without a merger."""
    merger = scenario.context.merger
    if merger is None:
        return None
    return Union(merger.week, other_organization(scenario, organization), merger.ties_form_over_weeks)


def past_of(scenario: Scenario, organization: Organization) -> float | Values:
    """How past changes went: -1 poor, 0 mixed, 1 good; one number, or (people, 1) if two organizations differ."""
    own, merger = PAST_CHANGES[scenario.context.past_changes], scenario.context.merger
    if merger is None or merger.past_changes is None:
        return own
    other = other_organization(scenario, organization)
    return np.where(other, PAST_CHANGES[merger.past_changes], own)[:, None]


def customers_of(scenario: Scenario, organization: Organization) -> list[tuple[Mask, float]]:
    """The people who serve each group of customers (mask), and the score of these customers today."""
    own, merger = scenario.context.customer_index, scenario.context.merger
    everybody = np.ones(organization.size, dtype=np.bool_)
    if merger is None or merger.customer_index is None:
        return [(everybody, own)]
    other = other_organization(scenario, organization)
    return [(~other, own), (other, merger.customer_index)]


def index_by_department(scenario: Scenario, organization: Organization) -> Values:
    """The score of each department's customers today, shape (departments, 1)."""
    scores = np.zeros((len(organization.departments), 1))
    for people, score in customers_of(scenario, organization):
        scores[np.unique(organization.department[people])] = score
    return scores
