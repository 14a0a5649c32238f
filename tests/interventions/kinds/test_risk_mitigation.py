"""Watching indicators, and what is done where one is beyond its bound."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.interventions.kinds.champions import Champions
from cxsim.interventions.kinds.mandate import Mandate
from cxsim.interventions.kinds.risk_mitigation import RiskMitigation
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.guarding import acting
from cxsim.interventions.plan.plan import bind
from cxsim.interventions.plan.plan_changes import Parts
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view

VIEW = example_view()
CLAIMS = VIEW.department == 0
WATCH = ({"measure": "burnout", "above": 0.1},)


class TestRiskMitigation(InterventionConformance):
    def example(self) -> RiskMitigation:
        return RiskMitigation.model_validate({"watch": WATCH})


def guard(**given: object) -> RiskMitigation:
    return RiskMitigation.model_validate({"watch": WATCH, **given})


def done(parts: Parts, week: int) -> dict[tuple[str, str], list[float]]:
    """Every force as it reaches people, by intervention and force."""
    found: dict[tuple[str, str], list[float]] = {}
    for part in parts:
        for push in part.act(week, VIEW).pushes:
            reached = found.setdefault((push.intervention, push.force), [0.0] * VIEW.size)
            for person in np.flatnonzero(push.people):
                reached[person] = push.value
    return found


def in_claims(force: list[float]) -> tuple[set[float], set[float]]:
    """The values in claims, and elsewhere."""
    values = np.array(force)
    return set(values[CLAIMS].tolist()), set(values[~CLAIMS].tolist())


def test_others_are_slowed_where_it_steps_in_and_nowhere_else() -> None:
    interventions = (Training(hours_per_week=4.0), Mandate(strength=0.8), guard(slow_to=0.25, spare=("mandate",)))
    parts = acting(bind(interventions, VIEW).interventions, {"risk_mitigation": frozenset({0})}, VIEW, 0)
    forces = done(parts, 0)
    assert in_claims(forces["training", "training"]) == ({0.125}, {0.5})
    assert in_claims(forces["mandate", "mandate"]) == ({0.8}, {0.8})


def test_what_is_paused_pushes_and_appoints_nothing_and_costs_what_is_paid_once() -> None:
    interventions = (Training(cost={"fixed": 100, "per_person": 1, "per_person_week": 10}), Champions(count=5),
              guard(response="pause"))
    whole = bind(interventions, VIEW).interventions
    parts = acting(whole, {"risk_mitigation": frozenset({0, 1, 2})}, VIEW, 0)
    assert [part.act(0, VIEW).pushes + part.act(0, VIEW).acts for part in parts if part.silent] == [[], []]
    training = next(part for part in parts if part.intervention.label == "training")
    assert [training.cost_in_week(week) for week in (0, 1)] == [124.0, 0.0]
    some = acting(whole, {"risk_mitigation": frozenset({0})}, VIEW, 0)
    assert sum(part.cost_in_week(0) for part in some if part.intervention.label == "training") == 124.0 + 140.0


def test_protect_takes_work_off_people_whom_it_watches_over() -> None:
    interventions = (Training(hours_per_week=4.0), guard(response="protect", relief=0.2, target=Target(levels=(3,))))
    parts = acting(bind(interventions, VIEW).interventions, {"risk_mitigation": frozenset({0})}, VIEW, 0)
    relief = np.array(done(parts, 0)["risk_mitigation", "relief"])
    assert set(np.flatnonzero(relief > 0.0)) == set(np.flatnonzero(CLAIMS & (VIEW.level == 3)))
    assert parts[-1].cost_in_week(0) == 240.0 * (CLAIMS & (VIEW.level == 3)).sum()


def test_nothing_changes_where_it_does_not_step_in_or_is_not_at_work() -> None:
    parts = bind((Training(), guard(start_week=4, weeks=2)), VIEW).interventions
    assert acting(parts, {"risk_mitigation": frozenset()}, VIEW, 4) == parts
    assert acting(parts, {"risk_mitigation": frozenset({0})}, VIEW, 6) == parts


def test_an_indicator_has_one_bound() -> None:
    for wrong in ({"measure": "trust"}, {"measure": "trust", "above": 0.1, "below": 0.9}):
        with pytest.raises(ValidationError, match="give either above or below"):
            RiskMitigation.model_validate({"watch": (wrong,)})
