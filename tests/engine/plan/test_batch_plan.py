"""A plan that rules change while it runs: in each future by itself, on what was published there, within its means."""

import numpy as np
import pytest

from cxsim.engine.plan.weeks import PlanWeeks
from cxsim.engine.week.columns import Slot
from cxsim.results.decisions import Decision

WEEKS = 16
PLAN = (
    {"type": "communication", "weeks": 12},
    {"type": "training", "start_week": 2, "weeks": 10, "hours_per_week": 4},
    {"type": "champions", "count": 6, "weeks": 12, "select": "random"},
)
SURVEY = {"every_weeks": 4, "delay_weeks": 1}
ALWAYS = {"measure": "trust", "above": 0.0}
NEVER = {"measure": "trust", "below": 0.001}
# Half of the futures or so: the median of what the survey of week 4 shows.
SOME = {"measure": "trust", "above": 0.49}


@pytest.fixture
def adaptive(laboratory):
    """Runs a small company with rules."""

    def run(*rules, replicates=6, engine="numpy", weeks=WEEKS, interventions=PLAN, survey=SURVEY, **given):
        plan = {"interventions": interventions, "rules": rules, **given.pop("plan", {})}
        return laboratory.run(laboratory.scenario(weeks=weeks, plan=plan, survey=survey, **given), replicates,
                              engine=engine)

    return run


def rule(when, *then, **given):
    return {"when": when, "then": then[0] if len(then) == 1 else list(then), **given}


def force(simulation, name):
    """A force of the last week, shape (people, replicates)."""
    column = simulation.forces.column(simulation.world.layout.profile[simulation.world.layout.slot(name, 0)])
    return np.broadcast_to(column, simulation.initial.shape)


def costs(simulation, label):
    return simulation.plan.costs().by_week[label]


def test_a_rule_that_never_acts_changes_no_byte(adaptive):
    start = {"start": {"type": "mandate"}}
    plain, idle = adaptive(), adaptive(rule(NEVER, start))
    assert np.array_equal(plain.sums, idle.sums)
    assert np.array_equal(plain.customer_index, idle.customer_index)
    assert idle.plan.decisions == []
    kept, same = plain.kept(), idle.kept()
    assert all(np.array_equal(kept.weekly[name], same.weekly[name], equal_nan=True) for name in kept.weekly)
    assert all(np.array_equal(one, other) for item in kept.money
               for one, other in zip(kept.money[item], same.money[item], strict=True))
    for label, weekly in plain.world.plan.costs.items():
        assert np.array_equal(np.repeat(weekly[:, None], 6, axis=1), costs(idle, label))
    assert not costs(idle, "mandate").any()


def test_both_engines_decide_and_run_alike(adaptive):
    rules = (rule(SOME, {"start": {"type": "mandate", "weeks": 4}}, {"scale": {"intervention": "training", "by": 2}}),
             rule({"measure": "adoption", "group": "department", "below": 0.5}, {"start": {"type": "recognition"}}),
             rule(SOME, {"start": {"type": "supported_exit", "count": 3}},
                  {"start": {"type": "redeployment", "count": 3}}, name="part"))
    reference, compiled = adaptive(*rules), adaptive(*rules, engine="compiled")
    assert 0 < len({decision.replicate for decision in reference.plan.decisions if decision.rule == "part"}) < 6
    assert np.array_equal(reference.sums, compiled.sums)
    assert reference.plan.decisions == compiled.plan.decisions


def test_a_replicate_decides_alike_alone_and_among_others(adaptive):
    rules = (rule(SOME, {"stop": "communication"}), rule(ALWAYS, {"start": {"type": "recognition"}}))
    survey = {**SURVEY, "sample_share": 0.5, "noise": 0.1}
    together = adaptive(*rules, survey=survey)
    for number in (0, 3, 5):
        alone = adaptive(*rules, survey=survey, replicates=[number])
        assert np.array_equal(alone.sums[..., 0], together.sums[..., number])


def test_it_is_the_same_as_planning_it_where_every_future_decides_it(adaptive):
    """Results of week 4 are known in week 5: what begins then is what a plan would begin in week 5."""
    later = {"measure": "trust", "above": 0.0, "from_week": 5}
    decided = adaptive(rule(later, {"start": {"type": "recognition", "weeks": 6, "ramp_weeks": 2}},
                            {"stop": "communication"}))
    planned = adaptive(interventions=(
        {"type": "recognition", "weeks": 6, "ramp_weeks": 2, "start_week": 5}, {**PLAN[0], "weeks": 5}, *PLAN[1:]))
    assert np.array_equal(decided.sums, planned.sums)
    assert [len(decided.plan.versions), set(decided.plan.version_of)] == [3, {2}]
    for label, weekly in planned.world.plan.costs.items():
        assert np.array_equal(np.repeat(weekly[:, None], 6, axis=1), costs(decided, label))
    assert decided.plan.costs().last_active_week.tolist() == [11.0] * 6


@pytest.mark.parametrize("intervention", [{"type": "supported_exit", "count": 5, "support": 0.2},
                                   {"type": "redeployment", "count": 3, "preparation": 0.2}])
def test_exits_and_moves_that_a_rule_decides_are_those_that_a_plan_would_decide(adaptive, intervention):
    later = {"measure": "trust", "above": 0.0, "from_week": 5}
    decided = adaptive(rule(later, {"start": intervention}))
    planned = adaptive(interventions=(*PLAN, {**intervention, "start_week": 5}))
    assert np.array_equal(decided.sums, planned.sums)


@pytest.mark.parametrize("only", [[], ["ownership"], None])
def test_inhibitors_that_a_rule_has_removed_are_removed_as_a_plan_would(adaptive, only):
    later = {"measure": "trust", "above": 0.0, "from_week": 5}
    intervention = {"type": "remove_inhibitor", "inhibitors": ["targets"], "takes_weeks": 2, "weeks": 6}
    given = {"only": only,
             "context": {"inhibitors": [{"name": "targets", "strength": 0.5, "departments": ["claims"]}]}}
    decided = adaptive(rule(later, {"start": intervention}), **given)
    planned = adaptive(interventions=(*PLAN, {**intervention, "start_week": 5}), **given)
    never = adaptive(**given)
    assert not np.array_equal(decided.sums, never.sums)
    assert np.array_equal(decided.sums, planned.sums)


def test_futures_decide_by_themselves_and_the_others_go_on_as_before(adaptive):
    found, plain = adaptive(rule(SOME, {"stop": "training"})), adaptive()
    stopped = {decision.replicate for decision in found.plan.decisions}
    assert 0 < len(stopped) < 6
    for number in range(6):
        same = np.array_equal(found.sums[..., number], plain.sums[..., number])
        assert same == (number not in stopped)
    first = min(decision.week for decision in found.plan.decisions)
    assert np.array_equal(found.sums[:first], plain.sums[:first])


def test_in_a_department_by_itself_only_its_people_are_reached(adaptive):
    low = {"measure": "attitude", "group": "department", "below": 0.43, "at_week": 5}
    found = adaptive(rule(low, {"start": {"type": "mandate"}}), turnover=False)
    mandated = force(found, "mandate") > 0.0
    department = found.world.view.department
    told = {(decision.replicate, decision.group) for decision in found.plan.decisions}
    assert 0 < len(told) < 12
    for number, name in enumerate(found.world.view.departments):
        expected = np.array([(replicate, f"department:{name}") in told for replicate in range(6)])
        assert np.array_equal(mandated[department == number], np.repeat(expected[None, :], (department == number).sum(),
                                                                        axis=0))


def test_a_role_ends_where_the_intervention_is_stopped_and_grows_where_it_is_scaled(adaptive):
    at = {"measure": "trust", "above": 0.0, "at_week": 5}
    stopped = adaptive(rule(at, {"stop": "champions"}), weeks=7, turnover=False)
    doubled = adaptive(rule(at, {"scale": {"intervention": "champions", "by": 2}}), weeks=7, turnover=False)
    present = stopped.engine.column("present")
    assert not stopped.engine.column("champion").any()
    assert doubled.engine.column("champion").sum(axis=0).max() == 12.0
    assert (doubled.engine.column("champion") <= present).all()


def test_costs_are_what_was_spent_until_the_decision_and_what_lies_ahead_after_it(adaptive):
    found = adaptive(rule({**ALWAYS, "at_week": 5}, {"stop": "communication"},
                          {"scale": {"intervention": "training", "by": 0.5}}))
    planned = found.world.plan.costs
    spent = np.where(np.arange(WEEKS) < 5, planned["communication"], 0.0)
    assert np.array_equal(costs(found, "communication")[:, 0], spent)
    training = costs(found, "training")[:, 0]
    assert np.array_equal(training[:5], planned["training"][:5])
    assert np.array_equal(training[5:], 0.5 * planned["training"][5:])


def test_the_budget_holds_in_every_future(adaptive):
    spend = rule(ALWAYS, {"start": {"type": "recognition", "name": "more", "cost": {"per_week": 1000}, "weeks": 2}},
                 cool_down_weeks=1)
    planned = sum(cost.sum() for cost in adaptive().world.plan.costs.values())
    found = adaptive(spend, plan={"budget": planned + 4500})
    told = [decision for decision in found.plan.decisions if decision.replicate == 0]
    assert [(decision.week, decision.done) for decision in told] == [(1, True), (5, True), (9, False), (13, False)]
    assert told[2].reason == f"beyond the budget: the plan would cost {planned + 6000:,.0f} of {planned + 4500:,.0f}"
    assert (costs(found, "more").sum(axis=0) == 4000.0).all()


def test_what_saves_is_done_even_where_the_plan_is_beyond_its_budget(adaptive):
    found = adaptive(rule(ALWAYS, {"stop": "training"}), plan={"budget": 10})
    assert {decision.done for decision in found.plan.decisions} == {True}


def test_the_hours_of_the_change_team_hold_too(adaptive):
    grow = rule(ALWAYS, {"start": {"type": "recognition", "team_hours": 50}})
    found = adaptive(grow, plan={"team_hours_per_week": 60})
    assert {decision.reason for decision in found.plan.decisions} == {
        "beyond the team's hours: 62.3 of 60 in week 2"}
    assert {decision.reason for decision in adaptive(grow, plan={"team_hours_per_week": 70}).plan.decisions} == {""}


def test_what_is_decided_is_told_with_its_reason(adaptive):
    found = adaptive(rule({**ALWAYS, "at_week": 13}, {"stop": "training"}, {"move": {"intervention": "champions",
                          "by_weeks": 3}}, name="late"), replicates=1)
    assert found.plan.decisions == [
        Decision(0, 13, "late", "all", "stop training", "it is not under way"),
        Decision(0, 13, "late", "all", "move champions by 3 weeks", "it is not under way"),
    ]


def test_rules_of_one_week_act_in_the_order_of_priority_and_name_whatever_the_list(adaptive):
    at = {**ALWAYS, "at_week": 5}
    first = rule(at, {"stop": "training"}, name="b", priority=1)
    second = rule(at, {"scale": {"intervention": "training", "by": 2}}, name="a", priority=2)
    one, other = adaptive(first, second), adaptive(second, first)
    assert np.array_equal(one.sums, other.sums)
    assert one.plan.decisions == other.plan.decisions
    assert [decision.rule for decision in one.plan.decisions if decision.replicate == 0] == ["b", "a"]


def test_mechanisms_about_departments_meet_the_plan_as_it_stands(adaptive):
    """What arrives follows from the hours that the interventions of each future take."""
    later = {"measure": "trust", "above": 0.0, "from_week": 5}
    given = {"only": ("ownership",), "plan": {"team_hours_per_week": 8}}
    decided = adaptive(rule(later, {"stop": "champions"}), **given)
    planned = adaptive(interventions=(*PLAN[:2], {**PLAN[2], "weeks": 5}), **given)
    assert np.array_equal(decided.sums, planned.sums)
    assert (decided.series["delivery"][4] < decided.series["delivery"][6]).all()
    assert all(np.array_equal(decided.series[name], planned.series[name]) for name in planned.series)


def test_the_table_of_forces_is_shared_by_futures_that_stand_alike(adaptive):
    found = adaptive(rule(SOME, {"stop": "training"}))
    stands = len(set(found.plan.version_of))
    profiles = found.world.plan.profiles.count
    assert stands <= 4
    assert len(found.forces.table) <= stands * (profiles + 4)
    assert Slot("training", 0) in found.world.layout.profile


def test_futures_and_weeks_that_push_alike_share_one_table(adaptive):
    """Stopping a committee changes roles but no force, so all futures stay on one table, week after week."""
    committee, most_at_once = {"type": "governing_committee", "weeks": 12}, {"measure": "trust", "above": 0.45}
    found = adaptive(rule(most_at_once, {"stop": "governing_committee"}), interventions=(*PLAN[:2], committee),
                     only=("ownership",))
    assert set(found.plan.version_of) == {1, 2}
    weeks = [found.plan.week(week) for week in (10, 11)]
    assert weeks[0].forces is weeks[1].forces
    assert weeks[0].forces.row_of.shape == (40,)
    assert weeks[0].means.shape == (3, 2, 6)


def test_futures_that_push_otherwise_share_the_joined_table_while_nothing_changes(adaptive):
    found = adaptive(rule(SOME, {"stop": "training"}))
    weeks = [found.plan.week(week) for week in (10, 11, 12)]
    assert weeks[0].forces.row_of.shape == (40, 6)
    assert weeks[0].forces is weeks[1].forces
    assert weeks[0].means is weeks[1].means
    assert weeks[2].forces is not weeks[1].forces  # the plan ends


def test_an_inhibitor_that_a_rule_lets_take_away_is_gone_as_in_a_plan(adaptive):
    later = {"measure": "trust", "above": 0.0, "from_week": 5}
    intervention = {"type": "remove_inhibitor", "inhibitors": ["targets"], "thoroughness": 0.5, "weeks": 4}
    context = {"inhibitors": [{"name": "targets", "departments": ["claims"], "strength": 0.4}]}
    decided = adaptive(rule(later, {"start": intervention}), context=context)
    planned = adaptive(interventions=(*PLAN, {**intervention, "start_week": 5}), context=context)
    assert np.array_equal(decided.sums, planned.sums)


def test_what_is_paid_once_is_paid_once_though_it_begins_in_two_departments_and_again(adaptive):
    intervention = {"type": "recognition", "weeks": 2, "cost": {"fixed": 500, "per_person": 1}}
    each = {"measure": "trust", "group": "department", "above": 0.0}
    found = adaptive(rule(each, {"start": intervention}, cool_down_weeks=4), replicates=1)
    cost = costs(found, "recognition")[:, 0]
    assert cost.tolist() == [0, 540, 0, 0, 0, 40, 0, 0, 0, 40, 0, 0, 0, 40, 0, 0]


# Whatever may end the calm: a ramp, an end, exits and the shock that follows, a budget cut, a sponsor who leaves.
RESTLESS_PLAN = (
    {"type": "governing_committee", "select": "popularity", "start_week": 1, "weeks": 14},
    {"type": "champions", "count": 6, "ramp_weeks": 3, "start_week": 2},
    {"type": "supported_exit", "count": 3, "start_week": 6, "ramp_weeks": 2, "weeks": 3},
    {"type": "sponsorship", "level": 0.9, "weeks": 15},
    {"type": "training", "start_week": 3, "weeks": 6, "hours_per_week": 4},
)
SHOCKS = [{"type": "budget_cut", "week": 11, "share": 0.5, "weeks": 2}, {"type": "sponsor_leaves", "week": 14}]


def test_weeks_that_go_on_are_those_that_would_be_worked_out(adaptive, monkeypatch):
    asked = []
    goes_on = PlanWeeks.goes_on

    def listening(self, version, week):
        asked.append((week, goes_on(self, version, week)))
        return asked[-1][1]

    def run():
        return adaptive(rule(NEVER, {"stop": "training"}), weeks=20, interventions=RESTLESS_PLAN,
                        context={"shocks": SHOCKS})

    monkeypatch.setattr(PlanWeeks, "goes_on", listening)
    going_on = run()
    monkeypatch.setattr(PlanWeeks, "goes_on", lambda self, version, week: False)
    worked_out = run()
    assert going_on.sums.tobytes() == worked_out.sums.tobytes()
    calm = {week for week in range(20) if (week, True) in asked and (week, False) not in asked}
    assert calm == {12, 16, 17, 18, 19}
