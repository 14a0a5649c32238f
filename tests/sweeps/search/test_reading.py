"""Mistakes in a search file are told at their place, before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.errors import InputError
from cxsim.sweeps.search.search import PlanSearch
from tests.sweeps.search.office import read_text, stated

TEXT = """\
name: Front
scenario: office.yaml
choices:
  training:
    vary:
      weeks: {low: 1, high: 6}
objectives: [adoption_end]
"""


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        PlanSearch(read_text(folder, text), folder / "out")
    return [f"{one.line}:{one.column} {one.path}: {one.message}" for one in error.value.findings]


def test_an_empty_file_is_told_what_a_search_needs(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "") == ["1:1 : the file is empty; a search needs at least 'name:', 'scenario:', "
                                      "'choices:' and 'objectives:'"]


def test_a_file_is_read_with_its_scenario(tmp_path: Path) -> None:
    search = read_text(tmp_path, TEXT)
    (weeks,) = search.space.dimensions
    assert (weeks.name, weeks.low, weeks.high, weeks.whole) == ("training.weeks", 1.0, 6.0, True)
    assert (search.replicates, search.confirming, search.budget) == (4, 16, None)


@pytest.mark.parametrize(("old", "new", "told"), [
    ("weeks: {", "week: {", "6:13 choices.training.vary.week: an intervention of type 'training' has no 'week'; did "
     "you mean 'weeks'?"),
    ("  training:", "  trainin:", "5:5 choices.trainin: the plan has no intervention 'trainin'; did you mean "
     "'training'? (a further one is stated under 'one_of')"),
    ("high: 6", "high: 6.5", "6:14 choices.training.vary.weeks: takes whole numbers; 6.5 is given"),
    ("high: 6", "high: 0", "6:14 choices.training.vary.weeks: low: 1 is not below high: 0"),
    ("high: 6", "high: 6, step: 2", "6:14 choices.training.vary.weeks: steps of 2 do not lead from 1 to 6"),
    ("low: 1", "low: 0", "6:20 choices.training.vary.weeks.low: weeks: must be at least 1, 0 is "
     "given"),
    ("[adoption_end]", "[adoption]", "7:14 objectives.0: there is no measure 'adoption'; did you mean 'adoption_end'?"),
    ("[adoption_end]", "[target_met]", "7:14 objectives.0: 'target_met' cannot be known: the scenario states no "
     "'target'"),
    ("[adoption_end]", "[{measure: adoption_end, off: mean}]", "7:38 objectives.0.off: unknown key 'off'; did you mean "
     "'of'?"),
    ("{low: 1, high: 6}", "[2, soon]", "6:18 choices.training.vary.weeks.1: weeks: a whole number is "
     "expected, the text 'soon' is given"),
    ("high: 6}", "high: 6}\n  more: {one_of: {a: {type: directive, strenth: 1}}}", "7:22 choices.more.one_of.a: "
     "strenth: unknown key 'strenth'; did you mean 'strength'?"),
    ("high: 6}", "high: 6}\n  more: {one_of: {a: {type: directve}}}", "7:22 choices.more.one_of.a: needs the 'type' of "
     "an intervention; did you mean 'directive'?"),
    ("office.yaml", "offices.yaml", "2:11 scenario: there is no file 'offices.yaml' in '{folder}'"),
    ("      weeks: {low: 1, high: 6}", "      target: {levels: {x: {departments: [sale]}}}", "6:28 "
     "choices.training.vary.target.levels.x: target.departments.0: there is no department 'sale'"),
    ("    vary:\n      weeks: {low: 1, high: 6}", "    optional: false", "4:3 choices: nothing varies: give 'optional: "
     "true', several under 'one_of', or keys under 'vary'"),
])  # fmt: skip
def test_a_mistake_is_told_at_its_place(old: str, new: str, told: str, tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, TEXT.replace(old, new, 1))
    assert found.startswith(told.replace("{folder}", str(tmp_path)))


def test_a_missing_package_is_told_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "optuna", None)
    with pytest.raises(InputError, match=r'pip install "cxsim\[optimize\]"'):
        PlanSearch(stated(tmp_path), tmp_path / "out")
