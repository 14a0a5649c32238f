"""Copies without names: the same people and ties, nothing else, and nothing that tells who is who."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.errors import InputError
from cxsim.organization.company_files.pseudonyms import copies_of, copy_of_answers, pseudonym
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.organization.schema.ties_specification import TiesSpecification

SECRET = b"a secret that is long enough"


def test_a_pseudonym_depends_on_the_secret_and_not_on_how_a_name_is_written() -> None:
    assert pseudonym("José", SECRET) == pseudonym("JOSE\u0301", SECRET)
    assert pseudonym("José", SECRET) != pseudonym("José", SECRET + b"!")


def test_copies_hold_whoever_counts_and_settled_ties(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("name,boss,unit,gone,pay\nAda,,X,,9\nBo,ADA,Y,,1\nCy,Bo,Y,yes,2\nDi,Cy,Y,,3\n")
    (tmp_path / "t.csv").write_text("source,target,weight\nAda,Bo,2\nBo,Ada,0\nDi,Ada,1\n")
    people = PeopleSpecification.model_validate({
        "file": "p.csv", "columns": {"id": "name", "manager": "boss", "department": "unit"},
        "keep": {"column": "gone", "values": [""]}})
    ties = TiesSpecification.model_validate({"file": "t.csv"})
    copy, copied_ties, _ = copies_of(people, [ties], tmp_path, SECRET)
    ada, bo, di = (pseudonym(name, SECRET) for name in ("Ada", "Bo", "Di"))
    assert copy == "id,manager,department\n" + "".join(sorted([f"{ada},,X\n", f"{bo},{ada},Y\n", f"{di},{bo},Y\n"]))
    assert copied_ties == "source,target,layer,weight\n" + "".join(
        sorted([f"{ada},{bo},informal,2\n", f"{di},{ada},informal,1\n"]))
    assert copies_of(people, [], tmp_path, SECRET)[:2] == (copy, None)


def test_answers_of_small_departments_are_not_copied(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("who,unit,q1,q2\n" + "x,A,1,2\n" * 5 + "y,B,3,4\n" * 4)
    survey = SurveyMeans.model_validate({"from": "s.csv", "department": "unit", "column": "q1"})
    assert copy_of_answers([survey], tmp_path) == "unit,q1\n" + "A,1\n" * 5


def test_a_survey_that_names_people_is_copied_with_their_departments_alone(tmp_path: Path) -> None:
    rows = "".join(f"p{row},1\n" for row in range(7))
    (tmp_path / "survey.csv").write_text(f"who,q1\n{rows}x,1\n", "utf-8")
    survey = SurveyMeans.model_validate({"from": "survey.csv", "person": "who", "column": "q1"})
    known = KnownPeople({f"p{row}": row for row in range(7)}, departments=["A"] * 5 + ["B"] * 2)
    assert copy_of_answers([survey], tmp_path, known) == "department,q1\n" + "A,1\n" * 5


def test_a_copy_keeps_none_of_the_columns_that_name_people_together(tmp_path: Path) -> None:
    rows = "".join(f"{row},p{row},Lund\n" for row in range(5))
    (tmp_path / "survey.csv").write_text(f"q1,first,last\n{rows}", "utf-8")
    survey = SurveyMeans.model_validate({"from": "survey.csv", "person": ["first", "last"], "column": "q1"})
    known = KnownPeople({f"Lund, p{row}": row for row in range(5)}, departments=["A"] * 5)
    assert copy_of_answers([survey], tmp_path, known) == "department,q1\n" + "".join(f"A,{row}\n" for row in range(5))


def test_ties_of_which_none_is_between_people_are_not_copied(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id\nAda\nBo\n")
    (tmp_path / "t.csv").write_text("source,target\n1,2\n")
    ties = TiesSpecification.model_validate({"file": "t.csv", "outsiders": "drop"})
    with pytest.raises(InputError, match=r"t\.csv: no tie is between people of p\.csv, so that a copy would be empty"):
        copies_of(PeopleSpecification(file="p.csv"), [ties], tmp_path, SECRET)
