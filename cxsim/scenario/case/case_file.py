"""``class.yaml`` beside a company: the story, the money, the hours and the notes of a case that is taught or played."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.interventions.plan.any_intervention import AnyIntervention
from cxsim.scenario.checks.messages import message_for
from cxsim.scenario.text.located import LocatedError, located
from cxsim.scenario.text.nodes import KEY_MARK, MapNode, finding_at, plain
from cxsim.scenario.text.yaml_reader import read_yaml_file

CASE_FILE: Final = "class.yaml"
NEEDS: Final = "a case needs at least 'title:', 'story:', 'task:', 'budget:' and 'team_hours_per_week:'"
COMMON_OFFERS: Final = (
    "autonomy", "champions", "co_design", "communication", "continuous_reinforcement", "dialogue_on_values",
    "external_expert", "goals_and_deadlines", "governing_committee", "incentive", "kpi_measurement", "mandate",
    "manager_coaching", "peer_learning", "personal_relevance", "recognition", "remove_inhibitor", "sponsorship",
    "success_story", "tool_rollout", "town_hall", "training", "workload_relief",
)
"""The types of interventions that every case offers."""

Text = Annotated[str, Field(min_length=1, max_length=3000)]
Lines = Annotated[tuple[Text, ...], Field(max_length=12)]
Money = Annotated[float, Field(gt=0.0, le=1e12, allow_inf_nan=False)]
Model = TypeVar("Model", bound=BaseModel)


class _Block(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BestFound(_Block):
    """A plan that a search found, and how."""

    how: Text = Field(description="how it was found: what was varied, in how many futures, of which seed")
    interventions: tuple[AnyIntervention, ...] = Field(min_length=1, max_length=40)


class CaseFile(_Block):
    """What the author of a case says about it; see ``docs/teaching``.

    ``common_advice`` and ``evidence`` name plan files beside it, without their ending.
    """

    title: Annotated[str, Field(min_length=1, max_length=80)]
    story: Text
    task: Text
    budget: Money
    budget_reason: str = ""
    team_hours_per_week: Money
    more_offers: tuple[str, ...] = ()
    predict: Lines = ()
    common_advice: str = ""
    evidence: str = ""
    best_found: BestFound | None = None
    traps: Lines = ()
    discussion: Lines = ()


def read_case_file(folder: Path) -> tuple[CaseFile, MapNode]:
    """The file of a case, and its tree for the places of later mistakes.

    Raises
    ------
    InputError
        With every finding, each at its line and column.
    """
    tree = read_yaml_file(folder / CASE_FILE, NEEDS)
    return _validated(tree, CaseFile), tree


def _validated(tree: MapNode, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(json.dumps(plain(tree)), strict=True)
    except ValidationError as error:
        found = located(tree, error.errors(include_url=False))
        raise InputError(_finding(tree, one, model) for one in found) from None


def _finding(tree: MapNode, error: LocatedError, model: type[BaseModel]) -> Finding:
    key = str(error.path[-1]) if error.path else ""
    if error.kind == "extra_forbidden":
        told = did_you_mean(key, model.model_fields if len(error.path) == 1 else BestFound.model_fields, limit=30)
        return finding_at(tree, (*error.path, KEY_MARK), f"unknown key '{key}'; {told}")
    if error.kind == "missing":
        return finding_at(tree, error.path, f"'{key}' is missing; {NEEDS}")
    return finding_at(tree, error.path, message_for(error, tree))
