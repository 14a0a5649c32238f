"""Milestones in words: goals, days, chances and signs as a board reads them."""

from datetime import date

import pytest

from cxsim.analysis.indicators import EarlySign
from cxsim.analysis.milestones import Chance, Gateway, Milestone
from cxsim.words.milestones import (
    between_words,
    chance_words,
    gateway_takeaway,
    gateway_title,
    milestone_words,
    milestones_title,
    right_words,
    threshold_words,
    unlikely_words,
)

START = date(2027, 1, 4)
TARGET = Milestone("target", "adoption", "all", 0.5, 78)
EARLY = Milestone("First use", "use", "department:field_service", 0.125, 20)
SKILLED = Milestone("All can", "proficiency", "level:2", 0.4, 25, "2027-06-30")
SIGN = EarlySign("use", True, 0.0711, 10, 0.82, 0.0)


def of(milestone, share, scenario="Plan A", known=100):
    return Chance(scenario, milestone, share, max(share - 0.1, 0.0), min(share + 0.1, 1.0), known)


@pytest.mark.parametrize(("milestone", "start", "words"), [
    (TARGET, START, "50 % adopters by 3 Jul 2028"), (TARGET, None, "50 % adopters by week 78"),
    (EARLY, START, "First use: 12.5 % use in field service by 24 May 2027"),
    (SKILLED, START, "All can: proficiency 0.4 in level 2 by 30 Jun 2027"),
    (SKILLED, None, "All can: proficiency 0.4 in level 2 by 30 Jun 2027"),
])
def test_a_milestone_is_a_name_a_goal_and_a_day(milestone, start, words):
    assert milestone_words(milestone, start) == words


def test_a_chance_has_a_number_a_word_and_an_interval():
    assert (chance_words(of(TARGET, 0.62)), between_words(of(TARGET, 0.62))) == ("62 %, open", "52 to 72 %")
    absent = of(TARGET, float("nan"), known=0)
    assert (chance_words(absent), between_words(absent)) == ("cannot be told", "")


def test_the_title_counts_what_is_likely():
    three = [of(TARGET, 0.62), of(EARLY, 0.9), of(SKILLED, 0.8)]
    assert milestones_title(three) == "“Plan A” is likely to reach two of three milestones"
    assert milestones_title(three[:1]) == "“Plan A” reaches the target in 62 % of futures: open"
    assert milestones_title([of(EARLY, 0.01)]) == "“Plan A” reaches “First use” in 1 % of futures: unlikely"
    assert milestones_title([of(TARGET, 0.1), of(EARLY, 0.0)]) == "“Plan A” is likely to reach none of two milestones"
    assert milestones_title(three[1:]) == "“Plan A” is likely to reach both milestones"
    assert milestones_title([of(EARLY, 0.0, known=0)]) == "Whether “Plan A” reaches “First use” cannot be told"


def test_the_best_of_the_other_plans_is_named():
    found = [of(TARGET, 0.6), of(TARGET, 0.2, "B"), of(EARLY, 0.31, "C")]
    assert unlikely_words(found, "Plan A") == " The best chance of another plan is 31 %, with “C”."
    assert unlikely_words(found[:1], "Plan A") == ""
    assert unlikely_words([*found[:1], of(TARGET, 0.0, "B")], "Plan A") == " No other plan reaches any of them."


def test_a_sign_says_what_to_look_at_and_how_far_to_trust_it():
    assert threshold_words(SIGN, START) == "use 7.1 % or less, 15 Mar 2027"
    above = EarlySign("change_load", False, 1.044, 10, 0.8, 0.1)
    assert threshold_words(above, None) == "load more than 104 %, week 10"
    assert threshold_words(EarlySign("trust", True, 0.4321, 3, 0.8, 0.1), None) == "trust 0.432 or less, week 3"
    assert threshold_words(EarlySign("quits", False, 3.21, 3, 0.8, 0.1), None) == (
        "leavers more than 3.21 people per week, week 3")
    assert right_words(SIGN) == "in 82 of 100 that miss, 0 of 100 that do not"
    assert (threshold_words(None, START), right_words(None)) == ("none found", "")


def test_the_sheet_begins_with_the_earliest_sign():
    later = EarlySign("trust", True, 0.4, 30, 0.9, 0.2)
    gateways = [Gateway(of(TARGET, 0.4), later), Gateway(of(EARLY, 0.4), SIGN), Gateway(of(SKILLED, 0.9), None)]
    assert gateway_title(gateways, START) == "Look first at use, 15 Mar 2027"
    assert gateway_title(gateways[2:], START) == (
        "No early sign announces a missed milestone: look at the milestones themselves")
    assert gateway_takeaway(gateways).startswith("If you see a sign, stop and decide")
    assert gateway_takeaway(gateways[2:]).startswith("No weekly measure tells the futures that miss from the others")
