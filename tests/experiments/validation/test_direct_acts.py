"""What is done directly: champions and partings."""

from __future__ import annotations

import numpy as np

from experiments.validation.arms import arm
from experiments.validation.direct_acts import champions, part_with_misfits
from experiments.validation.session import Arm, Session


def few() -> Session:
    return Session(replicates=2, engine="numpy")


def test_champions_are_appointed_once_the_most_looked_at_or_anew_by_replicate():
    session = few()
    for popular in (True, False):
        champions_arm = Arm(arm(f"popular {popular}", {}, weeks=2), act=champions(20, popular=popular))
        simulation = session.simulation(champions_arm)
        session.step(simulation, champions_arm)
        chosen = simulation.engine.column("champion") > 0.0
        left = simulation.engine.column("left") > 0.0
        assert np.all(chosen.sum(axis=0) + left.sum(axis=0) >= 20)
        assert np.all(chosen.sum(axis=0) <= 20)
        assert np.array_equal(chosen[:, 0] & ~left[:, 1], chosen[:, 1] & ~left[:, 0]) is popular


def test_misfits_leave_in_their_week_and_nobody_after_it():
    session = few()
    parting = Arm(arm("parting", {}, weeks=4), act=part_with_misfits(0.08, 1))
    run = session.run(parting)
    assert (run.weekly["planned_exits"] * 400).round().tolist() == [[0, 0], [32, 32], [0, 0], [0, 0]]
