"""Advocates of the customer in other departments: trusted where they are present and results follow.

Advocates who sit in the planning sessions of a department are known there and earn trust, more so where what they ask
for is followed by practice that customers notice. Where they ask and nothing follows, or where a promised benefit does
not come, they lose it. As far as they are trusted beyond a level, the need that they speak of is heard and what they
say gives the change a meaning; below that level they are a nuisance whom nobody hears. In time a sponsor hears
advocates who are trusted.
Reads: customer voice, relevance and promise, practice as customers see it before the change and last week, benefit that
users have. Writes: advocates_trust, customer_asked, customer_need, customer_standing, sponsor_heard,
customer_evaluation.
Source: Mayer, Davis & Schoorman (1995) on trust by ability and integrity, Gersick & Hackman (1990) on meddling that
follows nothing (recalled) for directions; form and sizes are assumptions.
Known limits: all advocates of a department are one; people of the department do not differ in how far they trust them.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum
from cxsim.model.law import law


@law(writes="customer_asked")
def next_customer_asked(
    customer_asked: Any, customer_voice: Any, customer_asked_gain: Any, customer_asked_fading: Any
) -> Any:
    """Memory of what was asked for: m += k v (1 - m) - fading m."""
    grown = customer_asked + customer_asked_gain * customer_voice * (1.0 - customer_asked)
    return grown - customer_asked_fading * customer_asked


@law(writes="advocates_trust")
def next_advocates_trust(
    advocates_trust: Any, customer_voice: Any, customer_asked: Any, last_served: Any, served_before: Any,
    personal_relevance: Any, promise: Any, last_practice_effort: Any, last_benefit_of_users: Any,
    advocates_presence: Any, advocates_results: Any, advocates_unanswered: Any, advocates_patience: Any,
    advocates_broken_promise: Any, advocates_rest: Any, advocates_fading: Any,
) -> Any:
    """T += v (k_p + k_r result)(1 - T) - (k_u unanswered + k_b broken promise) T + fading (rest - T)."""
    result = last_served - served_before
    earned = customer_voice * (advocates_presence + advocates_results * maximum(result, 0.0))
    unanswered = maximum(customer_asked - advocates_patience - result, 0.0)
    broken = maximum(personal_relevance * promise * last_practice_effort - last_benefit_of_users, 0.0)
    lost = advocates_unanswered * unanswered + advocates_broken_promise * broken
    trust = advocates_trust + earned * (1.0 - advocates_trust) - lost * advocates_trust
    return clip(trust + advocates_fading * (advocates_rest - advocates_trust), 0.0, 1.0)


@law(writes=("customer_need", "customer_standing"))
def customer_heard(customer_voice: Any, advocates_trust: Any, advocates_need: Any, advocates_nuisance: Any) -> Any:
    """v (T - nuisance), below 0 where advocates are a nuisance; and the need that is heard, k times that above 0."""
    standing = customer_voice * (advocates_trust - advocates_nuisance)
    return advocates_need * maximum(standing, 0.0), standing


@law(writes="sponsor_heard")
def next_sponsor_heard(
    sponsor_heard: Any, advocates_trust_overall: Any, advocates_rest: Any, advocates_to_sponsor: Any,
    advocates_to_sponsor_weeks: Any,
) -> Any:
    """h += (k max(0, mean T - rest) / (1 - rest) - h) / tau."""
    risen = maximum(advocates_trust_overall - advocates_rest, 0.0) / (1.0 - advocates_rest)
    return sponsor_heard + (advocates_to_sponsor * risen - sponsor_heard) / advocates_to_sponsor_weeks


@law(writes="customer_evaluation")
def customer_evaluation(customer_standing: Any, advocates_meaning: Any) -> Any:
    """What the voice of the customer adds to the own evaluation, in logits."""
    return advocates_meaning * customer_standing
