"""Arms of a session: what they share, what an ablation takes away, and rare events."""

from __future__ import annotations

import numpy as np

from experiments.validation.arms import FULL, arm
from experiments.validation.networks import organization_of_ties, ring
from experiments.validation.reduced import THRESHOLD_WEEK, ReducedRun
from experiments.validation.session import Arm, Session, Switch


def few(**about: object) -> Session:
    return Session(replicates=2, engine="numpy", **about)  # type: ignore[arg-type]


def test_patterns_run_without_uncertainty():
    """Their numbers are about the default parameters; the plausible set is told under uncertainty."""
    assert arm("any", FULL).uncertainty == "none"
    alone = ReducedRun(THRESHOLD_WEEK, organization_of_ties(12, ring(12, 2))).initial.parameters
    assert all(np.ndim(value) == 0 for value in alone.values())


def test_arms_share_the_past_unless_people_are_used_to_something_else():
    """What the context is in the first week is part of the past; what is done, and a later shock, is not."""
    session = few()

    def past(name: str, **context: object) -> object:
        scenario = arm(name, {"training": 0.5} if context.pop("plan", False) else {}, weeks=2)
        changed = scenario.context.model_copy(update=context)
        return session.simulation(Arm(scenario.model_copy(update={"context": changed}))).initial

    usual = past("usual")
    assert past("plan", plan=True) is usual
    assert past("sponsor", sponsorship=0.9) is not usual
    assert past("initiatives", other_initiatives=2.0) is not usual


def test_an_arm_runs_once_and_a_switch_changes_it():
    session = few()
    short = Arm(arm("short", FULL, weeks=8))
    assert session.run(short) is session.run(short)
    without = few(switched_off=Switch({"training_gain": 0.0})).run(short)
    assert without.weekly["skill"][-1].mean() < session.run(short).weekly["skill"][-1].mean() - 0.01
    assert "reported_use" in session.run(short).weekly
    assert "reported_use" not in few(switched_off=Switch(without=("gaming",))).run(short).weekly


def test_a_session_grows_for_rare_events_unless_it_may_not():
    assert few().larger(4).replicates == 8
    fixed = few(may_enlarge=False)
    assert fixed.larger(4) is fixed
