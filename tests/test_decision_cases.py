"""The scenario files of the experiment on three decisions: each is read, and runs where its organization is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cxsim.scenario.loading.load import load_scenario
from cxsim.studies.comparing import compare

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "experiments" / "decision_cases"
LAW_FIRM = ROOT.parent / "shared" / "data" / "organizations" / "lazega_lawfirm"
BASES = ("firm.yaml", "hospital.yaml", "agency.yaml")

pytestmark = [pytest.mark.stories,
              pytest.mark.skipif(not CASES.is_dir(), reason="the experiments are not part of this installation")]


def plans(folder: Path) -> list[Path]:
    """The scenarios of a case, doing nothing first."""
    return sorted((path for path in folder.glob("*.yaml") if path.name not in BASES),
                  key=lambda path: (path.stem != "do_nothing", path.stem))


@pytest.mark.parametrize("case", ["agency", "hospital", "law_firm"])
def test_every_plan_of_a_case_runs(case: str, tmp_path: Path) -> None:
    folder = tmp_path / case
    shutil.copytree(CASES / case, folder, ignore=shutil.ignore_patterns("out", "data"))
    if case == "law_firm":
        if not LAW_FIRM.is_dir():
            pytest.skip("shared/data is not beside the project")
        shutil.copytree(LAW_FIRM, folder / "data")
    scenarios = [load_scenario(path) for path in plans(folder)]
    assert [scenario.uncertainty for scenario in scenarios] == ["full"] * 4
    comparison = compare([scenario.model_copy(update={"weeks": 20}) for scenario in scenarios], replicates=2)
    assert comparison.names[0] == "Do nothing"
    assert len({result.manifest["organization_hash"] for result in comparison.results}) == 1
