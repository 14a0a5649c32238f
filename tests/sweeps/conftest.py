"""A small company in a file, for experiments."""

import pytest

COMPANY = """\
name: small
weeks: 6
seed: 3
replicates: 4
organization: {generate: {departments: [{name: claims, size: 16}, {name: sales, size: 12}]}}
plan:
  interventions:
    - {type: training, start_week: 2, weeks: 4, hours_per_week: 2}
    - {type: recognition, start_week: 2, weeks: 8, strength: 0.5}
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the scenario ``company.yaml``, which is the current one."""
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
