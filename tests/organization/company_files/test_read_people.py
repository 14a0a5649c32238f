"""People files: every mistake is found with its place; missing data are derived and noted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.structure import Organization


def load(folder: Path, content: str, **stated: object) -> Organization:
    (folder / "people.csv").write_text(content, encoding="utf-8")
    people = PeopleSpecification.model_validate({"file": "people.csv", **stated})
    return build(OrganizationSpecification(people=people), folder, 1)


def mistakes(folder: Path, content: str, **stated: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(folder, content, **stated)
    return [str(finding).split("\n", maxsplit=1)[0] for finding in caught.value.findings]


def manager_of(organization: Organization, identifier: str) -> str | None:
    boss = organization.manager[organization.ids.index(identifier)]
    return None if boss < 0 else organization.ids[boss]


def test_managers_departments_teams_levels_and_traits_are_read(tmp_path: Path) -> None:
    organization = load(tmp_path, (
        "id,manager,department,team,level,resistance\n"
        "007,,head,top,1,0.3\nNA,007,claims,red,2,\n1E5,NA,claims,red,3,1\n7,NA,claims,blue,3,0\n"
    ))
    assert organization.ids == ("7", "1E5", "NA", "007")
    assert organization.departments == ("claims", "head")
    assert organization.teams == ("blue", "red", "top")
    assert organization.level.tolist() == [3, 3, 2, 1]
    assert manager_of(organization, "1E5") == "NA"
    assert manager_of(organization, "007") is None
    assert organization.traits["resistance"].tolist()[:2] == [0.0, 1.0]
    assert np.isnan(organization.traits["resistance"][2])
    assert "resistance is stated for 3 of 4 people and drawn for the others." in organization.notes


def test_columns_of_any_name_are_mapped_and_the_others_are_said(tmp_path: Path) -> None:
    organization = load(
        tmp_path, "emp_no,boss,unit,phone\na,,x,1\nb,a,x,2\n",
        columns={"id": "emp_no", "manager": "boss", "department": "unit"},
    )
    assert manager_of(organization, "b") == "a"
    assert "people.csv: columns not used: 'phone'." in organization.notes


def test_a_column_that_is_set_to_null_is_left_unused(tmp_path: Path) -> None:
    organization = load(tmp_path, "id,manager,team\na,,t\nb,a,t\n", columns={"team": None})
    assert "t" not in organization.teams


@pytest.mark.parametrize(("content", "found"), [
    ("id,manager\na,\nb,a\nB,a\n",
     ["people.csv:4:1: the identifier 'B' differs from 'b' in case or accents only; the first is in line 3"]),
    ("id,manager\na,\na,\n", ["people.csv:3:1: the identifier 'a' appears twice; the first is in line 2"]),
    ("id,manager\na,\n a ,\n", ["people.csv:3:1: the identifier 'a' appears twice; the first is in line 2"]),
    ("id,manager\na,\n,a\n", ["people.csv:3:1: the identifier is empty"]),
    ("id\n" + "x" * 129, ["people.csv:2:1: the identifier has 129 characters; at most 128"]),
    ("id\na\u200bb\n", ["people.csv:2:1: the identifier has the character U+200B, which is invisible"]),
    ("id,manager\nanna,\nbert,ana\n",
     ["people.csv:3:6: the manager 'ana' of 'bert' is not in the file; did you mean 'anna'?"]),
    ("id,manager\na,\nb,b\n", ["people.csv:3:3: 'b' is listed as their own manager; leave the cell empty at the top"]),
    ("id,manager\na,b\nb,c\nc,a\nd,a\n",
     ["people.csv:2:3: the reporting lines form a cycle: a -> b -> c -> a"]),
    ("id,level\na,0\nb,1.5\nc,x\n", [
        "people.csv:2:3: the level is 0; allowed: 1 (top) to 100",
        "people.csv:3:3: '1.5' is not a whole number",
        "people.csv:4:3: 'x' is not a number; write plain digits such as 12 or 0.5",
    ]),
    ('id,resistance\na,1.01\nb,nan\nc,"0,5"\nd,-0.1\n', [
        "people.csv:2:3: resistance is 1.01; allowed: 0 to 1",
        "people.csv:3:3: 'nan' is not a number; a finite number is needed (or leave the cell empty if allowed)",
        "people.csv:4:3: '0,5' is not a number; write 0.5 (or state decimal: ',')",
        "people.csv:5:3: resistance is -0.1; allowed: 0 to 1",
    ]),
    ("id,department\na,Claims\nb,claims\n",
     ["people.csv:3:3: the department 'claims' is written 'Claims' in line 2"]),
    ("name,unit\na,x\n", [
        "people.csv:1:1: the column 'name' has no meaning here; map it under 'columns', name it in 'ignore_columns', "
        "or begin its name with 'x_'",
        "people.csv:1:1: there is no column 'id'; allowed: 'name', 'unit'",
        "people.csv:1:6: the column 'unit' has no meaning here; map it under 'columns', name it in 'ignore_columns', "
        "or begin its name with 'x_'",
    ]),
    ("id,departmnet\na,x\n", [
        "people.csv:1:4: the column 'departmnet' has no meaning here; map it under 'columns', name it in "
        "'ignore_columns', or begin its name with 'x_'",
    ]),
])
def test_mistakes_are_found_with_their_place(tmp_path: Path, content: str, found: list[str]) -> None:
    assert mistakes(tmp_path, content) == found


@pytest.mark.parametrize("position", [1, 500, 999])
@pytest.mark.parametrize(("row", "words"), [
    ("p{0},p0,2", "resistance is 2"), ("p{0},nobody,0.5", "is not in the file"), ("p{0},p{0},0.5", "own manager"),
    ("p0,p0,0.5", "appears twice"), (",p0,0.5", "is empty"), ("p{0},p0,inf", "finite number"),
    ("p{0},p0,text", "is not a number"), ("p{0},p0", "has 2 fields"), ("p{0},p0,0,5", "has 4 fields"),
])
def test_a_mistake_is_found_wherever_it_is(tmp_path: Path, position: int, row: str, words: str) -> None:
    rows = ["p0,,0.5"] + [f"p{index},p0,0.5" for index in range(1, 1000)]
    rows[position] = row.format(position)
    found = mistakes(tmp_path, "id,manager,resistance\n" + "\n".join(rows) + "\n")
    assert len(found) == 1
    assert found[0].startswith(f"people.csv:{position + 2}:")
    assert words in found[0]


def test_all_mistakes_of_all_kinds_come_at_once(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "id,manager,level,resistance\na,,1,0\na,z,q,9\n,a,2,0\nb,b,2,0.5\n")
    assert [message.split(" ", maxsplit=1)[0] for message in found] == [
        "people.csv:3:1:", "people.csv:3:3:", "people.csv:3:5:", "people.csv:3:7:", "people.csv:4:1:",
        "people.csv:5:3:",
    ]


def test_a_mapped_column_must_be_there_and_stand_for_one_thing(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "id,boss\na,\n", columns={"manager": "bos"}) == [
        "people.csv:1:1: there is no column 'bos'; did you mean 'boss'?"]
    assert mistakes(tmp_path, "id,x\na,\n", columns={"manager": "x", "team": "x"}) == [
        "people.csv:1:4: the column 'x' is mapped to both manager and team"]
    assert mistakes(tmp_path, "id\na\n", ignore_columns=["y"])[0].endswith("allowed: 'id'")


def test_the_top_may_be_stated_as_the_own_manager_where_nobody_else_can_be_the_top(tmp_path: Path) -> None:
    organization = load(tmp_path, "id,manager\nboss,boss\na,boss\nb,a\n")
    assert manager_of(organization, "boss") is None
    assert "people.csv: 'boss' is listed as their own manager and treated as the top." in organization.notes
    assert len(mistakes(tmp_path, "id,manager\ntop,\nmid,mid\na,top\nb,mid\n")) == 1


def test_levels_follow_from_the_reporting_lines(tmp_path: Path) -> None:
    organization = load(tmp_path, "id,manager\na,\nb,a\nc,b\nd,b\ne,\n")
    level = dict(zip(organization.ids, organization.level.tolist(), strict=True))
    assert level == {"a": 1, "b": 2, "c": 3, "d": 3, "e": 3}
    assert "1 person has neither manager nor reports; they get level 3, like most people " \
        "without reports." in organization.notes


def test_people_alone_get_department_reporting_lines_teams_and_ties(tmp_path: Path) -> None:
    organization = load(tmp_path, "id\n" + "\n".join(f"p{index}" for index in range(200)))
    assert organization.departments == ("all",)
    assert int((organization.manager < 0).sum()) == 1
    assert sorted(organization.layers) == ["informal", "reporting", "team"]
    said = " ".join(organization.notes)
    for words in ("No departments", "No managers", "Levels are derived", "Teams are derived", "No ties", "drawn"):
        assert words in said


def test_generated_reporting_lines_follow_stated_levels(tmp_path: Path) -> None:
    rows = "\n".join(f"p{index},{1 if index == 57 else 3 if index % 9 else 2}" for index in range(100))
    organization = load(tmp_path, "id,level\n" + rows)
    assert manager_of(organization, "p57") is None
    leads = np.unique(organization.manager[organization.manager >= 0])
    assert organization.level[leads].tolist().count(2) == 12


def test_teams_of_one_name_in_two_departments_are_two_teams(tmp_path: Path) -> None:
    organization = load(tmp_path, "id,department,team\na,x,one\nb,y,one\nc,y,two\n")
    assert organization.teams == ("two", "x one", "y one")


def test_a_blank_department_and_a_blank_team_are_filled_and_said(tmp_path: Path) -> None:
    organization = load(tmp_path, "id,department,team\na,x,one\nb,,\nc,x,\n")
    assert organization.departments == ("unassigned", "x")
    assert "1 person has no department; they are assigned to 'unassigned'." in organization.notes
    assert any("2 people without one" in note for note in organization.notes)


def test_one_employee_is_possible_and_said(tmp_path: Path) -> None:
    assert "There is only one employee, so there is no influence between people." in load(tmp_path, "id\na\n").notes


def test_decimal_commas_are_read_where_they_are_declared(tmp_path: Path) -> None:
    organization = load(tmp_path, "id;resistance\na;0,5\n", decimal=",")
    assert organization.traits["resistance"].tolist() == [0.5]


def test_values_that_the_model_moves_are_said(tmp_path: Path) -> None:
    organization = load(tmp_path, "id,initial_attitude\na,1\nb,0.5\n")
    assert ("1 value of initial_attitude outside 0.02 to 0.98: the model limits them to that range."
            in organization.notes)
