"""What overturns a recommendation: planted flips are found where they are, and none is found where there is none."""

import dataclasses

import numpy as np
import pytest

from cxsim.analysis.assumptions import level_divisors, shared_parameters, swings
from cxsim.analysis.boxes import found_box
from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import Survival
from cxsim.analysis.robustness import ALL_TOGETHER, overturns, robustness_rows, survival
from cxsim.words.decision import overturn_words

REPLICATES = 400


@pytest.fixture
def comparison(make, draws):
    """Two plans and three assumptions; ``gain`` says by how much "new" beats "old" in each future."""

    def made(gain, names=("manager_support", "load", "memory")):
        parameters = {name: draws(name, REPLICATES) for name in names}
        jitter = 0.02 * draws("jitter", REPLICATES)
        old = np.tile(0.4 + 0.02 * draws("old", REPLICATES), (4, 1))
        new = old + gain(parameters) + np.tile(jitter - 0.01, (4, 1))
        return Comparison.of([make("old", {"adoption": old}, parameters=parameters),
                              make("new", {"adoption": new}, parameters=parameters)])

    return made


def test_an_assumption_that_turns_the_gain_is_found_with_its_setting(comparison):
    found = {one.assumption: one for one in overturns(comparison(lambda p: 0.2 * (p["load"] - 0.3)))}
    assert found["load"].flips
    assert found["load"].flips_at == pytest.approx(0.3, abs=0.03)
    assert not found["load"].above
    assert found["load"].share_of_sets == pytest.approx(0.3, abs=0.06)
    assert [found[name].flips for name in ("manager_support", "memory", ALL_TOGETHER)] == [False] * 3
    assert found[ALL_TOGETHER].share_of_sets == pytest.approx(0.3, abs=0.06)


def test_the_flip_may_lie_above(comparison):
    found = {one.assumption: one for one in overturns(comparison(lambda p: 0.2 * (0.7 - p["load"])))}
    assert (found["load"].above, found["load"].flips_at) == (True, pytest.approx(0.7, abs=0.03))


def test_a_gain_that_hangs_on_nothing_is_not_overturned(comparison):
    found = overturns(comparison(lambda p: 0.02 + 0.0 * p["load"]))
    assert not any(one.flips for one in found)
    assert {one.share_of_sets for one in found} == {0.0}


def test_a_ranking_that_cannot_be_told_is_called_indefensible(comparison):
    (line,) = overturn_words(comparison(lambda p: 0.0 * p["load"]))
    assert line.startswith("There is no defensible ranking of ")
    assert "cannot be told apart" in line
    assert "may differ from" in line


def test_leaders_that_cannot_be_told_apart_are_each_tried_under_other_rules(comparison):
    tied = dataclasses.replace(comparison(lambda p: 0.0 * p["load"]), survivals=(
        Survival("influence", "degroot", "new", ("new",), "", 0.1),
        Survival("influence", "degroot", "old", ("new",), "new", 0.9),
    ))
    (line,) = (line for line in overturn_words(tied) if "not clearly beaten" in line)
    assert "'new' is not clearly beaten under 1 of 1 other rules" in line
    assert "'old' is not clearly beaten under 0 of 1 other rules" in line
    assert line.endswith("under influence 'degroot', 'new' is clearly better.")


def test_too_few_futures_say_nothing_about_single_assumptions(make):
    plans = [make(name, {"adoption": np.tile(level + 0.001 * np.arange(30.0), (4, 1))},
                  parameters={"load": np.arange(30.0)}) for name, level in (("x", 0.2), ("y", 0.5))]
    lines = overturn_words(Comparison.of(plans))
    assert lines[0].startswith("'y' is recommended on adoption at the end: it is clearly better than 'x', by 30 points")
    assert lines[1].startswith("30 futures are too few to say which assumption alone would overturn this")


def test_the_best_plan_may_still_miss_the_target(make):
    plans = [make(name, {"adoption": np.tile(level + 0.001 * np.arange(50.0), (4, 1))}, target=(0.54, 3))
             for name, level in (("x", 0.2), ("y", 0.5))]
    lines = overturn_words(Comparison.of(plans))
    assert lines[1] == "'y' misses the target (54 % adopters in week 3) in 40 of 50 futures."


def test_plans_that_never_differ_leave_nothing_to_choose(make):
    adoption = np.tile(np.linspace(0.2, 0.6, 30), (4, 1))
    (line,) = overturn_words(Comparison.of([make(name, {"adoption": adoption}) for name in ("x", "y")]))
    assert line == "There is nothing to choose between 'x' and 'y': they never differ in adoption at the end."


def test_the_words_name_the_assumption_and_the_failure_conditions(comparison):
    def gain(p):
        return np.where((p["manager_support"] < 0.4) & (p["load"] > 0.6), -0.2, 0.2)

    lines = overturn_words(comparison(gain))
    assert lines[0].startswith("'new' is recommended on adoption at the end")
    (box,) = (line for line in lines if "fails where" in line)
    assert "manager support < 0.4" in box or "manager support < 0.3" in box
    assert " and " in box and "load > 0." in box


def test_nothing_is_claimed_where_assumptions_were_held(comparison):
    lines = overturn_words(comparison(lambda p: 0.1, names=()))
    assert "does not show what would overturn it" in lines[1]


def test_other_rules_that_beat_the_plan_stand_in_the_table(comparison):
    found = comparison(lambda p: 0.1)
    beaten = dataclasses.replace(found, survivals=(
        Survival("adoption_rule", "bass", "new", ("old",), "old", 0.9),
        Survival("influence", "degroot", "new", ("new",), "", 0.1),
    ))
    rows = robustness_rows(overturns(beaten))[-2:]
    assert [(row[1], row[4], row[5]) for row in rows] == [
        ("adoption_rule: bass", "bass", 0.9), ("influence: degroot", "", 0.1)]
    assert any("'new' is not clearly beaten under 1 of 2" in line and "'old' is clearly better" in line
               for line in overturn_words(beaten))


def test_a_plan_survives_where_it_cannot_be_told_from_the_leader(comparison):
    under = comparison(lambda p: 0.0 * p["load"])
    assert survival(under, "new", "adoption_end", "influence", "degroot").beaten_by == ""
    lost = survival(comparison(lambda p: -0.1), "new", "adoption_end", "influence", "degroot")
    assert (lost.beaten_by, lost.leaders, lost.share_lost) == ("old", ("old",), 1.0)


def test_only_parameters_that_differ_between_futures_and_not_between_plans_are_assumptions(make):
    varying, fixed = np.array([1.0, 2.0]), np.array([3.0, 3.0])
    plans = [make(name, {"adoption": np.zeros((4, 2))}, parameters={"a": varying, "b": fixed, "c": varying * number})
             for number, name in enumerate(("x", "y"), 1)]
    assert list(shared_parameters(Comparison.of(plans))) == ["a"]


def test_a_tornado_shows_what_moves_the_gain_and_leaves_out_chance(comparison):
    found = comparison(lambda p: 0.2 * p["load"] - 0.05 * p["memory"])
    gain = found["new"].measures["adoption_end"] - found["old"].measures["adoption_end"]
    bars = swings(shared_parameters(found), gain)
    assert [bar.assumption for bar in bars] == ["load", "memory"]
    assert bars[0].at_high - bars[0].at_low == pytest.approx(0.16, abs=0.02)
    assert bars[1].at_high < bars[1].at_low


def test_failures_without_conditions_make_no_box(draws):
    settings = {name: draws(name, REPLICATES) for name in "abcdefgh"}
    boxes = [found_box(settings, (draws(f"fails {number}", REPLICATES) < 0.3) * 1.0) for number in range(20)]
    assert boxes == [None] * 20


def test_a_box_is_judged_on_futures_that_did_not_find_it(draws):
    settings = {name: draws(name, REPLICATES) for name in "abcdefgh"}
    box = found_box(settings, ((settings["c"] > 0.7) & (settings["f"] < 0.5)) * 1.0)
    assert {(one.factor, one.below) for one in box.conditions} == {("c", False), ("f", True)}
    assert box.inside + box.outside == REPLICATES // 2
    assert box.density > 0.8
    assert box.cases_outside / box.outside < 0.1


def test_one_assumption_is_told_as_one(comparison):
    lines = overturn_words(comparison(lambda p: 0.2 + 0.0 * p["load"], names=("load",)))
    assert any(line.startswith("The one assumption does not overturn this within its plausible range.")
               for line in lines)


def test_the_few_inputs_count_first():
    """They share one half of the level of all tests, the many parameters the other half."""
    names = ["input: sponsorship", *(f"parameter {number}" for number in range(9))]
    divisors = level_divisors(names)
    assert (divisors["input: sponsorship"], divisors["parameter 3"]) == (2, 18)
    assert set(level_divisors(names[1:]).values()) == {9}
    assert level_divisors(names[:1]) == {"input: sponsorship": 1}


def test_a_stated_number_that_overturns_is_named_first_with_what_was_stated(comparison):
    names = ("load", "input: mean initial_skill", "memory")
    found = comparison(lambda p: 0.2 * (p[names[1]] - 0.3) - 0.02 * (p["load"] > 0.95), names)
    stated = {names[1]: {"stated": 0.5, "low": 0.1, "high": 0.9}}
    results = [dataclasses.replace(one, manifest={**one.manifest, "inputs": stated}) for one in found.results]
    lines = overturn_words(dataclasses.replace(found, results=tuple(results)))
    (line,) = (line for line in lines if "overturn it" in line)
    assert line.startswith("Any of these alone would overturn it: mean initial skill below 0.3")
    assert "(you stated 0.5; plausible: 0" in line
    assert lines[1].startswith("How far 'new' gets depends on what you stated. Adopters at the end: ")


def test_stated_numbers_that_overturn_nothing_are_counted(comparison):
    lines = overturn_words(comparison(lambda p: 0.1 + 0.0 * p["load"], ("load", "input: sponsorship", "memory")))
    told = "None of the 3 assumptions (1 number that you stated among them) alone overturns"
    assert any(line.startswith(told) for line in lines)
