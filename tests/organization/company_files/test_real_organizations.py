"""Four real organizations load with column mapping alone and have the counts stated by their sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.organization.build import build
from cxsim.organization.measure import measure_layer
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.structure import Organization

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "organizations"
COLUMNS = {
    "email_eu_core": {"department": "department"},
    "krackhardt_hightech": {"manager": "manager_id"},
    "lazega_lawfirm": {"department": "office_name", "level": "status"},
    "manufacturing_emails": {"manager": "manager_id", "department": "division_derived"},
}


def load(name: str) -> Organization:
    if not DATA.is_dir():
        pytest.skip("the real organizations are not here (../shared/data/organizations)")
    return build(
        OrganizationSpecification.model_validate({
            "people": {"file": "nodes.csv", "columns": COLUMNS[name]},
            "ties": [{"file": "edges.csv", "layer": {"column": "layer"}}],
        }),
        DATA / name,
        seed=1,
    )


@pytest.mark.parametrize(("name", "people", "departments", "ties"), [
    ("email_eu_core", 1005, 42, {"email": 24929}),
    ("krackhardt_hightech", 21, 5, {"advice": 190, "friendship": 102, "reports_to": 20}),
    ("lazega_lawfirm", 71, 3, {"advice": 892, "cowork": 1104, "friendship": 575}),
    ("manufacturing_emails", 167, 13, {"email": 5783, "reports_to": 153}),
])
def test_people_and_ties_are_as_many_as_the_source_states(
    name: str, people: int, departments: int, ties: dict[str, int]
) -> None:
    organization = load(name)
    assert organization.size == people
    assert len(organization.departments) == departments
    assert {layer: len(organization.layers[layer]) for layer in ties} == ties
    lines = {"reporting"} if "manager" in COLUMNS[name] else set()
    assert set(organization.layers) == {*ties, *lines}


def test_reporting_lines_and_levels_are_those_of_the_files() -> None:
    krackhardt = load("krackhardt_hightech")
    level = dict(zip(krackhardt.ids, krackhardt.level.tolist(), strict=True))
    assert (level["7"], level["21"], level["1"]) == (1, 2, 3)
    assert len(krackhardt.layers["reporting"]) == 2 * 20
    manufacturing = load("manufacturing_emails")
    assert int((manufacturing.manager >= 0).sum()) == 153
    assert int(manufacturing.level.max()) == 6


@pytest.mark.parametrize(("name", "layer", "reciprocity", "clustering", "top", "inside"), [
    ("email_eu_core", "email", 0.71, 0.40, 0.36, 7.43),
    ("krackhardt_hightech", "friendship", 0.45, 0.57, 0.25, 1.66),
    ("lazega_lawfirm", "friendship", 0.61, 0.48, 0.25, 1.63),
    ("manufacturing_emails", "email", 0.88, 0.59, 0.25, 1.28),
])
def test_their_figures_are_those_that_networkx_gives(
    name: str, layer: str, reciprocity: float, clustering: float, top: float, inside: float
) -> None:
    organization = load(name)
    figures = measure_layer(organization, organization.layers[layer])
    assert round(figures.reciprocity, 2) == reciprocity
    assert round(figures.clustering, 2) == clustering
    assert round(figures.top_decile_share, 2) == top
    assert round(figures.inside_to_chance, 2) == inside
