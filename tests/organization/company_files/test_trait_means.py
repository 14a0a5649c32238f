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


def survey(folder: Path, claims: list[object], sales: list[object], **stated: object) -> dict[str, object]:
    """A survey with one question, one row per answer."""
    rows = [f"claims,{answer}" for answer in claims] + [f"sales,{answer}" for answer in sales]
    (folder / "survey.csv").write_text("department,q7\n" + "\n".join(rows) + "\n", "utf-8")
    return {"from": "survey.csv", "column": "q7", **stated}


def test_answers_say_how_far_departments_are_from_the_mean_of_all_people(tmp_path: Path) -> None:
    stated = survey(tmp_path, [1, 5, 3, 3, 3, ""], [4, 4, 5, 5, 4, 2], low=1, high=5)
    organization = made(tmp_path, {"attitude": stated})
    assert organization.trait_means == {}
    # means 0.5 and 0.75 on the scale, of 12 and 10 people
    assert organization.trait_shifts["initial_attitude"].tolist() == pytest.approx([-0.25 * 10 / 22, 0.25 * 12 / 22])
    assert ("How far the initial_attitude of departments is from the usual comes from survey.csv (11 answers)."
            in organization.notes)


def test_a_survey_may_state_the_trait_itself(tmp_path: Path) -> None:
    stated = survey(tmp_path, [1, 5, 3, 3, 3], [4, 4, 5, 5, 2], low=1, high=5, compared_with="scale")
    organization = made(tmp_path, {"attitude": stated, "personal_stake": dict(stated)})
    assert organization.trait_means["initial_attitude"].tolist() == [0.5, 0.75]
    assert organization.trait_means["personal_stake"].tolist() == [0.0, 0.25]  # from -0.5 to 0.5


def test_several_questions_are_averaged_and_reversed_ones_turned(tmp_path: Path) -> None:
    rows = "claims,5,1\n" * 3 + "claims,3,\n" * 2 + "sales,1,5\n" * 5
    (tmp_path / "survey.csv").write_text(f"department,likes change,is afraid\n{rows}")
    stated = {"from": "survey.csv", "column": ["likes change", "is afraid"], "reversed": "is afraid", "low": 1,
              "high": 5, "compared_with": "scale"}
    organization = made(tmp_path, {"attitude": stated})
    assert organization.trait_means["initial_attitude"].tolist() == [0.8, 0.0]


def test_answers_may_be_words_or_per_cent_and_codes_for_none_are_skipped(tmp_path: Path) -> None:
    words = {"disagree": 1, "neutral": 2, "agree": 3}
    stated = survey(tmp_path, ["Agree", "agree", "neutral", "neutral", "no answer", "disagree"], ["agree"] * 5, low=1,
                    high=3, words=words, missing=["no answer"], compared_with="scale")
    assert made(tmp_path, {"attitude": stated}).trait_means["initial_attitude"].tolist() == [0.6, 1.0]
    stated = survey(tmp_path, ["50%", "70%", 60, 60, 60, 999], [100] * 5, high=100, missing=["999"],
                    compared_with="scale")
    assert made(tmp_path, {"attitude": stated}).trait_means["initial_attitude"].tolist() == [0.6, 1.0]
    with pytest.raises(InputError, match="'agre' is no answer; did you mean 'agree'"):
        made(tmp_path, {"attitude": survey(tmp_path, ["agre"], [], low=1, high=3, words=words)})


def test_fewer_than_five_answers_are_never_used(tmp_path: Path) -> None:
    stated = survey(tmp_path, [1, 1, 1, 1], [4, 4, 5, 5, 2], low=1, high=5, compared_with="scale")
    organization = made(tmp_path, {"attitude": stated})
    assert np.array_equal(organization.trait_means["initial_attitude"], [np.nan, 0.75], equal_nan=True)
    assert ("survey.csv: departments with fewer than 5 answers are not used for initial_attitude: 'claims'."
            in organization.notes)


def test_departments_of_a_survey_may_differ_in_case(tmp_path: Path) -> None:
    stated = survey(tmp_path, [1] * 5, [5] * 5, low=1, high=5, compared_with="scale")
    (tmp_path / "survey.csv").write_text((tmp_path / "survey.csv").read_text().replace("claims", "CLAIMS"))
    assert made(tmp_path, {"attitude": stated}).trait_means["initial_attitude"].tolist() == [0.0, 1.0]


def test_means_of_departments_may_state_how_many_answered(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("department,attitude,n\nclaims,0.5,9\nsales,0.7,3\n")
    stated = {"from": "survey.csv", "compared_with": "scale"}
    assert made(tmp_path, {"attitude": {**stated, "column": "attitude"}}).trait_means["initial_attitude"].tolist() == [
        0.5, 0.7]
    counted = made(tmp_path, {"attitude": {**stated, "column": "attitude", "answers": "n"}})
    assert np.array_equal(counted.trait_means["initial_attitude"], [0.5, np.nan], equal_nan=True)


def test_answers_of_other_departments_are_refused_or_left_out_with_their_number(tmp_path: Path) -> None:
    stated = survey(tmp_path, [3] * 5, [3] * 5, low=1, high=5)
    (tmp_path / "survey.csv").write_text((tmp_path / "survey.csv").read_text() + "law,1\nlaw,1\n,5\n")
    with pytest.raises(InputError, match="there is no department 'law'"):
        made(tmp_path, {"attitude": stated})
    organization = made(tmp_path, {"attitude": {**stated, "unknown_departments": "drop"}})
    assert organization.trait_shifts["initial_attitude"].tolist() == [0.0, 0.0]
    assert "survey.csv: 2 rows of other departments are left out: 'law'." in organization.notes
    assert "survey.csv: 1 row without a department is not used." in organization.notes


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
    {"resistance": {"from": "s.csv", "column": "a", "reversed": "b"}},
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


def test_a_survey_may_name_people_of_the_file(tmp_path: Path) -> None:
    people = "".join(f"{row},m{row}@x,{'claims' if row < 6 else 'sales' if row < 11 else ''}\n" for row in range(12))
    (tmp_path / "people.csv").write_text(f"id,mail,department\n{people}", "utf-8")
    rows = "".join(f"M{row}@X,{5 if row < 6 else 1}\n" for row in range(12))
    (tmp_path / "survey.csv").write_text(f"who,q7\n{rows}gone@x,1\n,1\n", "utf-8")
    asked = {"from": "survey.csv", "column": "q7", "low": 1, "high": 5, "compared_with": "scale", "person": "who"}
    block = {"people": {"file": "people.csv", "columns": {"id": "id"}}, "traits": {"skill": {**asked, "key": "mail"}}}
    organization = build(OrganizationSpecification.model_validate(block), tmp_path, 1)
    assert organization.departments == ("claims", "sales", "unassigned")
    assert np.array_equal(organization.trait_means["initial_skill"], [1.0, 0.0, np.nan], equal_nan=True)
    assert ("survey.csv: answers whose people are in people.csv: 12 of 14; the others are left out."
            in organization.notes)
    assert "survey.csv: departments with fewer than 5 answers are not used for initial_skill: 'unassigned'." in (
        organization.notes)
    block["traits"] = {"skill": {**asked, "key": "mial"}}
    with pytest.raises(InputError, match=r"key names 'mial', which is no column of people.csv; did you mean 'mail'?"):
        build(OrganizationSpecification.model_validate(block), tmp_path, 1)
    with pytest.raises(InputError, match="'person' needs a file of people"):
        made(tmp_path, {"skill": asked})
    with pytest.raises(ValidationError, match="state 'person' or 'department', not both"):
        made(tmp_path, {"skill": {**asked, "department": "unit"}})
    with pytest.raises(ValidationError, match="state 'person' too"):
        made(tmp_path, {"skill": {"from": "survey.csv", "key": "mail"}})


FIRST = ("Ada", "Bo", "Cy", "Di", "Eva", "Finn")


@pytest.mark.parametrize(("header", "named", "key"), [
    ("Name", [f'"Lund, {first}"' for first in FIRST], "Name"),
    ("First,Last", [f"{first},Lund" for first in FIRST], ["First", "Last"]),
    ("First,Last", [f"{first},Lund" for first in FIRST], ["last", "first"]),
])
@pytest.mark.parametrize("person", [["Given", "Family"], ["Family", "Given"]])
def test_several_columns_together_may_name_who_answered(
    tmp_path: Path, header: str, named: list[str], key: str | list[str], person: list[str]
) -> None:
    people = "".join(f"{row},{one},claims\n" for row, one in enumerate(named))
    (tmp_path / "people.csv").write_text(f"id,{header},department\n{people}", "utf-8")
    rows = "".join(f"LUND,{first},{5 if first < 'D' else 1}\n" for first in FIRST)
    (tmp_path / "survey.csv").write_text(f"Family,Given,q7\n{rows}Lund,Gus,1\n,,1\nLund,,1\n", "utf-8")
    asked = {"from": "survey.csv", "column": "q7", "low": 1, "high": 5, "compared_with": "scale", "person": person}
    block = {"people": {"file": "people.csv", "columns": {"id": "id"}}, "traits": {"skill": {**asked, "key": key}}}
    organization = build(OrganizationSpecification.model_validate(block), tmp_path, 1)
    assert organization.trait_means["initial_skill"].tolist() == [0.5]
    assert ("survey.csv: answers whose people are in people.csv: 6 of 9; the others are left out."
            in organization.notes)


def test_every_column_that_names_who_answered_must_exist(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,First,Last\n1,Ada,Lund\n", "utf-8")
    (tmp_path / "survey.csv").write_text("Given,Family,skill\nAda,Lund,1\n", "utf-8")
    asked = {"from": "survey.csv", "column": "skill", "person": ["Given", "Famly"], "key": ["First", "Last"]}
    block: dict[str, object] = {"people": {"file": "people.csv", "columns": {"id": "id"}}, "traits": {"skill": asked}}
    with pytest.raises(InputError, match=r"there is no column 'Famly'; did you mean 'Family'\?"):
        build(OrganizationSpecification.model_validate(block), tmp_path, 1)
    block["traits"] = {"skill": {**asked, "person": ["Given", "Family"], "key": ["First", "Lst"]}}
    with pytest.raises(InputError, match=r"key names 'Lst', which is no column of people.csv; did you mean 'Last'\?"):
        build(OrganizationSpecification.model_validate(block), tmp_path, 1)


def errors_of(folder: Path, stated: object, trait: str = "attitude") -> list[list[float]]:
    """How far claims (12 people) and sales (10) may be below, above, and together off."""
    (found,) = made(folder, {trait: stated}).trait_errors.values()
    rounded: list[list[float]] = found.round(4).tolist()
    return rounded


def test_few_answers_say_less_than_many_and_all_say_everything(tmp_path: Path) -> None:
    stated = survey(tmp_path, [1, 5, 3, 3, 3, 3], [1, 5, 3, 3, 3, 1, 5, 3, 3, 3], low=1, high=5)
    # claims: half of them answered, standard deviation 2 ** 0.5 / 5 ** 0.5 / 4 of the scale
    alone = round((8 / 5) ** 0.5 / 4 * (0.5 / 6) ** 0.5, 4)
    assert errors_of(tmp_path, stated) == [[alone, 0.0], [alone, 0.0], [0.0, 0.0]]


def test_answers_taken_at_their_word_may_all_be_off(tmp_path: Path) -> None:
    stated = survey(tmp_path, [3] * 12, [4] * 10, low=1, high=5, compared_with="scale")
    assert errors_of(tmp_path, stated) == [[0.0, 0.0], [0.0, 0.0], [0.05, 0.05]]
    assert errors_of(tmp_path, stated, "base_load")[2] == [0.1, 0.1]  # from 0 to 2


def test_means_of_departments_have_the_usual_spread_of_answers(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("department,q7,n\nclaims,3,6\nsales,4,5\n", "utf-8")
    counted = {"from": "survey.csv", "column": "q7", "low": 1, "high": 5, "answers": "n"}
    alone = [round(0.2 * (0.5 / answers) ** 0.5, 4) for answers in (6, 5)]
    assert errors_of(tmp_path, counted)[0] == alone
    uncounted = {key: value for key, value in counted.items() if key != "answers"} | {"ignore_columns": ["n"]}
    assert errors_of(tmp_path, uncounted)[0] == alone  # as if half had answered


def test_means_that_are_written_down_are_judged_unless_their_width_is_stated(tmp_path: Path) -> None:
    stated = {"claims": 0.5, "sales": {"value": 0.5, "low": 0.5 - 0.1645, "high": 0.5 + 0.329}}
    assert errors_of(tmp_path, stated) == [[0.05, 0.1], [0.05, 0.2], [0.05, 0.0]]
    assert errors_of(tmp_path, {"claims": 0.5}) == [[0.05, 0.0]] * 3
