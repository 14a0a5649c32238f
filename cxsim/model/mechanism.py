"""Mechanisms: claims that join the week at its hooks, each in one file; a scenario can leave each out by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cxsim.model.column import Column, OrganizationColumn, WeeklyMeasure
from cxsim.model.parameter import Parameter
from cxsim.model.phases import Adjustment, Equation, Phase
from cxsim.model.start import Begin, Rest

# The place of phases that run after all hooks, before people leave.
END = "end"
# The key in ``without`` for the changes that people have been through.
PAST = "past changes"


@dataclass(frozen=True, kw_only=True)
class Mechanism:
    """A mechanism with a name. Left out, it is absent: no column, no cost, no changed byte.

    ``phases``: place -> phases; the place is the hook before which they run (``hooks.py``), or ``END``.
    ``contributes``: hook -> the quantity that is added (or multiplied, if the hook is a product). ``records``: weekly
    measure -> quantity. ``sees``: own columns that people see of others (``seen_NAME``); ``sees_of_manager``: columns
    that they see of their manager (``manager_NAME``). ``example``: an equation for how strong an example each person
    sets; it replaces that of every week (at most one mechanism may have one).

    ``between``: equations about departments and the organization (``Week.between``); ``adjustments`` of forces by what
    they write; ``delivery``: the quantity that says which share of the interventions' pushes arrives (one at most);
    ``keeps``: weekly measure -> quantity of departments. ``customer_index``: the quantity that is the customer index,
    in place of that of every week (one at most).

    ``measures``: unit and meaning of those of ``records`` and ``keeps`` that go into results and output files; the
    others only feed next week.

    ``begin`` sets the starting values of its columns where ``newcomer`` is not enough; ``rest`` sets them, and the
    constants of attitude and motivation, where a behavior is already in use; both for first people and for newcomers.
    ``without``: something that a force field thinks away -> own column -> the number or parameter in its place.
    ``overreports``: the column by behavior that says how far people report use that is not there (one at most).
    ``known_ties``: the parameter that says which share
    of ties leaders see before anybody maps them (one at most; without it they see all).
    """

    name: str
    meaning: str
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    organization_columns: tuple[OrganizationColumn, ...] = ()
    phases: Mapping[str, tuple[Phase, ...]] = field(default_factory=dict)
    contributes: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)
    sees: tuple[str, ...] = ()
    sees_of_manager: tuple[str, ...] = ()
    example: Equation | None = None
    between: tuple[Equation, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    delivery: str = ""
    keeps: Mapping[str, str] = field(default_factory=dict)
    measures: tuple[WeeklyMeasure, ...] = ()
    customer_index: str = ""
    begin: Begin | None = None
    rest: Rest | None = None
    without: Mapping[str, Mapping[str, float | str]] = field(default_factory=dict)
    overreports: str = ""
    known_ties: str = ""

    def __post_init__(self) -> None:
        missing = [measure.name for measure in self.measures if measure.name not in {**self.records, **self.keeps}]
        if missing:
            raise ValueError(f"mechanism '{self.name}' declares weekly measures without a quantity: {missing}")

    @property
    def equations(self) -> tuple[Equation, ...]:
        """Its equations about people and about departments."""
        of_people = (equation for phases in self.phases.values() for phase in phases for equation in phase.equations)
        return (*of_people, *self.between)


def equation(
    *, writes: str | tuple[str, ...], by_behavior: bool = False, everyone: bool = False
) -> Callable[[Callable[..., Any]], Equation]:
    """Declare a function as an equation that writes the named columns."""
    columns = (writes,) if isinstance(writes, str) else writes

    def declare(function: Callable[..., Any]) -> Equation:
        return Equation(function, columns, by_behavior, everyone)

    return declare
