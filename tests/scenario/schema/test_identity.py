"""Two texts with one meaning are one scenario; what differs in meaning differs in its hash."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.errors import InputError
from cxsim.model.parameters import PARAMETERS
from cxsim.scenario.loading.load import from_mapping, load_scenario
from cxsim.scenario.schema.identity import canonical_json, dump, scenario_hash
from cxsim.scenario.text.yaml_reader import read_yaml
from cxsim.scenario.text.yaml_writer import to_yaml

SMALL = {"name": "A", "organization": {"generate": {"departments": [{"name": "x", "size": 5}]}}}

shares = st.floats(0, 1)
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1,
                max_size=20)
scenarios = st.fixed_dictionaries({
    "name": words,
    "description": st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30)
    .filter(lambda text: "\ufeff" not in text),
    "weeks": st.integers(1, 1040),
    "seed": st.none() | st.integers(0, 2**63 - 1),
    "organization": st.just(SMALL["organization"]),
    "context": st.fixed_dictionaries({
        "customer_index": st.floats(0, 100),
        "sponsorship": shares | st.just([{"from_week": 0, "level": 0.1}, {"from_week": 7, "level": 1}]),
        "inhibitors": st.lists(st.fixed_dictionaries({"name": words, "strength": shares}), max_size=3,
                               unique_by=lambda inhibitor: inhibitor["name"]),
    }),
    "plan": st.fixed_dictionaries({"interventions": st.lists(st.sampled_from([
        {"type": "training", "hours_per_week": 1e-7}, {"type": "mandate", "weeks": 3, "cost": {"fixed": 0.1}},
        {"type": "custom", "forces": {"voice": 0.3}}, {"type": "governing_committee", "select": ["007", "no", "1e5"]},
    ]), max_size=4, unique_by=lambda intervention: intervention["type"])}),
    "parameters": st.dictionaries(st.sampled_from(sorted(PARAMETERS)), st.just(None), max_size=3).map(
        lambda chosen: {name: PARAMETERS[name].low for name in chosen}),
    "turnover": st.booleans(),
}).filter(lambda data: "\ufeff" not in str(data))


@settings(max_examples=120, deadline=None)
@given(scenarios)
def test_what_is_dumped_or_written_is_read_back_as_the_same(data: dict[str, Any]) -> None:
    scenario = from_mapping(data)
    for again in (from_mapping(dump(scenario)), _from_yaml(to_yaml(dump(scenario)))):
        assert again == scenario
        assert scenario_hash(again) == scenario_hash(scenario)
        assert dump(again) == dump(scenario)


def _from_yaml(text: str) -> Any:
    from cxsim.scenario.loading.parsing import scenario_from_nodes
    from cxsim.scenario.schema.origin import Origin

    return scenario_from_nodes(read_yaml(text), Origin())


def test_a_file_is_the_same_after_a_round_trip(bench: Any) -> None:
    scenario = bench.load(bench.good)
    assert load_scenario(bench.save(to_yaml(dump(scenario)), "again.yaml")) == scenario
    assert from_mapping(dump(scenario), folder=bench.folder) == scenario


def test_how_it_is_written_does_not_matter(bench: Any) -> None:
    scenario = bench.load(bench.good)
    for old, new in (
        ("weeks: 104", "weeks: 104.0"), ("customer_index: 58", "customer_index: 5.8e1"), ("name: Good", 'name: "Good"'),
        ("seed: 7", "# a comment\nseed:   7"), ("visibility: 0.51", "'visibility': +.51"),
        ("effort: 2, customer_value: 0,", "customer_value: 0, effort: 2,"),
    ):
        assert scenario_hash(bench.load(bench.planted(old, new))) == scenario_hash(scenario)


def test_what_it_means_does_matter(bench: Any) -> None:
    scenario = bench.load(bench.good)
    for old, new in (
        ("weeks: 104", "weeks: 103"), ("seed: 7", "seed: 8"), ("name: Good", "name: good"),
        ("customer_index: 58", "customer_index: 58.000000000000007"), ("hours_per_week: 3.5", "hours_per_week: 0"),
        ("turnover: false", "turnover: true"), ("{ability_softness: 0.12}", "{}"),
    ):
        assert scenario_hash(bench.load(bench.planted(old, new))) != scenario_hash(scenario)


def test_the_calendar_is_kept_and_decides_no_number() -> None:
    dated = {**SMALL, "start_date": "2027-01-04", "milestones": [
        {"name": "early", "at_least": 0.1, "by_date": "2027-06-30", "group": "department:x"}]}
    scenario = from_mapping(dated)
    assert scenario_hash(scenario) == scenario_hash(from_mapping(SMALL))
    assert from_mapping(dump(scenario)) == scenario != from_mapping(SMALL)
    assert dump(scenario)["start_date"] == "2027-01-04"
    assert dump(scenario)["milestones"] == [{"name": "early", "measure": "adoption", "at_least": 0.1, "by_week": None,
                                             "by_date": "2027-06-30", "group": "department:x"}]


def test_stating_a_default_changes_nothing() -> None:
    assert scenario_hash(from_mapping(SMALL)) == scenario_hash(from_mapping({**SMALL, "weeks": 104, "parameters": {}}))


def test_the_canonical_text_is_sorted_and_holds_floats_exactly() -> None:
    text = canonical_json(from_mapping({**SMALL, "adopter_share": 0.1}))
    assert text.startswith('{"format":"cxsim scenario 1","scenario":{"adopter_share":"0x1.999999999999ap-4",')
    assert len(scenario_hash(from_mapping(SMALL))) == 64


def test_a_stated_column_stays_stated_and_one_left_out_stays_left_out(bench: Any) -> None:
    bench.save("nr,department\na,x\nb,x\n", "people.csv")
    scenario = bench.load("name: A\norganization: {people: {file: people.csv, columns: {id: nr}}}\n")
    assert dump(scenario)["organization"] == {"people": {"file": "people.csv", "columns": {"id": "nr"}}}
    assert from_mapping(dump(scenario), folder=bench.folder) == scenario


def test_python_data_is_understood_as_it_is_meant() -> None:
    scenario = from_mapping({**SMALL, "weeks": np.int64(30), "adopter_share": np.float64(0.25), "name": np.str_("B"),
                             "costs": {"weekly_wage": {1: 10, 2: 5}}})
    assert (scenario.weeks, scenario.adopter_share, scenario.name) == (30, 0.25, "B")
    assert scenario.costs.weekly_wage == {1: 10.0, 2: 5.0}


@pytest.mark.parametrize(("key", "value", "part"), [
    ("weeks", float("nan"), "a finite number is expected, nan is given"),
    ("weeks", 2**70, "too large"),
    ("weeks", "12", "remove the quotation marks"),
    ("name", "a\x1b[31m", "U+001B is not allowed"),
    ("context", print, "builtin_function_or_method is not allowed in a scenario"),
    ("wekes", 5, "did you mean 'weeks'?"),
])
def test_python_mistakes_have_a_path_and_a_reason(key: str, value: object, part: str) -> None:
    with pytest.raises(InputError) as caught:
        from_mapping({**SMALL, key: value})
    (finding,) = caught.value.findings
    assert (finding.path, finding.line) == (key, 0)
    assert part in finding.message
