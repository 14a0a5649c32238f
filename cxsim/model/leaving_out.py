"""What follows when a scenario leaves out mechanisms: who still needs them, and which forces nobody hears."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cxsim.model import selection
from cxsim.model.mechanism import Mechanism
from cxsim.model.phases import Week
from cxsim.model.registry import BUILT_IN, chosen


@dataclass(frozen=True)
class Need:
    """A mechanism in force, or what every week has (""), reads ``names``, which only a mechanism left out writes."""

    reader: str
    left_out: str
    names: tuple[str, ...]


def needs(week: Week, without: Collection[str], also: Iterable[str]) -> Iterator[Need]:
    """What is read in a week of mechanisms left out; what a hook drops together with its owner is not read."""
    if not without:
        return
    present = chosen(without, also)
    there = {*week.writer}.union(*(_offered(one) for one in present))
    asked = {one.name: _asked(one, week) for one in present}
    asked[""] = {name for phase in week.phases for name in phase.reads}.difference(*asked.values())
    for name in sorted(without):
        gone = _offered(BUILT_IN[name]) - there
        for reader, names in asked.items():
            if gone & names:
                yield Need(reader, name, tuple(sorted(gone & names)))


def unheard(forces: Iterable[str], week: Week) -> list[str]:
    """Those of some forces that nothing in a week reads, by name."""
    heard = {*week.heard, *selection.READS}
    return sorted(force for force in forces if not _names(force) & heard)


def left_out_readers(forces: Iterable[str], without: Iterable[str]) -> list[str]:
    """The mechanisms left out that would read one of these forces, by name."""
    names = set[str]().union(*(_names(force) for force in forces))
    reads = {name: {read for one in BUILT_IN[name].equations for read in one.reads} for name in without}
    return sorted(name for name, own in reads.items() if names & own)


def delete_from_without(*names: str) -> str:
    """The remedy where a mechanism left out is missed."""
    return f"delete {' and '.join(names)} from without"


def _names(force: str) -> set[str]:
    """The names under which equations read a force."""
    return {force, f"{force}_mean"}


def _offered(mechanism: Mechanism) -> set[str]:
    """Everything that other equations could read of a mechanism."""
    phases = [phase for phases in mechanism.phases.values() for phase in phases]
    of_departments = {column.name for column in mechanism.organization_columns}
    of_departments = of_departments.union(*(equation.writes for equation in mechanism.between))
    return {column.name for column in mechanism.columns}.union(
        *(phase.writes for phase in phases),
        (f"seen_{name}" for name in mechanism.sees),
        (f"manager_{name}" for name in mechanism.sees_of_manager),
        (f"last_{name}" for name in mechanism.records),
        (f"{name}{end}" for name in of_departments for end in ("", "_overall", "_total")),
    )


def _asked(mechanism: Mechanism, week: Week) -> set[str]:
    """Everything that a mechanism reads in a week."""
    stand = {*week.phases}
    phases = [phase for phases in mechanism.phases.values() for phase in phases if phase in stand]
    equations = (*mechanism.between, *([] if mechanism.example is None else [mechanism.example]))
    return {mechanism.delivery, *mechanism.sees, *mechanism.sees_of_manager, *mechanism.records.values()}.union(
        *(phase.reads for phase in phases),
        *(equation.reads for equation in equations),
        (adjustment.quantity for adjustment in mechanism.adjustments),
    )
