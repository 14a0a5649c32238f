"""What stays the same for a whole run: found before it, left out of the compiled week, and noticed if it changes."""

import numpy as np
import pytest

from cxsim.engine.compiled.quiet import quiet, results
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import Layout, NamePlace, Slot
from cxsim.model import mechanism
from cxsim.model.mechanisms.reactance import next_reactance
from cxsim.model.phases import Week

TRAINING = {"type": "training", "hours_per_week": 4}
EXPERT = {"type": "custom", "forces": {"outside_expert": 1.0}}


@pytest.fixture
def still(laboratory):
    """The columns that are known to stay the same under a plan, with all mechanisms."""

    def names(*interventions, **plan):
        scenario = laboratory.scenario(plan={"interventions": interventions, **plan}, weeks=8)
        engine = laboratory.begin(scenario, 2, "compiled").engine
        return {slot.name for slot, number in engine.layout.state.items()
                if NamePlace("state", number) in engine.weaving.constants}

    return names


def test_what_a_plan_of_training_leaves_out(still):
    assert still(TRAINING) == {
        "asked", "announced", "awareness", "champion", "coached", "committee_seat",
        "committee_stance", "committee_word", "controlled_motivation", "evidence_need", "evidence_seen",
        "exit_planned", "expert_standing", "gaming",
        "member_example", "message_wear", "novelty_wear", "praise_wear", "reactance", "tools_known", "use_anchor",
        "usual_reality", "values_bridge",
    }


def test_an_intervention_wakes_the_columns_that_follow_from_its_force(still):
    assert still(TRAINING) - still(TRAINING, EXPERT) == {"expert_standing"}


def test_a_rule_that_may_push_wakes_them_too(still):
    rule = {"when": {"measure": "adoption", "below": 0.9}, "then": {"start": EXPERT}}
    assert still(TRAINING) - still(TRAINING, rules=[rule]) == {"expert_standing"}


def test_an_appointment_wakes_the_seats(still):
    committee = {"type": "governing_committee", "seats_per_department": 2}
    # A committee gives a say, which tells what is asked, and brings tools.
    assert still(TRAINING) - still(TRAINING, committee) == {
        "awareness", "committee_seat", "committee_stance", "committee_word", "member_example", "tools_known",
    }


def test_results_of_an_equation_that_are_known_whatever_the_rest_is():
    reads = next_reactance.reads
    rest = dict.fromkeys(("reactance", "mandate_mean", "threat", "confrontation", "lobbying"), 0.0)
    assert results(next_reactance.function, tuple(map(rest.get, reads))) == (0.0,)
    assert results(next_reactance.function, tuple(map({**rest, "threat": None}.get, reads))) == (None,)


@mechanism.equation(writes="trust")
def follows(trust, habit_mean):
    """Moves with something else only."""
    return trust + habit_mean * (1.0 - trust)


@mechanism.equation(writes="habit_mean")
def tells(awareness, attitude):
    """0 while nobody is aware."""
    return awareness * attitude


def test_a_column_is_still_only_while_all_that_moves_it_is():
    layout = Layout(Week((tells, follows), {"trust": "trust"}), 1)
    awareness, trust = (NamePlace("state", layout.state[Slot(name)]) for name in ("awareness", "trust"))
    assert quiet(layout, frozenset({(awareness, 0.0), (trust, 0.5)})) == {(awareness, 0.0), (trust, 0.5)}
    assert quiet(layout, frozenset({(awareness, 0.1), (trust, 0.5)})) == {(awareness, 0.1)}


@pytest.mark.parametrize("replicates", [1, 3])
def test_a_push_that_nobody_announced_is_noticed(laboratory, states, replicates):
    world = laboratory.world(laboratory.scenario(weeks=6))
    initial = InitialState(world, laboratory.batch(world, replicates))
    runs = [laboratory.simulation(world, initial, engine) for engine in ("numpy", "compiled")]
    for week in range(6):
        if week == 3:  # all weeks share one table
            world.plan.version.weeks[week].forces.table[:, world.layout.profile[Slot("outside_expert")]] = 1.0
        for run in runs:
            run.step()
    assert runs[0].sums.tobytes() == runs[1].sums.tobytes()
    expected, got = map(states, runs)
    assert all(np.array_equal(expected[name], got[name]) for name in expected)
    assert got["expert_standing"].max() > 0.0
