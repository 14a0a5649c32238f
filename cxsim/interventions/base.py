"""What every intervention has: a target group, weeks, a cost, and one verb.

An intervention is one class: fields with units, an ``About`` that says what it claims, and ``act``, which pushes forces
or performs acts for the target group in each active week. It writes nothing else.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from cxsim.errors import ModelError, did_you_mean
from cxsim.interventions.cost import Cost
from cxsim.interventions.guard import Guard
from cxsim.interventions.moment import ACTS, STRUCTURAL, Moment
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.timing import Schedule
from cxsim.interventions.problems import Problem, under, unknown
from cxsim.interventions.quantities import Amount, Label, Name, PositiveWhole, Waves, Whole
from cxsim.model.forces import FORCES
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

NOBODY: tuple[int, ...] = ()


@dataclass(frozen=True)
class About:
    """What an intervention claims, for the people who read its documentation.

    ``full_cost`` is an assumption for the intervention at full strength (``Intervention.cost_share`` says how much of
    it a weaker one costs), ``cost_meaning`` says what it stands for. ``evidence`` names the mechanism of the
    model and the studies, and how sure the figures are. ``team_hours``: what it takes of the change team's time at full
    strength, in hours per week (assumption).
    """

    definition: str
    mechanism: str
    can_lose: str
    evidence: str
    cost_meaning: str
    full_cost: Cost = field(default_factory=Cost)
    forces: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    team_hours: float = 6.0

    def mistakes(self) -> Iterator[str]:
        """What it declares that does not exist."""
        for kind, declared, known in (("force", self.forces, FORCES), ("act", self.acts, ACTS)):
            for name in declared:
                if name not in known:
                    yield f"declares an unknown {kind} '{name}'; {did_you_mean(name, known)}"


def _require_type(schema: dict[str, Any]) -> None:
    """In a file ``type`` must be written; only Python code may leave it out."""
    schema["required"] = ["type", *schema.get("required", ())]


class Intervention(BaseModel, ABC):
    """Something that leaders can decide to do. Subclasses add fields, ``about`` and ``act``."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_require_type)
    about: ClassVar[About]
    full_dose: ClassVar[Mapping[str, float]] = {"strength": 1.0}
    """The fields that say how strong the intervention is, each with its value at a full dose (``at_dose``)."""

    charged_by_choice: ClassVar[bool] = False
    """Whether costs per person count the people that it chose, not its target group."""
    tells: ClassVar[tuple[str, ...]] = ()
    """What leaders get to know of every person whom it interviews (names of estimates)."""

    type: str
    name: Label = Field(
        "", description="label in results and logs, unique in a plan, at most 80 characters; default: the type"
    )
    target: Target = Field(Target(), description="whom it reaches; default: everyone")
    start_week: Whole = Field(0, description="first week in which it acts; week of the run, from 0")
    weeks: PositiveWhole | None = Field(
        None, description="number of weeks in which it acts, at least 1; default: to the end of the run"
    )
    ramp_weeks: Whole = Field(
        0, description="weeks of linear build-up before full strength; 0 = full strength at once (costs are full "
        "from the start)"
    )
    cost: Cost | None = Field(
        None, description="what it costs, in the scenario's currency; default: the intervention's own assumption"
    )
    team_hours: Amount | None = Field(
        None, description="hours of the change team that it takes in every active week; default: the intervention's "
        "own assumption for its strength"
    )
    after: Name | None = Field(
        None, description="name of another intervention (with an end) that must be over first; start_week then counts "
        "the weeks from its end: 0 = at once, more = a pause"
    )
    waves: Waves | None = Field(
        None, description="departments in the order in which the target group is reached, as lists: each list is a "
        "wave, which lasts `weeks` and chooses its own people for a role; departments in no list are not reached"
    )
    wave_gap_weeks: PositiveWhole = Field(8, description="weeks from the start of a wave to the start of the next")
    rounds: PositiveWhole = Field(
        1, le=52, description="how often it is done, 1 to 52 times, for `weeks` each; what is paid once is paid "
        "in the first round"
    )
    pause_weeks: Whole = Field(4, description="weeks from the end of a round to the start of the next")
    priority: Whole = Field(
        0, description="who gets the change team's hours first where a plan queues for them: the smaller number, then "
        "the earlier start, then the name"
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse an intervention whose declaration is incomplete; an abstract class is no intervention yet."""
        if ABC in cls.__bases__ or getattr(cls.act, "__isabstractmethod__", False):
            return
        about = getattr(cls, "about", None)
        if not isinstance(about, About) or not isinstance(cls.model_fields["type"].default, str):
            raise ModelError(f"{cls.__name__} needs `about` and a `type` with a literal default")
        for mistake in about.mistakes():
            raise ModelError(f"{cls.__name__} {mistake}")

    # What an intervention does -------------------------------------------------------------------------------------

    @abstractmethod
    def act(self, moment: Moment) -> None:
        """Push forces or perform acts; called once in each active week."""

    def choose(self, view: PeopleView, people: Mask) -> Sequence[int] | Integers:
        """Whom of the target group the intervention picks for a role (indices), once and for all weeks."""
        return NOBODY

    def declared_forces(self) -> frozenset[str]:
        """The forces that this intervention may push."""
        return frozenset(self.about.forces)

    # What it does to the plan ---------------------------------------------------------------------------------

    def changes_structure(self) -> bool:
        """Whether it changes ties or reporting lines, which are settled before a run, the same for all futures."""
        return not set(STRUCTURAL).isdisjoint(self.about.acts)

    def guard(self) -> Guard | None:
        """How it watches over the other interventions; None: it does not."""
        return None

    def stand_ins(self) -> Intervention | None:
        """What it puts to work for people whom it protects, where it steps in as a guard; None: nothing."""
        return None

    def surveyed_share(self) -> float | None:
        """The share of its target group that its surveys ask, 0 to 1; None: it takes no surveys."""
        return None

    def publishes(self, horizon: int) -> Iterable[int]:
        """The weeks of the run in which results of its surveys are known, for surveys within the horizon."""
        return ()

    # What leaders must know for it ------------------------------------------------------------------------------

    def estimates_read(self) -> frozenset[str]:
        """What must be known of single persons before it can begin; by default what its target group asks."""
        return self.target.estimates_read()

    def ties_read(self) -> bool:
        """Whether it needs a map of the ties."""
        return self.target.ties_read()

    def wants_unwilling(self) -> bool:
        """Whether it is after people who are taken for unwilling."""
        return self.target.wants_unwilling()

    # When --------------------------------------------------------------------------------------------------

    @property
    def label(self) -> str:
        """The intervention's name in results and logs."""
        return self.name if self.name != "" else self.type

    def schedule(self) -> Schedule:
        """When the intervention is at work."""
        return Schedule(self.start_week, self.weeks, self.ramp_weeks)

    def active(self, week: int) -> bool:
        """Whether the intervention is at work in this week."""
        return self.schedule().active(week)

    # How strong it is ------------------------------------------------------------------------------------------

    @classmethod
    def dose_fields(cls) -> Mapping[str, float]:
        """The fields that a dose scales, each with its full value; empty: the intervention is done or it is not."""
        return {name: full for name, full in cls.full_dose.items() if name in cls.model_fields}

    def at_dose(self, share: float) -> Self:
        """The intervention at a multiple of its strength, each field at most at its full value."""
        doses = {name: min(getattr(self, name) * share, full) for name, full in self.dose_fields().items()}
        return self.model_copy(update=doses)

    def scaled(self, factor: float) -> Self | None:
        """The intervention at so many times its strength, or with so many times its people; None where it has neither.
        """
        return self.at_dose(factor) if self.dose_fields() else None

    # What it costs -----------------------------------------------------------------------------------------

    def cost_share(self) -> float:
        """How much of the full cost (but for its fixed part) the chosen strength costs, 0 to 1."""
        return 1.0

    def effective_cost(self) -> Cost:
        """The stated cost, or the intervention's own assumption for its strength."""
        return self.cost if self.cost is not None else self.about.full_cost.at_share(self.cost_share())

    def people_charged(self, people: Mask, chosen: Sequence[int] | Integers) -> int:
        """How many people the costs per person count."""
        return len(chosen) if self.charged_by_choice else int(np.count_nonzero(people))

    def cost_in_week(self, week: int, people_targeted: int) -> float:
        """What falls due in this week, in the scenario's currency; 0 outside the active weeks."""
        if not self.active(week):
            return 0.0
        return self.effective_cost().in_week(self.schedule().starts(week), people_targeted)

    def cost_of_a_hire(self) -> float:
        """What each position of the target group that falls vacant in an active week costs; known only in a run."""
        return 0.0

    def hours_in_week(self, week: int) -> float:
        """Hours of the change team in this week; 0 outside the active weeks."""
        if not self.active(week):
            return 0.0
        return self.about.team_hours * self.cost_share() if self.team_hours is None else self.team_hours

    # What is wrong with it ---------------------------------------------------------------------------------

    def behaviors_named(self) -> Iterable[tuple[tuple[str | int, ...], str]]:
        """Every behavior that the intervention names, with the path to it inside the intervention."""
        for place, name in enumerate(getattr(self, "behaviors", None) or ()):
            yield ("behaviors", place), name

    def problems(self, view: PeopleView) -> list[Problem]:
        """Everything that does not fit this organization and its behaviors."""
        found = under(self.target.problems(view), "target")
        for wave, names in enumerate(self.waves or ()):
            found += unknown(names, view.departments, "there is no department", "waves", wave)
        found += [
            Problem(path, f"there is no behavior '{name}'; {did_you_mean(name, view.behaviors)}")
            for path, name in self.behaviors_named()
            if name not in view.behaviors
        ]
        if all(problem.warning for problem in found) and not self.estimates_read():
            found += self.own_problems(view)
        return found

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """What only this intervention can know; asked when all the names that it uses exist."""
        return []
