"""The identity of a sweep: what its rows depend on, and nothing else."""

import pytest

from cxsim.sweeps.experiment.identity import design_hash, identity_of
from cxsim.sweeps.experiment.preparing import prepared
from cxsim.sweeps.experiment.reading import experiment_from

BASE = {"name": "x", "scenario": "company.yaml", "factors": {"parameters.quit_rate": [0.002, 0.004]}}


def hashed(**more):
    return design_hash(identity_of(prepared(experiment_from({**BASE, **more}))))


@pytest.mark.parametrize("more", [
    {"run": {"workers": 2, "chunk_seconds": 1.0, "executor": "serial"}}, {"name": "y"}, {"description": "a question"},
    {"seed": 3}, {"replicates": 4},
])
def test_how_it_is_run_and_what_it_is_called_is_no_part_of_it(desk, more):
    assert hashed(**more) == hashed()


@pytest.mark.parametrize("more", [
    {"seed": 4}, {"replicates": 5}, {"measures": ["adoption_end"]}, {"keep": "weekly"},
    {"factors": {"parameters.quit_rate": [0.002, 0.0041]}}, {"factors": {"parameters.quit_rate": [0.004, 0.002]}},
    {"factors": {"parameters.quit_rate": {"values": [0.002, 0.004], "name": "quits"}}},
])
def test_whatever_changes_a_row_or_its_columns_is(desk, more):
    assert hashed(**more) != hashed()


def test_the_scenario_and_the_content_of_its_files_are(desk):
    before = hashed()
    text = (desk / "company.yaml").read_text("utf-8")
    (desk / "company.yaml").write_text("# a remark\n" + text, encoding="utf-8")
    assert hashed() == before
    (desk / "company.yaml").write_text(text.replace("strength: 0.5", "strength: 0.6"), encoding="utf-8")
    assert hashed() != before

    people = "id,manager,department\n" + "".join(f"{one},{'' if one == 1 else 1},a\n" for one in range(1, 9))
    (desk / "people.csv").write_text(people, encoding="utf-8")
    columns = "columns: {id: id, manager: manager, department: department}"
    own = f"organization: {{people: {{file: people.csv, {columns}}}}}\n"
    (desk / "company.yaml").write_text("name: own\nweeks: 8\nseed: 3\nreplicates: 2\n" + own, encoding="utf-8")
    before = hashed()
    (desk / "people.csv").write_text(people.replace("8,1,a", "8,2,a"), encoding="utf-8")
    assert hashed() != before
