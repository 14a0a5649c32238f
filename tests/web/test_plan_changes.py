"""Changes of plans are changes of their files: what was written stays, and the plan means what was asked for."""

import json

import pytest

from cxsim.errors import OutputError
from cxsim.scenario.loading.load import load_scenario
from cxsim.web import plan_changes as change
from cxsim.web.editing import texts_of

TRAIN = "train.yaml"


@pytest.fixture
def texts(project):
    return texts_of(project)


@pytest.fixture
def scenario(texts, tmp_path):
    """A plan as the texts state it now."""

    def read(plan=TRAIN):
        folder = tmp_path / "read"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8")
        return load_scenario(folder / plan)

    return read


@pytest.fixture
def loaded(scenario):
    """The interventions of a plan as the texts state it now."""
    return lambda plan=TRAIN: scenario(plan).plan.interventions


def test_fields_are_written_and_taken_away(texts, loaded):
    change.change_fields(texts, TRAIN, 0, {
        ("hours_per_week",): 5, ("weeks",): None, ("target", "departments"): ["sales"]})
    assert texts[TRAIN].splitlines()[-1] == (
        "  interventions: [{type: training, hours_per_week: 5, target: {departments: [sales]}}]")
    change.change_fields(texts, TRAIN, 0, {("target", "departments"): None})
    assert "target" not in texts[TRAIN]
    assert loaded()[0].hours_per_week == 5.0


def test_a_second_one_of_a_kind_gets_a_name_of_its_own(texts, loaded):
    change.add(texts, TRAIN, change.usual("training"))
    change.duplicate(texts, TRAIN, 1)
    assert [one.label for one in loaded()] == ["training", "training 2", "training 3"]
    change.remove(texts, TRAIN, 0)
    assert [one.label for one in loaded()] == ["training 2", "training 3"]


def test_what_must_be_stated_comes_from_the_shipped_example(texts, loaded):
    change.add(texts, TRAIN, change.usual("custom"))
    assert loaded()[1].forces


def test_a_preset_is_written_out_as_the_same_interventions(texts, scenario, loaded):
    texts[TRAIN] = "extends: company.yaml\nname: Train\nplan: {preset: adkar, budget: 100000}\n"
    before = loaded()
    change.write_out(texts, TRAIN, scenario())
    assert loaded() == before
    assert "preset" not in texts[TRAIN]
    assert len(before) > 5


def test_an_inherited_preset_is_switched_off_when_it_is_written_out(texts, scenario, loaded):
    texts["more.yaml"] = "extends: train.yaml\nname: More\n"
    texts[TRAIN] = "extends: company.yaml\nname: Train\nplan: {preset: theory_o}\n"
    before = loaded("more.yaml")
    change.write_out(texts, "more.yaml", scenario("more.yaml"))
    assert loaded("more.yaml") == before
    assert "preset: theory_o" in texts[TRAIN]


def test_limits(texts):
    change.set_limits(texts, TRAIN, {"budget": 5000, "team_hours_per_week": None})
    assert "budget: 5000" in texts[TRAIN]
    change.set_limits(texts, TRAIN, {"budget": None})
    assert "budget" not in texts[TRAIN]


def test_plans_are_copied_started_renamed_and_taken_away(texts, loaded):
    copy = change.copy_plan(texts, TRAIN, "Train, longer")
    fresh = change.new_plan(texts, "Train", ())
    assert (copy, fresh) == ("train_longer.yaml", "train_2.yaml")
    assert change.plans_in(texts) == ["do_nothing.yaml", TRAIN, copy, fresh]
    assert loaded(fresh) == ()
    assert loaded(copy) == loaded(TRAIN)
    change.rename_plan(texts, copy, "Longer: yes")
    assert 'name: "Longer: yes"' in texts[copy] or "name: 'Longer: yes'" in texts[copy]
    change.drop_plan(texts, copy)
    assert copy not in texts
    assert json.loads(texts["project.json"])["plans"] == ["do_nothing.yaml", TRAIN, fresh]


def test_the_baseline_stays_and_so_does_the_file_that_another_plan_extends(texts):
    with pytest.raises(OutputError, match="The baseline stays"):
        change.drop_plan(texts, "do_nothing.yaml")
    texts["more.yaml"] = "extends: train.yaml\nname: More\n"
    change.drop_plan(texts, TRAIN)
    assert TRAIN in texts
    assert change.plans_in(texts) == ["do_nothing.yaml"]
