"""The order of rows in files of people and ties does not matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.structure import Organization

ARRAYS = ("keys", "department", "team", "level", "manager")
MANAGERS = [""] + [f"p{(index - 1) // 4}" for index in range(1, 40)]
PEOPLE = [f"p{index},{manager},unit {index % 3},{index / 64}" for index, manager in enumerate(MANAGERS)]
TIES = [f"p{index},p{(index * 7 + step) % 40},{0.1 * step}" for index in range(40) for step in (1, 2, 3)]
COLUMNS = {
    "all": "id,manager,department,resistance", "no managers": "id,x_manager,department,resistance",
    "no departments": "id,manager,x_department,resistance", "nothing": "id,x_manager,x_department,x_resistance",
}


def fingerprint(organization: Organization) -> tuple[object, ...]:
    """Everything an organization holds, as bytes and names."""
    return (
        organization.ids, organization.departments, organization.teams, organization.notes,
        tuple(getattr(organization, name).tobytes() for name in ARRAYS),
        tuple((name, values.tobytes()) for name, values in organization.traits.items()),
        tuple(
            (name, layer.sources.tobytes(), layer.targets.tobytes(), layer.weights.tobytes())
            for name, layer in organization.layers.items()
        ),
    )


def load(folder: Path, people: list[str], ties: list[str] | None, header: str) -> Organization:
    (folder / "people.csv").write_text("\n".join([header, *people]))
    stated = []
    if ties is not None:
        repeated = [*ties, "p3,p9,0.7", "p3,p9,0.1", "p3,p9,0.2"]
        (folder / "ties.csv").write_text("\n".join(["source,target,weight", *repeated]))
        stated = [TiesSpecification.model_validate(
            {"file": "ties.csv", "on_duplicate": "sum", "self_ties": "drop", "influence": "both"})]
    return build(OrganizationSpecification(people=PeopleSpecification(file="people.csv"), ties=stated), folder, 1)


@pytest.mark.parametrize("columns", list(COLUMNS))
@pytest.mark.parametrize("with_ties", [True, False])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_permuted_rows_give_the_same_bytes(
    tmp_path: Path, columns: str, with_ties: bool, data: st.DataObject
) -> None:
    header = COLUMNS[columns]
    straight = load(tmp_path, PEOPLE, TIES if with_ties else None, header)
    people = data.draw(st.permutations(PEOPLE))
    ties = data.draw(st.permutations(TIES)) if with_ties else None
    assert fingerprint(load(tmp_path, people, ties, header)) == fingerprint(straight)
