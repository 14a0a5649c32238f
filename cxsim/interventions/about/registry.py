"""Which levers exist: the built-in ones, and those that installed packages offer.

A package offers its own with an entry point of the group ``cxsim.interventions`` whose value is the class.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.autonomy import Autonomy
from cxsim.interventions.kinds.celebration import Celebration
from cxsim.interventions.kinds.champions import Champions
from cxsim.interventions.kinds.co_design import CoDesign
from cxsim.interventions.kinds.collaboration import Collaboration
from cxsim.interventions.kinds.communication import Communication
from cxsim.interventions.kinds.confrontation import Confrontation
from cxsim.interventions.kinds.continuous_reinforcement import ContinuousReinforcement
from cxsim.interventions.kinds.covert_lobbying import CovertLobbying
from cxsim.interventions.kinds.creative import Creative
from cxsim.interventions.kinds.custom import Custom
from cxsim.interventions.kinds.customer_voice import CustomerVoice
from cxsim.interventions.kinds.dialogue_on_values import DialogueOnValues
from cxsim.interventions.kinds.directive import Directive
from cxsim.interventions.kinds.evidence_of_need import EvidenceOfNeed
from cxsim.interventions.kinds.external_expert import ExternalExpert
from cxsim.interventions.kinds.external_training import ExternalTraining
from cxsim.interventions.kinds.goals_and_deadlines import GoalsAndDeadlines
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.hand_over import HandOver
from cxsim.interventions.kinds.hiring_for_fit import HiringForFit
from cxsim.interventions.kinds.incentive import Incentive
from cxsim.interventions.kinds.kpi_measurement import KpiMeasurement
from cxsim.interventions.kinds.manager_coaching import ManagerCoaching
from cxsim.interventions.kinds.mandate import Mandate
from cxsim.interventions.kinds.network_mapping import NetworkMapping
from cxsim.interventions.kinds.peer_learning import PeerLearning
from cxsim.interventions.kinds.personal_relevance import PersonalRelevance
from cxsim.interventions.kinds.public_recognition import PublicRecognition
from cxsim.interventions.kinds.pulse_survey import PulseSurvey
from cxsim.interventions.kinds.recognition import Recognition
from cxsim.interventions.kinds.redeployment import Redeployment
from cxsim.interventions.kinds.remove_inhibitor import RemoveInhibitor
from cxsim.interventions.kinds.restructure import Restructure
from cxsim.interventions.kinds.risk_mitigation import RiskMitigation
from cxsim.interventions.kinds.small_changes import SmallChanges
from cxsim.interventions.kinds.sponsorship import Sponsorship
from cxsim.interventions.kinds.stakeholder_interviews import StakeholderInterviews
from cxsim.interventions.kinds.success_story import SuccessStory
from cxsim.interventions.kinds.supported_exit import SupportedExit
from cxsim.interventions.kinds.tool_rollout import ToolRollout
from cxsim.interventions.kinds.town_hall import TownHall
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.kinds.values_and_skill_diagnosis import ValuesAndSkillDiagnosis
from cxsim.interventions.kinds.walk_the_talk import WalkTheTalk
from cxsim.interventions.kinds.workload_relief import WorkloadRelief

ENTRY_POINT_GROUP = "cxsim.interventions"

BUILT_IN: tuple[type[Intervention], ...] = (
    Communication,
    PersonalRelevance,
    Training,
    ToolRollout,
    GoverningCommittee,
    Champions,
    Incentive,
    Recognition,
    Sponsorship,
    Mandate,
    WalkTheTalk,
    SuccessStory,
    Celebration,
    ContinuousReinforcement,
    Confrontation,
    CovertLobbying,
    Directive,
    DialogueOnValues,
    TownHall,
    KpiMeasurement,
    GoalsAndDeadlines,
    Autonomy,
    SmallChanges,
    Creative,
    PublicRecognition,
    CustomerVoice,
    CoDesign,
    HandOver,
    SupportedExit,
    Redeployment,
    EvidenceOfNeed,
    ManagerCoaching,
    ExternalExpert,
    ExternalTraining,
    PeerLearning,
    WorkloadRelief,
    RemoveInhibitor,
    RiskMitigation,
    PulseSurvey,
    NetworkMapping,
    StakeholderInterviews,
    ValuesAndSkillDiagnosis,
    Collaboration,
    Restructure,
    HiringForFit,
    Custom,
)


def type_name(lever: type[Intervention]) -> str:
    """The ``type`` by which scenarios name a lever."""
    return str(lever.model_fields["type"].default)


@cache
def intervention_types() -> Mapping[str, type[Intervention]]:
    """Every lever by its type, built-in ones first; read-only."""
    return gather(entry_points(group=ENTRY_POINT_GROUP))


def gather(offers: Any) -> Mapping[str, type[Intervention]]:
    """The built-in levers and those offered, an iterable of entry points; every unusable offer is one finding."""
    types = {type_name(lever): lever for lever in BUILT_IN}
    findings = []
    for offer in sorted(offers, key=lambda one: (one.name, one.value)):
        try:
            lever = _loaded(offer)
            if type_name(lever) in types:
                raise ValueError(f"the type '{type_name(lever)}' exists already")
        except Exception as error:  # whatever a foreign package raises while it is imported
            findings.append(Finding("", 0, 0, f"entry point '{offer.name} = {offer.value}'", str(error)))
        else:
            types[type_name(lever)] = lever
    if findings:
        raise InputError(findings)
    return MappingProxyType(types)


def read_intervention(value: Any) -> Intervention:
    """A lever from a mapping with a ``type``, for pydantic models that hold levers.

    Raises
    ------
    PydanticCustomError, ValidationError
        The type is missing or unknown, or the lever's own mistakes; pydantic keeps the place of each.
    """
    if isinstance(value, Intervention):
        return value
    if not isinstance(value, Mapping):
        raise PydanticCustomError("not_a_lever", "a mapping with a 'type' is expected")
    types = intervention_types()
    name = value.get("type")
    if name is None:
        raise PydanticCustomError(
            "lever_without_type", "'type' is missing; {hint}", {"hint": did_you_mean("", types, limit=len(types))}
        )
    if name not in types:
        raise _unknown_type(str(name), types)
    return types[name].model_validate(value)


def _unknown_type(name: str, types: Mapping[str, type[Intervention]]) -> ValidationError:
    message = PydanticCustomError(
        "unknown_lever",
        "there is no intervention of type '{name}'; {hint}",
        {"name": name, "hint": did_you_mean(name, types, limit=len(types))},
    )
    return ValidationError.from_exception_data(
        "intervention", [InitErrorDetails(type=message, loc=("type",), input=name)]
    )


def _loaded(offer: EntryPoint) -> type[Intervention]:
    lever = offer.load()
    if not (isinstance(lever, type) and issubclass(lever, Intervention)):
        raise TypeError("is not a class derived from Intervention")
    return lever
