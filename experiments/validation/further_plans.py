"""Further plans of the ablation: what patterns leave out, so that every mechanism finds something to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.results.measures import END_WEEKS
from experiments.validation.arms import BASE, FULL, WEEKS, Forces, arm
from experiments.validation.programme_patterns import NOTHING
from experiments.validation.session import Arm, ArmRun, Session

Values = NDArray[np.float64]

# Means of the last four weeks; quits are the sum of all weeks, per position.
OUTCOMES = ("adoption", "attitude", "awareness", "trust", "skill", "fatigue", "output", "served", "quits")

_CRISIS: Mapping[str, Any] = {
    "shocks": [{"week": 60, "type": "crisis", "strength": 1.0, "weeks": WEEKS - 60}], "other_initiatives": 1.0,
}


def _plan(name: str, forces: Forces, **about: Any) -> Arm:
    return Arm(arm(f"base, {name}", {**BASE, **forces}, **about))


PLANS: tuple[Arm, ...] = (
    NOTHING,
    _plan("watched order and reward", {
        "mandate": 1.0, "monitoring": 0.8, "incentive": 0.5, "team_incentive": 0.5, "feedback": 0.6}),
    _plan("pressure", {"threat": 0.5, "confrontation": 0.5, "lobbying": 0.5, "upheaval": 0.3, "exit_shock": 0.2}),
    _plan("say", {
        "voice": 0.6, "co_design": 0.5, "autonomy": 0.5, "collaboration": 0.5, "novelty": 0.5, "goal": 0.5,
        "small_steps": 0.5, "hand_over": ((40, WEEKS, 0.5),)}),
    _plan("committee", {}, interventions=[
        {"type": "governing_committee", "name": "committee", "seats_per_department": 2}]),
    _plan("leaders and learning", {
        "leader_use": 0.5, "sponsorship": 0.7, "coaching": 0.4, "peer_learning": 0.4, "outside_expert": 0.5,
        "outside_training": ((4, 30, 0.2),), "relief": 0.05, "facilitation": 0.1, "attraction": 0.1}),
    _plan("praise", {
        "recognition": 0.6, "reinforcement": 0.5, "celebration": 0.6, "public_recognition": 0.6,
        "misplaced_recognition": 0.2, "story": ((26, WEEKS, 0.6),), "public_exchange": 0.5}),
    _plan("evidence and values", {
        "evidence": 0.8, "measured": 1.0, "customer_voice": 0.6, "values_dialogue": 0.5, "questions": 0.6}),
    _plan("empty words first", {
        "vision_message": 1.0, "personal_relevance": 1.0, "promise": 1.0, "training": ((30, 56, 0.4),),
        "tools": ((30, WEEKS, 0.6),)}),
    Arm(arm("full, crisis and an initiative", FULL, context=_CRISIS)),
)


def outcomes(session: Session) -> dict[tuple[str, str], Values]:
    """(Plan, outcome) -> its value by replicate."""
    return {(one.name, measure): _outcome(session.run(one), measure) for one in PLANS for measure in OUTCOMES}


def _outcome(run: ArmRun, measure: str) -> Values:
    return run.total(measure, 0, WEEKS) if measure == "quits" else run.mean(measure, WEEKS - END_WEEKS, WEEKS)
