"""Any files give an organization or findings, never another error."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.ties_specification import TiesSpecification

ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CELLS = ["a", "b", "A", "007", "", " ", '"', "1", "0", "-1", "nan", "0,5", "x;y", "é", "\u200b", "1e999"]
CELL = st.sampled_from(CELLS)
ROW = st.lists(CELL, min_size=1, max_size=6).map(",".join)


def accepts_or_explains(folder: Path, people: bytes, ties: bytes) -> None:
    (folder / "people.csv").write_bytes(people)
    (folder / "ties.csv").write_bytes(ties)
    try:
        organization = build(OrganizationSpecification(
            people=PeopleSpecification(file="people.csv"), ties=(TiesSpecification(file="ties.csv"),)), folder, 1)
    except InputError as problem:
        assert problem.findings
        assert all(finding.file in ("people.csv", "ties.csv") for finding in problem.findings)
    else:
        assert organization.size >= 1


@ANY
@given(people=st.binary(max_size=80), ties=st.binary(max_size=80))
def test_any_bytes(tmp_path: Path, people: bytes, ties: bytes) -> None:
    accepts_or_explains(tmp_path, b"id,manager\n" + people, b"source,target\n" + ties)


@ANY
@given(people=st.lists(ROW, max_size=6), ties=st.lists(ROW, max_size=6))
def test_any_rows(tmp_path: Path, people: list[str], ties: list[str]) -> None:
    accepts_or_explains(
        tmp_path,
        "\n".join(["id,manager,department,level,resistance", *people]).encode(),
        "\n".join(["source,target,weight", *ties]).encode(),
    )


@ANY
@given(managers=st.lists(st.integers(-1, 9), min_size=10, max_size=10))
def test_any_reporting_lines(tmp_path: Path, managers: list[int]) -> None:
    rows = [f"p{index},{'' if boss < 0 else f'p{boss}'}" for index, boss in enumerate(managers)]
    accepts_or_explains(tmp_path, "\n".join(["id,manager", *rows]).encode(), b"source,target\np1,p2\n")
