"""People who are watched: what is kept of them, and that their output adds up to what a run records."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.contrasts.company import PROGRAMME
from experiments.validation.observed import watch
from experiments.validation.session import Arm, Session


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(replicates=2, seed=7, engine="numpy")


def programme(**changed) -> Arm:
    return Arm(PROGRAMME.scenario.model_copy(update={"uncertainty": "none", **changed}))


def test_use_and_output_of_people_add_up_to_what_the_run_records(session):
    """Nobody leaves here: output of somebody who leaves in a week cannot be told from the state after it."""
    arm = programme(name="programme, nobody leaves", turnover=False)
    seen, run = watch(session, arm, 5, 9, ("attitude",), ("use", "output")), session.run(arm)
    assert seen.stayed.all()
    for name in ("use", "output"):
        assert seen.mean[name].mean(axis=0) == pytest.approx(run.mean(name, 5, 9), abs=1e-8)
    assert seen.start["attitude"].mean(axis=0) == pytest.approx(run.weekly["attitude"][4], abs=1e-8)


def test_who_leaves_does_not_stay_and_leaves_a_position_empty(session):
    seen, run = watch(session, programme(), 0, 6), session.run(programme())
    left = seen.there & ~seen.stayed
    assert left.sum(axis=0).tolist() == np.rint(160 * run.total("quits", 0, 6)).tolist()
    assert left.any()
    assert (seen.filled[left] < 1.0).all()
    assert (seen.filled[seen.stayed] == 1.0).all()


def test_a_window_without_weeks_shows_people_as_they_are(session):
    seen = watch(session, programme(), 3, 3, ("habit",), ())
    assert (seen.mean, seen.start["habit"].shape) == ({}, (160, 2))
    assert (seen.stayed == seen.there).all()
