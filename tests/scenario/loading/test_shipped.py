"""The shipped scenarios are found from a checkout and from an installed package."""

import pytest

from cxsim.errors import OutputError
from cxsim.scenario.loading.shipped import DEMO_PLANS, demo_scenarios, shipped_folder


def write(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", "utf-8")


def test_a_checkout_has_them_beside_the_package(tmp_path):
    write(tmp_path / "pyproject.toml")
    write(tmp_path / "scenarios/do_nothing.yaml")
    assert shipped_folder(tmp_path / "cxsim") == tmp_path / "scenarios"
    assert demo_scenarios(tmp_path / "cxsim")[0] == tmp_path / "scenarios/do_nothing.yaml"


def test_an_installed_package_carries_them_inside(tmp_path):
    write(tmp_path / "cxsim/shipped/do_nothing.yaml")
    write(tmp_path / "scenarios/do_nothing.yaml")
    assert demo_scenarios(tmp_path / "cxsim")[0] == tmp_path / "cxsim/shipped/do_nothing.yaml"


def test_a_folder_of_that_name_beside_an_installed_package_is_not_taken(tmp_path):
    write(tmp_path / "scenarios/do_nothing.yaml")
    with pytest.raises(OutputError, match="reinstall cxsim"):
        shipped_folder(tmp_path / "cxsim")


def test_the_demo_has_six_plans_that_are_there():
    assert len(DEMO_PLANS) == 6
    assert all(path.is_file() for path in demo_scenarios())
