"""What changes of a plan did, in words."""

import dataclasses

import pytest

from cxsim.analysis.explained import Move
from cxsim.analysis.groups import EVERYBODY
from cxsim.analysis.stages import HELD, StuckGroup
from cxsim.words.explained import explained_words
from cxsim.words.tried import (
    best_for_group,
    delay_words,
    move_words,
    target_words,
    timing_words,
    tried_rows,
    tried_takeaway,
    tried_title,
)
from tests.explained_story import DELAY, EARLIER, EXPLAINED, HALVED, LATER, LIFTED, SPONSOR, STUCK, tried

MINUS = "\N{MINUS SIGN}"


def having(*moves):
    return dataclasses.replace(EXPLAINED, tried=moves)


@pytest.mark.parametrize("move, words", [
    (Move("remove_inhibitor", "call_time", 0.5), "call time halved"),
    (Move("remove_inhibitor", "call_time", 1.0), "call time lifted"),
    (Move("training", "", 3.4), "3.4 more hours of training a week"),
    (Move("sponsorship", "", 0.7), "a sponsor for contact center"),
    (Move("dialogue_on_values", "", 0.6), "a dialogue on values"),
    (Move("communication", "", 1.0), "stronger messages"),
    (Move("manager_coaching", "", 0.6), "coaching for managers"),
    (Move("earlier", "tool_rollout", 1.0), "tool rollout 1 week earlier"),
    (Move("later", "", 13.0), "the whole plan 13 weeks later"),
])
def test_every_kind_of_move_has_words(move, words):
    assert move_words(move, STUCK.group) == words


def test_the_best_move_is_the_one_that_clearly_gains_most_in_the_group():
    assert best_for_group(EXPLAINED) == LIFTED
    assert best_for_group(having(SPONSOR, HALVED)) == HALVED
    assert best_for_group(having(SPONSOR, DELAY)) is None


def test_the_title_is_what_moves_the_group_or_that_nothing_does():
    assert tried_title(EXPLAINED, STUCK) == "Call time lifted: adopters in contact center go from 19 to 66 %"
    assert tried_title(having(SPONSOR), STUCK) == "Nothing that was tried moves contact center"


def test_the_takeaway_says_who_is_stuck_why_and_what_the_best_move_costs():
    assert tried_takeaway(EXPLAINED, STUCK, "EUR") == (
        "About 67 people in contact center are unwilling: conviction, habit, colleagues and pressure together are too "
        "weak. The best move costs 50,000 EUR more; the target is reached in 72 % of the futures instead of 62 %.")
    free = having(tried("group", Move("earlier", "training", 4.0), 0.3, 0.1, plan_cost=0.0))
    everybody = StuckGroup(EVERYBODY, "unable", 0.67, 67.0, 0.19)
    assert tried_takeaway(free, everybody, "EUR") == (
        "About 67 people are unable: skill and tools are not enough for what is asked. The best move costs nothing "
        "more.")


def test_plans_whose_groups_are_held_by_different_things_never_get_the_same_text():
    texts = {tried_takeaway(having(SPONSOR), dataclasses.replace(STUCK, stage=stage), "EUR") for stage in HELD}
    assert len(texts) == len(HELD)


def test_a_move_in_time_is_told_only_where_it_gains():
    assert list(timing_words(having(EARLIER, LATER))) == [
        "Moving a single intervention by up to eight weeks gains no adopters that can be told from chance.",
        "Tool rollout 8 weeks later saves 9 weeks in which some department is over capacity, and changes adoption by "
        f"{MINUS}3.0 points."]
    gains = tried("timing", Move("later", "training", 8.0), adoption_end=0.04, weeks_over_capacity=0.0)
    assert list(timing_words(having(EARLIER, gains))) == [
        "Of the moves in time, training 8 weeks later gains most: +4.0 points."]
    assert list(timing_words(having(DELAY))) == []


def test_a_delay_has_its_price_and_its_doubt():
    month = tried("delay", Move("later", "", 4.0), adopter_weeks=0.005)
    assert list(delay_words(having(month, DELAY), "EUR")) == [
        "Begin the whole plan 4 weeks later, 0 adopter-weeks more (may be chance); 13 weeks later, 1,500 adopter-weeks "
        f"fewer and {MINUS}120,000 EUR of net value. An adopter-week is one adopter for one week."]
    assert list(delay_words(having(EARLIER), "EUR")) == []


def test_what_a_move_does_for_the_target_may_be_chance_or_nothing():
    gains = {gain: target_words(EXPLAINED, tried("group", Move("sponsorship", "", 0.7), target_met=gain))
             for gain in (0.1, 0.005)}
    assert gains[0.1] == "; the target is reached in 72 % of the futures instead of 62 %"
    assert gains[0.005] == gains[0.1] + ", which may be chance"
    assert target_words(dataclasses.replace(EXPLAINED, target=0.72), LIFTED) == (
        "; the target is reached in 72 % of the futures, as before")
    assert target_words(EXPLAINED, DELAY) == ""


def test_rows_have_level_change_chance_and_cost():
    assert list(tried_rows(EXPLAINED, [LIFTED, SPONSOR], "EUR")) == [
        ("call time lifted", "66 %", "+47 points", "72 %", "+50,000 EUR"),
        ("a sponsor for contact center", "20 %", "+0.5 points", "72 %", "+84,000 EUR")]


def test_the_screen_tells_parts_group_and_time_in_three_paragraphs():
    lines = explained_words(EXPLAINED, "EUR")
    assert len(lines) == 3
    assert lines[0].startswith("'Big plan' in 100 futures: Training carries the plan. Without interventions 1.0 %")
    assert lines[0].endswith("Communication adds less than one point and costs 40,000 EUR.")
    assert lines[1].startswith("Call time lifted: adopters in contact center go from 19 to 66 %. About 67 people")
    assert lines[2].startswith("Moving a single intervention by up to eight weeks")


def test_the_screen_says_why_a_plan_is_not_explained():
    refused = dataclasses.replace(EXPLAINED, attribution=None, not_attributed="It has rules", stuck=None, tried=())
    assert explained_words(refused, "EUR") == [
        "What each intervention contributes cannot be told for this plan. It has rules."]
