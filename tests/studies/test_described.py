"""The organization of a scenario before anything is simulated."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.errors import InputError
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.described import described, misfits

GENERATED = {"generate": {"departments": [{"name": "claims", "size": 12}, {"name": "it", "size": 8}]}}


def test_it_is_that_of_the_seed_and_says_first_what_people_see_of_others(tmp_path: Path) -> None:
    scenario = from_mapping({"name": "Small", "weeks": 4, "organization": GENERATED, "seed": 4}, folder=tmp_path)
    organization = described(scenario)
    assert (organization.size, organization.departments) == (20, ("claims", "it"))
    assert organization.notes[0].startswith("What people see of others: ")
    assert described(scenario).layers["informal"].targets.tolist() == organization.layers["informal"].targets.tolist()


def test_mistakes_in_its_files_are_raised_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,manager\n1,\n2,9\n", "utf-8")
    stated = {"people": {"file": "people.csv"}}
    scenario = from_mapping({"name": "Small", "weeks": 4, "organization": stated}, folder=tmp_path)
    with pytest.raises(InputError, match=r"people\.csv:3:3"):
        described(scenario)


def test_plans_are_held_against_other_people_and_each_misfit_is_told_once(tmp_path: Path) -> None:
    hindered = {"inhibitors": [{"name": "silos", "departments": ["sales"], "strength": 0.2}]}
    scenarios = [from_mapping({"name": "Small", "weeks": 4, "organization": GENERATED, "context": one}, folder=tmp_path)
                 for one in (hindered, hindered, {})]
    found = misfits(scenarios, described(scenarios[0]))
    assert [one.path for one in found] == ["context.inhibitors.0.departments.0"]
