"""Customer advocates in other departments: trusted where they are present and results follow.

Advocates who join a department's planning sessions become known there and earn trust, more so if their requests lead
to use that customers notice. They lose trust if nothing follows their requests or a promised benefit does not appear.
Above a certain level of trust, people hear the need they describe, and their words give the change meaning; below it
they are a nuisance and not heard. In time, the sponsor listens to trusted advocates.
Reads: customer voice, relevance and promise, use as customers see it before the change and last week, benefit that
users have. Writes: advocates_trust, customer_asked, customer_need, customer_standing, sponsor_heard,
customer_evaluation.
Source: Mayer, Davis & Schoorman (1995) on trust by ability and integrity, Gersick & Hackman (1990) on meddling that
follows nothing (recalled) for directions; form and sizes are assumptions.
Known limits: all advocates of a department count as one; all people of the department trust them equally.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import clip, maximum
from cxsim.model import mechanism
from cxsim.model.column import OrganizationColumn, WeeklyMeasure
from cxsim.model.mechanism import Mechanism
from cxsim.model.mechanisms import before
from cxsim.model.parameter import Parameter
from cxsim.model.phases import Adjustment

_ADVOCATES = "direction from Mayer, Davis & Schoorman (1995) (recalled); size assumed"

_PARAMETERS = (
    Parameter("advocates_rest", "A_rest", "trust in customer advocates from another department", "index 0-1", 0.3,
              0.1, 0.5, _ADVOCATES),
    Parameter("advocates_presence", "k_adv_p", "trust gained by presence", "1/week", 0.015, 0.005, 0.05, _ADVOCATES,
              distribution="loguniform"),
    Parameter("advocates_results", "k_adv_r", "trust gained if everything that customers notice is done", "1/week",
              0.10, 0.03, 0.3, _ADVOCATES, distribution="loguniform"),
    Parameter("advocates_unanswered", "k_adv_u", "trust lost if much was requested and nothing follows", "1/week", 0.15,
              0.05, 0.4, distribution="loguniform"),
    Parameter("advocates_patience", "pat_adv", "requests that may stay unanswered for now", "share", 0.2, 0.05, 0.5),
    Parameter("advocates_broken_promise", "k_adv_b", "trust lost by a promised benefit that does not appear", "1/week",
              0.05, 0.01, 0.15, _ADVOCATES, distribution="loguniform"),
    Parameter("advocates_fading", "d_adv", "return of this trust to rest", "1/week", 0.02, 0.005, 0.06,
              distribution="loguniform"),
    Parameter("customer_asked_gain", "k_ask_c", "memory of the requests at full presence", "1/week", 0.05, 0.02, 0.15,
              distribution="loguniform"),
    Parameter("customer_asked_fading", "d_ask_c", "fading of this memory", "1/week", 0.03, 0.01, 0.1,
              distribution="loguniform"),
    Parameter("advocates_need", "C_adv", "message of need from trusted advocates", "doses", 0.3, 0.1, 0.8),
    Parameter("advocates_nuisance", "A_0", "trust below which advocates are a nuisance", "index 0-1", 0.3, 0.1, 0.5),
    Parameter("advocates_meaning", "b_adv", "weight of a fully trusted customer voice in the own evaluation", "logit",
              0.8, 0.0, 1.6),
    Parameter("advocates_to_sponsor", "S_adv", "sponsorship gained if advocates are fully trusted everywhere", "level",
              0.3, 0.0, 0.6),
    Parameter("advocates_to_sponsor_weeks", "tau_adv", "time until a sponsor listens to them", "weeks", 26.0, 8.0, 78.0,
              distribution="loguniform"),
)

_ORGANIZATION_COLUMNS = (
    OrganizationColumn("advocates_trust", "trust in customer advocates", "next_advocates_trust",
                       "advocates_rest"),
    OrganizationColumn("customer_asked", "memory of advocates' requests", "next_customer_asked"),
    OrganizationColumn("customer_standing", "customer voice weighted by trust; below 0 it is a nuisance",
                       "customer_heard", unit="-1 to 1", low=-1.0),
    OrganizationColumn("sponsor_heard", "sponsorship due to trusted advocates", "next_sponsor_heard",
                       unit="level 0-1", shared=True),
)


@mechanism.equation(writes="customer_asked")
def next_customer_asked(
    customer_asked: Any, customer_voice: Any, customer_asked_gain: Any, customer_asked_fading: Any
) -> Any:
    """Memory of requests: m += k v (1 - m) - fading m."""
    grown = customer_asked + customer_asked_gain * customer_voice * (1.0 - customer_asked)
    return grown - customer_asked_fading * customer_asked


@mechanism.equation(writes="advocates_trust")
def next_advocates_trust(
    advocates_trust: Any, customer_voice: Any, customer_asked: Any, last_served: Any, served_before: Any,
    personal_relevance: Any, promise: Any, last_use_effort: Any, last_benefit_of_users: Any,
    advocates_presence: Any, advocates_results: Any, advocates_unanswered: Any, advocates_patience: Any,
    advocates_broken_promise: Any, advocates_rest: Any, advocates_fading: Any,
) -> Any:
    """T += v (k_p + k_r result)(1 - T) - (k_u unanswered + k_b broken promise) T + fading (rest - T)."""
    result = last_served - served_before
    earned = customer_voice * (advocates_presence + advocates_results * maximum(result, 0.0))
    unanswered = maximum(customer_asked - advocates_patience - result, 0.0)
    broken = maximum(personal_relevance * promise * last_use_effort - last_benefit_of_users, 0.0)
    lost = advocates_unanswered * unanswered + advocates_broken_promise * broken
    trust = advocates_trust + earned * (1.0 - advocates_trust) - lost * advocates_trust
    return clip(trust + advocates_fading * (advocates_rest - advocates_trust), 0.0, 1.0)


@mechanism.equation(writes=("customer_need", "customer_standing"))
def customer_heard(customer_voice: Any, advocates_trust: Any, advocates_need: Any, advocates_nuisance: Any) -> Any:
    """v (T - nuisance), below 0 where advocates are a nuisance; the need heard is k times its positive part."""
    standing = customer_voice * (advocates_trust - advocates_nuisance)
    return advocates_need * maximum(standing, 0.0), standing


@mechanism.equation(writes="sponsor_heard")
def next_sponsor_heard(
    sponsor_heard: Any, advocates_trust_overall: Any, advocates_rest: Any, advocates_to_sponsor: Any,
    advocates_to_sponsor_weeks: Any,
) -> Any:
    """h += (k max(0, mean T - rest) / (1 - rest) - h) / tau."""
    risen = maximum(advocates_trust_overall - advocates_rest, 0.0) / (1.0 - advocates_rest)
    return sponsor_heard + (advocates_to_sponsor * risen - sponsor_heard) / advocates_to_sponsor_weeks


@mechanism.equation(writes="customer_evaluation")
def customer_evaluation(customer_standing: Any, advocates_meaning: Any) -> Any:
    """The effect of the customer voice on the own evaluation, in logits."""
    return advocates_meaning * customer_standing


MECHANISM = Mechanism(
    name="advocates_trust",
    meaning="customer advocates are heard to the extent that presence and results have earned it",
    parameters=_PARAMETERS,
    organization_columns=_ORGANIZATION_COLUMNS,
    phases={
        "added_evaluation": (customer_evaluation,),
    },
    contributes={"added_evaluation": "customer_evaluation"},
    between=(before.served_before, next_customer_asked, next_advocates_trust, customer_heard, next_sponsor_heard),
    adjustments=(Adjustment("need_message", "customer_need"), Adjustment("sponsorship", "sponsor_heard")),
    keeps={"advocates_trust": "advocates_trust"},
    measures=(WeeklyMeasure("advocates_trust", "index 0-1", "trust in those who speak for the customer"),),
)
