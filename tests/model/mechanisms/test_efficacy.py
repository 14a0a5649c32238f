"""Efficacy."""

import pytest

from cxsim.model.mechanisms.efficacy import efficacy_evaluated, efficacy_motive, goal_effort, next_efficacy

RESTING = {
    "efficacy": 0.5, "efficacy_mean": 0.5, "use": 0.0, "willingness": 0.05, "ability": 0.2, "opportunity": 1.0,
    "seen_use": 0.0, "root_use_last_week": 0.0, "use_last_week": 0.0, "strain": 0.0,
}


def week(alone, **given):
    return alone(next_efficacy, **{**RESTING, **given})


@pytest.mark.parametrize(
    ("given", "change"),
    [
        ({}, 0.0), ({"use": 1.0}, 0.06 * 0.5), ({"use": 1.0, "small_steps": 1.0}, 0.03 * 0.5),
        ({"use": 1.0, "autonomy": 1.0}, 0.09 * 0.5), ({"seen_use": 1.0}, 0.02 * 0.5),
        ({"story": 1.0, "root_use_last_week": 0.5}, 0.04 * 0.5 * 0.5), ({"story": 1.0}, 0.0),
        ({"celebration": 1.0, "use_last_week": 0.25}, 0.04 * 0.25 * 0.5), ({"celebration": 1.0}, 0.0),
        # A story is told of the few who use it already, a celebration is for all who do.
        ({"celebration": 1.0, "story": 1.0, "root_use_last_week": 0.5, "use_last_week": 0.25, "attention": 0.4},
         0.04 * 0.75 * 0.4 * 0.5),
        ({"training": 1.0, "fatigue": 0.0}, 0.03 * 0.5), ({"strain": 0.2}, -0.02 * 0.5), ({"setbacks": 0.05}, -0.025),
        ({"willingness": 0.6}, -0.15 * 0.5 * 0.8 * 0.5), ({"willingness": 0.6, "goal": 1.0}, -0.225 * 0.5 * 0.8 * 0.5),
        ({"willingness": 0.6, "ability": 1.0}, 0.0), ({"willingness": 0.6, "small_steps": 1.0}, 0.03 * 0.4 * 0.5),
        ({"efficacy_mean": 0.9}, 0.03 * 0.4), ({"efficacy_mean": 0.1}, -0.03 * 0.4),
    ],
)
def test_what_raises_and_what_lowers_it(alone, given, change):
    assert week(alone, **given) - 0.5 == pytest.approx(change, abs=1e-15)


def test_it_returns_to_rest(alone):
    assert week(alone, efficacy=0.9, efficacy_mean=0.9) == pytest.approx(0.9 - 0.02 * 0.4)


# Somebody who knows what is asked, without a say in it.
AWARE = {"efficacy": 0.5, "awareness": 1.0, "required_skill": 0.5}


def motive(alone, **given):
    return alone(efficacy_motive, **{**AWARE, **given})


def test_the_usual_fear_is_what_the_status_quo_bias_holds(alone):
    for asked in (0.1, 0.5, 0.9):
        assert motive(alone, required_skill=asked) == 0.0


@pytest.mark.parametrize(
    ("given", "change"),
    [
        ({"resistance": 0.9}, -5.0 * 0.5 * (0.45 - 0.25)), ({"resistance": 0.1}, 5.0 * 0.5 * (0.25 - 0.05)),
        ({"resistance": 0.9, "required_skill": 0.8}, -5.0 * 0.8 * 0.2),
        ({"resistance": 0.9, "required_skill": 0.0}, 0.0),
        ({"resistance": 0.9, "awareness": 0.5}, -5.0 * 0.25 * 0.2), ({"resistance": 0.9, "awareness": 0.0}, 0.0),
        ({"resistance": 0.9, "voice_heard": 0.75}, -5.0 * 0.125 * 0.2), ({"resistance": 0.9, "voice_heard": 1.0}, 0.0),
        ({"small_steps": 1.0}, 5.0 * 0.5 * 0.25), ({"resistance": 0.9, "small_steps": 0.5}, 5.0 * 0.5 * (0.25 - 0.225)),
        ({"efficacy": 0.7}, 1.5 * 0.2 + 5.0 * 0.5 * (0.25 - 0.15)), ({"goal": 1.0}, 2.0 * 0.2),
    ],
)
def test_what_is_asked_frightens_the_resistant_and_goals_pull_the_able(alone, given, change):
    assert motive(alone, **given) == pytest.approx(change, abs=1e-14)


def test_a_goal_discourages_those_who_trust_themselves_little(alone):
    assert motive(alone, efficacy=0.1, goal=1.0) - motive(alone, efficacy=0.1) == pytest.approx(2.0 * (0.1 - 0.3))


def test_it_counts_in_the_evaluation_and_goals_take_effort(alone):
    assert alone(efficacy_evaluated, efficacy_mean=0.75) == pytest.approx(0.8 * 0.25)
    assert alone(goal_effort, goal=0.5) == pytest.approx(0.03)
