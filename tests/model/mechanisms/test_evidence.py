"""Evidence."""

import pytest

from cxsim.model.mechanisms.evidence import (
    evidence_dose,
    evidence_effort,
    evidence_evaluation,
    evidence_shown,
    evidence_told,
    evidence_trust,
    next_evidence,
)
from cxsim.model.parameters import PARAMETERS

UNSEEN = {"evidence_seen": 0.0, "evidence_need": 0.0, "evidence_told": 0.0, "evidence_shown": 0.4}


@pytest.mark.parametrize(
    ("given", "told"),
    [({"measured": 1.0}, 0.0), ({"evidence": 1.0}, 0.0), ({"evidence": 1.0, "measured": 0.5}, 0.5),
     ({"evidence": 1.0, "measured": 1.0, "credibility": 0.0}, 0.3),
     ({"evidence": 0.5, "measured": 1.0, "attention": 0.5}, 0.25)],
)
def test_facts_must_exist_and_carry_part_of_their_belief_themselves(alone, given, told):
    assert alone(evidence_told, **given) == pytest.approx(told)


def test_what_is_seen_is_the_need_there_is_at_the_time(alone):
    seen, need = alone(next_evidence, **{**UNSEEN, "evidence_told": 1.0}, evidence_gain=0.6931471805599453)
    assert (seen, need) == pytest.approx((0.5, 0.2))
    later = {"evidence_seen": seen, "evidence_need": need, "evidence_told": 0.0, "evidence_shown": 0.0}
    assert alone(next_evidence, **later) == pytest.approx((0.495, 0.198))


@pytest.mark.parametrize(("missed", "shown"), [(0.0, 0.4), (0.5, 0.5), (1.0, 0.6)])
def test_a_need_that_costs_much_weighs_more(alone, missed, shown):
    assert alone(evidence_shown, customer_gap_last_week=0.4, money_missed=missed) == pytest.approx(shown)
    assert alone(evidence_shown, customer_gap_last_week=0.9, money_missed=1.0) == 1.0


def test_evidence_is_forgotten_more_slowly_than_messages():
    for end in ("low", "default", "high"):
        assert getattr(PARAMETERS["evidence_forgetting"], end) <= getattr(PARAMETERS["awareness_forgetting"], end)


def test_a_need_speaks_for_the_change_and_content_customers_against_it(alone):
    assert alone(evidence_evaluation, evidence_seen=1.0, evidence_need=0.5) == pytest.approx(0.3 * 0.25)
    assert alone(evidence_evaluation, evidence_seen=0.4, evidence_need=0.04) == pytest.approx(-0.3 * 0.06)
    assert alone(evidence_evaluation, evidence_seen=0.0, evidence_need=0.0) == 0.0


def test_it_makes_aware_and_goes_on_reminding(alone):
    told = {"evidence_told": 0.5, "evidence_need": 0.0}
    assert alone(evidence_dose, evidence_shown=0.8, **told) == pytest.approx(0.5 * 0.5)
    assert alone(evidence_dose, evidence_shown=0.1, **told) == pytest.approx(0.5 * 0.5 * 0.2)
    reminded = {"evidence_told": 0.0, "evidence_need": 0.5, "evidence_shown": 0.0}
    assert alone(evidence_dose, **reminded) == pytest.approx(0.06 * 0.5)


def test_figures_that_nobody_measured_cost_trust_and_all_take_time(alone):
    assert alone(evidence_trust, evidence=1.0, measured=0.25, trust=0.5) == pytest.approx(-0.02 * 0.75 * 0.5)
    assert alone(evidence_trust, evidence=1.0, measured=1.0, trust=0.5) == 0.0
    assert alone(evidence_effort, evidence=0.5) == pytest.approx(0.015)
