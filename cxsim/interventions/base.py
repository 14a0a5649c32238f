"""The base of all interventions: a target group, weeks, a cost and one verb.

An intervention is one class: fields with units, an ``About`` with its claims, and ``act``, which pushes forces
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
from cxsim.interventions.quantities import Amount, Label, Name, PositiveWhole, Waves, WeekNumber, Weeks, Whole
from cxsim.model.forces import FORCES
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

NOBODY: tuple[int, ...] = ()


@dataclass(frozen=True)
class About:
    """What an intervention claims, for readers of the documentation.

    ``full_cost``: assumed cost at full strength; ``Intervention.cost_share`` is the share that a weaker one costs.
    ``cost_meaning``: what the cost pays for. ``evidence``: the mechanism of the model, the studies, and how certain
    the figures are. ``team_hours``: hours of the change team per week at full strength (assumption).
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
    """Make ``type`` required in files; only Python code may omit it."""
    schema["required"] = ["type", *schema.get("required", ())]


class Intervention(BaseModel, ABC):
    """Something that leaders can do. Subclasses add fields, ``about`` and ``act``."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, json_schema_extra=_require_type)
    about: ClassVar[About]
    full_dose: ClassVar[Mapping[str, float]] = {"strength": 1.0}
    """The fields that set the intervention's strength, each with its value at a full dose (``at_dose``)."""
    charged_by_choice: ClassVar[bool] = False
    """Whether costs per person count the people chosen instead of the target group."""
    steady: ClassVar[bool] = False
    """Whether it does the same in all weeks of equal dose after its first, so that plans ask it once."""
    tells: ClassVar[tuple[str, ...]] = ()
    """What leaders learn about each person interviewed (names of estimates)."""

    type: str
    name: Label = Field(
        "", description="label in results and logs, unique in a plan, at most 80 characters; default: the type"
    )
    target: Target = Field(Target.model_construct(), description="people whom it reaches; default: everyone")
    start_week: WeekNumber = Field(0, description="first active week; week of the run, from 0")
    weeks: Weeks | None = Field(
        None, description="number of active weeks, at least 1; default: to the end of the run"
    )
    ramp_weeks: WeekNumber = Field(
        0, description="weeks of linear build-up before full strength; 0 = full strength at once (costs are full from "
        "the start)"
    )
    cost: Cost | None = Field(
        None, description="cost in the scenario's currency; default: the intervention's own assumption"
    )
    team_hours: Amount | None = Field(
        None, description="hours of the change team in every active week; default: the intervention's own assumption "
        "for its strength"
    )
    after: Name | None = Field(
        None, description="name of another intervention (with an end) that must end first; start_week then counts the "
        "weeks after its end: 0 = at once, more = a pause"
    )
    waves: Waves | None = Field(
        None, description="lists of departments, in the order in which the target group is reached: each list is a "
        "wave, which lasts `weeks` and selects its own people for a role; departments in no list are not reached"
    )
    wave_gap_weeks: Weeks = Field(8, description="weeks from the start of one wave to the start of the next")
    rounds: PositiveWhole = Field(
        1, le=52, description="number of rounds, 1 to 52, each lasting `weeks`; one-time costs are paid in the first "
        "round"
    )
    pause_weeks: WeekNumber = Field(4, description="weeks from the end of one round to the start of the next")
    priority: Whole = Field(
        0, description="order in which interventions get the change team's hours in a plan with a queue: smaller "
        "number first, then earlier start, then name"
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse an intervention with an incomplete declaration; an abstract class is not an intervention yet."""
        if ABC in cls.__bases__ or getattr(cls.act, "__isabstractmethod__", False):
            return
        about = getattr(cls, "about", None)
        if not isinstance(about, About) or not isinstance(cls.model_fields["type"].default, str):
            raise ModelError(f"{cls.__name__} needs `about` and a `type` with a literal default")
        for mistake in about.mistakes():
            raise ModelError(f"{cls.__name__} {mistake}")

    # What it does -------------------------------------------------------------------------------------

    @abstractmethod
    def act(self, moment: Moment) -> None:
        """Push forces or perform acts; called once in each active week."""

    def choose(self, view: PeopleView, people: Mask) -> Sequence[int] | Integers:
        """Choose people of the target group for a role (indices), once for all weeks."""
        return NOBODY

    def declared_forces(self) -> frozenset[str]:
        """The forces that it may push."""
        return frozenset(self.about.forces)

    # Its effect on the plan ---------------------------------------------------------------------------------

    def changes_structure(self) -> bool:
        """Whether it changes ties or reporting lines, which are settled before a run and are the same in all
        replicates."""
        return not set(STRUCTURAL).isdisjoint(self.about.acts)

    def guard(self) -> Guard | None:
        """How it watches the other interventions; None if it does not."""
        return None

    def stand_ins(self) -> Intervention | None:
        """The intervention that relieves people whom it protects as a guard; None if there is none."""
        return None

    def surveyed_share(self) -> float | None:
        """The share of the target group that its surveys ask, 0 to 1; None if it takes no surveys."""
        return None

    def publishes(self, horizon: int) -> Iterable[int]:
        """The weeks of the run in which its survey results become known, for surveys within the horizon."""
        return ()

    # What leaders need to know ------------------------------------------------------------------------------

    def estimates_read(self) -> frozenset[str]:
        """Estimates of individuals that it needs before it can start; by default those that its target uses."""
        return self.target.estimates_read()

    def ties_read(self) -> bool:
        """Whether it needs a map of the ties."""
        return self.target.ties_read()

    def wants_unwilling(self) -> bool:
        """Whether it selects people who seem unwilling."""
        return self.target.wants_unwilling()

    # Its weeks --------------------------------------------------------------------------------------------------

    @property
    def label(self) -> str:
        """The intervention's name in results and logs."""
        return self.name if self.name != "" else self.type

    def schedule(self) -> Schedule:
        """When it is active."""
        return Schedule(self.start_week, self.weeks, self.ramp_weeks)

    def active(self, week: int) -> bool:
        """Whether it is active in this week."""
        return self.schedule().active(week)

    # Its strength ------------------------------------------------------------------------------------------

    @classmethod
    def dose_fields(cls) -> Mapping[str, float]:
        """The fields that a dose scales, each with its full value; empty if the intervention has no strength."""
        return {name: full for name, full in cls.full_dose.items() if name in cls.model_fields}

    def at_dose(self, share: float) -> Self:
        """The intervention with its strength multiplied by ``share``, each field at most at its full value."""
        doses = {name: min(getattr(self, name) * share, full) for name, full in self.dose_fields().items()}
        return self.model_copy(update=doses)

    def scaled(self, factor: float) -> Self | None:
        """The intervention with its strength or its number of people multiplied; None if it has neither."""
        return self.at_dose(factor) if self.dose_fields() else None

    # Its cost -----------------------------------------------------------------------------------------

    def cost_share(self) -> float:
        """Share of the full cost (except the fixed part) at the chosen strength, 0 to 1."""
        return 1.0

    def effective_cost(self) -> Cost:
        """The stated cost, or the intervention's own assumption for its strength."""
        return self.cost if self.cost is not None else self.about.full_cost.at_share(self.cost_share())

    def people_charged(self, people: Mask, chosen: Sequence[int] | Integers) -> int:
        """Number of people whom costs per person count."""
        return len(chosen) if self.charged_by_choice else int(np.count_nonzero(people))

    def cost_in_week(self, week: int, people_targeted: int) -> float:
        """Amount due in this week, in the scenario's currency; 0 outside the active weeks."""
        if not self.active(week):
            return 0.0
        return self.effective_cost().in_week(self.schedule().starts(week), people_targeted)

    def cost_of_a_hire(self) -> float:
        """Cost of each position in the target group that falls vacant in an active week; known only during a run."""
        return 0.0

    def hours_in_week(self, week: int) -> float:
        """Hours of the change team in this week; 0 outside the active weeks."""
        if not self.active(week):
            return 0.0
        return self.about.team_hours * self.cost_share() if self.team_hours is None else self.team_hours

    def hours_of_each(self) -> float | None:
        """Hours a week that a full dose takes of each person reached, where it states them; None: the load law says."""
        return None

    # Its problems ---------------------------------------------------------------------------------

    def behaviors_named(self) -> Iterable[tuple[tuple[str | int, ...], str]]:
        """Every behavior that the intervention names, with the path to it inside the intervention."""
        for place, name in enumerate(getattr(self, "behaviors", None) or ()):
            yield ("behaviors", place), name

    def problems(self, view: PeopleView) -> list[Problem]:
        """Every problem on this organization and its behaviors."""
        found = under(self.target.problems(view), "target")
        for wave, names in enumerate(self.waves or ()):
            found += unknown(names, view.departments, "there is no department", "waves", wave)
        if not found and not self.estimates_read():
            found += self._empty_waves(view)
        found += [
            Problem(path, f"there is no behavior '{name}'; {did_you_mean(name, view.behaviors)}")
            for path, name in self.behaviors_named()
            if name not in view.behaviors
        ]
        if all(problem.warning for problem in found) and not self.estimates_read():
            found += self.own_problems(view)
        return found

    def _empty_waves(self, view: PeopleView) -> Iterator[Problem]:
        """Waves in which nobody of the target group works."""
        people = self.target.resolve(view)
        for wave, names in enumerate(self.waves or ()):
            if not (people & Target(departments=names).resolve(view)).any():
                yield Problem(("waves", wave), f"no one of the target group works here ({', '.join(names)}): this wave "
                              "reaches nobody", warning=True)

    def own_problems(self, view: PeopleView) -> list[Problem]:
        """Problems that only this intervention can find; called when all names exist."""
        return []
