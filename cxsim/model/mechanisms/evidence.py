"""Evidence: a measured need persuades more than an asserted one, and is forgotten slowly.

The facts show what customers lack at the time (1 - index / 100), and weigh more if it costs the business much: if that
is half or more, they create awareness like a message; if it is little, they reassure. Facts are credible in part by
themselves, so they reach people who do not believe the sender. They must exist to be shown: unmeasured figures convince
no one, and people who look closely lose trust.
Reads: evidence, how well it was measured, attention, credibility, what customers lack and what that costs, trust.
Writes: evidence_shown, evidence_seen, evidence_need, evidence_told, evidence_dose, evidence_evaluation, evidence_trust,
evidence_effort.
Source: Zebregs et al. (2015, abstract): statistical evidence moves beliefs and attitude more than stories do, yet a
later analysis of 50 studies (Xu 2022, abstract) finds no difference; form and sizes are assumptions.
Known limits: one fact about all customers and one price of it; measurements are never doubted and never outdated.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential, minimum
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter

_EVIDENCE = "direction from Zebregs et al. (2015), contested by Xu (2022); size assumed"

_PARAMETERS = (
    Parameter("evidence_gain", "k_ev", "evidence taken in from a full dose", "1/week", 0.35, 0.1, 0.8,
              "same as awareness from a message; assumption", distribution="loguniform"),
    Parameter("evidence_forgetting", "delta_ev", "forgetting of seen evidence", "1/week", 0.01, 0.004, 0.02,
              "a quarter of the forgetting of messages; assumption", distribution="loguniform"),
    Parameter("evidence_own_credit", "psi_ev", "credibility of facts whoever shows them", "share", 0.3, 0.0, 0.6,
              _EVIDENCE),
    Parameter("evidence_reminder", "k_rem", "dose of awareness from remembering a full need", "doses",
              0.06, 0.02, 0.15, distribution="loguniform"),
    Parameter("evidence_weight", "b_ev", "weight of the seen need in the own evaluation", "logit", 0.3, 0.05, 0.8,
              _EVIDENCE),
    Parameter("evidence_content", "gap_0", "shortfall for customers that people find tolerable", "share", 0.25, 0.1,
              0.4),
    Parameter("evidence_money", "k_eur", "further need seen in a shortfall that costs far more than the payroll",
              "share", 0.5, 0.0, 1.0),
    Parameter("evidence_trust_loss", "kT_ev", "trust lost to a full dose of unmeasured figures", "1/week",
              0.02, 0.005, 0.06, distribution="loguniform"),
)

_COLUMNS = (
    Column("evidence_seen", "evidence of the need that one has seen and remembers", "next_evidence", 0.0),
    Column("evidence_need", "need shown by this evidence, weighted by memory", "next_evidence", 0.0),
)


@mechanism.equation(writes="evidence_effort")
def evidence_effort(evidence: Any, load_messages: Any) -> Any:
    """Load of looking at facts, the same as for messages."""
    return load_messages * evidence


@mechanism.equation(writes="evidence_told")
def evidence_told(attention: Any, credibility: Any, evidence: Any, measured: Any, evidence_own_credit: Any) -> Any:
    """Dose of facts taken in: alpha (own + (1 - own) psi) evidence x measured."""
    believed = evidence_own_credit + (1.0 - evidence_own_credit) * credibility
    return attention * believed * evidence * measured


@mechanism.equation(writes="evidence_shown")
def evidence_shown(customer_gap_last_week: Any, money_missed: Any, evidence_money: Any) -> Any:
    """The need that facts show: gap (1 + k_eur m), at most 1; m is what it costs, as a share of that and the payroll.
    """
    return minimum(customer_gap_last_week * (1.0 + evidence_money * money_missed), 1.0)


@mechanism.equation(writes=("evidence_seen", "evidence_need"))
def next_evidence(
    evidence_seen: Any, evidence_need: Any, evidence_told: Any, evidence_shown: Any, evidence_gain: Any,
    evidence_forgetting: Any,
) -> Any:
    """E += taken (1 - E) - delta E, N += taken (shown - N) - delta N, taken = 1 - e^(-k told)."""
    taken = 1.0 - exponential(-evidence_gain * evidence_told)
    seen = evidence_seen + taken * (1.0 - evidence_seen) - evidence_forgetting * evidence_seen
    need = evidence_need + taken * (evidence_shown - evidence_need) - evidence_forgetting * evidence_need
    return seen, need


@mechanism.equation(writes="evidence_dose")
def evidence_dose(
    evidence_told: Any, evidence_need: Any, evidence_shown: Any, awareness_dose: Any, evidence_reminder: Any
) -> Any:
    """k_A told min(1, 2 shown) + k_r N: a need creates awareness like a message, and a seen one keeps reminding."""
    alarming = minimum(2.0 * evidence_shown, 1.0)
    return awareness_dose * evidence_told * alarming + evidence_reminder * evidence_need


@mechanism.equation(writes="evidence_evaluation")
def evidence_evaluation(evidence_seen: Any, evidence_need: Any, evidence_weight: Any, evidence_content: Any) -> Any:
    """b_ev (N - gap_0 E), in logits: a need above the tolerable favors the change, a smaller one opposes it."""
    return evidence_weight * (evidence_need - evidence_content * evidence_seen)


@mechanism.equation(writes="evidence_trust")
def evidence_trust(evidence: Any, measured: Any, attention: Any, trust: Any, evidence_trust_loss: Any) -> Any:
    """Trust lost by people who look closely at unmeasured figures."""
    return -evidence_trust_loss * attention * evidence * (1.0 - measured) * trust


MECHANISM = Mechanism(
    name="evidence",
    meaning="a measured need persuades more than an asserted one, and is forgotten slowly",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_load": (evidence_effort,),
        "added_dose": (evidence_told, evidence_shown, next_evidence, evidence_dose),
        "added_evaluation": (evidence_evaluation,),
        "added_trust": (evidence_trust,),
    },
    contributes={
        "added_load": "evidence_effort", "added_dose": "evidence_dose", "added_evaluation": "evidence_evaluation",
        "added_trust": "evidence_trust",
    },
    records={"evidence_seen": "evidence_seen"},
    measures=(
        WeeklyMeasure("evidence_seen", "index 0-1", "mean evidence of the need that people have seen"),
    ),
)
