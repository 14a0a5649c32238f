"""Presets: what the package ships, how a scenario uses it, and that equal budgets cost the same."""

from pathlib import Path

import pytest

from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError
from cxsim.interventions.plan.dosing import TOLERANCE, cost_of
from cxsim.interventions.plan.timetable import timetable
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping, load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.presets.preset import presets
from cxsim.scenario.schema.identity import dump

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
NAMES = ("adkar", "kotter", "phased_rollout", "pilot", "theory_e", "theory_o")
COMPANY = {
    "schema": 1, "name": "preset", "weeks": 104,
    "context": {"inhibitors": [{"name": "silos", "strength": 0.2}]},
    "survey": {"every_weeks": 4},
    "organization": {"generate": {"departments": [{"name": "claims", "size": 60}, {"name": "sales", "size": 40},
                                                  {"name": "it", "size": 20}, {"name": "product", "size": 30}]}},
}


def stated(preset, **plan):
    """The scenario of a small company that uses presets."""
    return from_mapping({**COMPANY, "plan": {"preset": preset, **plan}})


def use(name, **more):
    return {"name": name, **more, **({"pilot": {"departments": ["it"]}} if presets()[name].needs_pilot else {})}


def people(scenario):
    return people_view(organization_of(scenario, 0), scenario.behavior_names, 0)


def cost(scenario):
    return cost_of(timetable(scenario.plan.interventions), people(scenario), scenario.weeks)


def mistakes(preset, **plan):
    with pytest.raises(InputError) as caught:
        stated(preset, **plan)
    return [f"{finding.path}: {finding.message}" for finding in caught.value.findings]


def test_these_presets_are_shipped_and_say_what_they_leave_out():
    assert tuple(presets()) == NAMES
    for preset in presets().values():
        assert len(preset.story.split()) > 20
        assert preset.left_out
        assert preset.source
        assert len(preset.look_for.split()) > 15
        assert all(one.why for one in preset.interventions)


def test_theory_e_and_theory_o_share_no_intervention():
    types = [{one.intervention["type"] for one in presets()[name].interventions} for name in ("theory_e", "theory_o")]
    assert types[0] & types[1] == set()
    assert types[0] == {"mandate", "kpi_measurement", "tool_rollout", "supported_exit", "incentive",
                        "external_expert", "restructure"}
    assert {"training", "communication", "recognition", "dialogue_on_values", "co_design"} < types[1]


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_becomes_ordinary_interventions_that_fit(name):
    scenario = stated(use(name, start_week=2, weeks=60))
    assert scenario.plan.preset is None
    assert check_against(scenario, people(scenario))[0] == []
    assert len(scenario.plan.interventions) == len(presets()[name].interventions)
    assert min(intervention.start_week for intervention in scenario.plan.interventions) == 2
    assert from_mapping(dump(scenario)).plan == scenario.plan


@pytest.mark.parametrize("budget", [210_000, 300_000])
@pytest.mark.parametrize("name", NAMES)
def test_equal_budgets_cost_the_same_and_never_more(name, budget):
    scenario = stated(use(name), budget=budget)
    assert budget * (1 - TOLERANCE) <= cost(scenario) <= budget
    assert not any("more than its budget" in note for note in check_against(scenario, people(scenario))[1])


def test_for_four_hundred_people_their_own_doses_cost_about_the_same():
    company = load_scenario(SCENARIOS / "do_nothing.yaml")
    pilot = {"pilot": {"departments": ["claims"]}}
    uses = [{"name": name, **(pilot if presets()[name].needs_pilot else {})} for name in NAMES]
    costs = [cost(from_mapping({**dump(company), "plan": {"preset": one}})) for one in uses]
    assert 600_000 < min(costs) < max(costs) < 850_000


def test_a_budget_also_pays_for_the_other_interventions():
    scenario = stated("theory_o", budget=200_000, interventions=[{"type": "walk_the_talk", "weeks": 50}])
    assert scenario.plan.interventions[0].label == "walk_the_talk"
    assert cost(scenario) == pytest.approx(200_000, rel=TOLERANCE)


def test_a_mix_shares_the_budget_and_names_its_parts():
    scenario = stated([{"name": "theory_e", "share": 0.35}, {"name": "theory_o", "share": 0.65}], budget=400_000)
    for name, share in (("theory_e", 0.35), ("theory_o", 0.65)):
        part = [intervention
                for intervention in scenario.plan.interventions if intervention.label.startswith(f"{name}: ")]
        assert len(part) == len(presets()[name].interventions)
        assert cost_of(part, people(scenario), 104) == pytest.approx(share * 400_000, rel=TOLERANCE)
    assert cost(stated(["theory_e", "theory_o"][0], budget=400_000)) == pytest.approx(cost(scenario), rel=2 * TOLERANCE)


def test_equal_shares_are_usual():
    scenario = stated([{"name": "theory_e"}, {"name": "theory_o", "start_week": 30}], budget=400_000)
    part = [intervention for intervention in scenario.plan.interventions if intervention.label.startswith("theory_o: ")]
    assert cost_of(part, people(scenario), 104) == pytest.approx(200_000, rel=TOLERANCE)
    assert min(intervention.start_week for intervention in part) == 30


def test_without_a_budget_doses_are_the_presets_own_or_a_multiple():
    mandate = stated("theory_e").plan.interventions[0]
    assert (mandate.strength, mandate.weeks) == (0.9, 43)
    half = stated({"name": "theory_e", "dose": 0.5}, budget=10).plan.interventions[0]
    assert half.strength == 0.45


def test_times_are_shares_of_the_length():
    e = {intervention.label: intervention
         for intervention in stated({"name": "theory_e", "start_week": 4, "weeks": 40}).plan.interventions}
    assert (e["mandate"].start_week, e["mandate"].weeks) == (4, 22)
    assert (e["tool_rollout"].start_week, e["tool_rollout"].weeks, e["tool_rollout"].ramp_weeks) == (8, 36, 4)
    assert e["supported_exit"].count == 3  # 2 in 100 of 150 people


def test_a_late_preset_is_cut_at_the_end_of_the_run():
    ends = [intervention.start_week + intervention.weeks
            for intervention in stated({"name": "kotter", "start_week": 60}).plan.interventions]
    assert max(ends) == 104


def test_single_interventions_are_changed_or_left_out():
    change = {"mandate": {"strength": 0.3, "weeks": 5}, "tool_rollout": {"target": {"departments": ["it"]}}}
    scenario = stated({"name": "theory_e", "without": ["incentive"], "interventions": change}, budget=120_000)
    e = {intervention.label: intervention for intervention in scenario.plan.interventions}
    assert set(e) == {"mandate", "kpi_measurement", "tool_rollout", "supported_exit", "external_expert", "restructure"}
    assert (e["mandate"].strength, e["mandate"].weeks) == (0.3, 5)
    assert e["tool_rollout"].target.departments == ("it",)
    assert e["tool_rollout"].strength != 0.5
    assert cost(scenario) == pytest.approx(120_000, rel=TOLERANCE)


def test_a_priority_says_who_gets_money_first():
    scenario = stated({"name": "theory_o", "interventions": {"training": {"priority": 1}}}, budget=160_000)
    o = {intervention.label: intervention for intervention in scenario.plan.interventions}
    assert o["recognition"].strength > 0.3
    assert "training" not in o
    assert check_against(scenario, people(scenario))[1][0] == (
        "plan.preset: the budget of the preset 'theory_o' does not cover: training")


def test_a_preset_for_some_with_a_pilot_among_them():
    preset = {"name": "pilot", "target": {"departments": ["claims", "it"]}, "pilot": {"departments": ["it"]}}
    scenario = stated(preset)
    view = people(scenario)
    reached = {intervention.label: {view.departments[n] for n in view.department[intervention.target.resolve(view)]}
               for intervention in scenario.plan.interventions}
    assert reached["training of the pilot"] == {"it"}
    assert reached["training of the others"] == {"claims"}
    assert reached["celebration"] == {"claims", "it"}
    champions = next(intervention for intervention in scenario.plan.interventions if intervention.type == "champions")
    assert champions.count == 4


def test_waves_are_stated_or_about_equally_large():
    usual = stated({"name": "phased_rollout", "weeks": 60}).plan.interventions[1]
    assert usual.waves == (("claims",), ("it", "product"), ("sales",))
    assert (usual.weeks, usual.wave_gap_weeks) == (20, 20)
    own = stated({"name": "phased_rollout", "weeks": 60, "waves": [["sales"], ["it", "claims"]]}).plan.interventions[1]
    assert (own.waves, own.wave_gap_weeks) == ((("sales",), ("it", "claims")), 30)


def test_values_of_a_preset_and_its_use_can_be_changed_and_the_doses_follow():
    scenario = stated({"name": "theory_e"}, budget=150_000)
    changed = with_overrides(scenario, {"plan.budget": 120_000, "plan.preset.start_week": 6})
    assert cost(changed) == pytest.approx(120_000, rel=TOLERANCE)
    assert min(intervention.start_week for intervention in changed.plan.interventions) == 6
    stronger = with_overrides(changed, ["plan.interventions.mandate.strength=0.9"])
    assert next(intervention.strength
                for intervention in stronger.plan.interventions if intervention.label == "mandate") == 0.9
    with pytest.raises(InputError, match="did you mean 'mandate'"):
        with_overrides(changed, ["plan.interventions.mandat.strength=0.9"])


@pytest.mark.parametrize(
    ("preset", "plan", "message"),
    [
        ("theory_p", {}, "plan.preset: there is no preset 'theory_p'; did you mean 'theory_o'?"),
        ({"name": "kotter", "without": ["urgncy"]}, {},
         "plan.preset.without.0: the preset 'kotter' has no intervention 'urgncy'; did you mean 'urgency'?"),
        ({"name": "kotter", "interventions": {"traning": {}}}, {},
         "plan.preset.interventions.traning: the preset 'kotter' has no intervention"),
        ({"name": "kotter", "interventions": {"training": {"hours": 3}}}, {},
         "plan.preset.interventions.training.hours: unknown key 'hours'; did you mean"),
        ({"name": "kotter", "interventions": {"training": {"hours_per_week": 30}}}, {},
         "plan.preset.interventions.training.hours_per_week: must be at most 8"),
        ("pilot", {}, "plan.preset: the preset 'pilot' needs a pilot group, as in pilot"),
        ({"name": "pilot", "pilot": {"departments": ["itt"]}}, {},
         "plan.preset.pilot.departments.0: there is no department 'itt'; did you mean 'it'?"),
        ({"name": "adkar", "pilot": {"levels": [1]}}, {}, "plan.preset.pilot: the preset 'adkar' has no pilot group"),
        ({"name": "adkar", "waves": [["it"]]}, {}, "plan.preset.waves: the preset 'adkar' does not come in waves"),
        ("theory_e", {"budget": 1_000},
         "plan.preset: the preset 'theory_e' cannot be scaled to cost 1,000 EUR: it costs at least"),
        ("theory_e", {"budget": 9e9}, "cannot be scaled to cost 9,000,000,000 EUR"),
        ([{"name": "adkar", "share": 0.6}, {"name": "kotter", "share": 0.6}], {"budget": 9e5},
         "the shares of the budget sum"),
        ([{"name": "adkar", "share": 0.6}, {"name": "kotter"}], {"budget": 9e5},
         "give all presets a share of the budget"),
        ({"name": "adkar", "weeks": 2}, {}, "plan.preset.weeks: must be at least 4"),
        ({"nam": "adkar"}, {}, "plan.preset.nam: unknown key 'nam'; did you mean 'name'?"),
    ],
)
def test_what_is_wrong_with_a_preset_is_told(preset, plan, message):
    assert any(message in told for told in mistakes(preset, **plan)), mistakes(preset, **plan)


def test_a_mistake_in_a_file_has_its_line(tmp_path):
    text = ("schema: 1\nname: s\norganization: {generate: {departments: [{name: it, size: 9}]}}\nplan:\n"
            "  preset:\n    name: adkar\n    interventions: {knowledge: {hours_per_week: 9}}\n")
    (tmp_path / "s.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        load_scenario(tmp_path / "s.yaml")
    [finding] = caught.value.findings
    assert (finding.line, finding.column) == (7, 49)


def test_what_nothing_hears_is_left_out_and_told_rather_than_paid_for():
    plain = {**COMPANY, "without": ["evidence"], "context": {}, "plan": {"preset": "kotter"}}
    scenario = from_mapping(plain)
    assert {intervention.label for intervention in scenario.plan.interventions} == set(presets()["kotter"].labels) - {
        "evidence_of_need", "remove_inhibitor"}
    assert check_against(scenario, people(scenario))[1][:2] == [
        "plan.preset: the preset 'kotter' leaves out 'evidence_of_need': nothing reads what it does; "
        "delete evidence from without",
        "plan.preset: the preset 'kotter' leaves out 'remove_inhibitor': the context names no inhibitor",
    ]
    kept = {"name": "kotter", "interventions": {"evidence_of_need": {"weeks": 9}}}
    asked = from_mapping({**plain, "plan": {"preset": kept}})
    assert "evidence_of_need" in {intervention.label for intervention in asked.plan.interventions}


def test_rules_may_refer_to_interventions_of_a_preset():
    rule = {"when": {"measure": "adoption", "below": 0.1, "at_week": 20}, "then": {"stop": "training"}}
    scenario = stated("theory_o", rules=[rule])
    assert scenario.plan.rules[0].actions[0].stop == "training"
    assert mistakes("theory_o", rules=[{**rule, "then": {"stop": "trainig"}}]) == [
        "plan.rules.0.then.stop: there is no intervention 'trainig' in this plan; did you mean 'training'?"]


def test_a_scenario_built_from_classes_is_not_run_with_an_unread_preset():
    scenario = stated("adkar")
    plan = scenario.plan.model_copy(update={"preset": "adkar"})
    findings, _ = check_against(scenario.model_copy(update={"plan": plan}), people(scenario))
    assert [finding.message for finding in findings] == [
        "has no effect in a scenario built from classes; use load_scenario or from_mapping"]
