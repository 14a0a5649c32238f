"""An organization as plain data without names, and back."""

import json
from dataclasses import fields

import numpy as np
import pytest

from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.unnamed import named_again, unnamed

PEOPLE = """id,manager,department,team,resistance
Ada,,care,A,0.5
Ben,Ada,care,A,
Cem,Ada,sales,B,0.1
Dan,Cem,sales,B,
"""


@pytest.fixture
def organization(tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    (tmp_path / "ties.csv").write_text("source,target,weight\nAda,Cem,2.5\nDan,Ben,0.1\n", "utf-8")
    return build(OrganizationSpecification.model_validate({
        "people": {"file": "people.csv"}, "ties": [{"file": "ties.csv"}], "traits": {"trust_set_point": {"care": 0.4}},
        "growth": [{"department": "care", "people": 2, "from_week": 5}]}), tmp_path, seed=1)


def test_it_comes_back_with_everything_but_the_names(organization):
    again = named_again({**json.loads(json.dumps(unnamed(organization, {"Cem"}))), "notes": organization.notes})
    for field in fields(organization):
        before, now = getattr(organization, field.name), getattr(again, field.name)
        if field.name == "ids":
            continue
        if field.name == "layers":
            assert before.keys() == now.keys()
            before = [part for one in before.values() for part in (one.sources, one.targets, one.weights)]
            now = [part for one in now.values() for part in (one.sources, one.targets, one.weights)]
        elif isinstance(before, dict):
            assert before.keys() == now.keys()
            before, now = list(before.values()), list(now.values())
        if isinstance(before, np.ndarray):
            before, now = [before], [now]
        if isinstance(before, list):
            for one, other in zip(before, now, strict=True):
                assert one.dtype == other.dtype
                np.testing.assert_array_equal(one, other)
        else:
            assert before == now


def test_nobody_is_named_but_those_who_are_mentioned(organization):
    data = unnamed(organization, {"Cem", "somebody else"})
    assert sorted(name for name in data["ids"] if not name.startswith("#")) == ["Cem"]
    assert "Ada" not in json.dumps(data)


def test_numbers_never_look_like_somebody_who_is_mentioned(organization):
    assert unnamed(organization, {"#2"})["ids"][0].startswith("##")
