"""What a search file states: the scenario it starts from, what may vary, what is wanted, and under which limits.

Paths in the file are relative to its folder. Units are those of the keys that vary.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from cxsim.scenario.schema.block import LARGEST_SEED, Amount, Block, Label
from cxsim.sweeps.experiment.schema import Run, Single

Over = Literal["mean", "worst_tenth"]
MEAN: Over = "mean"
CLOSE = 1e-9


class Choice(Block):
    """What one key of an intervention may be: some values, some named alternatives, or a range."""

    values: tuple[Single, ...] = Field((), description="values to choose from (list)")
    levels: dict[Label, Any] = Field({}, description="alternatives by name, each with whatever the key may hold")
    low: float | None = Field(None, description="lower end of a range")
    high: float | None = Field(None, description="upper end of a range")
    step: float | None = Field(None, gt=0.0, description="step of a range (default: any number, or any whole number "
                               "where the key takes whole numbers)")

    @model_validator(mode="after")
    def _one_form(self) -> Choice:
        ends = self.low is not None or self.high is not None
        given = [name for name, is_given in (("values", bool(self.values)), ("levels", bool(self.levels)),
                                             ("low and high", ends)) if is_given]
        if len(given) != 1:
            raise ValueError("give one of 'values', 'levels', or 'low' with 'high'; "
                             f"given: {', '.join(given) or 'none'}")
        if not ends:
            self._refuse(self.step is not None, "only a range has a 'step'")
            written = [repr(one) for one in self.values]
            self._refuse(len(set(written)) < len(written), "a value is listed twice; each is one alternative")
            return self
        self._refuse(self.low is None or self.high is None, "a range needs both 'low' and 'high'")
        self._check_range(self.low or 0.0, self.high or 0.0)
        return self

    def _check_range(self, low: float, high: float) -> None:
        self._refuse(not low < high, f"low: {low:g} is not below high: {high:g}")
        steps = (high - low) / (self.step or (high - low))
        self._refuse(abs(steps - round(steps)) > CLOSE * steps, f"steps of {self.step:g} do not lead from {low:g} to "
                     f"{high:g}" if self.step else "")

    @staticmethod
    def _refuse(wrong: bool, message: str) -> None:
        if wrong:
            raise ValueError(message)


class Slot(Block):
    """What may vary about one intervention."""

    optional: bool = Field(False, description="whether a plan may do without it (true or false; default false)")
    one_of: dict[Label, dict[str, Any]] = Field({}, description="interventions of which one takes this place, by name, "
                                                "each written as in a plan (default: the one of this name in the plan)")
    vary: dict[str, Choice] = Field({}, description="keys of the intervention that vary, each with what it may be")


class Objective(Block):
    """One thing that is wanted, in the better direction of its measure."""

    measure: str = Field(description="a measure of the whole run")
    of: Over = Field(MEAN, description="over the simulated futures: mean, or worst_tenth (mean of the worst 10 %)")

    @property
    def key(self) -> str:
        """Its name in tables."""
        return self.measure if self.of == MEAN else f"{self.measure}_worst_tenth"


class Limit(Objective):
    """A bound that every plan must keep."""

    at_least: float | None = Field(None, description="the least that is allowed")
    at_most: float | None = Field(None, description="the most that is allowed")

    @model_validator(mode="after")
    def _some_bound(self) -> Limit:
        low, high = self.at_least, self.at_most
        if low is None and high is None:
            raise ValueError("give 'at_least', 'at_most' or both")
        if low is not None and high is not None and low > high:
            raise ValueError(f"at_least: {low:g} is above at_most: {high:g}")
        return self

    def excess(self, value: float) -> float:
        """By how much a value breaks the bound, as a share of the bound; 0 or less if it keeps it."""
        over = [] if self.at_most is None else [(value - self.at_most) / max(abs(self.at_most), CLOSE)]
        under = [] if self.at_least is None else [(self.at_least - value) / max(abs(self.at_least), CLOSE)]
        return max(over + under)

    @property
    def told(self) -> str:
        """The bound in words."""
        ends = [f"at least {self.at_least:,.6g}" if self.at_least is not None else "",
                f"at most {self.at_most:,.6g}" if self.at_most is not None else ""]
        return f"{self.key} {' and '.join(end for end in ends if end)}"


class Constraints(Block):
    """What no plan may break."""

    budget: Amount | None = Field(None, description="the most that the interventions may cost, as planned and on "
                                  "average over the futures (currency; default: the budget of the plan, if any)")
    team_hours_per_week: Amount | None = Field(None, description="the most hours of the change team in any week "
                                               "(default: those of the plan, if any)")
    measures: tuple[Limit, ...] = Field((), description="bounds of measures (list)")


class Confirm(Block):
    """How the plans found are run again, on fresh random numbers."""

    plans: int = Field(8, ge=1, le=50, description="plans at most (1 to 50; default 8)")
    replicates: int | None = Field(None, ge=2, le=1_000_000, description="replicates of each (default: four times "
                                   "those of the search)")


class Search(Block):
    """A whole search."""

    name: Label = Field(description="name of the search (text up to 120 characters)")
    description: str = Field("", max_length=20_000, description="the question, for readers (text)")
    scenario: str = Field(min_length=1, description="scenario file that the search starts from")
    choices: dict[Label, Slot] = Field(min_length=1, description="what may vary, by name of the intervention")
    objectives: tuple[Objective, ...] = Field(min_length=1, max_length=3, description="what is wanted (1 to 3)")
    constraints: Constraints = Field(Constraints.model_construct(), description="what no plan may break (default none)")
    generations: int = Field(10, ge=1, le=1000, description="rounds of candidates (1 to 1000; default 10)")
    size: int = Field(16, ge=2, le=1000, description="candidates of a generation (2 to 1000; default 16)")
    replicates: int | None = Field(None, ge=2, le=1_000_000, description="replicates of a candidate (default: as the "
                                   "scenario says)")
    seed: int | None = Field(None, ge=0, le=LARGEST_SEED, description="seed of all randomness (default: the "
                             "scenario's; else drawn once and stored)")
    confirm: Confirm = Field(Confirm.model_construct(), description="how the plans found are run again")
    run: Run = Field(Run.model_construct(), description="how candidates are run; changes no number")

    @model_validator(mode="after")
    def _different(self) -> Search:
        keys = [one.key for one in self.objectives]
        if len(set(keys)) < len(keys):
            raise ValueError("an objective is named twice")
        return self

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that objectives and limits read."""
        return tuple(one.measure for one in (*self.objectives, *self.constraints.measures))
