"""Public recognition: it goes to users, others see it, and misplaced recognition annoys.

Reads: public recognition, misplaced recognition, use of last week, use around, benefit of users, adopter,
trust. Writes: public_motive, public_benefit, public_trust.
Source: Stajkovic & Luthans (2003) for recognition as such; that it is seen and that misses cost is an assumption.
Known limits: it goes to last week's use; deserved recognition causes no envy.
"""

from __future__ import annotations

from typing import Any

from cxsim.model import mechanism
from cxsim.model.mechanism import Mechanism
from cxsim.model.parameter import Parameter

_PARAMETERS = (
    Parameter("public_weight", "beta_pub", "weight of public recognition for users", "logit", 0.8, 0.2,
              1.6, "Stajkovic & Luthans (2003) for recognition; size assumed"),
    Parameter("public_norm", "beta_pub_n", "weight of recognized colleagues for people who see them", "logit", 0.8,
              0.0, 1.6),
    Parameter("public_benefit_gain", "k_pub_B", "change in expected benefit from recognized colleagues' benefit",
              "1/week", 0.05, 0.02, 0.12, "like celebration, at half the rate; assumption", distribution="loguniform"),
    Parameter("miss_weight", "beta_miss", "annoyance of users about misplaced recognition", "logit", 1.0,
              0.3, 2.0),
    Parameter("miss_trust_loss", "kT_miss", "trust that adopters lose through misplaced recognition", "1/week", 0.02,
              0.005, 0.06, distribution="loguniform"),
)


@mechanism.equation(writes="public_motive", by_behavior=True)
def public_motive(
    public_recognition: Any, misplaced_recognition: Any, use: Any, seen_use: Any, public_weight: Any,
    public_norm: Any, miss_weight: Any,
) -> Any:
    """Esteem for users, the norm shown to everyone, and the annoyance of users who are passed over."""
    honored = public_weight * public_recognition * use
    shown = public_norm * public_recognition * seen_use
    return honored + shown - miss_weight * misplaced_recognition * use


@mechanism.equation(writes="public_benefit")
def public_benefit(
    expected_benefit: Any, public_recognition: Any, attention: Any, root_use_last_week: Any,
    benefit_of_users_last_week: Any, public_benefit_gain: Any,
) -> Any:
    """The expected benefit moves towards the actual benefit of honored users, for better or worse."""
    noticed = public_benefit_gain * public_recognition * attention * root_use_last_week
    return noticed * (benefit_of_users_last_week - expected_benefit)


@mechanism.equation(writes="public_trust")
def public_trust(misplaced_recognition: Any, adopter: Any, trust: Any, miss_trust_loss: Any) -> Any:
    """Trust that adopters lose when others are honored for nothing."""
    return -miss_trust_loss * misplaced_recognition * adopter * trust


MECHANISM = Mechanism(
    name="public_recognition",
    meaning="public recognition goes to users; others see it, and misplaced recognition annoys",
    parameters=_PARAMETERS,
    phases={
        "added_motives": (public_motive,),
        "added_benefit": (public_benefit,),
        "added_trust": (public_trust,),
    },
    contributes={
        "added_motives": "public_motive", "added_benefit": "public_benefit", "added_trust": "public_trust",
    },
)
