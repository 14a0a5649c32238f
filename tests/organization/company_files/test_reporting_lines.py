"""Managers are found however a file names them; what is ambiguous or unknown is refused at its cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.findings import Idle
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.structure import Organization


def load(folder: Path, content: str, **stated: object) -> Organization:
    (folder / "people.csv").write_text(content, encoding="utf-8")
    people = PeopleSpecification.model_validate({"file": "people.csv", **stated})
    return build(OrganizationSpecification(people=people), folder, 1)


def lines(organization: Organization) -> dict[str, str]:
    """Who reports to whom."""
    ids = organization.ids
    return {ids[row]: ids[boss] for row, boss in enumerate(organization.manager.tolist()) if boss >= 0}


def refused(folder: Path, content: str, **stated: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(folder, content, **stated)
    return [str(finding).split("\n", maxsplit=1)[0] for finding in caught.value.findings]


@pytest.mark.parametrize("given", ["1001", "1001.0", "01001", "001001.0"])
def test_a_number_is_the_same_with_a_decimal_or_leading_zeros(tmp_path: Path, given: str) -> None:
    organization = load(tmp_path, f"id,manager\n1001,\n1002,{given}\n")
    assert lines(organization) == {"1002": "1001"}
    assert any("written differently" in note for note in organization.notes) == (given != "1001")


def test_an_exact_number_wins_over_a_similar_one_and_two_similar_ones_are_refused(tmp_path: Path) -> None:
    content = "id,manager\n7,\n007,7\na,007\n"
    assert lines(load(tmp_path, content)) == {"007": "7", "a": "007"}
    assert refused(tmp_path, content + "b,07\n") == [
        "people.csv:5:3: the manager '07' of 'b' may be '7' (line 2), '007' (line 3); name managers by something that "
        "only one person has (manager_by)"]


@pytest.mark.parametrize("given", ["Jos\u00e9", "Jose\u0301", "JOSE\u0301", "jos\u00e9"])
def test_accents_may_be_stored_in_any_way_and_case_does_not_matter(tmp_path: Path, given: str) -> None:
    assert lines(load(tmp_path, f"id,manager\nJose\u0301,\nBo,{given}\n")) == {"Bo": "Jose\u0301"}


@pytest.mark.parametrize(("name", "given"), [
    ("Dr. Ada M. Alm", "Ada Alm"), ("Ada Alm", "Alm, Ada M."), ("ada.alm@x.example", "Ada.Alm"),
    ("Jörg Müller", "Joerg Mueller"), ("Søren Åberg", "soeren aaberg"), ("Renée Dupré", "Dupre, Renee"),
])
def test_accents_may_be_spelled_as_mail_systems_do(tmp_path: Path, name: str, given: str) -> None:
    assert lines(load(tmp_path, f'id,manager\n{name},\nBo,"{given}"\n')) == {"Bo": name}


NAMES = "id,First Name,Last Name,Mail,manager\n1,Ada,Alm,ada@x.example,\n2,Bo,van Berg,bo@x.example,{}\n"


@pytest.mark.parametrize(("by", "given"), [
    (["First Name", "Last Name"], "Ada Alm"), (["First Name", "Last Name"], '"Alm, Ada"'),
    (["First Name", "Last Name"], "ALM  ada"), ("Mail", "ADA@x.example"), ("Mail", "ada@x.example"),
    (["First Name", "Last Name"], "Ada Alm | Head of A"), (["First Name", "Last Name"], '"Ada Alm, Head of A"'),
    (["First Name", "Last Name"], "1001 Ada Alm"), (["First Name", "Last Name"], '"Alm, Ada 1001"'),
    (["First Name", "Last Name"], "Ada Alm (1)"), ("id", "Ada Alm (1)"), ("First Name", "Ada [chief]"),
])
def test_managers_are_named_by_any_column_and_names_in_any_order(tmp_path: Path, by: object, given: str) -> None:
    assert lines(load(tmp_path, NAMES.format(given), manager_by=by, columns={"id": "id"})) == {"2": "1"}


IN_PARTS = "id,First Name,Last Name,Boss First,Boss Last\n1,Ada,Alm,,\n2,Bo,van Berg,{}\n"


@pytest.mark.parametrize("given", ["Ada,Alm", "ADA,alm", "Alm,Ada", "Dr. Ada,Alm"])
def test_several_columns_name_a_manager_together(tmp_path: Path, given: str) -> None:
    stated = {"columns": {"manager": ["Boss First", "Boss Last"]}, "manager_by": ["First Name", "Last Name"]}
    assert lines(load(tmp_path, IN_PARTS.format(given), **stated)) == {"2": "1"}


def test_part_of_a_name_is_nobody_and_words_for_none_may_stand_in_each_column_or_in_all(tmp_path: Path) -> None:
    stated = {"columns": {"manager": ["Boss First", "Boss Last"]}, "manager_by": ["First Name", "Last Name"]}
    assert refused(tmp_path, IN_PARTS.format(",Alm"), **stated) == [
        "people.csv:3:15: the manager 'Alm' of '2' is not in the file"]
    for word, given in (("n/a", "N/A,n/a"), ("not known", "Not,known"), ("none", "none,")):
        assert lines(load(tmp_path, IN_PARTS.format(given), **stated, no_manager=[word], missing=[])) == {}


def test_columns_of_managers_must_exist_and_differ(tmp_path: Path) -> None:
    assert refused(tmp_path, IN_PARTS.format(","), columns={"manager": ["Boss First", "Boss"]})[0].startswith(
        "people.csv:1:1: there is no column 'Boss'; did you mean")
    for wrong in ([], ["Boss Last", "boss last"]):
        with pytest.raises(ValidationError, match="name each column once, and at least one"):
            PeopleSpecification.model_validate({"file": "people.csv", "columns": {"manager": wrong}})


def test_a_user_name_is_a_mail_address_without_its_domain_but_two_domains_are_two_people(tmp_path: Path) -> None:
    by_user = load(tmp_path, "id,manager\nada@x.example,\nbo@x.example,ada\n")
    assert lines(by_user) == {"bo@x.example": "ada@x.example"}
    assert lines(load(tmp_path, "id,manager\nada,\nbo,ada@x.example\n")) == {"bo": "ada"}
    found = refused(tmp_path, "id,manager\nada@x.example,\nbo@x.example,ada@partner.example\n")
    assert "the manager 'ada@partner.example' of 'bo@x.example' is not in the file" in found[0]


def test_a_name_that_two_people_bear_is_refused_with_both(tmp_path: Path) -> None:
    content = "id,name,manager\n1,Li Wei,\n2,Wei Li,Li Wei\n3,Ann,Wei Li\n4,Bob,\"Wei, Li\"\n"
    found = refused(tmp_path, content, manager_by="name", columns={"id": "id"})
    assert found == ["people.csv:5:7: the manager 'Wei, Li' of '4' may be '1' (line 2), '2' (line 3); name managers by "
                     "something that only one person has (manager_by)"]


def test_words_for_none_are_none_and_only_in_the_column_of_managers(tmp_path: Path) -> None:
    content = "id,manager,department\na,N/A,n/a\nb,a,x\nc,CEO,x\n"
    organization = load(tmp_path, content, no_manager=["n/a", "CEO", "nobody"], missing=[])
    assert organization.idle == (Idle(("people", "no_manager"), "no cell that is read says 'nobody'"),)
    assert lines(organization) == {"b": "a"}
    assert organization.departments == ("n/a", "x")
    assert len(refused(tmp_path, content, missing=[])) == 2


def test_unknown_managers_are_refused_or_count_as_none_with_their_number(tmp_path: Path) -> None:
    content = "id,manager\na,\nb,a\nc,zoe\nd,zoe\n"
    assert refused(tmp_path, content) == [
        "people.csv:4:3: the manager 'zoe' of 'c' is not in the file",
        "people.csv:5:3: the manager 'zoe' of 'd' is not in the file"]
    organization = load(tmp_path, content, unknown_managers="none")
    assert lines(organization) == {"b": "a"}
    assert ("people.csv: people whose manager is not in the file, so that they have none: 2 ('zoe')."
            in organization.notes)


def test_several_own_managers_are_refused_or_have_none(tmp_path: Path) -> None:
    content = "id,manager\na,a\nb,b\nc,a\nd,b\n"
    assert len(refused(tmp_path, content)) == 2
    assert lines(load(tmp_path, content, own_manager="none")) == {"c": "a", "d": "b"}


def test_levels_that_are_blank_say_nothing_against_reporting_lines(tmp_path: Path) -> None:
    organization = load(tmp_path, "id,manager,level\na,,2\nb,a,\nc,a,\nd,b,3\n")
    assert lines(organization) == {"b": "a", "c": "a", "d": "b"}


def test_levels_that_count_upwards_are_refused_beside_reporting_lines_or_read_from_the_bottom(tmp_path: Path) -> None:
    content = "id,manager,level\na,,9\nb,a,7\nc,b,3\n"
    assert refused(tmp_path, content) == [
        "people.csv:3:5: 2 of 2 people stand above their own manager; levels count from 1 at the top. If the top has "
        "the largest number here, state level_order: bottom_up, or leave the column out (level: null)"]
    turned = load(tmp_path, content, level_order="bottom_up")
    assert dict(zip(turned.ids, turned.level.tolist(), strict=True)) == {"a": 1, "b": 3, "c": 7}
    derived = load(tmp_path, content, columns={"level": None})
    assert dict(zip(derived.ids, derived.level.tolist(), strict=True)) == {"a": 1, "b": 2, "c": 3}
