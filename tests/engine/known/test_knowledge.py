"""What leaders believe: an error, an age, and the mean of the department for those whom nobody asked."""

import numpy as np
import pytest

from cxsim.interventions.moment import Act, Question

INTERVIEWS = {"type": "stakeholder_interviews", "count": 40, "per_week": 40, "select": "random", "error": 0.0}
DIAGNOSIS = {"type": "values_and_skill_diagnosis", "takes_weeks": 1, "error": 0.0}
LATER = {"start_week": 2}


@pytest.fixture
def knowing(laboratory):
    def run(*interventions, weeks=6, replicates=4, engine="numpy", **given):
        given.setdefault("turnover", False)
        scenario = laboratory.scenario(weeks=weeks, plan={"interventions": interventions, **given.pop("plan", {})},
                                       **given)
        simulation = laboratory.begin(scenario, replicates, engine=engine)
        simulation.run()
        return simulation

    return run


def pushed(simulation, force):
    column = simulation.forces.column(simulation.world.layout.profile[simulation.world.layout.slot(force, 0)])
    return np.broadcast_to(column, simulation.initial.shape) != 0.0


def test_an_exact_diagnosis_hits_whom_it_is_for(knowing):
    target = {"estimated": {"skill": {"below": 0.2}}}
    found = knowing(DIAGNOSIS, {"type": "training", "target": target, **LATER}, weeks=3)
    before = knowing(DIAGNOSIS, weeks=1)
    skill = np.where(before.engine.column("present") > 0.0, before.engine.column("skill", 0), np.nan)
    asked = ~np.isnan(skill)
    assert np.array_equal(pushed(found, "training")[asked], (skill < 0.2)[asked])
    assert [(aim.replicate, aim.week, aim.intervention) for aim in found.deciding.aimed.aims] == [
        (replicate, 2, "training") for replicate in range(4)]


@pytest.mark.parametrize("target", [{"stage": "awareness"}, {"estimated": {"recent_use": {"below": 0.5}}}])
def test_interviews_tell_of_recent_use(knowing, target):
    found = knowing(INTERVIEWS, DIAGNOSIS, {"type": "recognition", "target": target, "start_week": 4})
    assert [(aim.week, aim.intervention) for aim in found.deciding.aimed.aims] == [(4, "recognition")] * 4
    assert all(aim.reached for aim in found.deciding.aimed.aims)


def test_an_error_sends_it_astray_and_that_is_told(knowing):
    target = {"estimated": {"skill": {"below": 0.2}}}
    training = {"type": "training", "target": target, **LATER}
    rough = knowing({**DIAGNOSIS, "error": 0.3}, training).deciding.aimed.aims
    exact = knowing(DIAGNOSIS, training).deciding.aimed.aims
    assert sum(aim.astray for aim in rough) > 4 * max(1, sum(aim.astray for aim in exact))
    assert all(0 <= aim.astray <= aim.reached for aim in rough)
    assert all(aim.misjudged == 0 for aim in rough)  # nobody is taken for unwilling


def test_people_who_are_unskilled_or_blocked_may_be_taken_for_unwilling(knowing):
    context = {"inhibitors": [{"name": "targets", "strength": 0.5}]}
    directive = {"type": "directive", "target": {"estimated": {"attitude": {"below": 0.5}}}, **LATER}
    found = knowing({**INTERVIEWS, "error": 0.3}, directive, context=context).deciding.aimed.aims
    assert sum(aim.misjudged for aim in found) > 0
    assert all(aim.misjudged == aim.astray for aim in found)  # all who are willing are blocked here


def test_whom_nobody_asked_is_taken_for_the_mean_of_the_department(knowing):
    found = knowing({**INTERVIEWS, "count": 12, "per_week": 12}, weeks=3, plan={"rules": [
        {"when": {"measure": "trust", "below": 0.001}, "then": {"stop": "stakeholder_interviews"}}]},
        survey={"every_weeks": 2})
    knowledge = found.deciding.knowledge
    department = found.world.view.department
    asked = knowledge.asked_in["attitude"][:, 0] >= 0
    estimate = knowledge.estimate("attitude", 0)
    assert 8 <= asked.sum() <= 12
    for number in range(2):
        own = estimate[asked & (department == number)]
        others = estimate[~asked & (department == number)]
        assert np.allclose(others, own.mean())
    assert (knowledge.asked_in["attitude"][asked, 0] == 1).all()


def test_an_estimate_is_given_up_when_another_person_takes_the_place(knowing):
    rule = {"when": {"measure": "trust", "below": 0.001}, "then": {"stop": "stakeholder_interviews"}}
    found = knowing(INTERVIEWS, weeks=30, turnover=True, parameters={"quit_rate": 0.007, "vacancy_weeks": 2.0},
                    plan={"rules": [rule]}, survey={"every_weeks": 2})
    knowledge, generation = found.deciding.knowledge, found.engine.column("generation")
    replaced = (generation[:, 0] > 0) & ~np.isnan(knowledge.believed["attitude"][:, 0])
    assert replaced.any()
    estimate = knowledge.estimate("attitude", 0)
    assert not (estimate[replaced] == knowledge.believed["attitude"][replaced, 0]).any()


def test_errors_are_chance_of_person_and_week_whatever_the_batch_and_engine(knowing):
    target = {"quadrant": "high_will_low_skill"}
    training = {"type": "training", "target": target, **LATER}
    interventions = ({**INTERVIEWS, "error": 0.1}, {**DIAGNOSIS, "error": 0.1}, training)
    together, compiled = knowing(*interventions), knowing(*interventions, engine="compiled")
    assert np.array_equal(together.sums, compiled.sums)
    assert together.deciding.aimed.aims == compiled.deciding.aimed.aims
    alone = knowing(*interventions, replicates=[2])
    assert np.array_equal(alone.sums[..., 0], together.sums[..., 2])


def test_a_intervention_that_waits_can_be_stopped_or_moved_before_it_begins(knowing):
    training = {"type": "training", "target": {"estimated": {"skill": {"below": 0.2}}}, "start_week": 3}
    at = {"measure": "trust", "above": 0.0, "at_week": 1}
    plan = {"rules": [{"when": at, "then": {"stop": "training"}}]}
    stopped = knowing(DIAGNOSIS, training, plan=plan, survey={"every_weeks": 1})
    assert stopped.deciding.aimed.aims == []
    plan = {"rules": [{"when": at, "then": {"move": {"intervention": "training", "by_weeks": 2}}}]}
    moved = knowing(DIAGNOSIS, training, plan=plan, survey={"every_weeks": 1})
    assert {aim.week for aim in moved.deciding.aimed.aims} == {5}


def test_a_rule_may_start_a_intervention_for_people_whom_leaders_have_come_to_know(knowing):
    start = {"type": "training", "target": {"estimated": {"skill": {"below": 0.2}}}}
    rule = {"when": {"measure": "trust", "above": 0.0, "at_week": 3}, "then": {"start": start}}
    found = knowing(DIAGNOSIS, plan={"rules": [rule]}, survey={"every_weeks": 1})
    assert [(aim.week, aim.intervention) for aim in found.deciding.aimed.aims] == [(3, "training")] * 4
    assert found.plan.costs().by_week["training"][3].min() > 0.0


def test_beyond_the_budget_it_does_not_begin_and_that_is_told(knowing):
    training = {"type": "training", "target": {"estimated": {"skill": {"below": 0.9}}}, **LATER}
    found = knowing(DIAGNOSIS, training, plan={"budget": 10_000})
    assert {decision.rule for decision in found.plan.decisions} == {"target of training"}
    assert all(decision.reason.startswith("beyond the budget") for decision in found.plan.decisions)
    assert not pushed(found, "training").any()


# Ties ---------------------------------------------------------------------------------------------------------------

CHAMPIONS = {"type": "champions", "count": 5, **LATER}


def chosen(simulation):
    """The champions of each future."""
    return [tuple(np.flatnonzero(column)) for column in simulation.engine.column("champion").T]


def test_without_the_mechanism_everybody_is_seen_and_all_futures_choose_alike(knowing):
    assert knowing(CHAMPIONS, without=["knowledge"]).deciding is None


def test_with_the_mechanism_leaders_choose_on_the_ties_that_they_see(knowing):
    full = chosen(knowing(CHAMPIONS, without=["knowledge"]))[0]
    seen = chosen(knowing(CHAMPIONS))
    assert len(set(seen)) > 1 and any(set(one) != set(full) for one in seen)
    all_seen = {"known_ties_share": 0.75}
    more = chosen(knowing(CHAMPIONS, parameters=all_seen))
    assert np.mean([len(set(one) & set(full)) for one in more]) >= np.mean([len(set(one) & set(full)) for one in seen])


def test_a_full_map_shows_what_there_is(knowing):
    mapping = {"type": "network_mapping", "response_share": 1.0, "forgotten_share": 0.0, "takes_weeks": 1}
    found = knowing(mapping, CHAMPIONS)
    assert set(chosen(found)) == {chosen(knowing(CHAMPIONS, without=["knowledge"]))[0]}
    assert found.deciding.knowledge.ties_seen(0).all()


def test_a_map_of_some_shows_more_than_nothing_and_never_less(knowing):
    mapping = {"type": "network_mapping", "response_share": 0.5, "forgotten_share": 0.3, "takes_weeks": 1}
    without, with_map = (knowing(*interventions, CHAMPIONS)
                         for interventions in ((), (mapping,)))
    for future in range(4):
        before, after = (simulation.deciding.knowledge.ties_seen(future) for simulation in (without, with_map))
        assert (after >= before).all() and before.mean() < after.mean() < 1.0


def test_asking_costs_trust_where_nothing_follows(knowing):
    pulse = {"type": "pulse_survey", "every_weeks": 1, "sample_share": 1.0, "length": 1.0}
    quiet, asked = knowing(only=["knowledge"], weeks=12), knowing(pulse, only=["knowledge"], weeks=12)
    heard = knowing(pulse, {"type": "custom", "forces": {"voice": 0.9}}, only=["knowledge"], weeks=12)
    voice = knowing({"type": "custom", "forces": {"voice": 0.9}}, only=["knowledge"], weeks=12)
    number = quiet.world.layout.week.number["trust"]
    trust = [one.sums[-1, :, number].sum(axis=0) for one in (quiet, asked, voice, heard)]
    assert (trust[1] < trust[0]).all()
    assert np.array_equal(trust[2], trust[3])


# Pulse surveys ------------------------------------------------------------------------------------------------------


def test_rules_read_what_a_pulse_survey_publishes(knowing):
    pulse = {"type": "pulse_survey", "start_week": 1, "every_weeks": 2, "sample_share": 1.0, "noise": 0.0,
             "target": {"departments": ["claims"]}}
    when = {"measure": "trust", "group": "department", "above": 0.0}
    rule = {"when": when, "then": {"start": {"type": "recognition"}}}
    found = knowing(pulse, plan={"rules": [rule]})
    told = {(decision.week, decision.group) for decision in found.plan.decisions}
    assert told == {(2, "department:claims")}  # asked in week 1, known in week 2; nobody asks in sales


def test_questions_without_an_act_are_none():
    assert Act("x", "survey", np.array([0])).question is None
    assert Question() == Question((), 0.0, 0.0, 1.0, 0.0, 0)


def test_interviews_tell_how_much_people_use_of_late(knowing):
    target = {"estimated": {"recent_use": {"above": 0.1}}}
    found = knowing(INTERVIEWS, {"type": "training", "target": target, **LATER}, weeks=3,
                    behaviors=[{"name": "listen", "existing": 0.5}])
    assert 0 < pushed(found, "training").mean() < 1
    assert all(aim.reached > 0 and aim.astray == 0 for aim in found.deciding.aimed.aims)
