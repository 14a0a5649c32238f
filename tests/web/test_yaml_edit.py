"""Changes of single values in a scenario file."""

import pytest

from cxsim.scenario.loading.shipped import shipped_folder
from cxsim.web.yaml_edit import value_at, with_item, with_value, without

PLAN = """\
# The board wants this.
extends: company.yaml
name: Train     # and no more
plan:
  interventions:
    - {type: training, start_week: 4, hours_per_week: 3.4}
    - {type: mandate, weeks: 26}
"""


def test_a_value_is_changed_and_everything_else_stays():
    changed = with_value(PLAN, ["plan", "interventions", 0, "hours_per_week"], 4)
    assert changed == PLAN.replace("3.4", "4")
    assert value_at(changed, ["plan", "interventions", 0]) == {"type": "training", "start_week": 4, "hours_per_week": 4}


def test_lists_stay_as_far_to_the_left_as_they_were():
    text = "name: A\nplan:\n  interventions:\n  - type: training\n    weeks: 3\n"
    assert with_value(text, ["plan", "interventions", 0, "weeks"], 5) == text.replace("3", "5")


def test_what_is_not_there_is_made_on_the_way():
    assert with_value("name: A\n", ["target", "by_week"], 78) == "name: A\ntarget:\n  by_week: 78\n"
    assert with_item("name: A\nplan:\n", ["plan", "interventions"], {"type": "mandate"}) == (
        "name: A\nplan:\n  interventions:\n    - type: mandate\n")


def test_an_item_is_written_as_the_others_are_and_where_it_is_asked_for():
    changed = with_item(PLAN, ["plan", "interventions"], {"type": "recognition", "weeks": 10}, 1)
    assert "\n    - {type: recognition, weeks: 10}\n    - {type: mandate, weeks: 26}\n" in changed


def test_what_is_taken_away_is_gone_and_what_is_not_there_does_not_matter():
    assert without(PLAN, ["plan", "interventions", 1]) == PLAN.replace("    - {type: mandate, weeks: 26}\n", "")
    assert without(PLAN, ["plan", "gates", "first"]) == PLAN


@pytest.mark.parametrize("word", ["true", "12", "~", "1e3", "no", "a: b", "# not a remark", "2027-01-04", "Straße"])
def test_a_text_is_read_again_as_the_same_text(word):
    assert value_at(with_value(PLAN, ["name"], word), ["name"]) == word


@pytest.mark.parametrize("value", [{"value": 0.3, "low": 0.2, "high": 0.4}, [1, 2], True, 0.1, None])
def test_any_plain_data_is_read_again_as_it_was(value):
    assert value_at(with_value(PLAN, ["here"], value), ["here"], value) == value


def test_a_path_through_a_single_value_is_refused():
    with pytest.raises(KeyError):
        with_value(PLAN, ["name", "first"], "A")
    with pytest.raises(KeyError):
        with_value(PLAN, ["plan", "interventions", 7, "weeks"], 3)


def test_every_shipped_scenario_means_the_same_after_a_change_and_back():
    for file in sorted(shipped_folder().rglob("*.yaml")):
        text = file.read_text("utf-8")
        changed = without(with_value(text, ["zzz"], 1), ["zzz"])
        assert value_at(changed, []) == value_at(text, []), file.name
        assert [line for line in changed.splitlines() if "#" in line] == [
            line for line in text.splitlines() if "#" in line], file.name
