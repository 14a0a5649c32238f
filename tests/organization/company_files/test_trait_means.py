"""Department means of traits: from the scenario or from a survey, for read and generated organizations."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.structure import Organization

GENERATE = {"departments": [{"name": "claims", "size": 12}, {"name": "sales", "size": 10}]}


def made(folder: Path, traits: dict[str, object]) -> Organization:
    return build(OrganizationSpecification.model_validate({"generate": GENERATE, "traits": traits}), folder, 1)


def test_means_of_the_scenario_are_kept_by_department(tmp_path: Path) -> None:
    organization = made(tmp_path, {"resistance": {"sales": 0.6}, "skill": {"claims": 0, "sales": 1}})
    assert np.array_equal(organization.trait_means["resistance"], [np.nan, 0.6], equal_nan=True)
    assert organization.trait_means["initial_skill"].tolist() == [0.0, 1.0]
    assert ("The mean resistance of departments comes from the scenario, except for 'claims'; people are drawn around "
            "it.") in organization.notes


def test_answers_of_a_survey_are_averaged_and_brought_to_scale(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("department,q7\nclaims,1\nclaims,5\nclaims,\nsales,4\n")
    organization = made(tmp_path, {"attitude": {"from": "survey.csv", "column": "q7", "low": 1, "high": 5}})
    assert organization.trait_means["initial_attitude"].tolist() == [0.5, 0.75]
    assert "survey.csv (3 answers)" in organization.notes[-1]


@pytest.mark.parametrize(("content", "place", "words"), [
    ("department,resistance\nclaim,0.5\n", "survey.csv:2:1", "did you mean 'claims'?"),
    ("department,resistance\nclaims,1.5\n", "survey.csv:2:8", "allowed: 0 to 1"),
    ("department,resistance\nclaims,high\n", "survey.csv:2:8", "not a number"),
    ("department,resistence\nclaims,0.5\n", "survey.csv:1:1", "did you mean 'resistence'?"),
])
def test_mistakes_in_a_survey_have_their_place(tmp_path: Path, content: str, place: str, words: str) -> None:
    (tmp_path / "survey.csv").write_text(content)
    with pytest.raises(InputError) as caught:
        made(tmp_path, {"resistance": {"from": "survey.csv"}})
    assert len(caught.value.findings) == 1
    assert caught.value.findings[0].place() == place
    assert words in caught.value.findings[0].message


def test_a_department_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no department 'sale'; did you mean 'sales'"):
        made(tmp_path, {"resistance": {"sale": 0.6}})


@pytest.mark.parametrize("traits", [
    {"resistence": {"sales": 0.5}}, {"resistance": {"sales": 1.5}}, {"resistance": {"sales": float("nan")}},
    {"skill": {"sales": 0.5}, "initial_skill": {"sales": 0.5}},
    {"resistance": {"from": "s.csv", "low": 5, "high": 1}}, {"resistance": {"from": "s.csv", "colum": "x"}},
])
def test_impossible_means_are_refused(traits: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OrganizationSpecification.model_validate({"generate": GENERATE, "traits": traits})


@pytest.mark.parametrize("wrong", [
    {}, {"generate": GENERATE, "people": {"file": "p.csv"}}, {"generate": GENERATE, "ties": [{"file": "t.csv"}]},
])
def test_an_organization_has_one_origin(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OrganizationSpecification.model_validate(wrong)
