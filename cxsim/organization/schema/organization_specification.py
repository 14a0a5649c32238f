"""The block ``organization:`` of a scenario."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from cxsim.errors import did_you_mean
from cxsim.model.uncertain import ends_of
from cxsim.organization.schema.may_vary import OpenNumber
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.row_specification import listed
from cxsim.organization.schema.specification import (
    GenerateSpecification,
    GrowthSpecification,
    InformalSpecification,
    Specification,
)
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.traits import TRAITS, trait_names


def _kind_of_means(stated: Any) -> str:
    """A survey has the key ``from`` (or is one already); everything else is read as means by department."""
    return "survey" if isinstance(stated, SurveyMeans) or (isinstance(stated, dict) and "from" in stated) else "means"


TraitMeans = Annotated[
    Annotated[dict[str, OpenNumber], Tag("means")] | Annotated[SurveyMeans, Tag("survey")],
    Discriminator(_kind_of_means),
]


class OrganizationSpecification(Specification):
    """Either a generated organization or one from files; both allow traits by department."""

    generate: GenerateSpecification | None = Field(default=None, description="Shape of a generated organization.")
    people: PeopleSpecification | None = Field(default=None, description="File with one row per employee.")
    ties: tuple[TiesSpecification, ...] = Field(default=(), description="Files with ties, any number of layers.")
    generated_ties: InformalSpecification = Field(
        default_factory=InformalSpecification,
        description="Shape of informal ties if people come from a file but ties do not.",
    )
    traits: dict[str, TraitMeans] = Field(
        default_factory=dict,
        description="Means of traits by department: {resistance: {claims: 0.6}}, or {resistance: {from: survey.csv}}.",
    )

    growth: tuple[GrowthSpecification, ...] = Field(
        default=(), description="Positions that open later, by department: [{department: claims, people: 12, "
        "from_week: 20, over_weeks: 8}]; an unknown department becomes a new one. Before their week they count neither "
        "as filled nor as vacant.",
    )

    @field_validator("traits")
    @classmethod
    def _known_traits(
        cls, traits: dict[str, dict[str, float] | SurveyMeans]
    ) -> dict[str, dict[str, float] | SurveyMeans]:
        names = trait_names()
        result: dict[str, dict[str, float] | SurveyMeans] = {}
        for given, means in traits.items():
            if given not in names:
                raise ValueError(f"there is no trait '{given}'; {did_you_mean(given, names)}")
            if names[given] in result:
                raise ValueError(f"the trait '{names[given]}' is stated twice (again as '{given}')")
            if isinstance(means, dict):
                _within_range(names[given], means)
            result[names[given]] = means
        return result

    @model_validator(mode="after")
    def _one_source(self) -> OrganizationSpecification:
        if (self.generate is None) == (self.people is None):
            raise ValueError("state exactly one of 'generate' and 'people'")
        if self.ties and self.people is None:
            raise ValueError("'ties' need 'people'; a generated organization has generated ties")
        return self

    def naming_columns(self) -> list[str]:
        """The columns of the people file by which ties and surveys name people."""
        file = "" if self.people is None else self.people.file
        surveys = [one for one in self.traits.values() if isinstance(one, SurveyMeans)]
        return [*(name for one in self.ties for name in one.columns_of(file)),
                *(name for one in surveys for name in listed(one.key or ()))]


def _within_range(trait: str, means: dict[str, float]) -> None:
    lowest, highest = TRAITS[trait].lowest, TRAITS[trait].highest
    for department, stated in means.items():
        mean = next((number for number in ends_of(stated) if not lowest <= number <= highest), None)
        if mean is not None:
            raise ValueError(f"{trait} of '{department}' is {mean:g}; allowed: {lowest:g} to {highest:g}")
