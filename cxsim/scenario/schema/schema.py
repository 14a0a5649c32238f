"""The scenario: everything a run needs besides the model, as one immutable object."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, PrivateAttr

from cxsim.interventions.base import Intervention
from cxsim.model.joining import AdoptionRule, Influence, week_of
from cxsim.model.phases import Week
from cxsim.model.registry import why_not_added, why_not_left_out
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.may_vary import OpenNumber
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.scenario.schema.behaviors import DEFAULT_BEHAVIORS, Behavior, shares
from cxsim.scenario.schema.block import LARGEST_SEED, Block, Day, Label
from cxsim.scenario.schema.context import Context
from cxsim.scenario.schema.costs import Costs, Value
from cxsim.scenario.schema.milestones import Milestone
from cxsim.scenario.schema.origin import Origin
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.purpose import AdoptionTarget, Survey
from cxsim.scenario.schema.uncertainty import SetFile, Uncertainty
from cxsim.units import LONGEST_HORIZON_WEEKS


def _accepted(why_not: Callable[[str], str]) -> AfterValidator:
    def accept(name: str) -> str:
        if why_not(name):
            raise ValueError(why_not(name))
        return name

    return AfterValidator(accept)


LeftOut = Annotated[str, _accepted(why_not_left_out)]
Added = Annotated[str, _accepted(why_not_added)]


class Scenario(Block):
    """An organization, its context, the target behaviors and a plan.

    Two scenarios are equal if they have the same content and refer to files in the same folder.
    """

    model_config = ConfigDict(populate_by_name=True)

    schema_version: Literal[1] = Field(1, alias="schema", description="version of this file format (1)")
    name: Label = Field(description="name of the scenario and label of its results (text up to 120 characters; unique "
                        "in a comparison)")
    description: str = Field("", max_length=20_000, description="the story, for readers (text)")
    weeks: int = Field(104, ge=1, le=LONGEST_HORIZON_WEEKS, description="horizon (weeks, 1 to 1040; default 104)")
    start_date: Day | None = Field(None, description="first day of week 0 (year-month-day, like 2027-01-04; default "
                                   "none: results count weeks); it changes no number")
    seed: int | None = Field(None, ge=0, le=LARGEST_SEED, description="seed of all randomness (whole number, 0 to "
                             "2^63-1; left out: drawn once and reported)")
    replicates: int = Field(100, ge=1, le=1_000_000, description="number of runs that differ by chance (1 to "
                            "1,000,000; default 100)")
    uncertainty: Uncertainty = Field("full", description="which parameters differ between replicates (full: all but "
                                     "those stated; none; a list of names; or {set: FILE}, a parameter set as cxsim "
                                     "narrow writes it; default full)")
    inputs: Literal["uncertain", "exact"] = Field(
        "uncertain", description="whether stated numbers about people and context differ between replicates, each in "
        "its width (uncertain, default), or are exact, as they also are with uncertainty none")
    baseline: Literal["still", "changing"] = Field(
        "still", description="what is expected while nothing is done: hardly any use (still, default; a run that ends "
        "above 5 % without existing use stops with a question), or a change by itself (changing)")
    organization: OrganizationSpecification = Field(
        description="the people and their ties: generated, or read from files")
    organization_draws: int = Field(1, ge=1, le=10_000, description="number of organizations to generate; replicate r "
                                    "uses number r modulo this (1 to 10,000; default 1)")
    context: Context = Field(Context.model_construct(), description="the conditions under which the change happens")
    behaviors: tuple[Behavior, ...] = Field(DEFAULT_BEHAVIORS, min_length=1, max_length=20,
                                            description="the target behaviors (1 to 20; default customer_focus)")
    plan: Plan = Field(Plan.model_construct(), description="what leaders do (default nothing)")
    survey: Survey | None = Field(None, description="the survey that leaders run; rules of the plan depend on it "
                                  "(default none)")
    target: AdoptionTarget | None = Field(None, description="what the change should reach (default none)")
    milestones: tuple[Milestone, ...] = Field(
        (), max_length=100, description="further points on the way, each with its probability in the results (list; "
        "default none); they change no number")
    costs: Costs = Field(Costs.model_construct(), description="currency and wages")
    value: Value | None = Field(None, description="money value of outcomes (default none: no net value)")
    parameters: dict[str, OpenNumber] = Field({}, description="model parameters that differ from their defaults (by "
                                              "full name; units and ranges as in the parameter table)")
    adopter_share: float = Field(0.5, gt=0.0, le=1.0, description="mean use over the last 4 weeks at which a person "
                                 "counts as an adopter (share, above 0 to 1; default 0.5)")
    turnover: bool = Field(True, description="whether people quit and are replaced (true or false; default true)")
    without: tuple[LeftOut, ...] = Field((), description="mechanisms of the model to leave out, by name, to see what "
                                         "they do (list; default none: all are in force)")
    also: tuple[Added, ...] = Field((), description="mechanisms of installed packages to add, by name (list; default "
                                    "none)")
    influence: Influence = Field("friedkin_johnsen", description="the mechanism by which attitudes influence one "
                                 "another (friedkin_johnsen, degroot or bounded_confidence; default friedkin_johnsen)")
    adoption_rule: AdoptionRule = Field("motivation", description="the mechanism by which people start to use a "
                                        "behavior (motivation, threshold, bass or simple_contagion; default "
                                        "motivation)")

    _origin: Origin = PrivateAttr(default_factory=Origin)

    @property
    def folder(self) -> str:
        """The folder that file paths are relative to; empty for scenarios made in Python without one."""
        return self._origin.folder

    @property
    def seed_or_zero(self) -> int:
        """The seed for previews, 0 if none is stated (a run then draws one)."""
        return 0 if self.seed is None else self.seed

    @property
    def file(self) -> str:
        """The file it was read from, as the user named it; empty for scenarios made in Python."""
        return self._origin.files[0] if self._origin.files else ""

    @property
    def people_files(self) -> tuple[str, ...]:
        """The files that its organization is read from, as it names them."""
        organization = self.organization
        named: list[FileSpecification] = [] if organization.people is None else [organization.people]
        named += organization.ties
        named += [means for means in organization.traits.values() if isinstance(means, SurveyMeans)]
        return tuple(one.file for one in named)

    @property
    def set_file(self) -> str:
        """The file of its parameter sets, as it names it; empty if it names none."""
        return self.uncertainty.file if isinstance(self.uncertainty, SetFile) else ""

    @property
    def input_files(self) -> tuple[str, ...]:
        """Every file it reads: its own, those it extends, and those it names."""
        files = (*self.people_files, *filter(None, [self.set_file]), *self._origin.sheets)
        return (*self._origin.files, *(str(Path(self.folder) / file) for file in files))

    @property
    def week(self) -> Week:
        """The week of the model under the rules and mechanisms of this scenario."""
        return week_of(self.influence, self.adoption_rule, self.without, self.also)

    @property
    def behavior_names(self) -> tuple[str, ...]:
        """Names of the behaviors, in the order written."""
        return tuple(behavior.name for behavior in self.behaviors)

    @property
    def hides_ties(self) -> bool:
        """Whether leaders see only some of the ties until they map them, as a mechanism may say.

        A plan that changes course in a set week is prepared before the run, with all ties.
        """
        return self.plan.change_course is None and bool(self.week.known_ties)

    def waits(self, intervention: Intervention) -> bool:
        """Whether the people of an intervention depend on what leaders know when it begins.

        Interventions that change ties or reporting lines are prepared before the run, with all ties.
        """
        if intervention.changes_structure():
            return False
        return bool(intervention.estimates_read()) or (self.hides_ties and intervention.ties_read())

    @property
    def adaptive(self) -> bool:
        """Whether the plan may differ between futures, through decisions during the run or through what leaders know.
        """
        return self.plan.adaptive or any(self.waits(intervention) for intervention in self.plan.scheduled)

    @property
    def effort_shares(self) -> tuple[float, ...]:
        """Efforts of the behaviors, summing to 1."""
        return shares(tuple(behavior.effort for behavior in self.behaviors))

    @property
    def customer_value_shares(self) -> tuple[float, ...]:
        """Customer values of the behaviors, summing to 1."""
        return shares(tuple(behavior.customer_value for behavior in self.behaviors))
