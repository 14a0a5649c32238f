"""The shipped scenarios are found from a checkout and from an installed package."""

import pytest

from cxsim.cli.shipped import demo_scenarios, shipped_folder
from cxsim.errors import OutputError


def write(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", "utf-8")


def test_a_checkout_has_them_beside_the_package(tmp_path):
    write(tmp_path / "pyproject.toml")
    write(tmp_path / "scenarios/demo/b.yaml")
    write(tmp_path / "scenarios/demo/a.yaml")
    write(tmp_path / "scenarios/demo/notes.md")
    assert shipped_folder(tmp_path / "cxsim") == tmp_path / "scenarios"
    assert [path.name for path in demo_scenarios(tmp_path / "cxsim")] == ["a.yaml", "b.yaml"]


def test_an_installed_package_carries_them_inside(tmp_path):
    write(tmp_path / "cxsim/shipped/demo/a.yaml")
    write(tmp_path / "scenarios/demo/other.yaml")
    assert [path.name for path in demo_scenarios(tmp_path / "cxsim")] == ["a.yaml"]


def test_a_folder_of_that_name_beside_an_installed_package_is_not_taken(tmp_path):
    write(tmp_path / "scenarios/demo/other.yaml")
    with pytest.raises(OutputError, match="install cxsim again"):
        shipped_folder(tmp_path / "cxsim")
