"""Why a plan works, found by running its parts and changes of it."""

import pytest

from cxsim.analysis.attribution import ATTRIBUTION_COLUMNS
from cxsim.analysis.explained import Move
from cxsim.errors import ResultError
from cxsim.studies import explaining
from cxsim.studies.comparing import compare
from cxsim.studies.ensemble import run
from cxsim.studies.explaining import explain, futures_for, refuse_unexplainable
from cxsim.studies.variants import How

TALK = {"type": "communication", "start_week": 2, "weeks": 10, "need": 0.8}
TRAINING = {"type": "training", "start_week": 4, "weeks": 6, "hours_per_week": 4}
CONTEXT = {"context": {"inhibitors": [
    {"name": "old_tools", "strength": 0.2}, {"name": "call_target", "departments": ["sales"], "strength": 0.6}]}}
GOAL = {"target": {"adoption": 0.1, "by_week": 28}}


@pytest.fixture(scope="module")
def comparison(small_company):
    plans = [small_company("nothing", **CONTEXT, **GOAL), small_company("plan", TALK, TRAINING, **CONTEXT, **GOAL)]
    return compare(plans, explain=True, engine="numpy")


def test_the_plan_that_leads_is_explained_and_its_shares_add_up(comparison):
    explained = comparison.explained
    assert (explained.scenario, explained.futures) == ("plan", 3)
    for of in explained.attribution.measures:
        whole, nothing = (float(comparison[name].measures[of.measure].mean()) for name in ("plan", "nothing"))
        assert (of.whole, of.nothing) == (pytest.approx(whole), pytest.approx(nothing))
        assert sum(one.fair.mean for one in of.contributions) == pytest.approx(whole - nothing, abs=1e-9 * abs(whole))
    assert [of.measure for of in explained.attribution.measures] == [
        "adoption_end", "sustained_adoption", "target_met", "plan_cost", "cost_total"]


def test_the_moves_come_by_rule_from_the_group_and_the_plan(comparison):
    explained = comparison.explained
    assert explained.stuck.group.names in {("sales",), ("service",)}
    inhibitor = "call_target" if explained.stuck.group.names == ("sales",) else "old_tools"
    group = [one.move for one in explained.about("group")]
    assert {Move("remove_inhibitor", inhibitor, 0.5), Move("remove_inhibitor", inhibitor, 1.0),
            Move("training", "", 4.0), Move("dialogue_on_values", "", 0.6), Move("sponsorship", "", 0.7)} <= set(group)
    timing = [one.move for one in explained.about("timing")]
    assert set(timing) == {Move("earlier", "communication", 2.0), Move("later", "communication", 8.0),
                           Move("earlier", "training", 4.0), Move("later", "training", 8.0)}
    assert [one.move for one in explained.about("delay")] == [Move("later", "", 4.0), Move("later", "", 13.0)]


def test_a_move_is_held_against_the_plan_in_the_same_futures(comparison, small_company):
    [later] = [one for one in comparison.explained.about("timing") if one.move == Move("later", "training", 8.0)]
    moved = run(small_company("moved", TALK, {**TRAINING, "start_week": 12}, **CONTEXT, **GOAL))
    planned = comparison["plan"].measures["adoption_end"]
    assert later.of("adoption_end").level == pytest.approx(float(moved.measures["adoption_end"].mean()))
    assert later.of("adoption_end").change.mean == pytest.approx(
        float((moved.measures["adoption_end"] - planned).mean()))
    assert later.of("plan_cost").change.mean == 0.0


def test_beginning_later_saves_money_only_where_the_run_ends_before(comparison):
    for one in comparison.explained.about("delay"):
        assert one.of("plan_cost").change.mean == 0.0
        assert one.of("adopter_weeks").change.mean <= 0.0


def test_results_hold_the_tables(comparison, tmp_path):
    folder = comparison.save(tmp_path / "out")
    header = (folder / "attribution.csv").read_text().splitlines()[0]
    assert header == ",".join(ATTRIBUTION_COLUMNS)
    assert (folder / "interactions.csv").is_file()
    assert (folder / "tried.csv").is_file()


def test_a_plan_with_rules_is_not_explained_and_says_why(small_company):
    rule = {"when": {"measure": "skill", "above": 0.5}, "then": {"stop": "training"}}
    ruled = small_company("ruled", survey={"every_weeks": 4}, plan={"interventions": [TRAINING], "rules": [rule]})
    explained = explain(ruled, run(ruled, engine="numpy"), How(3, 5))
    assert explained.attribution is None
    assert explained.not_attributed.startswith("'ruled': plan.rules: what acts depends on them")
    assert explained.tried == ()


def test_nothing_is_tried_of_a_plan_that_changes_course_but_its_shares_are_told(small_company):
    turn = {"at_week": 8, "interventions": [TRAINING]}
    plan = small_company("turning", plan={"interventions": [TALK], "change_course": turn})
    explained = explain(plan, run(plan, engine="numpy"), How(3, 5, engine="numpy"))
    of = explained.attribution.of("plan_cost")
    assert [one.intervention for one in of.contributions] == ["communication", "training"]
    assert sum(one.fair.mean for one in of.contributions) == pytest.approx(of.whole)
    assert explained.tried == ()


def test_a_large_plan_is_explained_in_fewer_futures(small_company, monkeypatch):
    plan = small_company("plan", TALK, TRAINING)
    result = run(plan, engine="numpy")
    assert futures_for(plan, result, 100) == 100
    monkeypatch.setattr(explaining, "MOST_PERSON_WEEKS", 4 * 26 * 30 * 50)
    assert futures_for(plan, result, 100) == 50
    monkeypatch.setattr(explaining, "MOST_PERSON_WEEKS", 1)
    assert futures_for(plan, result, 100) == 20
    assert futures_for(plan, result, 7) == 7


def test_what_cannot_be_explained_is_refused_before_it_runs(small_company):
    nothing, plan = small_company("nothing"), small_company("plan", TALK)
    with pytest.raises(ResultError, match="none of these scenarios has interventions; leave out --explain"):
        compare([nothing], explain=True)
    with pytest.raises(ResultError, match="'plan': with 1 replicate nothing can be told from chance"):
        refuse_unexplainable([nothing, plan], 1)


def test_one_intervention_is_the_whole_plan(small_company):
    plan = small_company("plan", TALK)
    explained = explain(plan, run(plan, engine="numpy"), How(3, 5, engine="numpy"))
    [one] = explained.attribution.of("adoption_end").contributions
    assert one.fair == one.alone == one.left_out
