"""Target behaviors: what people should do, what that replaces, and how hard it is."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from cxsim.organization.schema.may_vary import states_width
from cxsim.scenario.schema.block import Block, Label, OpenShare, Share, Weight, Word


class RequiredSkill(Block):
    """The skill that a behavior needs, with exceptions by department."""

    default: OpenShare = Field(
        0.42, description="skill needed in departments that are not listed (0 to 1; default 0.42)")
    departments: dict[Label, OpenShare] = Field({}, description="skill needed by department (0 to 1; default none)")


def _one_or_many(value: Any) -> str:
    by_department = isinstance(value, (dict, RequiredSkill)) and not states_width(value)
    return "by_department" if by_department else "number"


SkillByGroup = Annotated[
    Annotated[OpenShare, Tag("number")] | Annotated[RequiredSkill, Tag("by_department")], Discriminator(_one_or_many)
]
ShareByDepartment = Annotated[
    Annotated[OpenShare, Tag("number")] | Annotated[dict[Label, OpenShare], Tag("by_department")],
    Discriminator(_one_or_many),
]


class Behavior(Block):
    """One behavior that people are asked to adopt."""

    name: Word = Field(description="name of the behavior; random draws are keyed by it (letters, digits, _ - and "
                       "spaces, up to 64; unique)")
    description: str = Field("", max_length=2000, description="what people do when they use it (text)")
    old_behavior: str = Field("", max_length=120, description="the behavior it replaces (text)")
    required_skill: SkillByGroup = Field(
        0.42, description="skill at which half of the people are able to use it (0 to 1; one number, or default and "
        "departments; default 0.42)")
    visibility: Share = Field(1.0, description="share of its use that others see (0 to 1; default 1)")
    effort: Weight = Field(
        1.0, description="weight in the added load; only ratios between behaviors matter (0 or more; default 1)")
    customer_value: Weight = Field(
        1.0, description="weight in the customer outcome and in who counts as an adopter; only ratios between "
        "behaviors matter (0 or more; default 1)")
    existing: ShareByDepartment = Field(
        0.0, description="share of people who already use it (0 to 1; one number, or by department, with 0 for "
        "departments left out; default 0)")

    def required_skill_in(self, department: str) -> float:
        """The skill needed in a department."""
        if isinstance(self.required_skill, RequiredSkill):
            return self.required_skill.departments.get(department, self.required_skill.default)
        return self.required_skill

    def existing_in(self, department: str) -> float:
        """The share of a department's people who already use it."""
        if isinstance(self.existing, dict):
            return self.existing.get(department, 0.0)
        return self.existing


DEFAULT_BEHAVIORS = (Behavior.model_construct(name="customer_focus"),)


def shares(weights: tuple[float, ...]) -> tuple[float, ...]:
    """Weights divided by their sum."""
    total = sum(weights)
    return tuple(weight / total for weight in weights)
