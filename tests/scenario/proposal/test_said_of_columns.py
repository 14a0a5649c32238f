"""What a user says of columns without being asked, and repairs that are undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.structure import Organization
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.propose import propose_scenario
from cxsim.scenario.proposal.read import scenario_of

PEOPLE = """\
id,code,manager,buddy,area,unit,state,mood
1,A1,,,North,Board,on,0.5
2,A2,A1,A1,North,Claims,on,0.25
3,A3,A1,A2,South,Claims,off,0.75
4,A4,A2,A3,South,Claims,on,1
"""
TIES = "who,whom,times,note\n1,2,3,10\n2,3,4,20\n3,1,5,30\n1,1,1,5\n"


def proposed(folder: Path, people: str = PEOPLE, ties: str = "", **answers: str) -> Proposal:
    (folder / "people.csv").write_text(people, "utf-8")
    (folder / "ties.csv").write_text(ties, "utf-8")
    said = {key.replace("__", ":"): answer for key, answer in answers.items()}
    return propose_scenario(folder / "people.csv", [folder / "ties.csv"] if ties else None, None, said, Options(
        folder, today=date(2026, 1, 1)))


def read(folder: Path, proposal: Proposal) -> Organization:
    return build(scenario_of(proposal, Options(folder)).organization, folder, 1)


def roles(proposal: Proposal) -> dict[str, str]:
    return {one.column: one.role for one in proposal.meanings}


def leads(organization: Organization) -> dict[str, str]:
    """Whom everybody reports to."""
    ids, manager = organization.ids, organization.manager.tolist()
    return {ids[place]: ids[one] for place, one in enumerate(manager) if one >= 0}


def test_every_column_has_a_meaning(tmp_path: Path) -> None:
    found = roles(proposed(tmp_path))
    assert found == {"id": "id", "code": "name", "manager": "manager", "buddy": "nothing", "area": "nothing",
                     "unit": "department", "state": "nothing", "mood": "nothing"}


def test_another_column_states_managers(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, people__buddy="manager", people__manager="nothing")
    assert roles(proposal)["buddy"] == "manager"
    assert roles(proposal)["manager"] == "nothing"
    assert leads(read(tmp_path, proposal)) == {"2": "1", "3": "2", "4": "3"}


def test_other_columns_are_department_team_trait_and_identifier(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, people__area="department", people__unit="team", people__mood="resistance",
                        people__code="id")
    organization = read(tmp_path, proposal)
    assert organization.departments == ("North", "South")
    assert organization.teams == ("Board", "North Claims", "South Claims")
    assert organization.ids == ("A1", "A2", "A3", "A4")
    assert organization.traits["resistance"].tolist() == [0.5, 0.25, 0.75, 1.0]
    assert "you said so" in proposal.text


def test_a_column_is_no_longer_used(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, people__unit="nothing", people__area="nothing")
    assert "department" not in roles(proposal).values()
    assert "# Columns not used: buddy, area, unit, state, mood" in proposal.text


def test_who_is_here_is_asked_of_a_column_that_is_said_to_tell(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, people__state="status")
    question = next(one for one in proposal.open_questions() if one.key == "status")
    assert [choice.answer for choice in question.choices] == ["all", "off", "on"]
    assert proposed(tmp_path, people__state="status", status="on").people == 3


def test_what_cannot_be_said_is_refused_with_what_can(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="people:unit: there is no answer 'departmnt'; did you mean 'department'"):
        proposed(tmp_path, people__unit="departmnt")
    with pytest.raises(InputError, match="there is no question 'people:unti'"):
        proposed(tmp_path, people__unti="department")


def test_a_question_names_its_cells(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, PEOPLE.replace("4,A4,A2", "4,A4,Somebody"))
    question = next(one for one in proposal.open_questions() if one.key == "unknown_managers")
    assert [(place.line, place.column) for place in question.places] == [(5, 6)]


def test_a_repair_is_undone_and_its_cells_are_refused(tmp_path: Path) -> None:
    twice = PEOPLE + "2,A2,A1,A1,North,Claims,on,0.25\n"
    repair = next(one for one in proposed(tmp_path, twice).repairs if "several rows" in one)
    assert (getattr(repair, "question", None), getattr(repair, "undone", None)) == ("repair:repeats", False)
    undone = proposed(tmp_path, twice, repair__repeats="undo")
    assert "repeats:" not in undone.text
    with pytest.raises(InputError, match=r"people\.csv:6:1"):
        read(tmp_path, undone)


def test_no_manager_and_own_manager_are_undone(tmp_path: Path) -> None:
    people = "id,manager,unit\n1,vacant,a\n2,1,a\n3,3,a\n4,4,a\n5,1,a\n"
    proposal = proposed(tmp_path, people)
    assert {getattr(one, "question", "") for one in proposal.repairs} >= {"repair:no_manager", "repair:own_manager"}
    for key, place in (("repair__no_manager", "people.csv:2:3"), ("repair__own_manager", "people.csv:4:3")):
        with pytest.raises(InputError, match=place):
            read(tmp_path, proposed(tmp_path, people, **{key: "undo"}))


def test_columns_of_ties_are_said_to_be_others(tmp_path: Path) -> None:
    turned = proposed(tmp_path, ties=TIES, ties__who="target", ties__whom="source", ties__note="weight",
                      ties__times="nothing")
    told = {one.column: one.role for one in turned.meanings if one.part == "ties"}
    assert told == {"who": "target", "whom": "source", "times": "nothing", "note": "weight"}
    organization = read(tmp_path, turned)
    layer = organization.layers["informal"]
    pairs = {organization.ids[source] + organization.ids[target]: weight for source, target, weight in zip(
        layer.sources.tolist(), layer.targets.tolist(), layer.weights.tolist(), strict=True)}
    assert sorted(pairs) == ["13", "21", "32"]
    assert pairs["13"] > pairs["32"] > pairs["21"]


def test_a_repair_of_ties_is_undone(tmp_path: Path) -> None:
    ties = "who,whom,times\n1,2,3\n2,3,4\n3,1,5\n1,1,1\n"
    proposal = proposed(tmp_path, ties=ties)
    assert "ties.repair:self_ties" in {getattr(one, "question", "") for one in proposal.repairs}
    undone = proposed(tmp_path, ties=ties, **{"ties.repair__self_ties": "undo"})
    assert any(getattr(one, "undone", False) for one in undone.repairs)
    with pytest.raises(InputError, match=r"ties\.csv:5"):
        read(tmp_path, undone)
