"""The ODD protocol holds everything that runs, says what the scenario chose, and forgets no draw."""

import inspect
import re

import numpy as np
import pytest

from cxsim import streams
from cxsim.engine.week.columns import Layout
from cxsim.errors import InputError
from cxsim.model.forces import FORCES
from cxsim.model.joining import week_of
from cxsim.model.parameters import PARAMETERS, defaults
from cxsim.model.phases import BehaviorMean, Draw, Equation
from cxsim.model.registry import BUILT_IN, MECHANISMS
from cxsim.model.state import ORGANIZATION_COLUMNS
from cxsim.report.odd import scenario_parts
from cxsim.report.odd.chance import all_chance
from cxsim.report.odd.equation_cards import body_of, cards_of
from cxsim.report.odd.page import cell, odd_markdown, plain_value
from cxsim.results.recording import WEEKLY_MEASURES
from cxsim.scenario.loading.parsing import scenario_from_nodes
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.origin import Origin
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.yaml_reader import read_yaml
from cxsim.studies.overlays import overlays
from experiments.validation.registry import patterns
from experiments.validation.sizes.table import table

PEOPLE = [{"name": "claims", "size": 24}, {"name": "sales", "size": 16}]
PLAN = [
    {"type": "training", "hours_per_week": 4, "start_week": 2, "weeks": 6},
    {"type": "mandate", "name": "the order", "strength": 0.8},
]
ELEMENTS = (
    "1 Purpose and patterns", "2 Entities, state variables and scales", "3 Process overview and scheduling",
    "4 Design concepts", "5 Initialization", "6 Input data", "7 Submodels",
)
CONCEPTS = (
    "Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing", "Interaction",
    "Stochasticity", "Collectives", "Observation",
)


def scenario(**given):
    stated = {"name": "Two departments", "weeks": 12, "seed": 4, "uncertainty": "none",
              "organization": {"generate": {"departments": PEOPLE}},
              "behaviors": [{"name": "solve"}, {"name": "share"}], "plan": {"interventions": PLAN}}
    return Scenario.model_validate({**stated, **given})


@pytest.fixture(scope="module")
def text():
    return odd_markdown(scenario(parameters={"habit_gain": 0.33}))


def section(text, title):
    """The part of the text under a heading of the second level."""
    return text.partition(f"\n## {title}")[2].partition("\n## ")[0]


def test_the_seven_elements_stand_in_their_order(text):
    headings = re.findall(r"^## (\d .*)$", text, re.MULTILINE)
    assert tuple(headings) == ELEMENTS


def test_the_eleven_design_concepts_stand_in_their_order(text):
    found = re.findall(r"^\*\*([A-Z][a-z ]+)\.\*\*", section(text, "4"), re.MULTILINE)
    assert tuple(found) == CONCEPTS
    assert "### ODD+D: human decisions" in section(text, "4")


@pytest.mark.parametrize("rules", [
    {}, {"adoption_rule": "bass"}, {"influence": "bounded_confidence", "adoption_rule": "threshold"},
    {"influence": "degroot", "without": ["ownership", "gaming"]},
])
def test_every_phase_equation_column_force_and_parameter_of_the_week_occurs(rules):
    chosen = scenario(**rules)
    text, week = odd_markdown(chosen), chosen.week
    overview, schedule, submodels = section(text, "2"), section(text, "3"), section(text, "7")
    for equation in (*week.between, *week.equations):
        assert f"**`{equation.name}`** writes" in submodels, equation.name
        assert all(f"`{name}`" in submodels for name in (*equation.reads, *equation.writes)), equation.name
        assert body_of(inspect.getsource(equation.function)) in submodels, equation.name
    order = [phase.name for phase in (*week.between, *week.phases)
             if isinstance(phase, Equation | Draw | BehaviorMean)]
    rows = re.findall(r"^\| \d+ \| (?:equation|draw|mean) \| `(\w+)` \|", schedule, re.MULTILINE)
    assert rows == order
    for slot in Layout(week, 2).state:
        assert f"\n| `{slot.name}` |" in overview
    for name in {name for equation in week.between for name in equation.writes} & set(ORGANIZATION_COLUMNS):
        assert f"\n| `{name}` |" in overview
    for name in FORCES:
        assert f"\n| `{name}` |" in overview
    for name in PARAMETERS:
        assert f"\n| `{name}` |" in submodels
    for name in week.quantity:
        assert f"\n| `{name}` |" in section(text, "4")


def test_every_equation_says_its_source_and_its_limits(text):
    week = week_of()
    for module in cards_of(week.equations):
        card = text.partition(f"### {module.title}\n")[2].partition("\n### ")[0]
        assert re.search(r"- Source: \S", card), module.name
        assert re.search(r"- Known limits: \S", card), module.name


def test_the_text_follows_the_rules(text):
    bass = odd_markdown(scenario(adoption_rule="bass", parameters={"habit_gain": 0.33}))
    assert "willingness_by_hazard" in bass
    assert "willingness_by_hazard" not in text
    assert "| adoption rule | `bass` |" in bass
    assert "`social_influence` | q | 0.1 | 0.1 |" in bass
    row = next(line for line in text.splitlines() if line.startswith("| `social_influence` |"))
    assert row.endswith(f"{scenario_parts.NOT_IN_FORCE} |")
    degroot = odd_markdown(scenario(influence="degroot"))
    assert "next_attitude_degroot" in degroot
    assert "`susceptibility`" in degroot


def test_a_mechanism_stands_there_unless_it_is_left_out(text):
    of_it = [f"| `old_habit` | {MECHANISMS['old_habit'].meaning} |", "habit of the behavior that the new one displaces",
             "sum of what mechanisms contribute: `old_habit_pull`"]
    assert [one in text for one in of_it] == [True] * 3
    less = odd_markdown(scenario(without=["old_habit"]))
    assert [one in less for one in of_it] == [False] * 3
    assert "| mechanisms left out | `old_habit` |" in less


def test_an_override_is_marked_and_a_default_is_not(text):
    rows = {line.split("|")[1].strip(): line for line in text.splitlines() if line.startswith("| `habit_")}
    assert "| **0.33** | 0.2 | 0.057 to 0.56 |" in rows["`habit_gain`"]
    assert "**" not in rows["`habit_decay`"]


def test_a_parameter_that_differs_by_replicate_tells_its_span():
    rows = scenario_parts.parameter_rows({**defaults(), "habit_gain": np.array([0.1, 0.4, 0.2])}, week_of())
    found = {row.parameter.name: row for row in rows}
    assert (found["habit_gain"].value, found["habit_gain"].changed) == ("0.1 to 0.4, by replicate", True)
    assert (found["habit_decay"].value, found["habit_decay"].changed) == ("0.06", False)


def test_uncertainty_is_told_where_replicates_are_described(text):
    assert "- uncertainty: no parameter differs between replicates\n" in section(text, "5")
    uncertain = odd_markdown(scenario(uncertainty="full", parameters={"habit_gain": 0.33}))
    drawn = "- uncertainty: every replicate draws one of 4,096 rows of the set that cxsim ships"
    assert drawn in section(uncertain, "5")
    assert "| **0.33** | 0.2 |" in uncertain
    assert re.search(r"\| `quit_rate` \| [^|]+ \| \*\*[\d.]+ to [\d.]+, by replicate\*\* \|", uncertain)


def test_the_plan_tells_interventions_times_and_what_was_stated(text):
    inputs = section(text, "6")
    assert "**the order** (`mandate`), from week 0 to the end." in inputs
    assert "**training** (`training`), from week 2 for 6 weeks." in inputs
    assert "hours_per_week: 4" in inputs
    assert "No interventions." in odd_markdown(scenario(plan={"interventions": []}))


def test_the_scenario_stands_at_the_end_and_can_be_read_back(text):
    written = text.partition("```yaml\n")[2].partition("```")[0]
    again = scenario_from_nodes(read_yaml(written, "odd.yaml"), Origin(""))
    assert scenario_hash(again) == scenario_hash(scenario(parameters={"habit_gain": 0.33}))
    assert f"`{scenario_hash(again)}`" in text


def test_the_same_scenario_gives_the_same_text(text):
    assert odd_markdown(scenario(parameters={"habit_gain": 0.33})) == text


def test_no_number_is_missing_and_no_table_is_broken(text):
    assert "None" not in text.replace("None)", "")
    assert "Undefined" not in text
    columns = 0
    for line in re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL).splitlines():
        if not line.startswith("|"):
            columns = 0
            continue
        count = len(re.findall(r"(?<!\\)\|", line))
        assert columns in (0, count), line
        columns = count


def test_every_purpose_that_is_drawn_is_documented(monkeypatch):
    """Record the purposes of all keyed numbers of a run, and hold them against the table; each has one row only."""
    used, real = set(), streams.purpose_key

    def recorded(seed, purpose):
        used.add(purpose)
        return real(seed, purpose)

    monkeypatch.setattr(streams, "purpose_key", recorded)
    everything = scenario(
        parameters={"quit_rate": 0.007}, replicates=2,
        behaviors=[{"name": "solve", "existing": 0.3}, {"name": "share"}],
        plan={"interventions": [
            {"type": "training", "target": {"share": 0.5}}, {"type": "governing_committee", "select": "random"},
        ]},
    )
    overlays(everything.model_copy(update={"uncertainty": "full"}))
    week = week_of()
    known = [chance for part in all_chance(week, everything.behavior_names).values() for chance in part]
    assert {"practice:solve", "quit", "trait:resistance", "existing:solve", "tenure"} <= used
    for purpose in sorted(used):
        assert sum(chance.covers(purpose) for chance in known) == 1, purpose
    assert all(chance.when and chance.why for chance in known)


def test_a_scenario_that_does_not_fit_its_organization_is_refused():
    interventions = [{"type": "training", "target": {"departments": ["claim"]}}]
    with pytest.raises(InputError, match="claims"):
        odd_markdown(scenario(plan={"interventions": interventions}))


def test_the_weekly_measures_have_their_meanings(text):
    for name in ("adoption", "trust", "unable"):
        assert f"| {WEEKLY_MEASURES[name].unit} | {WEEKLY_MEASURES[name].meaning} |" in text


def test_every_published_size_and_every_pattern_is_listed(text):
    for size in table():
        assert f"\n| {size.id} | {size.kind}" in text
    for pattern in patterns():
        assert f"\n| {pattern.id} | {pattern.question} |" in text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "–"), ([], "–"), ({}, "–"), (True, "true"), (0.5, "0.5"), (58.0, "58"), ("a|b", "a\\|b"),
        ({"a": 1, "b": [2, 3]}, "a: 1, b: 2, 3"), ([{"a": 1}, {"a": 2}], "(a: 1); (a: 2)"),
    ],
)
def test_values_are_told_as_readers_of_scenarios_know_them(value, expected):
    assert cell(value) == expected
    assert plain_value("text") == "text"


def test_the_body_of_a_function_is_what_runs():
    source = '@mechanism(writes="x")\ndef one(a: Any) -> Any:\n    """Twice a."""\n    b = a + a\n    return b\n'
    assert body_of(source) == "b = a + a\nreturn b"


def test_what_the_record_needs_is_in_force_without_any_mechanism():
    without = week_of(without=BUILT_IN)
    rows = {row.parameter.name: row.read_by for row in scenario_parts.parameter_rows(defaults(), without)}
    assert rows["customer_lag_weeks"] == scenario_parts.BEFORE_THE_FIRST_WEEK
    assert rows["cynicism_loss"] == scenario_parts.NOT_IN_FORCE
