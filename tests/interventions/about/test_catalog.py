"""What the documentation commands show."""

from __future__ import annotations

import json

from cxsim.interventions.about.catalog import page
from cxsim.interventions.about.description import describe, describe_one, describe_parts
from cxsim.interventions.about.registry import intervention_types


def test_every_intervention_is_described_as_plain_data():
    entries = describe()
    assert [entry["type"] for entry in entries] == list(intervention_types())
    assert json.loads(json.dumps(entries)) == entries


def test_a_intervention_shows_its_own_fields_first_with_range_and_default():
    training = describe_one("training")
    assert [field["name"] for field in training["fields"]] == [
        "hours_per_week", "behaviors", "name", "target", "start_week", "weeks", "ramp_weeks", "cost", "team_hours",
        "after", "waves", "wave_gap_weeks", "rounds", "pause_weeks", "priority",
    ]
    hours = training["fields"][0]
    assert (hours["type"], hours["default"], hours["range"], hours["common"]) == ("number", 3.0, "0 to 8", False)
    assert "hours per week" in hours["description"]
    weeks = training["fields"][5]
    assert (weeks["type"], weeks["default"], weeks["range"]) == ("whole number", None, "1 to 1040")
    assert weeks["common"]


def test_a_intervention_shows_its_forces_acts_and_costs():
    training = describe_one("training")
    assert training["forces"] == [{"name": "training", "unit": "share of a full training week",
                                   "meaning": "training received", "by_behavior": True}]
    assert training["cost"]["per_person_week"] == 125.0
    assert describe_one("governing_committee")["acts"] == ["committee"]
    assert describe_one("custom")["fields"][0]["required"]


def test_types_are_told_in_words():
    committee = {field["name"]: field["type"] for field in describe_one("governing_committee")["fields"]}
    assert committee["select"] == "popularity or random or list of text"
    assert committee["target"] == "target"
    parts = describe_parts()
    assert [field["name"] for field in parts["cost"]] == ["fixed", "per_week", "per_person", "per_person_week"]
    target = {field["name"]: field["type"] for field in parts["target"]}
    assert target["exclude"] == "target"
    assert target["managers"] == "true or false"


def test_the_page_has_a_section_for_every_intervention():
    headings = [line.removeprefix("## ") for line in page().splitlines() if line.startswith("## ")]
    assert headings[: len(intervention_types())] == list(intervention_types())
