"""The shipped plans on four real organizations; skipped where the data is not beside the project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import cxsim
from cxsim.scenario.loading.load import from_mapping, load_scenario

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "organizations"
PLANS = ("do_nothing", "mandate_with_training", "training_alone", "committee_recognition_incentives",
         "combined_with_training_tools_communication")
PEOPLE: dict[str, dict[str, str]] = {
    "krackhardt_hightech": {"id": "id", "manager": "manager_id", "department": "department"},
    "lazega_lawfirm": {"id": "id", "department": "practice_name"},
    "manufacturing_emails": {"id": "id", "manager": "manager_id", "department": "division_derived"},
    "email_eu_core": {"id": "id", "department": "department"},
}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="shared/data is not beside the project")


def scenario(organization: str, plan: str) -> Any:
    shipped = load_scenario(ROOT / "scenarios" / f"{plan}.yaml")
    return from_mapping(
        {
            "name": plan,
            "weeks": 30,
            "organization": {
                "people": {"file": "nodes.csv", "columns": PEOPLE[organization]},
                "ties": [{
                    "file": "edges.csv", "layer": {"column": "layer"},
                    "columns": {"source": "source", "target": "target", "directed": "directed"},
                    "weight": {"column": "weight", "scale": "logarithm"},
                }],
            },
            "plan": {"interventions": [
                intervention.model_dump(exclude_defaults=True) | {"type": intervention.type}
                for intervention in shipped.plan.interventions
            ]},
        },
        folder=DATA / organization,
    )


@pytest.mark.parametrize("organization", sorted(PEOPLE))
def test_the_shipped_plans_run_on_it(organization: str) -> None:
    comparison = cxsim.compare([scenario(organization, plan) for plan in PLANS], replicates=2, seed=3)
    for result in comparison.results:
        adoption = result.recording.of_all("adoption")
        assert adoption.shape == (30, 2)
        assert np.isfinite(adoption).all()
        assert 0.0 <= adoption.min() <= adoption.max() <= 1.0
    idle, mandate = comparison.results[0], comparison.results[1]
    # Use under an order with training lies above use under nothing on every real network.
    assert mandate.recording.of_all("use")[20:30].mean() > idle.recording.of_all("use")[20:30].mean()
