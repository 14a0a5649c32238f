"""A quick look says no more than twenty futures allow."""

from dataclasses import replace
from datetime import date

import pytest

from cxsim.analysis.quick_look import QuickLook
from cxsim.words.quick_look import plan_remarks, reach_words, target_words


def look(reached, target=(0.5, 78)):
    return QuickLook("Train", tuple((0.0, 0.1 * one) for one in range(20)), (0.0, 0.494), target, reached, ())


@pytest.mark.parametrize(("reached", "words"), [
    (11, "11 of 20 simulated futures reach the target. Rough: read it as 3 to 7 in 10."),
    (1, "1 of 20 simulated futures reaches the target. Rough: read it as 0 to 2 in 10."),
    (0, "0 of 20 simulated futures reach the target. Rough: read it as 0 to 2 in 10."),
    (20, "20 of 20 simulated futures reach the target. Rough: read it as 8 to 10 in 10."),
])
def test_the_range_is_the_interval_of_so_few_futures_in_whole_tenths(reached, words):
    assert reach_words(look(reached)) == words


def test_without_a_target_the_level_is_told():
    assert reach_words(look(0, None)) == "On average 49 % are adopters at the end. The scenario states no target."
    assert target_words(look(0, None), None) == ""


def test_the_target_has_its_day():
    assert target_words(look(3), date(2027, 1, 4)) == "target: 50 % by 3 Jul 2028"
    assert target_words(look(3), None) == "target: 50 % by week 78"


def test_of_the_remarks_those_about_the_plan_are_told_without_their_place():
    remarks = ("/here/company.yaml:8:37: costs.weekly_wage: no wage is stated for level 2",
               "/here/train.yaml:5:11: plan.budget: the plan costs too much: 100", "plan.interventions.0: it is idle")
    assert plan_remarks(replace(look(0), remarks=remarks)) == ("The plan costs too much: 100", "It is idle")
