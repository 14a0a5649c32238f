"""Trust."""

import pytest

from cxsim.model.mechanisms.trust import next_trust

CALM = {"trust_set_point": 0.5, "sponsorship": 0.3, "say_followed": 0.0, "benefit_of_use": 0.0}


def after_a_week(alone, trust=0.5, **given):
    return alone(next_trust, trust=trust, **{**CALM, **given})


def test_at_its_set_point_under_the_usual_sponsor_it_rests(alone):
    assert after_a_week(alone) == 0.5
    assert after_a_week(alone, sponsorship=0.8, usual_sponsorship=0.8) == 0.5


@pytest.mark.parametrize(
    ("given", "change"),
    [
        ({"say_followed": 0.8}, 0.025 * 0.8 * 0.5), ({"voice_heard": 1.0}, 0.0),
        ({"sponsorship": 0.9}, 0.01 * 0.6 * 0.5), ({"sponsorship": 0.0}, -0.01 * 0.3 * 0.5),
        ({"mandate_mean": 1.0}, -0.02 * 0.5), ({"mandate_mean": 1.0, "voice_heard": 1.0}, 0.0),
        ({"sponsorship": 0.9, "usual_sponsorship": 0.6}, 0.01 * 0.3 * 0.5),
        ({"sponsorship": 0.3, "usual_sponsorship": 0.6}, -0.01 * 0.3 * 0.5),
        ({"use_mean": 1.0, "personal_relevance": 1.0, "benefit_of_use": 0.25}, -0.03 * 0.5 * 0.5),
        ({"use_mean": 1.0, "personal_relevance": 1.0, "benefit_of_use": 0.8}, 0.0),
        ({"use_mean": 0.0, "personal_relevance": 1.0}, 0.0),
        ({"use_mean": 1.0, "personal_relevance": 1.0, "promise": 1.0}, -0.03 * 0.5),
        ({"trust_set_point": 0.7}, 0.01 * 0.2), ({"exit_shock": 1.0}, -0.08 * 0.5),
        ({"upheaval": 1.0}, -0.01 * 0.5),
    ],
)
def test_what_earns_and_what_costs_trust(alone, given, change):
    assert after_a_week(alone, **given) == pytest.approx(0.5 + change, abs=1e-14)


def test_those_who_trust_have_more_to_lose_and_less_to_gain(alone):
    trusting = {"trust": 0.8, "trust_set_point": 0.8}
    assert after_a_week(alone, **trusting, sponsorship=0.0) == pytest.approx(0.8 - 0.01 * 0.3 * 0.8, abs=1e-14)
    assert after_a_week(alone, **trusting, sponsorship=0.9) == pytest.approx(0.8 + 0.01 * 0.6 * 0.2, abs=1e-14)
    assert after_a_week(alone, **trusting, say_followed=1.0) == pytest.approx(0.805, abs=1e-14)
    assert after_a_week(alone, **trusting, mandate_mean=0.5) == pytest.approx(0.8 - 0.02 * 0.5 * 0.8, abs=1e-14)
    assert after_a_week(alone, **trusting, exit_shock=0.5) == pytest.approx(0.8 - 0.04 * 0.8, abs=1e-14)


def test_it_stays_a_share(alone):
    assert after_a_week(alone, trust=0.0, trust_set_point=0.0) == 0.0
    assert after_a_week(alone, trust=1.0, trust_set_point=1.0, say_followed=1.0) == 1.0
