"""``cxsim interventions`` and ``cxsim schema``."""

import json

from cxsim.interventions.about.registry import intervention_types


def test_json_holds_every_intervention(call):
    code, out, err = call("interventions", "--format", "json")
    assert (code, err) == (0, "")
    assert [entry["type"] for entry in json.loads(out)] == list(intervention_types())


def test_the_table_names_every_intervention(call):
    code, out, _ = call("interventions")
    assert code == 0
    assert all(f" {name} " in out for name in intervention_types())


def test_one_intervention_shows_its_fields(call):
    code, out, _ = call("interventions", "training")
    assert code == 0
    assert "hours_per_week" in out
    assert "start_week" in out
    entry = json.loads(call("interventions", "training", "--format", "json")[1])
    assert entry["type"] == "training"
    assert "department" in json.dumps(entry["parts"]["target"])


def test_a_typo_gets_the_nearest_one(call):
    code, out, err = call("interventions", "trainig")
    assert (code, out) == (2, "")
    assert "there is no intervention 'trainig'; did you mean 'training'?" in err


def test_the_schema_is_json_schema_of_scenarios(call):
    code, out, _ = call("schema")
    assert code == 0
    schema = json.loads(out)
    assert {"name", "weeks", "organization", "plan", "behaviors"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False
