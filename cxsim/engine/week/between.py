"""The equations about departments, laid out: the row that holds each name, and the order of what is worked out.

Quantities of departments and of the whole organization lie in two arrays, one row each, and only what some equation
reads or writes has a row. Rows of one kind stand together, so each kind is filled at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, get_args

from cxsim.engine.week.columns import Layout, NamePlace
from cxsim.errors import ModelError
from cxsim.model.forces import FORCES
from cxsim.model.phases import Equation
from cxsim.model.state import ORGANIZATION_COLUMNS

OVERALL, TOTAL, LAST = "_overall", "_total", "last_"
# Facts of the scenario, the organization and the start of a week -> whether they differ between departments.
FACTS = {
    "team_hours": False, "team_hours_needed": False, "positions": True, "department_count": False,
    "customer_index": False, "customer_index_at_rest": True, "chain_weight": True, "chain_declared": False,
    "outcome_gain": False,
}

Kind = Literal["force", "last", "department", "record", "fact", "parameter", "reduced", "written"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Quantity:
    """What an equation about departments reads or writes.

    ``kind``: where it comes from; ``by_department``: whether it differs between departments; ``source``: its place
    there (the column of a force, the number of a measure or of an input of the week).
    """

    name: str
    kind: Kind
    by_department: bool
    source: int = 0


@dataclass(frozen=True)
class Reduction:
    """One number for all departments, by their order: the mean of ``of`` weighted by positions, or the sum."""

    of: Quantity
    weighted: bool
    into: Quantity


@dataclass(frozen=True)
class Step:
    """An equation with what it reads and writes."""

    equation: Equation
    reads: tuple[Quantity, ...]
    writes: tuple[Quantity, ...]


class Between:
    """The equations of ``Week.between`` in order, with the rows of all their quantities.

    ``steps``: equations, and before them the reductions that they read. Raises ModelError if an equation reads what
    nobody declares or records.
    """

    def __init__(self, layout: Layout):
        self.layout = layout
        names = {name for equation in layout.week.between for name in equation.writes}
        self._known: dict[str, Quantity] = {
            name: Quantity(name, "written", not column.shared)
            for name, column in ORGANIZATION_COLUMNS.items() if name in names
        }
        self._reduced: set[str] = set()
        self.steps = [step for equation in layout.week.between for step in self._steps(equation)]

    def _steps(self, equation: Equation) -> Iterator[Reduction | Step]:
        reads = tuple(self.quantity(name) for name in equation.reads)
        for quantity in reads:
            yield from self._reductions(quantity)
        # What is no column differs between departments if anything does that it follows from.
        wide = any(quantity.by_department for quantity in reads)
        writes = tuple(self._known.setdefault(name, Quantity(name, "written", wide)) for name in equation.writes)
        yield Step(equation, reads, writes)
        # Whoever reads the mean of what was just written needs the new one.
        self._reduced = {name for name in self._reduced if not name.startswith(tuple(f"{w}_" for w in equation.writes))}

    def _reductions(self, quantity: Quantity) -> Iterator[Reduction]:
        """The reductions that bring a quantity up to date."""
        if quantity.kind == "reduced" and quantity.name not in self._reduced:
            self._reduced.add(quantity.name)
            weighted = quantity.name.endswith(OVERALL)
            of = self.quantity(quantity.name.removesuffix(OVERALL if weighted else TOTAL))
            yield from self._reductions(of)
            yield Reduction(of, weighted, quantity)

    def quantity(self, name: str) -> Quantity:
        """What a name refers to."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Quantity:
        # Numbers given to the week come first: last week's record may hold an older number of the same name.
        if name in FACTS:
            return Quantity(name, "fact", FACTS[name])
        if name in self.layout.parameter:
            return Quantity(name, "parameter", False)
        if name.endswith((OVERALL, TOTAL)):
            return Quantity(name, "reduced", False)
        if name.startswith(LAST) and name.removeprefix(LAST) in self.layout.week.number:
            return Quantity(name, "last", True, self.layout.week.number[name.removeprefix(LAST)])
        return self._outside(name)

    def _outside(self, name: str) -> Quantity:
        """A force, or a number of last week's record; for forces by behavior, their mean over behaviors."""
        match self.layout.find(f"{name}_mean" if name in FORCES and FORCES[name].by_behavior else name):
            case NamePlace("profile", number):
                return Quantity(name, "force", True, number)
            case NamePlace("record", number):
                return Quantity(name, "record", False, number)
            case NamePlace("department", number):
                return Quantity(name, "department", True, number)
        raise ModelError(f"a mechanism about departments reads '{name}', which is neither declared nor recorded")

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities that steps read or write, by kind."""
        return tuple(sorted(self._known.values(), key=lambda quantity: KINDS.index(quantity.kind)))

    def of_kind(self, kind: Kind) -> list[Quantity]:
        """The quantities of one kind in the order of their rows."""
        return [quantity for quantity in self.quantities if quantity.kind == kind]

    def rows(self, by_department: bool) -> dict[str, int]:
        """The row of each quantity in the array of departments, or in that of the whole organization."""
        wide = [quantity.name for quantity in self.quantities if quantity.by_department == by_department]
        return {name: number for number, name in enumerate(wide)}


@cache
def between_of(layout: Layout) -> Between:
    """The equations about departments in this layout, laid out once."""
    return Between(layout)
