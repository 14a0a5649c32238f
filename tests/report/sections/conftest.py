"""A comparison made by hand: doing nothing, and a plan with a start date, milestones, load, worth and first weeks."""

import dataclasses

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.results import measures
from cxsim.results.recording import WEEKLY_MEASURES, Recording
from cxsim.results.result import Result
from cxsim.results.value import Rates, reference_series
from cxsim.results.work import Work

WEEKS, FUTURES = 30, 40
GROUPS = ("all", "department:field_sales", "department:it")
EARLY = {"name": "First use", "measure": "use", "group": "all", "at_least": 0.2, "by_week": 10}
TRAINING = Work("training", "training", "everyone", "Teach people.", 100, False, 4, 12, True, 900.0, 27.0)


def recording(adoption, load, cost):
    """Half of the futures adopt; ``load``: of everybody and field sales from week 4 to 9, else .8."""
    shape = (len(GROUPS), WEEKS, FUTURES)
    weekly = {name: np.zeros(shape) for name in WEEKLY_MEASURES} | {"people": np.full(shape, 100.0)}
    lucky, weeks = np.arange(FUTURES) % 2 == 0, np.arange(WEEKS)[:, None]
    weekly["adoption"] = np.broadcast_to(np.where(lucky & (weeks >= 8), adoption, 0.0), shape).copy()
    weekly["use"] = weekly["adoption"]
    weekly["change_load"] = np.full(shape, 0.8)
    weekly["change_load"][:2, 4:10] = load
    weekly["output"] = np.ones(shape)
    costs = {"training": np.where(weeks == 4, cost, 0.0) + np.zeros((WEEKS, FUTURES))} if cost else {}
    return Recording(GROUPS, weekly, costs, 100)


def result(name, own, reference, *, rates=None, about=None, work=()):
    found = measures.compute(own, reference, target=(0.5, 20), rates=rates)
    manifest = {"currency": "EUR", "people": 100, "value": None if rates is None else dataclasses.asdict(rates),
                **(about or {})}
    return Result(name, own, found, manifest, WEEKS, 1, FUTURES, reference=reference_series(reference), work=work)


@pytest.fixture
def comparison():
    """``comparison(start, rates)``; the plan reaches its target in half of the futures."""
    def made(start="2027-01-04", adopter_week=1.0, milestones=(EARLY,), target=True, **more):
        nothing, plan = recording(0.0, 0.8, 0.0), recording(0.6, 1.1, 300.0)
        rates = Rates(adopter_week=adopter_week) if adopter_week else None
        about = {"interventions": [{"name": "training", "type": "training", "start_week": 4, "weeks": None,
                                    "target": "everyone"}], "milestones": list(milestones),
                 "target": {"adoption": 0.5, "by_week": 20} if target else None,
                 **({"start_date": start} if start else {}), **more}
        return Comparison((result("Nothing", nothing, nothing, rates=rates),
                           result("Plan", plan, nothing, rates=rates, about=about, work=(TRAINING,))), "Nothing")

    return made
