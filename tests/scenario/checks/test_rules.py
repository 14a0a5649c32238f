"""Rules in a scenario file: unknown names are findings at their place, rules that never act are warnings."""

from __future__ import annotations

from typing import Any

import pytest

from cxsim.interventions.kinds.training import Training
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.schema.identity import dump
from cxsim.testing.people import example_view

GOOD = """\
name: Adaptive
weeks: 60
organization: {generate: {departments: [{name: claims, size: 10}]}}
behaviors: [{name: share_insight}, {name: solve_beyond_script}]
survey: {every_weeks: 4, sample_share: 0.8, measures: [adoption, trust, customer_index]}
plan:
  interventions:
    - {type: training, weeks: 12}
    - {type: mandate, start_week: 20}
  rules:
    - name: coaching
      when: {measure: adoption, group: department, below: 0.3, at_week: 26}
      then: {start: {type: recognition, weeks: 12}}
    - name: brake
      when:
        any_of: [{measure: trust, below: 0.25, in_a_row: 2}, {measure: customer_index, above: 70}]
      then: [{scale: {intervention: mandate, by: 0.5}}, {stop: recognition}]
      cool_down_weeks: 8
    - {when: {measure: trust, group: "level:3", above: 0.6}, then: {move: {intervention: mandate, by_weeks: 6}}}
costs: {weekly_wage: {1: 3, 2: 2, 3: 1}}
"""


def planted(old: str, new: str) -> tuple[str, int, int]:
    """The text with one thing changed, and the marked line and column."""
    assert GOOD.count(old) == 1, f"'{old}' stands there {GOOD.count(old)} times"
    text = GOOD.replace(old, new)
    mark = text.find("^")
    before = text[: max(mark, 0)]
    return text.replace("^", "", 1), before.count("\n") + 1, len(before) - before.rfind("\n")


# what stands in the good scenario, what is planted (^ before the place), the path, a part of the message
REFERS_TO_NOTHING = {
    "a measure": ("when: {measure: adoption,", "when: {measure: ^adopton,", "plan.rules.0.when.measure",
                  "did you mean 'adoption'?"),
    "a measure that no survey asks": (
        "when: {measure: adoption,", "when: {measure: ^attitude,", "plan.rules.0.when.measure",
        "no survey measures 'attitude'"),
    "a form of group": ("group: department,", "group: ^claims,", "plan.rules.0.when.group",
                        "there is no group 'claims'; write all, department"),
    "a group of what belongs to all": (
        "{measure: customer_index, above: 70}", "{measure: customer_index, group: ^department, above: 70}",
        "plan.rules.1.when.any_of.1.group", "only for the whole organization"),
    "a bound in percent": ("below: 0.3,", "below: ^30,", "plan.rules.0.when.below", "did you mean 0.3?"),
    "an intervention that is to stop": ("{stop: recognition}", "{stop: ^recogniton}", "plan.rules.1.then.1.stop",
                                        "there is no intervention 'recogniton' in this plan; did you mean"),
    "an intervention to scale": ("{scale: {intervention: mandate", "{scale: {intervention: ^mandat",
                                 "plan.rules.1.then.0.scale.intervention", "did you mean 'mandate'?"),
    "an intervention to move": ("{move: {intervention: mandate", "{move: {intervention: ^order",
                                "plan.rules.2.then.move.intervention", "there is no intervention 'order'"),
    "a type to start": ("{type: recognition,", "{type: ^recogniton,", "plan.rules.0.then.start.type",
                        "did you mean 'recognition'?"),
    "a type that is a list": ("{type: recognition,", "{type: ^[recognition],", "plan.rules.0.then.start.type",
                              "one word is expected"),
    "a behavior": ("{type: recognition, weeks: 12}", "{type: training, name: x, behaviors: [^share_insigt]}",
                   "plan.rules.0.then.start.behaviors.0", "did you mean 'share_insight'?"),
    "a name that another has": ("{type: recognition, weeks: 12}", "{type: ^training, weeks: 12}",
                                "plan.rules.0.then.start.type", "another intervention is called 'training'"),
    "an intervention to wait for": ("{type: recognition, weeks: 12}", "{type: recognition, after: ^training}",
                                    "plan.rules.0.then.start.after", "use start_week"),
    "a rule of the same name": ("name: brake", "name: ^coaching", "plan.rules.1.name", "two rules are called"),
    "a key of an action": ("{stop: recognition}", "{^stopp: recognition}", "plan.rules.1.then.1.stopp",
                           "did you mean 'stop'?"),
    "no survey at all": ("survey: {every_weeks: 4, sample_share: 0.8, measures: [adoption, trust, customer_index]}\n",
                         "", "plan.rules", "add a section 'survey: {every_weeks: 4}'"),
    "a change of course as well": ("  rules:", "  ^change_course: {at_week: 30}\n  rules:", "plan.change_course",
                                   "cannot also change course in a set week"),
    "a survey that asks nothing": (
        "[adoption, trust, customer_index]", "^[]", "survey.measures",
        "the list is empty; name a measure, or remove the key"),
}


def test_a_plan_with_rules_is_read_and_written() -> None:
    scenario = from_mapping(dump(from_mapping(data())))
    assert scenario == from_mapping(data())
    coaching, brake, move = scenario.plan.rules
    assert coaching.by_department and not brake.by_department
    assert [action.kind for action in brake.actions] == ["scale", "stop"]
    assert move.label == "trust in level:3 above 0.6"
    assert not scenario.plan.does_nothing


def data(**plan: Any) -> dict[str, Any]:
    """The good scenario as plain data."""
    import yaml

    found: dict[str, Any] = yaml.load(GOOD, yaml.CSafeLoader)
    found["plan"].update(plan)
    return found


@pytest.mark.parametrize("kind", REFERS_TO_NOTHING)
def test_what_refers_to_nothing_is_a_finding_at_its_place(bench: Any, kind: str) -> None:
    old, new, path, part = REFERS_TO_NOTHING[kind]
    text, line, column = planted(old, new)
    found = [finding for finding in bench.findings(text) if part in finding.message]
    assert [finding.path for finding in found] == [path]
    if "^" in new:
        assert (found[0].line, found[0].column) == (line, column)


def test_a_measure_of_a_mechanism_that_is_left_out_is_refused(bench: Any) -> None:
    text = GOOD.replace(", measures: [adoption, trust, customer_index]", "")
    text = text.replace("measure: adoption", "measure: cynicism")
    (finding,) = bench.findings(text + "without: [cynicism]\n")
    assert finding.path == "plan.rules.0.when.measure"
    assert finding.message == "cynicism needs the mechanism cynicism; delete cynicism from without"
    assert bench.load(text).plan.rules


# the same, but only the organization tells
NOT_THERE = {
    "a department": ("group: department,", 'group: "department:clams",', "plan.rules.0.when.group",
                     "there is no department 'clams'; did you mean 'claims'?"),
    "a level": ('"level:3"', '"level:7"', "plan.rules.2.when.group", "there is no level 7; the organization has"),
    "a department of what begins": (
        "{type: recognition, weeks: 12}", "{type: recognition, target: {departments: [sale]}}",
        "plan.rules.0.then.start.target.departments.0", "did you mean 'sales'?"),
    "a department to move to": (
        "by_weeks: 6", "target: {departments: [sale]}", "plan.rules.2.then.move.target.departments.0",
        "did you mean 'sales'?"),
    "another target in each department": (
        "then: {start: {type: recognition, weeks: 12}}",
        "then: [{start: {type: recognition}}, {move: {intervention: training, target: {levels: [3]}}}]",
        "plan.rules.0.then.1.move.target", "cannot set another target"),
    "rounds without an end": (
        "{type: recognition, weeks: 12}", "{type: recognition, rounds: 3}", "plan.rules.0.then.start.rounds",
        "has no end, so it cannot have rounds"),
    "a rule that says the same": (
        "costs:", '    - {when: {measure: trust, group: "level:3", above: 0.6}, then: {stop: mandate}}\ncosts:',
        "plan.rules.3", "give each its own 'name'"),
}


@pytest.mark.parametrize("kind", NOT_THERE)
def test_what_the_organization_does_not_have_is_a_finding(bench: Any, kind: str) -> None:
    old, new, path, part = NOT_THERE[kind]
    findings, _ = check_against(bench.load(planted(old, new)[0]), example_view())
    found = [finding for finding in findings if part in finding.message]
    assert [finding.path for finding in found] == [path]


# what is planted, and why the rule never acts
NEVER = {
    "a week after the end": ("at_week: 26}", "at_week: 60}", "week 60 is after the last week (59)"),
    "a week before anything is known": ("below: 0.3, at_week: 26}", "below: 0.3, in_a_row: 4, at_week: 11}",
                                        "the results it needs are published in week 12 at the earliest"),
    "a first week after the end": ("at_week: 26}", "from_week: 70}", "week 70 is after the last week (59)"),
    "too many results in a row": ("at_week: 26}", "in_a_row: 16}", "only 15 results are published"),
    "a value below the least": ("below: 0.3, at", "below: 0, at", "no value is below 0"),
    "a value above the most": ('"level:3", above: 0.6', '"level:3", above: 1', "no value is above 1"),
    "a group too small": ('"level:3"', '"level:1"', "the group has 1 person; results are published for 5 or more"),
    "nobody asked": ("sample_share: 0.8", "sample_share: 0", "nobody is asked"),
    "bounds that exclude each other": (
        "any_of: [{measure: trust, below: 0.25, in_a_row: 2}, {measure: customer_index, above: 70}]",
        "all_of: [{measure: trust, below: 0.25}, {measure: trust, above: 0.5}]",
        "trust cannot be above 0.5 and below 0.25 at once"),
    "weeks that exclude each other": (
        "any_of: [{measure: trust, below: 0.25, in_a_row: 2}, {measure: customer_index, above: 70}]",
        "all_of: [{measure: trust, below: 0.5, at_week: 9}, {measure: adoption, above: 0.5, at_week: 10}]",
        "it is not checked in any week in which it could hold"),
    "results that come after the end": ("every_weeks: 4", "every_weeks: 4, delay_weeks: 60",
                                        "no survey is published within the 60 weeks"),
}


@pytest.mark.parametrize("kind", NEVER)
def test_a_rule_that_can_never_act_is_a_warning_that_says_why(bench: Any, kind: str) -> None:
    old, new, part = NEVER[kind]
    findings, warnings = check_against(bench.load(planted(old, new)[0]), example_view())
    assert findings == []
    assert [warning for warning in warnings if "never acts" in warning and part in warning]


def test_a_good_plan_with_rules_has_neither(bench: Any) -> None:
    assert check_against(bench.load(GOOD), example_view()) == ([], [])


def test_a_dashboard_shows_only_what_somebody_measures(bench: Any) -> None:
    shown = GOOD.replace("[adoption, trust, customer_index]", "[reported_use, trust, customer_index]").replace(
        "{measure: adoption, group: department, below: 0.3, at_week: 26}", "{measure: reported_use, above: 0.6}")
    assert check_against(bench.load(shown), example_view()) == ([], [])
    _, warnings = check_against(bench.load(shown.replace("type: mandate,", "type: communication, name: mandate,")),
                                example_view())
    [warning] = warnings
    assert warning.endswith("plan.rules.0.when: 'coaching' never acts: no intervention of the plan measures use, so no "
                            "dashboard shows it; add kpi_measurement")


def test_an_alternative_that_can_never_hold_does_not_idle_the_rule(bench: Any) -> None:
    text = GOOD.replace("above: 70}", "above: 70, at_week: 80}")
    assert check_against(bench.load(text), example_view()) == ([], [])


def test_what_comes_too_late_is_told(bench: Any) -> None:
    text = GOOD.replace("{stop: recognition}", "{stop: training}").replace("in_a_row: 2", "in_a_row: 4").replace(
        "above: 70}", "above: 70, from_week: 20}").replace("{type: recognition, weeks: 12}",
                                                           "{type: recognition, start_week: 34}")
    _, (first, second) = check_against(bench.load(text), example_view())
    assert "'recognition' would begin in week 60 at the earliest, after the last week (59): it never acts" in first
    assert "'training' is over in week 12, before this rule can act (week 12 at the earliest)" in second


def test_a_intervention_that_begins_by_rule_is_heard_by_some_mechanism_or_told(bench: Any) -> None:
    text = GOOD.replace("{type: recognition, weeks: 12}", "{type: creative, name: recognition}")
    assert check_against(bench.load(text), example_view()) == ([], [])
    _, (warning,) = check_against(bench.load(text + "without: [wear_out, ideas]\n"), example_view())
    assert "plan.rules.0.then.start.type: 'recognition' has no effect here (novelty)" in warning


def test_a_survey_knows_its_weeks() -> None:
    survey = from_mapping({**data(), "survey": {"every_weeks": 5, "first_week": 2, "delay_weeks": 3}}).survey
    assert survey is not None
    assert list(survey.weeks(16)) == [(2, 5), (7, 10), (12, 15)]
    assert survey.covers("fatigue") and survey.covers("turnover")


def test_the_intervention_of_a_rule_is_a_intervention() -> None:
    start = {"type": "training", "name": "more", "hours_per_week": 2}
    rules = [{"when": {"measure": "trust", "below": 0.5}, "then": {"start": start}}]
    (rule,) = from_mapping(data(rules=rules)).plan.rules
    assert rule.actions[0].start == Training(name="more", hours_per_week=2.0)


GUARDED = GOOD.replace("    - {type: mandate, start_week: 20}\n", "    - {type: mandate, start_week: 20}\n"
                       "    - {type: risk_mitigation, watch: [{measure: trust, below: 0.3}], spare: [mandate]}\n")
WRONG_GUARDS = {
    "an indicator": ("watch: [{measure: trust,", "watch: [{measure: ^trst,", "plan.interventions.2.watch.0.measure",
                     "did you mean 'trust'?"),
    "an indicator that no survey asks": ("watch: [{measure: trust,", "watch: [{measure: ^use,",
                                         "plan.interventions.2.watch.0.measure", "no survey measures 'use'"),
    "a bound in percent": ("trust, below: 0.3}]", "trust, below: ^30}]", "plan.interventions.2.watch.0.below",
                           "did you mean 0.3?"),
}


@pytest.mark.parametrize("kind", WRONG_GUARDS)
def test_an_indicator_that_refers_to_nothing_is_a_finding_at_its_place(bench: Any, kind: str) -> None:
    old, new, path, part = WRONG_GUARDS[kind]
    text = GUARDED.replace(old, new)
    mark = text.index("^")
    line, column = text.count("\n", 0, mark) + 1, mark - text.rfind("\n", 0, mark)
    found = [finding for finding in bench.findings(text.replace("^", "", 1)) if part in finding.message]
    assert [(finding.path, finding.line, finding.column) for finding in found] == [(path, line, column)]


def test_a_guard_is_held_against_the_plan_and_the_organization(bench: Any) -> None:
    assert check_against(bench.load(GUARDED), example_view()) == ([], [])
    wrong = GUARDED.replace("spare: [mandate]", "spare: [mandat]").replace(
        "watch: [{measure: trust, below: 0.3}]", "watch: [{measure: customer_index, below: 30}]")
    whole, spare = check_against(bench.load(wrong), example_view())[0]
    assert "plan.interventions.2.spare.0: there is no intervention 'mandat' in this plan; did you mean" in str(spare)
    assert "write by_department: false" in str(whole)
    idle = GUARDED.replace("trust, below: 0.3}]", "trust, below: 0}]")
    _, (warning,) = check_against(bench.load(idle), example_view())
    assert "'risk_mitigation' never acts on this: no value is below 0" in warning
    alone = GUARDED[: GUARDED.index("  rules:")] + "costs: {weekly_wage: {1: 3, 2: 2, 3: 1}}\n"
    survey = next(line for line in alone.splitlines() if line.startswith("survey:"))
    without = alone.replace(f"{survey}\n", "")
    (finding,) = bench.findings(without)
    assert finding.path == "plan.interventions.2.watch"
    assert "indicators need the results of a survey" in finding.message
    usual = without.replace("watch: [{measure: trust, below: 0.3}], ", "")
    (finding,), _ = check_against(bench.load(usual), example_view())
    assert finding.path == "plan.interventions.2" and "there is none; add a section" in finding.message


def test_a_pulse_survey_is_a_survey(bench: Any) -> None:
    survey = next(line for line in GOOD.splitlines() if line.startswith("survey:"))
    pulse = "    - {type: pulse_survey, measures: [adoption, trust]}\n"
    text = GOOD.replace(f"{survey}\n", "").replace("  rules:\n", f"{pulse}  rules:\n")
    (finding,) = bench.findings(text)
    assert finding.path == "plan.rules.1.when.any_of.1.measure"
    assert "no survey measures 'customer_index'" in finding.message
    scenario = bench.load(text.replace("measures: [adoption, trust]", "every_weeks: 6"))
    assert check_against(scenario, example_view()) == ([], [])
    late = text.replace("measures: [adoption, trust]", "start_week: 30, weeks: 4")
    _, warnings = check_against(bench.load(late), example_view())
    assert any("the results it needs are published in week 31 at the earliest" in one for one in warnings)


@pytest.mark.parametrize(("asked", "path"), [
    ("survey: {every_weeks: 4, measures: []}\n", "survey.measures"),
    ("", "plan.interventions.2.measures"),
])
def test_a_survey_that_asks_nothing_is_one_mistake(bench: Any, asked: str, path: str) -> None:
    survey = next(line for line in GOOD.splitlines() if line.startswith("survey:"))
    pulse = "" if asked else "    - {type: pulse_survey, measures: []}\n"
    (finding,) = bench.findings(GOOD.replace(f"{survey}\n", asked).replace("  rules:\n", f"{pulse}  rules:\n"))
    assert finding.path == path
    assert "is empty" in finding.message
