"""Cynicism."""

import pytest

from cxsim.model.mechanisms.cynicism import cynicism_discount, fallen_benefit, next_cynicism, unfulfilled

QUIET = {
    "cynicism": 0.0, "past_cynicism": 0.0, "announced": 0.0, "unfulfilled": 0.0, "benefit_of_use": 0.0,
    "root_use_last_week": 0.0,
}


def week(alone, **given):
    return alone(next_cynicism, **{**QUIET, **given})


def test_the_usual_cynicism_leaves_credibility_as_it_is(alone):
    assert alone(cynicism_discount, cynicism=0.25) == 1.0
    assert alone(cynicism_discount, cynicism=1.0) == pytest.approx(0.3 / 0.825)
    assert alone(cynicism_discount, cynicism=0.0) == pytest.approx(1.0 / 0.825)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"announced": 0.25}, 0.0), ({"announced": 0.85}, 0.6), ({"announced": 0.85, "seen_use_mean": 0.5}, 0.1),
        ({"announced": 0.85, "training_mean": 0.4}, 0.2), ({"announced": 0.85, "tools_mean": 0.6}, 0.0),
        # Training without use and tools without training: the most that follows counts.
        ({"announced": 0.85, "training_mean": 0.4, "tools_mean": 0.3, "seen_use_mean": 0.2}, 0.2),
    ],
)
def test_announcements_stay_unfulfilled_until_use_training_or_tools_follow(alone, given, left):
    assert alone(unfulfilled, **{"announced": 0.0, "seen_use_mean": 0.0, **given}) == pytest.approx(left, abs=1e-15)


def test_while_nothing_follows_people_expect_less_than_before_it_was_announced(alone):
    assert alone(fallen_benefit, expected_benefit=0.35, unfulfilled=0.5) == pytest.approx(-0.12 * 0.5 * 0.35)
    assert alone(fallen_benefit, expected_benefit=0.35, unfulfilled=0.0) == 0.0


@pytest.mark.parametrize(
    ("given", "grown"),
    [
        ({}, 0.0), ({"unfulfilled": 0.5}, 0.04 * 0.5),
        ({"use_mean": 1.0, "personal_relevance": 1.0, "promise": 0.9, "benefit_of_use": 0.4}, 0.03 * 0.5),
        ({"story": 1.0}, 0.02), ({"story": 1.0, "root_use_last_week": 1.0}, 0.0),
    ],
)
def test_it_grows_with_what_was_announced_and_did_not_come(alone, given, grown):
    assert week(alone, **given)[0] == pytest.approx(grown, abs=1e-15)


def test_it_fades_slowly_to_what_past_changes_have_left(alone):
    assert week(alone, cynicism=0.5, past_cynicism=0.25)[0] == pytest.approx(0.5 - 0.004 * 0.25)
    assert week(alone, cynicism=0.45, past_cynicism=0.45)[0] == 0.45


def test_announcements_are_remembered_as_far_as_they_were_noticed(alone):
    assert week(alone, vision_message=1.0)[1] == pytest.approx(0.15)
    assert week(alone, vision_message=1.0, attention=0.5)[1] == pytest.approx(0.075)
    assert week(alone, personal_relevance=0.8, promise=0.75)[1] == pytest.approx(0.15 * 0.6)
    assert week(alone, announced=0.5)[1] == pytest.approx(0.5 - 0.03 * 0.5)
