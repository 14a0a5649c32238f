"""The behavior map as a table: groups by existing practice, inhibitors and catalysts of one behavior."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cxsim.interventions.kinds.remove_inhibitor import RemoveInhibitor
from cxsim.model.input_widths import KINDS
from cxsim.model.uncertain import Uncertain
from cxsim.scenario.changing.stated import written_items
from cxsim.scenario.schema.context import ContextFactor
from cxsim.scenario.schema.drawn_inputs import inputs_vary
from cxsim.scenario.schema.schema import Scenario

Kind = Literal["inhibitor", "catalyst"]
SECTIONS: Mapping[Kind, str] = {"inhibitor": "inhibitors", "catalyst": "catalysts"}


@dataclass(frozen=True)
class Stated:
    """A number as it is stated; ``low`` and ``high``: the points that the runs vary it between, ``own``: if stated."""

    value: float
    low: float
    high: float
    own: bool = False

    @property
    def exact(self) -> bool:
        """Whether it does not vary."""
        return self.low == self.high


@dataclass(frozen=True)
class Part:
    """One inhibitor or catalyst as it is written: its number in the list, whom it concerns (empty: all), and its
    strength. ``in_sheet``: it comes from the sheet of the behavior map.
    """

    number: int
    name: str
    departments: tuple[str, ...]
    levels: tuple[int, ...]
    behaviors: tuple[str, ...]
    strength: Stated
    in_sheet: bool = False

    def concerns(self, group: str) -> bool:
        """Whether it concerns people of a department."""
        return not self.departments or group in self.departments


@dataclass(frozen=True)
class Column:
    """An inhibitor or a catalyst: the parts that bear its name, each for other departments.

    ``turn``: its number among those of this name, from 0, where several concern the same people.
    """

    kind: Kind
    name: str
    parts: tuple[Part, ...]
    turn: int = 0

    @property
    def key(self) -> str:
        """What tells it apart in a form."""
        return f"{self.kind}:{self.turn}:{self.name}"

    def part(self, group: str) -> Part | None:
        """The part that concerns a department."""
        return next((one for one in self.parts if one.concerns(group)), None)


@dataclass(frozen=True)
class BehaviorMap:
    """What holds back and what helps one behavior, by department.

    ``number``: the place of the behavior in its list. ``people`` and ``existing``: by department.
    """

    behavior: str
    number: int
    people: Mapping[str, int]
    existing: Mapping[str, Stated]
    columns: tuple[Column, ...]

    def of(self, kind: Kind) -> list[Column]:
        """The inhibitors, or the catalysts."""
        return [one for one in self.columns if one.kind == kind]

    def column(self, key: str) -> Column | None:
        """The column of this key."""
        return next((one for one in self.columns if one.key == key), None)

    def strengths(self, kind: Kind, group: str) -> dict[str, float]:
        """The strengths above 0 on a department, strongest first."""
        found = {column.name: part.strength.value for column in self.of(kind) if (part := column.part(group))}
        return dict(sorted(((name, value) for name, value in found.items() if value), key=lambda one: -one[1]))


def behavior_map(scenario: Scenario, people: Mapping[str, int], behavior: str | None = None) -> BehaviorMap:
    """The map of a behavior (default: the first); ``people``: how many there are in each department."""
    names = scenario.behavior_names
    number = names.index(behavior) if behavior in names else 0
    vary = inputs_vary(scenario)
    existing = {one: as_stated(scenario.behaviors[number].existing_in(one), "existing", vary) for one in people}
    columns = [column for kind in SECTIONS for column in _columns(scenario, kind, names[number], vary)]
    largest = dict(sorted(people.items(), key=lambda one: -one[1]))
    return BehaviorMap(names[number], number, largest, existing, tuple(columns))


def parts_left_alone(scenario: Scenario, shown: BehaviorMap) -> list[tuple[str, str]]:
    """Inhibitors that a plan removes by name while another part of the same name stays: (removed, left alone)."""
    removed = {name for one in scenario.plan.interventions if isinstance(one, RemoveInhibitor)
               for name in one.inhibitors or ()}
    found = []
    for column in shown.of("inhibitor"):
        meant = [part.name for part in column.parts if part.name in removed]
        found += [(meant[0], part.name) for part in column.parts if meant and part.name not in removed]
    return found


def as_stated(number: float, kind: str, vary: bool = True) -> Stated:
    """A number with the width that it has or that its kind usually has; ``vary``: whether inputs vary at all."""
    if isinstance(number, Uncertain):
        return Stated(float(number), number.low, number.high, own=True)
    if not vary or number == 0.0:
        return Stated(number, number, number)
    usual = KINDS[kind].around(number, 0.0, 1.0)
    return Stated(number, usual.low, usual.high)


def _columns(scenario: Scenario, kind: Kind, behavior: str, vary: bool) -> Iterator[Column]:
    factors: Sequence[ContextFactor] = getattr(scenario.context, SECTIONS[kind])
    written = written_items(scenario, ("context", SECTIONS[kind]))
    found: dict[tuple[str, int], list[Part]] = {}
    for number, one in enumerate(factors):
        if one.behaviors and behavior not in one.behaviors:
            continue
        part = Part(number, one.name, one.departments, one.levels, one.behaviors,
                    as_stated(one.strength, "strength", vary), number >= written)
        name, turn = plain_name(one), 0
        while any(_meet(part, other) for other in found.get((name, turn), ())):
            turn += 1  # for the same people: a column of its own
        found.setdefault((name, turn), []).append(part)
    for (name, turn), parts in found.items():
        yield Column(kind, name, tuple(parts), turn)


def plain_name(factor: ContextFactor) -> str:
    """The name without the groups that tell it apart from others of its name: "call_time (sales)"."""
    before, found, _ = factor.name.partition(" (")
    return before if found and factor.name.endswith(")") and factor.departments else factor.name


def _meet(one: Part, other: Part) -> bool:
    return not one.departments or not other.departments or bool({*one.departments} & {*other.departments})
