"""What interventions contribute, in words that follow from the numbers."""

import dataclasses

import pytest

from cxsim.analysis.attribution import Attributed, Attribution
from cxsim.words.contributions import (
    contributions_notes,
    contributions_takeaway,
    contributions_title,
    idle_words,
    need_words,
)
from tests.explained_story import COSTS, EXPLAINED, PLAN, about, adoption


@pytest.mark.parametrize("fair, title", [
    ([0.3, 0.15, 0.004], "Training carries the plan"),
    ([0.2, 0.15, 0.1], "Training and tool rollout carry the plan"),
    ([0.005, 0.2, 0.05], "Tool rollout carries the plan"),
    ([-0.3, -0.1, 0.0], "The plan loses adopters, by training"),
    ([-0.1, -0.1, -0.05], "The plan loses adopters, by training and tool rollout"),
    ([-0.3, 0.25, -0.05], "The plan loses adopters, by training"),
    ([0.002, 0.001, -0.001], "The plan changes adoption by less than one point, and so does each part, or they cancel "
     "out"),
    ([0.3], "Training is the whole plan"),
    ([0.003], "The plan changes adoption by less than one point, and so does its only intervention"),
])
def test_the_title_names_what_carries_the_plan(fair, title):
    assert contributions_title(adoption(fair, fair, fair)) == title


def test_no_two_of_many_carry_the_plan():
    parts = [dataclasses.replace(one, intervention=f"part {number}")
             for number in range(2) for one in adoption([0.1] * 3, [0.1] * 3, [0.1] * 3).contributions]
    of = Attributed("adoption_end", 0.0, 0.6, tuple(parts), ())
    assert contributions_title(of) == "No two of the 6 interventions carry the plan: it is all of them together"


def test_an_intervention_whose_share_may_be_chance_carries_nothing():
    doubtful = dataclasses.replace(PLAN.contributions[0], fair=about(0.3, half=0.4))
    of = dataclasses.replace(PLAN, contributions=(doubtful, *PLAN.contributions[1:]))
    assert contributions_title(of).startswith("No two of the 3 interventions carry the plan")


def test_the_takeaway_says_what_the_plan_adds_and_what_its_largest_part_needs():
    assert contributions_takeaway(PLAN) == (
        "Without interventions 1.0 % are adopters at the end, with the plan 46 %. Alone, training brings +8.0 points; "
        "taking it out of the plan changes adoption by \N{MINUS SIGN}40 points: it works through the others. Training "
        "and tool rollout gain most from each other (+7.0 points together).")


@pytest.mark.parametrize("alone, missed, verdict", [
    (0.02, 0.2, "it works through the others"), (-0.02, 0.2, "it works through the others"),
    (0.2, 0.05, "the others would do much of its work"), (0.2, -0.05, "the others would do much of its work"),
    (0.1, 0.12, "it works by itself"), (0.001, -0.002, "neither is much"),
])
def test_what_an_intervention_does_alone_and_by_its_absence_tells_how_it_works(alone, missed, verdict):
    [one] = adoption([0.1], [alone], [missed]).contributions
    assert need_words(one).endswith(f": {verdict}.")


def test_idle_interventions_are_named_with_their_price_and_losing_ones_as_such():
    assert list(idle_words(PLAN, COSTS, "EUR")) == ["Communication adds less than one point and costs 40,000 EUR."]
    of = adoption([-0.05, 0.002, 0.001], [0.0] * 3, [0.0] * 3)
    assert list(idle_words(of, COSTS, "EUR")) == [
        "Tool rollout and communication add less than one point each and cost 120,000 EUR.",
        "Training lowers adoption and costs 600,000 EUR."]
    assert list(idle_words(of, None, "EUR"))[1] == "Training lowers adoption."


def test_the_notes_say_whether_orders_were_sampled():
    assert contributions_notes(EXPLAINED)[0].startswith("The mean over every order in which")
    sampled = dataclasses.replace(PLAN, contributions=tuple(
        dataclasses.replace(one, error=0.01) for one in PLAN.contributions))
    found = dataclasses.replace(EXPLAINED, attribution=Attribution("Big plan", 100, (sampled,)))
    assert contributions_notes(found)[0].startswith("The mean over sampled orders")
    assert contributions_notes(dataclasses.replace(EXPLAINED, attribution=None)) == ()
