"""Marks belong to plans."""

from cxsim.web.looks import looks_of

PLANS = ("Nothing", "Talk", "Train", "Both", "Order")


def test_the_plan_in_focus_and_the_one_it_is_held_against_stand_out_and_the_others_keep_their_order():
    assert looks_of(PLANS, "Both", "Train", "Nothing") == {
        "Both": "focus", "Train": "against", "Nothing": "nothing", "Talk": 0, "Order": 1}


def test_the_baseline_may_be_what_a_plan_is_held_against():
    assert looks_of(PLANS[:3], "Train", "Nothing", "Nothing") == {"Train": "focus", "Nothing": "against", "Talk": 0}
