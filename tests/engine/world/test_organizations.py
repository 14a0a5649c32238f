"""The organization of a scenario, and what is wrong with it at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError
from cxsim.scenario.loading.load import load_scenario

TEXT = """\
name: Small
organization:
  generate: {departments: [{name: claims, size: 9}, {name: sales, size: 9}]}
  traits:
    skill: {clams: 0.4}
    resistance: {claims: 0.4, a.b: 0.5}
"""


def test_an_unknown_department_of_a_trait_is_shown_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(TEXT, "utf-8")
    with pytest.raises(InputError) as caught:
        organization_of(load_scenario(file), 1)
    assert [(one.line, one.column, one.path, one.message) for one in caught.value.findings] == [
        (5, 13, "organization.traits.skill.clams", "there is no department 'clams'; did you mean 'claims'?"),
        (6, 31, "organization.traits.resistance.a.b", "there is no department 'a.b'; allowed: 'claims', 'sales'"),
    ]
