"""What a week is made of: laws, keyed draws, exposure and means over behaviors.

A *law* is a pure function. The names of its arguments are what it reads (state columns, derived quantities,
forces, parameters); ``writes`` names what its return value becomes. The engines bind the names: the numpy engine
to arrays of shape (people, replicates), the compiled engine to scalars in a loop. Nothing else happens in a week.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from cxsim.model.start import Begin, Rest


@dataclass(frozen=True)
class Law:
    """One claim about people, as an equation.

    ``by_behavior``: applies once per target behavior. ``everyone``: applies to vacant slots too (else a law
    leaves the state columns of absent people as they are).
    """

    equation: Callable[..., Any]
    writes: tuple[str, ...]
    by_behavior: bool = False
    everyone: bool = False
    reads: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reads", tuple(inspect.signature(self.equation).parameters))

    @property
    def name(self) -> str:
        return self.equation.__name__

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self.equation(*arguments, **named)


@dataclass(frozen=True)
class Draw:
    """A keyed uniform number per person and replicate; ``purpose`` may hold ``{behavior}`` (its name)."""

    writes: str
    purpose: str
    by_behavior: bool = False


@dataclass(frozen=True)
class BehaviorMean:
    """``name_mean`` = sum over behaviors of weight x ``name``; weights sum to 1 (``effort`` or ``customer_value``)."""

    of: str
    weight: str = "effort"
    writes: str = ""

    def __post_init__(self) -> None:
        if not self.writes:
            object.__setattr__(self, "writes", f"{self.of}_mean")


@dataclass(frozen=True)
class Total:
    """A hook (``hooks.py``): the sum, or with ``product`` the product, of what mechanisms contribute.

    ``neutral``: what it is where nothing contributes.
    """

    writes: str
    of: tuple[str, ...] = ()
    by_behavior: bool = False
    product: bool = False
    neutral: float = 0.0
    meaning: str = ""


# What counts as the manager's where there is none: nobody is for the change or against it.
WITHOUT_MANAGER: Mapping[str, float] = {"attitude": 0.5}


@dataclass(frozen=True)
class Exposure:
    """The one sparse product: what everybody sees of others, at its start-of-week value.

    For each shared column x: ``seen_x`` = sum_j w_ij g_j x_j / sum_j w_ij g_j, for each behavior column the same times
    the behavior's visibility; g is what the ``weight`` law says. ``has_contacts`` is 1
    where anybody is seen. Of the manager: ``manager_x`` for each column x of ``manager``, and ``has_manager``; who has
    no manager, or a vacant one, sees what ``WITHOUT_MANAGER`` says, else 0. ``bounded`` adds sums over contacts whose
    attitude lies within ``confidence_bound`` of one's own: ``close_attitude_sum``, ``close_weight``, and
    ``all_weight`` of all contacts.
    """

    weight: Law
    shared: tuple[str, ...] = ("attitude", "awareness", "expected_benefit")
    by_behavior: tuple[str, ...] = ("practice",)
    manager: tuple[str, ...] = ("attitude", "practice")
    bounded: bool = False


Phase = Law | Draw | BehaviorMean | Total | Exposure


@dataclass(frozen=True)
class Adjustment:
    """How a quantity of departments changes what a force is for their people.

    ``add`` adds it (within the force's bounds), ``scale`` multiplies by it, ``largest`` takes the larger of both.
    """

    force: str
    quantity: str
    how: Literal["add", "scale", "largest"] = "add"


@dataclass(frozen=True, eq=False)
class Week:
    """The phases of a week in their order, and what is summed over people at its end (measure -> quantity).

    ``of_present`` sums over people who are present at the end of the week; ``of_everybody`` over all slots (events and
    output of the week that was). ``between``: laws about departments and the whole organization, which look at last
    week's record and this week's forces before the phases begin; ``adjustments`` of forces follow from them;
    ``delivery`` names the share of what levers push that arrives ("" = all of it); ``kept``: further weekly measures
    -> quantity of departments. ``begins``, ``rests``, ``without`` and ``overreports`` are those of its mechanisms
    (``mechanism.py``), ``rests`` in the order in which they take up what would move.
    """

    phases: tuple[Phase, ...]
    of_present: Mapping[str, str]
    of_everybody: Mapping[str, str] = field(default_factory=dict)
    between: tuple[Law, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    delivery: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    begins: tuple[Begin, ...] = ()
    rests: tuple[Rest, ...] = ()
    without: tuple[tuple[str, Mapping[str, float | str]], ...] = ()
    overreports: str = ""

    @property
    def forces_by_lane(self) -> bool:
        """Whether laws about departments change what reaches people, replicate by replicate."""
        return bool(self.adjustments or self.delivery)

    @cached_property
    def quantity(self) -> dict[str, str]:
        """Recorded measure -> quantity, in one order for both engines."""
        return {**self.of_present, **self.of_everybody}

    @cached_property
    def number(self) -> dict[str, int]:
        """Recorded measure -> its place in the record."""
        return {name: number for number, name in enumerate(self.quantity)}

    @cached_property
    def heard(self) -> frozenset[str]:
        """Every name that laws about people or departments read."""
        return self.names | {name for law in self.between for name in law.reads}

    @property
    def exposure(self) -> Exposure | None:
        """The phase that looks at others, if there is one."""
        return next((phase for phase in self.phases if isinstance(phase, Exposure)), None)

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """Every law of the week, once each."""
        laws: dict[str, Law] = {}
        for phase in self.phases:
            if isinstance(phase, Exposure):
                laws[phase.weight.name] = phase.weight
            elif isinstance(phase, Law):
                laws[phase.name] = phase
        return tuple(laws.values())

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that the week reads, writes or records."""
        names = set(self.quantity.values())
        for law in self.laws:
            names.update(law.reads, law.writes)
        for phase in self.phases:
            if isinstance(phase, BehaviorMean):
                names.update((phase.of, phase.writes))
            elif isinstance(phase, Draw):
                names.add(phase.writes)
            elif isinstance(phase, Total):
                names.update((*phase.of, phase.writes))
            elif isinstance(phase, Exposure):
                names.update((*phase.shared, *phase.by_behavior))
                if phase.bounded:
                    names.update(("attitude", "confidence_bound"))
                names.update(phase.manager)
        return frozenset(names)


def law(
    *, writes: str | tuple[str, ...], by_behavior: bool = False, everyone: bool = False
) -> Callable[[Callable[..., Any]], Law]:
    """Declare a function to be a law that writes the named columns."""
    columns = (writes,) if isinstance(writes, str) else writes

    def declare(equation: Callable[..., Any]) -> Law:
        return Law(equation, columns, by_behavior, everyone)

    return declare
