"""The move that is tried for a plan is tested in futures by which it was not chosen."""

import numpy as np

from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.ensemble import run
from cxsim.studies.tried_move import CHOSEN_BY, try_move


def scenario(interventions, **more):
    return from_mapping({
        "schema": 1, "name": "Plan", "weeks": 30, "seed": 5, "replicates": 24, "costs": {"weekly_wage": {1: 3000}},
        "organization": {"generate": {"departments": [{"name": "claims", "size": 30}, {"name": "sales", "size": 20}]}},
        "target": {"adoption": 0.3, "by_week": 20}, "plan": {"interventions": interventions}, **more})


def test_the_best_of_all_moves_is_tested_against_the_plan_future_by_future():
    plan = [{"type": "mandate", "start_week": 6, "weeks": 12}, {"type": "training", "weeks": 10}]
    tried = try_move(scenario(plan))
    assert (tried.among, tried.futures, tried.week) == (3, 24, 20)  # the training begins in week 0 already
    assert tried.start == {"earlier": 0, "later": plan[tried.place].get("start_week", 0) + 8}[tried.move.kind]
    moved = [*plan]
    moved[tried.place] = {**plan[tried.place], "start_week": tried.start}
    values = [run(scenario(one), replicates=CHOSEN_BY + 24).recording.of_all("adoption")[20, CHOSEN_BY:]
              for one in (moved, plan)]
    assert np.isclose(tried.adopters.mean, (values[0] - values[1]).mean(), rtol=0.0, atol=1e-12)


def test_where_nothing_can_be_moved_nothing_is_tried():
    assert try_move(scenario([])) is None
    assert try_move(scenario([{"type": "mandate", "weeks": 2}], weeks=5, target=None)) is None
