"""The examples of adaptive plans load, fit their company, and make decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxsim
from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import load_scenario

FOLDER = Path(__file__).resolve().parents[3] / "scenarios" / "adaptive"
FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_fits_its_company_and_decides(file: Path) -> None:
    scenario = load_scenario(file)
    view = people_view(organization_of(scenario, 1), scenario.behavior_names, 1)
    assert check_against(scenario, view) == ([], [])
    result = cxsim.run(scenario.model_copy(update={"weeks": 44, "target": None}), replicates=3)
    assert any(decision.done for decision in result.decisions)
