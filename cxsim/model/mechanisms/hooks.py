"""Where further laws join the reference week: a sum or a factor that is neutral unless a scenario switches a law on.

Each hook is one derived quantity with one writer. In the reference week the writer is the neutral law below; a week
with further laws puts the sum (or product) of their contributions in its place (see ``model/week.py``). Some hooks are
brought by a further law, so that other further laws can join it.
Reads: present (for its shape), representation. Writes: the hooks. Source: none; this is wiring. Known limits:
contributions add up.
"""

from __future__ import annotations

from typing import Any

from cxsim.model.law import law


@law(writes="further_load", everyone=True)
def no_further_load(present: Any) -> Any:
    """Load beyond the reference week, in shares of capacity."""
    return 0.0 * present


@law(writes="credibility_factor", everyone=True)
def plain_credibility(present: Any) -> Any:
    """What further laws leave of credibility."""
    return 0.0 * present + 1.0


@law(writes="further_dose", everyone=True)
def no_further_dose(present: Any) -> Any:
    """Dose of awareness beyond the messages of the reference week."""
    return 0.0 * present


@law(writes="represented", everyone=True)
def flat_representation(representation: Any) -> Any:
    """How far a person is represented in the committee: as the department is, whoever sits there."""
    return representation


@law(writes="further_evaluation", everyone=True)
def no_further_evaluation(present: Any) -> Any:
    """What further laws add to the own evaluation, in logits."""
    return 0.0 * present


@law(writes="further_motives", by_behavior=True, everyone=True)
def no_further_motives(practice: Any) -> Any:
    """What further laws add to motivation, in logits."""
    return 0.0 * practice


@law(writes="opportunity_factor", by_behavior=True, everyone=True)
def plain_opportunity(practice: Any) -> Any:
    """What further laws make of opportunity."""
    return 0.0 * practice + 1.0


@law(writes="further_skill", by_behavior=True, everyone=True)
def no_further_skill(practice: Any) -> Any:
    """What further laws add to skill in a week."""
    return 0.0 * practice


@law(writes="further_benefit", everyone=True)
def no_further_benefit(present: Any) -> Any:
    """What further laws add to the expected benefit in a week."""
    return 0.0 * present


@law(writes="further_control", everyone=True)
def no_further_control(present: Any) -> Any:
    """Control beyond the reward and the order of the reference week, in full doses."""
    return 0.0 * present


@law(writes="further_quitting", everyone=True)
def no_further_quitting(present: Any) -> Any:
    """What further laws add to the log hazard of quitting."""
    return 0.0 * present


@law(writes="further_trust", everyone=True)
def no_further_trust(present: Any) -> Any:
    """What further laws add to trust in a week."""
    return 0.0 * present


@law(writes="further_cynicism", everyone=True)
def no_further_cynicism(present: Any) -> Any:
    """What further laws add to cynicism in a week (brought by the law cynicism)."""
    return 0.0 * present


@law(writes="detracting", by_behavior=True, everyone=True)
def nothing_detracts(practice: Any) -> Any:
    """Practice that customers suffer from (brought by the law customers)."""
    return 0.0 * practice
