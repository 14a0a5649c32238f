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
from cxsim.interventions.levers.autonomy import Autonomy
from cxsim.interventions.levers.celebration import Celebration
from cxsim.interventions.levers.champions import Champions
from cxsim.interventions.levers.co_design import CoDesign
from cxsim.interventions.levers.collaboration import Collaboration
from cxsim.interventions.levers.communication import Communication
from cxsim.interventions.levers.confrontation import Confrontation
from cxsim.interventions.levers.continuous_reinforcement import ContinuousReinforcement
from cxsim.interventions.levers.covert_lobbying import CovertLobbying
from cxsim.interventions.levers.creative import Creative
from cxsim.interventions.levers.custom import Custom
from cxsim.interventions.levers.customer_voice import CustomerVoice
from cxsim.interventions.levers.dialogue_on_values import DialogueOnValues
from cxsim.interventions.levers.directive import Directive
from cxsim.interventions.levers.evidence_of_need import EvidenceOfNeed
from cxsim.interventions.levers.external_expert import ExternalExpert
from cxsim.interventions.levers.external_training import ExternalTraining
from cxsim.interventions.levers.goals_and_deadlines import GoalsAndDeadlines
from cxsim.interventions.levers.governing_committee import GoverningCommittee
from cxsim.interventions.levers.hand_over import HandOver
from cxsim.interventions.levers.hiring_for_fit import HiringForFit
from cxsim.interventions.levers.incentive import Incentive
from cxsim.interventions.levers.kpi_measurement import KpiMeasurement
from cxsim.interventions.levers.manager_coaching import ManagerCoaching
from cxsim.interventions.levers.mandate import Mandate
from cxsim.interventions.levers.network_mapping import NetworkMapping
from cxsim.interventions.levers.peer_learning import PeerLearning
from cxsim.interventions.levers.personal_relevance import PersonalRelevance
from cxsim.interventions.levers.public_recognition import PublicRecognition
from cxsim.interventions.levers.pulse_survey import PulseSurvey
from cxsim.interventions.levers.recognition import Recognition
from cxsim.interventions.levers.redeployment import Redeployment
from cxsim.interventions.levers.remove_inhibitor import RemoveInhibitor
from cxsim.interventions.levers.restructure import Restructure
from cxsim.interventions.levers.risk_mitigation import RiskMitigation
from cxsim.interventions.levers.small_changes import SmallChanges
from cxsim.interventions.levers.sponsorship import Sponsorship
from cxsim.interventions.levers.stakeholder_interviews import StakeholderInterviews
from cxsim.interventions.levers.success_story import SuccessStory
from cxsim.interventions.levers.supported_exit import SupportedExit
from cxsim.interventions.levers.tool_rollout import ToolRollout
from cxsim.interventions.levers.town_hall import TownHall
from cxsim.interventions.levers.training import Training
from cxsim.interventions.levers.values_and_skill_diagnosis import ValuesAndSkillDiagnosis
from cxsim.interventions.levers.walk_the_talk import WalkTheTalk
from cxsim.interventions.levers.workload_relief import WorkloadRelief

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
