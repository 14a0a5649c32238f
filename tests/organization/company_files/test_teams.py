"""Teams of one name in several departments: one team under one manager, different teams otherwise."""

from __future__ import annotations

from pathlib import Path

from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleSpecification

APART = "Teams with the same name in several departments are treated as different teams: 'north'."


def load(folder: Path, *rows: str) -> tuple[dict[str, str], bool]:
    """The team of each person, and whether it is told that teams were taken apart."""
    (folder / "people.csv").write_text("\n".join(("id,manager,department,team", *rows)), encoding="utf-8")
    made = build(OrganizationSpecification(people=PeopleSpecification(file="people.csv")), folder, 1)
    return dict(zip(made.ids, (made.teams[place] for place in made.team.tolist()), strict=True)), APART in made.notes


def test_a_team_across_departments_under_one_manager_is_one_team(tmp_path: Path) -> None:
    teams, told = load(tmp_path, "a,,sales,head", "b,a,sales,north", "c,a,claims,north")
    assert (teams["b"], teams["c"], told) == ("north", "north", False)


def test_so_is_a_team_with_the_top_person_in_it(tmp_path: Path) -> None:
    teams, told = load(tmp_path, "a,,sales,north", "b,a,sales,north", "c,a,claims,north")
    assert (set(teams.values()), told) == ({"north"}, False)


def test_under_two_managers_they_are_two_teams(tmp_path: Path) -> None:
    teams, told = load(tmp_path, "a,,sales,head", "b,a,sales,head", "c,a,claims,head2", "d,b,sales,north",
                       "e,c,claims,north")
    assert (teams["d"], teams["e"], told) == ("sales north", "claims north", True)
