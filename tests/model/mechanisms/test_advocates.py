"""Advocates of the customer: how trust is earned and lost, and what it carries."""

import pytest

from cxsim.model.mechanisms.advocates import (
    customer_evaluation,
    customer_heard,
    next_advocates_trust,
    next_customer_asked,
    next_sponsor_heard,
)

QUIET = {"advocates_trust": 0.3, "customer_asked": 0.0, "last_served": 0.1, "served_before": 0.1,
         "last_use_effort": 0.0, "last_benefit_of_users": 0.0}


def trust(alone, **given):
    return alone(next_advocates_trust, **{**QUIET, **given})


def test_where_nobody_comes_nothing_changes(alone):
    assert trust(alone) == 0.3
    assert trust(alone, last_served=0.6) == 0.3


def test_presence_earns_trust_and_results_earn_more(alone):
    assert trust(alone, customer_voice=1.0) == pytest.approx(0.3 + 0.015 * 0.7)
    assert trust(alone, customer_voice=1.0, last_served=0.6) == pytest.approx(0.3 + 0.065 * 0.7)


def test_asking_without_results_and_broken_promises_cost_trust(alone):
    asked = trust(alone, customer_voice=1.0, customer_asked=0.8)
    assert asked == pytest.approx(0.3 + 0.015 * 0.7 - 0.15 * 0.6 * 0.3)
    broken = trust(alone, personal_relevance=1.0, last_use_effort=0.4, last_benefit_of_users=0.1)
    assert broken == pytest.approx(0.3 - 0.05 * 0.2 * 0.3)
    assert trust(alone, advocates_trust=0.5) == pytest.approx(0.496)


def test_what_was_asked_is_remembered_for_a_while(alone):
    assert alone(next_customer_asked, customer_asked=0.0, customer_voice=1.0) == pytest.approx(0.05)
    assert alone(next_customer_asked, customer_asked=0.5) == pytest.approx(0.485)


def test_trusted_advocates_are_heard_and_others_are_a_nuisance(alone):
    assert alone(customer_heard, customer_voice=0.5, advocates_trust=0.7) == pytest.approx((0.06, 0.2))
    assert alone(customer_heard, customer_voice=0.5, advocates_trust=0.1) == pytest.approx((0.0, -0.1))
    assert alone(customer_heard, advocates_trust=0.9) == (0.0, 0.0)
    assert alone(customer_evaluation, customer_standing=-0.1) == pytest.approx(-0.08)


def test_in_time_the_sponsor_listens(alone):
    assert alone(next_sponsor_heard, sponsor_heard=0.0, advocates_trust_overall=0.65) == pytest.approx(0.15 / 26.0)
    assert alone(next_sponsor_heard, sponsor_heard=0.13, advocates_trust_overall=0.2) == pytest.approx(0.125)
