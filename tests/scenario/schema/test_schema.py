"""The schema shows editors and people what is allowed where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.base import Intervention
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.schema.json_schema import json_schema
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.series import level_in_week

SMALL: dict[str, Any] = {"name": "A", "organization": {"generate": {"departments": [{"name": "x", "size": 5}]}}}


def objects(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema of a mapping with fixed keys."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield path, schema
        for key, inner in schema.items():
            yield from objects(inner, f"{path}/{key}")
    elif isinstance(schema, list):
        for index, inner in enumerate(schema):
            yield from objects(inner, f"{path}/{index}")


def test_it_is_one_json_document_that_knows_every_intervention_and_extends() -> None:
    schema = json_schema()
    text = json.dumps(schema)
    for name in intervention_types():
        assert f'"const": "{name}"' in text
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert next(iter(schema["properties"])) == "extends"
    assert schema["anyOf"] == [{"required": ["extends"]}, {"required": ["name", "organization"]}]
    assert json_schema() == schema


def test_every_key_is_described_and_no_other_is_allowed() -> None:
    undescribed, open_to_all = [], []
    for path, one in objects(json_schema()):
        if path and one.get("additionalProperties") is not False:
            open_to_all.append(path)
        undescribed += [f"{path}/{key}" for key, inner in one["properties"].items()
                        if "description" not in inner and key != "type"]
    assert undescribed == []
    assert open_to_all == []


def test_every_number_of_the_scenario_has_bounds() -> None:
    unbounded = []
    for path, one in objects(Scenario.model_json_schema()):
        if path and path.rpartition("/")[2] not in OWN_BLOCKS:
            continue
        for key, inner in one["properties"].items():
            for choice in [inner, *inner.get("anyOf", []), *inner.get("oneOf", [])]:
                low = {"minimum", "exclusiveMinimum"} & set(choice)
                high = {"maximum", "exclusiveMaximum"} & set(choice)
                if choice.get("type") in ("number", "integer") and "const" not in choice and not (low and high):
                    unbounded.append(f"{path}/{key}")
    assert unbounded == []


OWN_BLOCKS = ("Context", "Inhibitor", "Catalyst", "Shock", "SponsorshipStep", "InitiativesStep", "Behavior",
              "RequiredSkill", "Costs", "AdoptionTarget", "Survey", "Plan")


LIMITS = {"minimum": ">=", "exclusiveMinimum": ">", "maximum": "<=", "exclusiveMaximum": "<", "minItems": "items >=",
          "maxItems": "items <=", "minLength": "letters >=", "maxLength": "letters <=", "minProperties": "keys >="}


def limits(schema: Any) -> Iterator[str]:
    """The limits of a value, and those of what it may hold instead or inside."""
    if isinstance(schema, dict):
        yield " ".join(f"{sign} {schema[key]}" for key, sign in LIMITS.items() if key in schema)
        for inner in schema.values():
            yield from limits(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from limits(inner)


def lines_about(name: str, properties: dict[str, Any]) -> Iterator[str]:
    """A line for each key with limits or a default that is a single value."""
    for key, value in properties.items():
        parts = list(dict.fromkeys(filter(None, limits(value))))
        if isinstance(value.get("default"), (int, float, str)) and key != "type":
            parts.append(f"default {json.dumps(value['default'])}")
        if parts:
            yield f"{name}.{key}: {', '.join(parts)}"


def test_limits_and_defaults_of_every_key_are_those_that_were_agreed() -> None:
    schema, common = json_schema(), Intervention.model_json_schema()["properties"]
    lines = [*lines_about("Scenario", schema["properties"]), *lines_about("Intervention", common)]
    for name, one in schema["$defs"].items():
        own = one.get("properties", {})
        if common.keys() <= own.keys():
            own = {key: value for key, value in own.items() if key not in common}
        lines += lines_about(name.partition("_")[0], own)
    agreed = (Path(__file__).parent / "limits.txt").read_text("utf-8").splitlines()
    assert lines == agreed, "a changed limit or default is a change for users: tell them, and change its line"


def test_a_scenario_cannot_be_changed() -> None:
    scenario = from_mapping(SMALL)
    with pytest.raises(ValidationError):
        scenario.weeks = 5


def test_efforts_and_values_are_shares_without_changing_what_was_said() -> None:
    scenario = from_mapping({**SMALL, "behaviors": [
        {"name": "a", "effort": 3, "customer_value": 0}, {"name": "b", "effort": 1, "customer_value": 5}]})
    assert scenario.effort_shares == (0.75, 0.25)
    assert scenario.customer_value_shares == (0.0, 1.0)
    assert scenario.behaviors[0].effort == 3.0


def test_a_step_holds_until_the_next() -> None:
    scenario = from_mapping({**SMALL, "context": {
        "sponsorship": [{"from_week": 0, "level": 0.6}, {"from_week": 40, "level": 0}], "other_initiatives": 2}})
    assert [scenario.context.sponsorship_in_week(week) for week in (0, 39, 40, 1000)] == [0.6, 0.6, 0.0, 0.0]
    assert scenario.context.other_initiatives_in_week(7) == 2.0
    assert level_in_week(0.0, 3) == 0.0


def test_skill_and_use_may_differ_between_departments() -> None:
    stated = {"name": "a", "required_skill": {"default": 0.5, "departments": {"x": 0}}, "existing": {"x": 0.25}}
    behavior = from_mapping({**SMALL, "behaviors": [stated]}).behaviors[0]
    assert (behavior.required_skill_in("x"), behavior.required_skill_in("y")) == (0.0, 0.5)
    assert (behavior.existing_in("x"), behavior.existing_in("y")) == (0.25, 0.0)
    plain = from_mapping(SMALL).behaviors[0]
    assert (plain.required_skill_in("x"), plain.existing_in("x")) == (0.42, 0.0)


def test_a_level_without_a_wage_is_paid_like_the_nearest_one_above() -> None:
    costs = from_mapping({**SMALL, "costs": {"weekly_wage": {2: 200, 4: 40}}}).costs
    assert [costs.wage(level) for level in (1, 2, 3, 4, 9)] == [200.0, 200.0, 200.0, 40.0, 40.0]


def test_what_is_missed_counts_points_and_outcomes_up_to_100() -> None:
    value = {"customer_index_point_week": 2.0, "outcomes": {"renewals": 3.0, "errors": -4.0}}
    outcomes = [{"name": "renewals", "today": 50, "at_100": 70}, {"name": "errors", "today": 9, "per_point": -0.25}]
    scenario = from_mapping({
        "name": "a", "organization": {"generate": {"departments": [{"name": "claims", "size": 10}]}},
        "context": {"customer_index": 60, "outcomes": outcomes}, "value": value})
    assert scenario.value.missed_per_week(scenario.context) == 40.0 * (2.0 + 3.0 * 0.5 + 4.0 * 0.25)


def test_a_shock_lasts_its_weeks() -> None:
    shock = from_mapping({**SMALL, "context": {"shocks": [{"week": 3, "strength": 0, "weeks": 2}]}}).context.shocks[0]
    assert [week for week in range(8) if shock.active(week)] == [3, 4]
    assert shock.strength == 0.0


def test_every_kind_of_shock_has_its_own_keys() -> None:
    shocks = [{"week": 1, "type": "sponsor_leaves"}, {"week": 2, "type": "reorganization", "departments": ["x"]},
              {"week": 3, "type": "budget_cut", "share": 0.5, "weeks": 4}]
    leaves, moves, cut = from_mapping({**SMALL, "context": {"shocks": shocks}}).context.shocks
    assert (leaves.level, leaves.weeks, leaves.active(99)) == (0.0, None, True)
    assert (moves.departments, moves.mix_teams, moves.weeks) == (("x",), 0.3, 12)
    assert (cut.share, cut.active(6), cut.active(7)) == (0.5, True, False)
