"""An expert from outside."""

import pytest

from cxsim.model.mechanisms.outside_expert import expert_credibility, expert_trust, next_expert_standing


def test_standing_builds_up_and_fades_when_the_expert_leaves(alone):
    assert alone(next_expert_standing, expert_standing=0.0, outside_expert=1.0) == pytest.approx(0.3)
    assert alone(next_expert_standing, expert_standing=0.8, outside_expert=0.0) == pytest.approx(0.8 * 0.85)
    assert alone(next_expert_standing, expert_standing=1.0, outside_expert=1.0) == 1.0


@pytest.mark.parametrize(("sponsor", "factor"), [(0.0, 1.5), (0.2, 0.8 / 0.6), (1.0, 1.0)])
def test_it_helps_where_the_sponsor_has_little(alone, sponsor, factor):
    assert alone(expert_credibility, expert_standing=1.0, sponsorship=sponsor) == pytest.approx(factor)
    assert alone(expert_credibility, expert_standing=0.0, sponsorship=sponsor) == 1.0


def test_who_is_not_asked_resents_it(alone):
    assert alone(expert_trust, outside_expert=1.0, trust=0.5) == pytest.approx(-0.0025)
    assert alone(expert_trust, outside_expert=1.0, voice_heard=1.0, trust=0.5) == 0.0
