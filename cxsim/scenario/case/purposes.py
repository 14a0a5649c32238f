"""What interventions on offer are bought for, so that a long list can be read in parts."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.scenario.case.terms import Offer

PURPOSES: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "Give reasons": frozenset({
        "communication", "customer_voice", "dialogue_on_values", "external_expert", "personal_relevance", "sponsorship",
        "success_story", "town_hall"}),
    "Make it possible": frozenset({
        "manager_coaching", "peer_learning", "tool_rollout", "training", "workload_relief"}),
    "Change rules, figures and rewards": frozenset({
        "continuous_reinforcement", "goals_and_deadlines", "incentive", "kpi_measurement", "mandate", "recognition",
        "remove_inhibitor"}),
    "Let people take part": frozenset({
        "autonomy", "champions", "co_design", "collaboration", "governing_committee"}),
})
"""Types of interventions by what they are mainly bought for; most do a little of the rest too."""
OTHERS: Final = "Something else"


def by_purpose(offers: Sequence[Offer]) -> list[tuple[str, tuple[Offer, ...]]]:
    """The offers under a heading each, in their order; headings without any are left out."""
    known = frozenset().union(*PURPOSES.values())
    parts = [(heading, tuple(one for one in offers if one.type in types)) for heading, types in PURPOSES.items()]
    parts.append((OTHERS, tuple(one for one in offers if one.type not in known)))
    return [part for part in parts if part[1]]
