"""A plan and its parts: what is left of a plan does what it did in the whole."""

import numpy as np
import pytest

from cxsim.analysis.attribution import attributed, fair
from cxsim.errors import ResultError
from cxsim.studies.ensemble import run
from cxsim.studies.parts_of_plan import pieces_of, run_parts
from cxsim.studies.variants import How

TALK = {"type": "communication", "weeks": 10, "need": 0.8}
TRAINING = {"type": "training", "weeks": 6, "hours_per_week": 4}
HOW = How(3, 5)


def weeks_of(scenario, name):
    return [(one.start_week, one.weeks) for one in pieces_of(scenario)[name]]


def test_the_whole_and_nothing_are_runs_of_their_own(small_company):
    plan = small_company("plan", TALK, TRAINING)
    parts = run_parts(plan, HOW, ["adoption_end", "cost_total"])
    assert parts.names == ("communication", "training")
    whole, nothing = run(plan), run(small_company("nothing"))
    for name, of in parts.measures.items():
        assert of[3].tobytes() == whole.measures[name].tobytes()
        assert of[0].tobytes() == nothing.measures[name].tobytes()


def test_contributions_sum_to_what_the_plan_adds_in_every_future(small_company):
    plan = small_company("plan", TALK, TRAINING, {"type": "recognition", "strength": 0.8}, replicates=4)
    parts = run_parts(plan, How(4, 5), ["adoption_end", "plan_cost", "cost_total"])
    for name, of in parts.measures.items():
        total = sum(fair(of, 3, number) for number in range(3))
        size = max(np.abs(of[7]).max(), 1.0)
        np.testing.assert_allclose(total, of[7] - of[0], rtol=0.0, atol=1e-12 * size, err_msg=name)


def test_an_intervention_that_waits_keeps_its_week_without_the_one_it_waits_for(small_company):
    plan = small_company("plan", TALK, {**TRAINING, "after": "communication", "start_week": 2})
    parts = run_parts(plan, HOW, ["adoption_end", "plan_cost"])
    alone = run(small_company("alone", {**TRAINING, "start_week": 12}))
    assert parts.measures["adoption_end"][2].tobytes() == alone.measures["adoption_end"].tobytes()


def test_waves_and_rounds_belong_to_one_intervention(small_company):
    plan = small_company("plan", TALK, {**TRAINING, "waves": [["sales"], ["service"]], "rounds": 2})
    assert weeks_of(plan, "training") == [(0, 6), (8, 6), (10, 6), (18, 6)]
    assert run_parts(plan, HOW, ["plan_cost"]).names == ("communication", "training")


def test_a_scaled_plan_keeps_its_doses(small_company):
    plan = small_company("plan", plan={"interventions": [TALK, TRAINING], "budget": 30000, "on_overrun": "scale"})
    parts = run_parts(plan, HOW, ["plan_cost"])
    costs = {part: values[0] for part, values in parts.measures["plan_cost"].items()}
    assert costs[3] == pytest.approx(run(plan).measures["plan_cost"][0])
    assert costs[1] + costs[2] == pytest.approx(costs[3])


def test_a_queue_keeps_its_weeks(small_company):
    busy = [{**TALK, "team_hours": 6}, {**TRAINING, "team_hours": 6}]
    plan = small_company("plan", plan={"interventions": busy, "team_hours_per_week": 8, "on_overrun": "queue"})
    assert weeks_of(plan, "training") == [(10, 6)]
    parts = run_parts(plan, HOW, ["adoption_end"])
    alone = run(small_company("alone", {**TRAINING, "start_week": 10, "team_hours": 6}))
    assert parts.measures["adoption_end"][2].tobytes() == alone.measures["adoption_end"].tobytes()


def test_an_intervention_that_never_acts_contributes_nothing_and_is_not_run(small_company):
    plan = small_company("plan", TALK, {**TRAINING, "start_week": 40})
    counted = []
    parts = run_parts(plan, How(3, 5, progress=lambda done, total: counted.append(total)), ["adoption_end"])
    assert counted[-1] == 2 * 26 * 3 * 30  # doing nothing and communication
    np.testing.assert_array_equal(fair(parts.measures["adoption_end"], 2, 1), np.zeros(3))


def test_people_whom_nobody_asked_about_are_not_chosen(small_company):
    asks = {"type": "values_and_skill_diagnosis", "start_week": 1}
    helps = {**TRAINING, "start_week": 6, "target": {"estimated": {"skill": {"below": 0.6}}}}
    parts = run_parts(small_company("plan", asks, helps), HOW, ["adoption_end", "plan_cost"])
    of = parts.measures["adoption_end"]
    assert of[2].tobytes() == of[0].tobytes()
    assert parts.measures["plan_cost"][2].tolist() == [10000.0, 10000.0, 10000.0]  # the course is designed all the same


def test_an_intervention_that_watches_the_others_can_do_without_them(small_company):
    watch = {"type": "risk_mitigation", "watch": [{"measure": "fatigue", "above": 0.1}], "spare": ["training"]}
    plan = small_company("plan", TRAINING, watch, TALK, survey={"every_weeks": 4})
    parts = run_parts(plan, HOW, ["adoption_end"])
    whole = run(plan)
    assert parts.measures["adoption_end"][7].tobytes() == whole.measures["adoption_end"].tobytes()


def test_a_gate_belongs_to_the_waves_that_wait_for_it(small_company):
    waves = {**TRAINING, "waves": [["sales"], ["service"]]}
    gate = {"intervention": "training", "when": {"measure": "skill", "above": 0.99}, "at_latest_weeks": 12}
    survey = {"every_weeks": 4}
    plan = small_company("plan", survey=survey, plan={"interventions": [TALK, waves], "gates": [gate]})
    parts = run_parts(plan, How(3, 5, engine="compiled"), ["adoption_end", "plan_cost"])
    alone = run(small_company("alone", survey=survey, plan={"interventions": [waves], "gates": [gate]}))
    for name, of in parts.measures.items():
        assert of[2].tobytes() == alone.measures[name].tobytes()
    talk = run(small_company("talk", TALK))
    assert parts.measures["adoption_end"][1].tobytes() == talk.measures["adoption_end"].tobytes()


def test_more_than_eight_interventions_are_sampled_and_still_sum(small_company):
    many = [{"type": "communication", "name": f"message {number}", "start_week": number, "need": 0.1 * number}
            for number in range(1, 10)]
    parts = run_parts(small_company("plan", *many, replicates=2), How(2, 5), ["plan_cost"])
    assert len(parts.orders) == 16
    assert parts.orders[1] == parts.orders[0][::-1]
    of = parts.measures["plan_cost"]
    assert {1 << number for number in range(9)} | {511 ^ 1 << number for number in range(9)} <= of.keys()
    assert len(of) < 256
    found = attributed("plan_cost", parts.names, of, parts.orders)
    assert sum(one.fair.mean for one in found.contributions) == pytest.approx(found.whole - found.nothing)
    # Costs add up whatever else is in the plan, so no order tells anything else than being alone.
    assert [one.fair.mean for one in found.contributions] == pytest.approx(
        [one.alone.mean for one in found.contributions])
    assert max(one.error for one in found.contributions) < 1e-6


def test_a_change_of_course_stays_where_it_is_and_an_intervention_that_goes_on_is_one(small_company):
    def turning(first, then):
        return small_company("plan", plan={"interventions": first, "change_course": {"at_week": 5,
                                                                                     "interventions": then}})

    more, praise = {**TRAINING, "hours_per_week": 8, "weeks": 20}, {"type": "recognition", "start_week": 9}
    plan = turning([TALK, TRAINING], [more, praise])
    parts = run_parts(plan, HOW, ["adoption_end", "plan_cost"])
    assert parts.names == ("communication", "training", "recognition")
    alone = {1: turning([TALK], []), 2: turning([TRAINING], [more]), 4: turning([], [praise]), 7: plan}
    for part, scenario in alone.items():
        result = run(scenario)
        for name, of in parts.measures.items():
            assert of[part].tobytes() == result.measures[name].tobytes(), (part, name)


def refusal(scenario):
    with pytest.raises(ResultError) as told:
        run_parts(scenario, HOW, ["adoption_end"])
    return str(told.value)


def test_plans_that_cannot_be_taken_apart_are_refused_with_place_and_remedy(small_company):
    rule = {"when": {"measure": "skill", "above": 0.5}, "then": {"stop": "training"}}
    ruled = small_company("ruled", survey={"every_weeks": 4}, plan={"interventions": [TRAINING], "rules": [rule]})
    assert refusal(ruled) == (
        "'ruled': plan.rules: what acts depends on them, so no intervention can be taken away alone; leave 'rules' out "
        "to see what each intervention contributes, and compare the plan with and without them")
    assert refusal(small_company("idle")) == "'idle': plan: it has no interventions to attribute anything to"
    many = [{**TALK, "name": f"message {number}"} for number in range(41)]
    assert "41 interventions are too many to tell apart (at most 40)" in refusal(small_company("many", *many))


def test_an_unknown_measure_is_refused_with_the_nearest(small_company):
    with pytest.raises(ResultError, match=r"there is no measure 'adoption'.*adoption_end"):
        run_parts(small_company("plan", TALK), HOW, ["adoption"])
