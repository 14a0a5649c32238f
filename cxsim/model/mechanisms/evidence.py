"""Evidence: a need that was measured and is shown persuades more than one that is asserted, and is forgotten slowly.

What the facts say is what customers lack at the time (1 - index / 100): where that is half or more they make aware like
a message, where it is little they reassure. Facts carry part of their belief themselves, so they reach people who
believe the sender little. They must exist to be shown: what is shown and was not measured convinces nobody, and those
who look closely lose trust.
Reads: evidence shown, how well it was measured, attention, credibility, what customers lack, trust. Writes:
evidence_seen, evidence_need, evidence_told, evidence_dose, evidence_evaluation, evidence_trust, evidence_effort.
Source: Zebregs et al. (2015, abstract): statistical evidence moves beliefs and attitude more than stories do, yet a
later analysis of 50 studies (Xu 2022, abstract) finds no difference; form and sizes are assumptions.
Known limits: one fact about all customers; nobody doubts a measurement; what was measured does not grow old.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, minimum
from cxsim.model.law import law


@law(writes="evidence_effort")
def evidence_effort(evidence: Any, load_messages: Any) -> Any:
    """Load of looking at facts, as of any message."""
    return load_messages * evidence


@law(writes="evidence_told")
def evidence_told(attention: Any, credibility: Any, evidence: Any, measured: Any, evidence_own_credit: Any) -> Any:
    """Dose of facts that are taken in: alpha (own + (1 - own) psi) evidence x measured."""
    believed = evidence_own_credit + (1.0 - evidence_own_credit) * credibility
    return attention * believed * evidence * measured


@law(writes=("evidence_seen", "evidence_need"))
def next_evidence(
    evidence_seen: Any, evidence_need: Any, evidence_told: Any, customer_gap_last_week: Any, evidence_gain: Any,
    evidence_forgetting: Any,
) -> Any:
    """E += taken (1 - E) - delta E, N += taken (gap - N) - delta N, taken = 1 - e^(-k told)."""
    taken = 1.0 - exponential(-evidence_gain * evidence_told)
    seen = evidence_seen + taken * (1.0 - evidence_seen) - evidence_forgetting * evidence_seen
    need = evidence_need + taken * (customer_gap_last_week - evidence_need) - evidence_forgetting * evidence_need
    return seen, need


@law(writes="evidence_dose")
def evidence_dose(
    evidence_told: Any, evidence_need: Any, customer_gap_last_week: Any, awareness_dose: Any, evidence_reminder: Any
) -> Any:
    """k_A told min(1, 2 gap) + k_r N: a need makes aware like a message, and one that was seen goes on reminding."""
    alarming = minimum(2.0 * customer_gap_last_week, 1.0)
    return awareness_dose * evidence_told * alarming + evidence_reminder * evidence_need


@law(writes="evidence_evaluation")
def evidence_evaluation(evidence_seen: Any, evidence_need: Any, evidence_weight: Any, evidence_content: Any) -> Any:
    """b_ev (N - gap_0 E), in logits: a need beyond what people are content with speaks for the change, less against."""
    return evidence_weight * (evidence_need - evidence_content * evidence_seen)


@law(writes="evidence_trust")
def evidence_trust(evidence: Any, measured: Any, attention: Any, trust: Any, evidence_trust_loss: Any) -> Any:
    """Trust lost by those who look closely at figures that nobody measured."""
    return -evidence_trust_loss * attention * evidence * (1.0 - measured) * trust
