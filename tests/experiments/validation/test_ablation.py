"""The ablation: what is taken away, on which plans, and what the table tells."""

from __future__ import annotations

import csv
import io

import numpy as np

from cxsim.model.forces import FORCES
from cxsim.model.parameters import PARAMETERS
from cxsim.model.registry import BUILT_IN
from experiments.validation.ablation import Ablation, Moved, csv_text, most_moved, switches
from experiments.validation.further_plans import OUTCOMES, PLANS, outcomes
from experiments.validation.session import Session, Switch

# Hires are drawn and searched for by equations of their own; the others come from the context.
NO_PUSH = {"hire_selection", "search_weeks", "inhibition", "sponsorship", "other_initiatives", "crisis"}


def test_every_mechanism_has_a_switch_and_every_term_names_a_parameter():
    assert {parameter for switch in switches().values() for parameter in switch.parameters} <= set(PARAMETERS)
    assert [name for switch in switches().values() for name in switch.without] == list(BUILT_IN)


def test_every_force_acts_in_some_further_plan():
    pushed = {force for one in PLANS for act in one.scenario.plan.interventions if act.type == "custom"
              for force in act.forces}
    assert {force for force in FORCES if force not in pushed} <= NO_PUSH


def test_the_outcome_moved_most_is_told_with_its_sign_and_noise_does_not_count():
    whole = {("a", "trust"): np.array([0.50, 0.52]), ("b", "use"): np.array([0.9, 0.1])}
    without = {("a", "trust"): np.array([0.52, 0.54]), ("b", "use"): np.array([0.1, 0.8])}
    found = most_moved(whole, without)
    assert (found.plan, found.outcome, round(found.points, 6)) == ("a", "trust", -2.0)
    assert most_moved(whole, whole) == Moved()


def test_taking_away_the_tiring_of_a_crisis_moves_the_plan_in_a_crisis_only():
    session, calm = (Session(replicates=2, engine="numpy", switched_off=switch)
                     for switch in (Switch(), Switch({"fatigue_crisis": 0.0})))
    nothing, crisis = PLANS[0], PLANS[-1]
    assert np.array_equal(session.run(nothing).weekly["fatigue"], calm.run(nothing).weekly["fatigue"])
    assert session.run(crisis).mean("fatigue", 64, 84).mean() > calm.run(crisis).mean("fatigue", 64, 84).mean() + 0.02


def test_outcomes_are_named_by_plan_and_measure(monkeypatch):
    monkeypatch.setattr("experiments.validation.further_plans.PLANS", PLANS[:1])
    found = outcomes(Session(replicates=2, engine="numpy"))
    assert list(found) == [("nothing", measure) for measure in OUTCOMES]
    assert found["nothing", "adoption"].shape == (2,)


def test_the_table_tells_what_is_lost_and_moved():
    found = [Ablation("habit", Switch({"habit_gain": 0.0}), ("C12",), "C12", 0.5, Moved("praise", "adoption", 12.34)),
             Ablation("gaming", Switch(without=("gaming",)), (), "C3", 0.25, Moved())]
    rows = list(csv.reader(io.StringIO(csv_text(found))))
    assert rows[1:] == [["habit", "habit_gain = 0", "1", "C12", "C12", "0.5", "praise", "adoption", "12.3"],
                        ["gaming", "without gaming", "0", "", "C3", "0.25", "", "", "0"]]
