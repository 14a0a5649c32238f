"""The built-in interventions, one small file each.

To add one, write a file here with one class derived from ``Intervention`` (or ``StrengthIntervention``). The name of
the file and the ``type`` of the class are the same. The documentation shows it last, unless its name is added below.
"""

from pkgutil import iter_modules

_SHOWN_FIRST = (
    "communication",
    "personal_relevance",
    "training",
    "tool_rollout",
    "governing_committee",
    "champions",
    "incentive",
    "recognition",
    "sponsorship",
    "mandate",
    "walk_the_talk",
    "success_story",
    "celebration",
    "continuous_reinforcement",
    "confrontation",
    "covert_lobbying",
    "directive",
    "dialogue_on_values",
    "town_hall",
    "kpi_measurement",
    "goals_and_deadlines",
    "autonomy",
    "small_changes",
    "creative",
    "public_recognition",
    "customer_voice",
    "co_design",
    "hand_over",
    "supported_exit",
    "redeployment",
    "evidence_of_need",
    "manager_coaching",
    "external_expert",
    "external_training",
    "peer_learning",
    "workload_relief",
    "remove_inhibitor",
    "risk_mitigation",
    "pulse_survey",
    "network_mapping",
    "stakeholder_interviews",
    "values_and_skill_diagnosis",
    "collaboration",
    "restructure",
    "hiring_for_fit",
    "custom",
)
BUILT_IN: tuple[str, ...] = (*_SHOWN_FIRST, *sorted({one.name for one in iter_modules(__path__)} - {*_SHOWN_FIRST}))
"""The files of this folder, in the order in which the documentation shows them."""
