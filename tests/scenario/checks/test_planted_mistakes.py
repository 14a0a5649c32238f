"""Every planted mistake is refused at its line and column, with what is wrong, what is allowed and what was meant."""

from __future__ import annotations

from typing import Any

import pytest

from cxsim.scenario.loading.overrides import with_overrides

# what stands in the good scenario, what is planted (^ before the place), the path, parts of the message
MISTAKES: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "a misspelled key": (
        "customer_index: 58", "^custmer_index: 58", "context.custmer_index", ("did you mean 'customer_index'?",)),
    "a key in the wrong section": (
        "turnover: false", "^hours_per_week: 3", "hours_per_week", ("it belongs under 'plan.interventions[]'",)),
    "a key of the top level inside a section": (
        "  past_changes: poor", "  ^replicates: 5", "context.replicates", ("it belongs under the top level",)),
    "a key with a Cyrillic letter": (
        "turnover: false", "^turnоver: false", "turnоver",
        ("U+043E CYRILLIC SMALL LETTER O", "did you mean 'turnover'?")),
    "a misspelled key of an intervention": (
        "start_week: 6,", "^start_wek: 6,", "plan.interventions.0.start_wek", ("did you mean 'start_week'?",)),
    "a misspelled key of a target group": (
        "target: {departments: [claims]}", "target: {^department: [claims]}", "plan.interventions.1.target.department",
        ("did you mean 'departments'?",)),
    "a misspelled key of a department": (
        "size: 20}", "^sise: 20}", "organization.generate.departments.0.sise", ("did you mean 'size'?",)),
    "an unknown type of intervention": (
        "{type: custom,", "{type: ^costum,", "plan.interventions.2.type", ("did you mean 'custom'?",)),
    "an intervention without a type": (
        "{type: custom, forces", "^{forces", "plan.interventions.2", ("'type' is missing", "'training'")),
    "a misspelled type": (
        "{type: custom,", "{^tpye: custom,", "plan.interventions.2.tpye", ("did you mean 'type'?",)),
    "an intervention that is a word": (
        "    - {type: custom, forces: {voice: 0.52, mandate: {solve: 0.25}}}", "    - ^custom", "plan.interventions.2",
        ("a mapping (key: value) is expected, the text 'custom' is given",)),
    "a type that is a list": (
        "{type: custom,", "{type: ^[custom],", "plan.interventions.2.type", ("one word is expected",)),
    "a decimal comma": (
        "customer_index: 58", "customer_index: ^58,5", "context.customer_index", ("decimal comma; write 58.5",)),
    "a decimal comma in braces": (
        "effort: 2,", "effort: 0,^5,", "behaviors.1.5", ("a decimal comma; write 0.5",)),
    "a percent sign": (
        "visibility: 0.51", "visibility: ^5%", "behaviors.1.visibility", ("percent sign; write 0.05",)),
    "percent without a sign": (
        "visibility: 0.51", "visibility: ^50", "behaviors.1.visibility",
        ("at most 1, 50 is given; did you mean 0.5?",)),
    "a little more than one": (
        "visibility: 0.51", "visibility: ^1.0000001", "behaviors.1.visibility", ("must be at most 1",)),
    "less than nothing": (
        "customer_index: 58", "customer_index: ^-1", "context.customer_index", ("must be at least 0, -1 is given",)),
    "not a number": ("customer_index: 58", "customer_index: ^.nan", "context.customer_index", ("it must be finite",)),
    "infinity": ("customer_index: 58", "customer_index: ^.inf", "context.customer_index", ("it must be finite",)),
    "a number that overflows": (
        "customer_index: 58", "customer_index: ^1e999", "context.customer_index", ("too large",)),
    "half a week": ("weeks: 104", "weeks: ^12.5", "weeks", ("a whole number is expected, 12.5 is given",)),
    "a number in quotes": ("weeks: 104", 'weeks: ^"12"', "weeks", ("remove the quotation marks",)),
    "true as a number": ("weeks: 104", "weeks: ^true", "weeks", ("a whole number is expected, true is given",)),
    "an empty value": ("weeks: 104", "^weeks:", "weeks", ("is empty; a whole number is expected",)),
    "an empty value where there is a default": (
        "    - {type: training, start_week: 6, weeks: 20,", "    - {type: training, start_week: 6, ^weeks: ,",
        "plan.interventions.0.weeks", ("is empty; give a value, or delete the line to use the default",)),
    "an empty list of departments in a target group": (
        "target: {departments: [claims]}", "target: {^departments: }", "plan.interventions.1.target.departments",
        ("is empty; give a value, or delete the line to use the default",)),
    "more weeks than any run has": (
        "start_week: 60, weeks: 4", "start_week: 60, weeks: ^1041", "plan.interventions.1.weeks",
        ("must be at most 1,040, 1041 is given",)),
    "a start beyond any run": (
        "start_week: 60, weeks: 4", "start_week: ^1e308, weeks: 4", "plan.interventions.1.start_week",
        ("must be at most 1,040, 1e308 is given",)),
    "waves further apart than any run is long": (
        "start_week: 60, weeks: 4", "start_week: 60, wave_gap_weeks: ^200000000", "plan.interventions.1.wave_gap_weeks",
        ("must be at most 1,040",)),
    "more money than there is": (
        "start_week: 60, weeks: 4", "start_week: 60, cost: {fixed: ^1e300}", "plan.interventions.1.cost.fixed",
        ("must be at most 1,000,000,000,000, 1e300 is given",)),
    "null": ("weeks: 104", "weeks: ^null", "weeks", ("is empty; a whole number is expected",)),
    "no weeks": ("weeks: 104", "weeks: ^0", "weeks", ("must be at least 1, 0 is given",)),
    "a negative seed": ("seed: 7", "seed: ^-1", "seed", ("must be at least 0, -1 is given",)),
    "a seed of 2^70": ("seed: 7", "seed: ^1180591620717411303424", "seed", ("too large or too long",)),
    "a seed in quotes": ("seed: 7", 'seed: ^"7"', "seed", ("remove the quotation marks",)),
    "a million digits": ("seed: 7", "seed: ^" + "9" * 900_000, "seed", ("too large or too long", "...")),
    "a leading zero": (
        "start_week: 6,", "start_week: ^012,", "plan.interventions.0.start_week", ("leading zero", "write 12")),
    "an octal number": ("start_week: 6,", "start_week: ^0o17,", "plan.interventions.0.start_week", ("octal",)),
    "a hexadecimal number": (
        "start_week: 6,", "start_week: ^0x1F,", "plan.interventions.0.start_week", ("hexadecimal",)),
    "an underscore": (
        "start_week: 6,", "start_week: ^1_0,", "plan.interventions.0.start_week", ("underscore; write 10",)),
    "a time": ("start_week: 6,", "start_week: ^1:30,", "plan.interventions.0.start_week", ("a time is never read",)),
    "a date": ("start_week: 6,", "start_week: ^2024-01-05,", "plan.interventions.0.start_week", ("this is a date",)),
    "a minus sign from a text program": (
        "customer_index: 58", "customer_index: ^\u22125", "context.customer_index", ("U+2212 is not a minus sign",)),
    "an invisible space": (
        "customer_index: 58", "customer_index: ^5\u00a08", "context.customer_index", ("U+00A0 is an invisible space",)),
    "smart quotes": (
        "customer_index: 58", "customer_index: ^\u201c58\u201d", "context.customer_index", ("U+201C is not allowed",)),
    "thousands": ("customer_index: 58", "customer_index: ^1.234,5", "context.customer_index", ("plain digits",)),
    "a unit": ("weeks: 104", "weeks: ^104 weeks", "weeks", ("write the digits only",)),
    "a currency sign": ("1: 3000", "1: ^$3000", "costs.weekly_wage.1", ("currency sign",)),
    "a version with a point": ("schema: 1", "schema: ^1.10", "schema", ("reads only 'schema: 1'",)),
    "a version to come": ("schema: 1", "schema: ^2", "schema", ("needs a newer cxsim",)),
    "no as a truth value": (
        "turnover: false", "turnover: ^no", "turnover", ("true or false is expected, the text 'no'",)),
    "True as a truth value": ("turnover: false", "turnover: ^True", "turnover", ("true or false is expected",)),
    "a word that is none of the choices": (
        "past_changes: poor", "past_changes: ^god", "context.past_changes", ("did you mean 'good'?",)),
    "a word far from the choices": (
        "past_changes: poor", "past_changes: ^no", "context.past_changes", ("allowed: 'good', 'mixed', 'poor'",)),
    "a mechanism that does not exist": (
        "turnover: false", "influence: ^friedkin", "influence", ("did you mean 'friedkin_johnsen'?",)),
    "uncertainty that is neither": (
        "turnover: false", "uncertainty: ^fully", "uncertainty", ("did you mean 'full'?",)),
    "a word instead of a list": (
        "departments: [claims], beh", "departments: ^claims, beh", "context.inhibitors.0.departments",
        ("a list is expected; write [claims]",)),
    "a list instead of a mapping": (
        "manager_attitudes: {sales: 0.7}", "manager_attitudes: ^[sales]", "context.manager_attitudes",
        ("a mapping (key: value) is expected, a list is given",)),
    "a mapping instead of a text": ("name: Good", "name: ^{a: b}", "name", ("a name is expected, a mapping is given",)),
    "a name that is empty": ("name: Good", 'name: ^""', "name", ("at least 1 character",)),
    "steps that go back": (
        "{from_week: 40, level: 0.2}", "{from_week: ^0, level: 0.2}", "context.sponsorship.1.from_week",
        ("must be in order",)),
    "steps that begin late": (
        "[{from_week: 0, level: 0.6}", "[{from_week: ^3, level: 0.6}", "context.sponsorship.0.from_week", ("week 0",)),
    "no steps": (
        "[{from_week: 0, level: 0.6}, {from_week: 40, level: 0.2}]", "^[]", "context.sponsorship",
        ("the list is empty; name at least one",)),
    "two behaviors of one name": (
        "{name: share,", "{name: ^Solve,", "behaviors.1.name", ("two behaviors are called 'Solve' and 'solve'",)),
    "two interventions of one label": (
        "{type: training, name: refresher,", "{type: ^training,", "plan.interventions.1.type",
        ("two interventions are called 'training'", "give each its own 'name'")),
    "two interventions of one name": (
        "{type: custom, forces", "{type: custom, name: ^refresher, forces", "plan.interventions.2.name",
        ("two interventions are called 'refresher'", "number 2 of the list")),
    "two departments of one name": (
        "{name: sales, size", "{name: ^Claims, size", "organization.generate.departments.1.name",
        ("two departments are called 'Claims' and 'claims'",)),
    "a behavior that an inhibitor names in vain": (
        "behaviors: [solve], strength", "behaviors: [^slove], strength", "context.inhibitors.0.behaviors.0",
        ("there is no behavior 'slove'; did you mean 'solve'?",)),
    "a behavior that an intervention names in vain": (
        "3.5, behaviors: [solve]", "3.5, behaviors: [solve, ^shar]", "plan.interventions.0.behaviors.1",
        ("did you mean 'share'?",)),
    "a behavior that a force names in vain": (
        "mandate: {solve: 0.25}", "mandate: {^solv: 0.25}", "plan.interventions.2.forces.mandate.solv",
        ("did you mean 'solve'?",)),
    "a force that does not exist": (
        "{voice: 0.52,", "{^voce: 0.52,", "plan.interventions.2.forces.voce", ("did you mean 'voice'?",)),
    "a target after the end": (
        "by_week: 78", "by_week: ^105", "target.by_week", ("week 105 is after the end of the run (104 weeks)",)),
    "a level that is no number": (
        "{1: 3000,", "{^top: 3000,", "costs.weekly_wage.top", ("a level (1, 2, 3, ...) is expected",)),
    "a level with a leading zero": (
        "{1: 3000,", "{^01: 3000,", "costs.weekly_wage.01", ("a level (1, 2, 3, ...) is expected",)),
    "a currency in small letters": (
        "currency: CHF", "currency: ^chf", "costs.currency", ("three capital letters",)),
    "a parameter that does not exist": (
        "{ability_softness:", "{^ability_softnes:", "parameters.ability_softnes",
        ("did you mean 'ability_softness'?",)),
    "a parameter out of its range": (
        "ability_softness: 0.12", "ability_softness: ^12", "parameters.ability_softness", ("between 0.07 and 0.25",)),
    "a behavior that a catalyst names in vain": (
        "  past_changes: poor", "  catalysts: [{name: pride, strength: 0.2, behaviors: [^slove]}]",
        "context.catalysts.0.behaviors.0", ("there is no behavior 'slove'; did you mean 'solve'?",)),
    "two links of one department": (
        "  past_changes: poor", "  service_chain: [{department: claims}, {department: ^claims}]",
        "context.service_chain.1.department", ("two links are called 'claims'",)),
    "a service chain without any weight": (
        "  past_changes: poor", "  service_chain: [{department: claims, weight: ^0}]",
        "context.service_chain.0.weight", ("the weight of at least one department must be above 0",)),
    "two outcomes of one name": (
        "  past_changes: poor", "  outcomes: [{name: rate, today: 5, at_100: 9}, {name: ^Rate, today: 5, at_100: 9}]",
        "context.outcomes.1.name", ("two outcomes are called 'Rate' and 'rate'",)),
    "an outcome that follows nothing": (
        "  past_changes: poor", "  outcomes: [^{name: rate, today: 5}]", "context.outcomes.0",
        ("give one of 'at_100' and 'per_point'",)),
    "an outcome that follows in two ways": (
        "  past_changes: poor", "  outcomes: [{name: rate, today: 5, at_100: 9, per_point: ^1}]",
        "context.outcomes.0.per_point", ("give only one of 'at_100' and 'per_point'",)),
    "a worth of an outcome that there is not": (
        "turnover: false", "value: {outcomes: {^rate: 3}}", "value.outcomes.rate", ("there is no outcome 'rate'",)),
    "what a catalyst cannot raise": (
        "  past_changes: poor", "  catalysts: [{name: pride, strength: 0.2, raises: ^motivaton}]",
        "context.catalysts.0.raises", ("did you mean 'motivation'?",)),
    "two catalysts of one name": (
        "  past_changes: poor", "  catalysts: [{name: pride, strength: 0.2}, {name: ^pride, strength: 0.1}]",
        "context.catalysts.1.name", ("two catalysts are called 'pride'",)),
    "a rule of adoption that does not exist": (
        "turnover: false", "adoption_rule: ^tresholds", "adoption_rule", ("did you mean 'threshold'?",)),
    "a mechanism to leave out that does not exist": (
        "turnover: false", "without: [^old_habbit]", "without.0",
        ("there is no mechanism 'old_habbit' to leave out; did you mean 'old_habit'?",)),
    "a mechanism to add that is in force already": (
        "turnover: false", "also: [^old_habit]", "also.0",
        ("the mechanism 'old_habit' is part of the model and in force already; delete it here",)),
    "the key of an earlier version": (
        "turnover: false", "^mechanisms: [full]", "mechanisms",
        ("unknown key 'mechanisms'; all mechanisms are in force; delete the key, or leave some out by without: [name]",
         )),
    "a skill that nobody can have": (
        "{default: 0.55,", "{default: ^1.5,", "behaviors.0.required_skill.default", ("at most 1, 1.5 is given",)),
    "a parameter named in the list of uncertain ones that does not exist": (
        "turnover: false", "uncertainty: [^habit_gian]", "uncertainty.0", ("did you mean 'habit_gain'?",)),
    "a source of people too many": (
        "    span_of_control: 6", "    span_of_control: 6\n  people: ^{file: s.yaml}", "organization.people",
        ("give only one of 'generate' and 'people'",)),
    "ties without people": (
        "    span_of_control: 6", "    span_of_control: 6\n  ties: ^[{file: s.yaml}]", "organization.ties",
        ("ties from files need people from a file",)),
    "a trait that does not exist": (
        "    span_of_control: 6", "    span_of_control: 6\n  traits: {^resistence: {claims: 0.5}}",
        "organization.traits.resistence", ("did you mean 'resistance'?",)),
    "a trait out of its range": (
        "    span_of_control: 6", "    span_of_control: 6\n  traits: {resistance: {claims: ^1.5}}",
        "organization.traits.resistance.claims", ("must be between 0 and 1, 1.5 is given",)),
    "a trait that is a word": (
        "    span_of_control: 6", "    span_of_control: 6\n  traits: {resistance: {claims: ^high}}",
        "organization.traits.resistance.claims", ("a number is expected, the text 'high' is given",)),
    "a kind of shock that does not exist": (
        "{week: 30, type: crisis, strength: 0.65, weeks: 8}", "^{week: 30, type: sponsor_leave}", "context.shocks.0",
        ("there is no shock of this type", "sponsor_leaves")),
    "a shock without what it needs": (
        "{week: 30, type: crisis, strength: 0.65, weeks: 8}", "^{week: 30, type: budget_cut}", "context.shocks.0.share",
        ("is missing",)),
    "a key of another kind of shock": (
        "type: crisis, strength: 0.65, weeks: 8", "type: sponsor_leaves, ^sahre: 0.5", "context.shocks.0.sahre",
        ("unknown key",)),
    "a misspelled type of a shock": (
        "week: 30, type: crisis, strength: 0.65, weeks: 8", "week: 30, ^tpye: budget_cut, share: 0.5",
        "context.shocks.0.tpye", ("did you mean 'type'?",)),
    "efforts that are all nothing": (
        "{name: solve, old_behavior: close_call_fast,", "{name: solve, customer_value: ^0,",
        "behaviors.0.customer_value",
        ("the customer_value of at least one behavior must be above 0",)),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_planted_mistake_is_the_one_finding(bench: Any, kind: str) -> None:
    old, new, path, parts = MISTAKES[kind]
    text = bench.planted(old, new)
    mark = text.index("^")
    text = text.replace("^", "", 1)
    line = text.count("\n", 0, mark) + 1
    column = mark - (text.rfind("\n", 0, mark) + 1) + 1
    (finding,) = bench.findings(text)
    assert (finding.line, finding.column, finding.path) == (line, column, path)
    assert finding.file.endswith("s.yaml")
    for part in parts:
        assert part in finding.message


ACCEPTED = {
    "weeks with a point": ("weeks: 104", "weeks: 12.0e1", ("weeks",), 120),
    "seed nothing": ("seed: 7", "seed: 0", ("seed",), 0),
    "the largest seed": ("seed: 7", "seed: 9223372036854775807", ("seed",), 2**63 - 1),
    "no seed": ("seed: 7", "seed:", ("seed",), None),
    "minus nothing": ("customer_index: 58", "customer_index: -0.0", ("context", "customer_index"), 0.0),
    "an exponent": ("1: 3000", "1: 3e3", ("costs", "weekly_wage", 1), 3000.0),
    "no as a name": ("name: Good", "name: no", ("name",), "no"),
    "a number as a name": ("name: Good", "name: 2024", ("name",), "2024"),
    "a number of one's own form as a name": ("name: Good", "name: 1E5", ("name",), "1E5"),
    "a truth value as a name": ("name: Good", "name: true", ("name",), "true"),
    "an identifier with zeros": (
        "target: {departments: [claims]}", "target: {people: [001, 7, 1E5, NA, no]}",
        ("plan", "interventions", 1, "target", "people"), ("001", "7", "1E5", "NA", "no")),
    "no strength": (", strength: 0.5}", ", strength: 0}", ("context", "inhibitors", 0, "strength"), 0.0),
    "no adoption": ("adoption: 0.61", "adoption: 0", ("target", "adoption"), 0.0),
    "no sponsor": (
        "sponsorship: [{from_week: 0, level: 0.6}, {from_week: 40, level: 0.2}]", "sponsorship: 0",
        ("context", "sponsorship"), 0.0),
    "no skill": ("required_skill: {default: 0.55, departments: {sales: 0.35}}", "required_skill: 0",
                 ("behaviors", 0, "required_skill"), 0.0),
}


@pytest.mark.parametrize("kind", ACCEPTED)
def test_what_is_meant_is_read_as_meant(bench: Any, kind: str) -> None:
    old, new, path, expected = ACCEPTED[kind]
    value: Any = bench.load(bench.planted(old, new))
    for step in path:
        value = getattr(value, step) if isinstance(step, str) and hasattr(value, step) else value[step]
    assert value == expected
    assert str(value) == str(expected)


def test_all_mistakes_are_told_at_once(bench: Any) -> None:
    text = bench.good
    pairs = (
        ("schema: 1", "schema: 2"), ("name: Good", "nmae: Good"), ("weeks: 104", "weeks: 12.5"),
        ("past_changes: poor", "past_changes: bad"), ("size: 20", "size: 0,5"), ("{type: custom", "{type: costum"),
        ("{voice: 0.52", "{voce: 0.52"), ("by_week: 78", "by_week: 105"), ("name: share", "name: solve"),
        ("type: training, start_week: 6", "type: trainin, start_wek: -1"), ("turnover: false", "turnover: off"),
    )
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    found = {(finding.line, finding.path) for finding in bench.findings(text)}
    assert found == {
        (1, "schema"), (2, "nmae"), (3, "weeks"), (7, "organization.generate.departments.0.size"),
        (7, "organization.generate.departments.0.5"), (11, "context.past_changes"), (19, "behaviors.1.name"),
        (22, "plan.interventions.0.type"), (22, "plan.interventions.0.start_wek"),
        (22, "plan.interventions.0.start_week"), (24, "plan.interventions.2.type"),
        (24, "plan.interventions.2.forces.voce"), (28, "turnover"),
    }


def test_a_target_after_the_end_is_told_although_another_key_is_wrong(bench: Any) -> None:
    text = bench.planted("{adoption: 0.61, by_week: 78}", "{adoption: 61, by_week: 120}")
    assert [finding.path for finding in bench.findings(text)] == ["target.adoption", "target.by_week"]


def test_what_is_missing_is_shown_where_it_should_stand(bench: Any) -> None:
    text = bench.planted("name: sales, size: 10", "name: sales")
    (finding,) = bench.findings(text)
    assert (finding.line, finding.column) == (7, 45)
    assert finding.path == "organization.generate.departments.1.size"
    assert finding.message == "is missing"


def test_a_scenario_needs_a_name_and_an_organization(bench: Any) -> None:
    findings = bench.findings("weeks: 52\n")
    assert [(finding.path, finding.message) for finding in findings] == [
        ("name", "is missing"), ("organization", "is missing")]


def test_the_message_shows_the_line_with_a_caret(bench: Any) -> None:
    (finding,) = bench.findings(bench.planted("turnover: false", "turnover: nein"))
    assert str(finding).splitlines()[1:] == ["    turnover: nein", "              ^"]


@pytest.mark.parametrize("blank", ["", "~", "null", "[]", '""', '" "'])
@pytest.mark.parametrize("target", ["{departments: BLANK}", "{any_of: [{teams: BLANK}]}", "{exclude: {levels: BLANK}}"])
def test_no_kind_of_blank_in_a_target_means_everyone(bench: Any, target: str, blank: str) -> None:
    planted = bench.planted("target: {departments: [claims]}", f"target: {target.replace('BLANK', blank)}")
    (finding,) = bench.findings(planted)
    assert finding.path.startswith("plan.interventions.1.target.")
    assert finding.message == "is empty; give a value, or delete the line to use the default"


@pytest.mark.parametrize("blank", ["", "~", "[]"])
def test_nor_does_it_mean_every_behavior(bench: Any, blank: str) -> None:
    planted = bench.planted("target: {departments: [claims]}", f"behaviors: {blank}")
    (finding,) = bench.findings(planted)
    assert (finding.path, "is empty; give a value" in finding.message) == ("plan.interventions.1.behaviors", True)


def test_none_in_python_is_how_a_default_is_written(bench: Any) -> None:
    scenario = bench.load(bench.good)
    changed = with_overrides(scenario, {"plan.interventions.1.target.departments": None})
    assert changed.plan.interventions[1].target.departments is None
