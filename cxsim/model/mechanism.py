"""What a mechanism is: a claim beyond the reference week, with a switch of its own, written in one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cxsim.model.column import Column, OrganizationColumn, WeeklyMeasure
from cxsim.model.parameter import Parameter
from cxsim.model.phases import Adjustment, Equation, Phase
from cxsim.model.start import Begin, Rest

# The place of phases that stand after all hooks, before people leave.
END = "end"
# What ``without`` calls the changes that people have been through.
PAST = "past changes"


@dataclass(frozen=True, kw_only=True)
class Mechanism:
    """A mechanism beyond the reference week. Switched off it is not there at all: no column, no cost, no byte.

    ``phases``: place -> phases, place = a hook before which they stand (``hooks.py``), or ``END``. ``contributes``:
    hook -> the quantity that is added (or multiplied, where the hook is a product). ``records``: weekly measure ->
    quantity. ``sees``: own columns that people see of others (``seen_NAME``); ``sees_of_manager``: columns that they
    see of their manager (``manager_NAME``). ``example``: a mechanism of who is how much of an example, in the place of
    the reference week's (one mechanism at most brings one).

    ``between``: mechanisms about departments and the organization (``Week.between``); ``adjustments`` of forces by what
    they write; ``delivery``: the quantity that says which share of the interventions' pushes arrives (one at most);
    ``keeps``: weekly measure -> quantity of departments. ``customer_index``: the quantity that is the customer index,
    in place of the reference week's (one at most).

    ``measures``: unit and meaning of those of ``records`` and ``keeps`` that go into results and output files; the
    others only feed next week.

    ``begin`` says what its columns start with, where that is more than ``newcomer`` says; ``rest`` what they and the
    constants of attitude and motivation are where people use it already. ``without``: something that a force field
    thinks away -> own column -> the number or parameter in its place. ``overreports``: the column by behavior that
    says how far people report use that is not there (one at most). ``known_ties``: the parameter that says which share
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
        """Its mechanisms about people and about departments."""
        of_people = (equation for phases in self.phases.values() for phase in phases for equation in phase.equations)
        return (*of_people, *self.between)


def equation(
    *, writes: str | tuple[str, ...], by_behavior: bool = False, everyone: bool = False
) -> Callable[[Callable[..., Any]], Equation]:
    """Declare a function to be an equation of a mechanism, which writes the named columns."""
    columns = (writes,) if isinstance(writes, str) else writes

    def declare(function: Callable[..., Any]) -> Equation:
        return Equation(function, columns, by_behavior, everyone)

    return declare
