"""Conditions of rules: on published values only, never on the true state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxsim.rules.board import Board
from cxsim.rules.measured import MeasureName

Mask = NDArray[np.bool_]

LONGEST_WEEKS = 1040
EACH_DEPARTMENT = "department"
Path = tuple[str | int, ...]


def group_in_form(name: str) -> str:
    """Refuse a name that cannot be a group in results."""
    kind, colon, rest = name.partition(":")
    named = colon != "" and ((kind == "department" and rest != "") or (kind == "level" and rest.isdecimal()))
    if not named and name not in ("all", EACH_DEPARTMENT):
        raise PydanticCustomError(
            "unknown_group", "there is no group '{name}'; write all, department (each department separately), "
            "department:NAME or level:NUMBER", {"name": name},
        )
    return name


GroupName = Annotated[str, Field(max_length=200), AfterValidator(group_in_form)]
Bound = Annotated[float, Field(ge=-1e3, le=1e3, allow_inf_nan=False)]
WeekNumber = Annotated[int, Field(ge=0, le=LONGEST_WEEKS)]


class Condition(BaseModel):
    """A published value beyond a bound in certain weeks, or several conditions combined.

    It is checked whenever results are published, and in the weeks that it names. An unknown value (nothing published
    yet, or too few respondents) meets no condition.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    measure: MeasureName | None = Field(None, description="name of the measure")
    group: GroupName = Field(
        "all", description="group of people: all, department (each department separately: the action then applies "
        "there only), department:NAME or level:NUMBER (default all)"
    )
    below: Bound | None = Field(None, description="holds if the published value is below this (unit of the measure)")
    above: Bound | None = Field(None, description="holds if the published value is above this (unit of the measure); "
                                "with below: strictly between the two")
    in_a_row: int = Field(
        1, ge=1, le=52, description="number of consecutive published results in which it must hold (1 to 52; default "
        "1)"
    )
    at_week: WeekNumber | None = Field(
        None, description="the only week in which it is checked, by the latest results (week of the run, from 0; "
        "default: whenever results are published)"
    )
    from_week: WeekNumber | None = Field(None, description="first week in which it can hold (week of the run, from 0)")
    to_week: WeekNumber | None = Field(None, description="last week in which it can hold (week of the run, from 0)")
    all_of: Conditions | None = Field(None, description="conditions that must all hold (list)")
    any_of: Conditions | None = Field(None, description="conditions of which at least one must hold (list)")

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        given = [name for name in ("measure", "all_of", "any_of") if getattr(self, name) is not None]
        if len(given) != 1:
            how = f", not {' and '.join(given)}" if given else "; none is given"
            raise PydanticCustomError("condition_kind", "give one of measure, all_of and any_of{how}", {"how": how})
        return self

    @model_validator(mode="after")
    def _bounds_fit(self) -> Self:
        if self.measure is not None and self.below is None and self.above is None:
            raise PydanticCustomError("condition_bound", "give below or above")
        if self.measure is None and (self.below, self.above, self.in_a_row, self.group) != (None, None, 1, "all"):
            raise PydanticCustomError("condition_kind", "below, above, group and in_a_row belong in the conditions "
                                      "of the list")
        if self.below is not None and self.above is not None and self.above >= self.below:
            raise PydanticCustomError("condition_bound", "no value lies above {above} and below {below}",
                                      {"above": f"{self.above:g}", "below": f"{self.below:g}"})
        return self

    @model_validator(mode="after")
    def _one_window(self) -> Self:
        window = (self.from_week, self.to_week)
        if self.at_week is not None and window != (None, None):
            raise PydanticCustomError("condition_weeks", "give either at_week or from_week and to_week")
        if self.from_week is not None and self.to_week is not None and self.from_week > self.to_week:
            raise PydanticCustomError("condition_weeks", "from_week {first} comes after to_week {last}",
                                      {"first": self.from_week, "last": self.to_week})
        return self

    # Description -------------------------------------------------------------------------------------------

    @property
    def parts(self) -> tuple[Condition, ...]:
        """The conditions that it combines; empty for a condition on a measure."""
        return self.all_of or self.any_of or ()

    def leaves(self, path: Path = ()) -> Iterator[tuple[Path, Condition]]:
        """Every condition on a measure, with the path to it."""
        return ((place, one) for place, one in self.each(path) if one.measure is not None)

    def each(self, path: Path = ()) -> Iterator[tuple[Path, Condition]]:
        """This condition and every one inside it, with the paths to them."""
        yield path, self
        word = "all_of" if self.all_of is not None else "any_of"
        for place, part in enumerate(self.parts):
            yield from part.each((*path, word, place))

    @property
    def by_department(self) -> bool:
        """Whether it is checked for each department separately."""
        return any(leaf.group == EACH_DEPARTMENT for _, leaf in self.leaves())

    @property
    def memory(self) -> int:
        """Number of latest results that it uses."""
        return max(leaf.in_a_row for _, leaf in self.leaves())

    @property
    def named_weeks(self) -> frozenset[int]:
        """The weeks in which it must be checked even if nothing is published."""
        return frozenset(one.at_week for _, one in self.each() if one.at_week is not None)

    def in_weeks(self, week: int) -> bool:
        """Whether its own weeks allow it to hold in this week."""
        if self.at_week is not None:
            return week == self.at_week
        return (self.from_week or 0) <= week and (self.to_week is None or week <= self.to_week)

    def describe(self) -> str:
        """The condition in words."""
        if self.measure is None:
            joined = (" and " if self.all_of is not None else " or ").join(part.describe() for part in self.parts)
            return f"({joined}){self._when()}"
        bounds = [f"{word} {bound:g}" for word, bound in (("above", self.above), ("below", self.below))
                  if bound is not None]
        whom = {"all": "", EACH_DEPARTMENT: " in a department"}.get(self.group, f" in {self.group}")
        row = f" {self.in_a_row} times in a row" if self.in_a_row > 1 else ""
        return f"{self.measure}{whom} {' and '.join(bounds)}{row}{self._when()}"

    def _when(self) -> str:
        if self.at_week is not None:
            return f" in week {self.at_week}"
        parts = [f"{word} week {week}" for word, week in (("from", self.from_week), ("to", self.to_week))
                 if week is not None]
        return f" {' '.join(parts)}" if parts else ""

    # Whether it holds --------------------------------------------------------------------------------------

    def holds(self, board: Board, week: int) -> Mask:
        """Where it holds: shape (1, replicates), or (departments, replicates) if checked for each department."""
        if not self.in_weeks(week):
            return np.zeros((1, board.replicates), dtype=np.bool_)
        if self.measure is None:
            join = np.logical_and if self.all_of is not None else np.logical_or
            found = self.parts[0].holds(board, week)
            for part in self.parts[1:]:
                found = join(found, part.holds(board, week))
            return found
        latest = board.latest(self.measure, self.group, self.in_a_row)
        good = ~np.isnan(latest)
        if self.below is not None:
            good &= latest < self.below
        if self.above is not None:
            good &= latest > self.above
        return np.asarray(good.all(axis=0))


def _some(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    if not conditions:
        raise PydanticCustomError("empty_list", "name at least one condition")
    return conditions


Conditions = Annotated[tuple[Condition, ...], Field(json_schema_extra={"minItems": 1}), AfterValidator(_some)]
