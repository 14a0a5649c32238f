"""What a week is made of: mechanisms, keyed draws, exposure and means over behaviors.

A *mechanism* is a pure function. The names of its arguments are what it reads (state columns, derived quantities,
forces, parameters); ``writes`` names what its return value becomes. The engines bind the names: the numpy engine
to arrays of shape (people, replicates), the compiled engine to scalars in a loop. Nothing else happens in a week.

Every kind of phase tells its ``name``, what it ``reads`` and ``writes``, the ``mechanisms`` in it, and by ``extents``
which of its results exist once per behavior. So only an engine, which must do something else with each, asks for the
kind.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from cxsim.model.start import Begin, Rest

# Says of a state column whether it exists once per behavior.
HasBehaviors = Callable[[str], bool]


@dataclass(frozen=True)
class Equation:
    """One claim about people, as an equation.

    ``by_behavior``: applies once per target behavior. ``everyone``: applies to vacant slots too (else a mechanism
    leaves the state columns of absent people as they are).
    """

    function: Callable[..., Any]
    writes: tuple[str, ...]
    by_behavior: bool = False
    everyone: bool = False
    reads: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reads", tuple(inspect.signature(self.function).parameters))

    @property
    def name(self) -> str:
        """The equation's own."""
        return self.function.__name__

    @property
    def equations(self) -> tuple[Equation, ...]:
        """The mechanisms in this phase: itself."""
        return (self,)

    def extents(self, column: HasBehaviors) -> dict[str, bool]:
        """Whether each name that it writes exists once per behavior."""
        return dict.fromkeys(self.writes, self.by_behavior)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self.function(*arguments, **named)


class _OneResult:
    """A phase without a mechanism that writes one quantity, which is called like the phase."""

    name: str
    by_behavior: bool = False
    everyone: bool = True
    equations: tuple[Equation, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """Nothing, unless a kind of phase says otherwise."""
        return ()

    @property
    def writes(self) -> tuple[str, ...]:
        """The one quantity."""
        return (self.name,)

    def extents(self, column: HasBehaviors) -> dict[str, bool]:
        """Whether the name that it writes exists once per behavior."""
        return {self.name: self.by_behavior}


@dataclass(frozen=True)
class Draw(_OneResult):
    """A keyed uniform number per person and replicate; ``purpose`` may hold ``{behavior}`` (its name)."""

    name: str
    purpose: str
    by_behavior: bool = False

    def purposes(self, behaviors: tuple[str, ...]) -> tuple[str, ...]:
        """The texts that key it: one, or one per behavior."""
        return tuple(self.purpose.format(behavior=name) for name in (behaviors if self.by_behavior else ("",)))


@dataclass(frozen=True)
class BehaviorMean(_OneResult):
    """``of_mean`` = sum over behaviors of weight x ``of``; weights sum to 1 (``effort`` or ``customer_value``)."""

    of: str
    weight: str = "effort"
    name: str = ""

    def __post_init__(self) -> None:
        if not self.name:
            object.__setattr__(self, "name", f"{self.of}_mean")

    @property
    def reads(self) -> tuple[str, ...]:
        """What the mean is taken of."""
        return (self.of,)


@dataclass(frozen=True)
class Total(_OneResult):
    """A hook (``hooks.py``): the sum, or with ``product`` the product, of what mechanisms contribute.

    ``neutral``: what it is where nothing contributes.
    """

    name: str
    of: tuple[str, ...] = ()
    by_behavior: bool = False
    product: bool = False
    neutral: float = 0.0
    meaning: str = ""

    @property
    def reads(self) -> tuple[str, ...]:
        """The parts."""
        return self.of


# What counts as the manager's where there is none: nobody is for the change or against it.
WITHOUT_MANAGER: Mapping[str, float] = {"attitude": 0.5}
# What a bounded exposure adds.
BOUNDED_SUMS = ("close_weight", "close_attitude_sum", "all_weight")


@dataclass(frozen=True)
class Exposure:
    """The one sparse product: what everybody sees of others, at its start-of-week value.

    For each shared column x: ``seen_x`` = sum_j w_ij g_j x_j / sum_j w_ij g_j, for each behavior column the same times
    the behavior's visibility; g is what the ``weight`` mechanism says. ``has_contacts`` is 1
    where anybody is seen. Of the manager: ``manager_x`` for each column x of ``manager``, and ``has_manager``; who has
    no manager, or a vacant one, sees what ``WITHOUT_MANAGER`` says, else 0. ``bounded`` adds sums over contacts whose
    attitude lies within ``confidence_bound`` of one's own: ``close_attitude_sum``, ``close_weight``, and
    ``all_weight`` of all contacts.
    """

    weight: Equation
    shared: tuple[str, ...] = ("attitude", "awareness", "expected_benefit")
    by_behavior: tuple[str, ...] = ("use",)
    manager: tuple[str, ...] = ("attitude", "use")
    bounded: bool = False
    name = "exposure"

    @property
    def equations(self) -> tuple[Equation, ...]:
        """The mechanism in this phase: who is how much of an example."""
        return (self.weight,)

    @property
    def reads(self) -> tuple[str, ...]:
        """What the weight depends on, and the columns that are seen of others and of the manager."""
        bound = ("attitude", "confidence_bound") if self.bounded else ()
        return (*self.weight.reads, *self.shared, *self.by_behavior, *bound, *self.manager)

    @property
    def writes(self) -> tuple[str, ...]:
        """What is seen, in the order in which engines store it."""
        return tuple(self.extents(lambda _: False))

    def extents(self, column: HasBehaviors) -> dict[str, bool]:
        """Whether each name that it writes exists once per behavior; what is seen of a manager does as its column."""
        once = (*self.weight.writes, *(f"seen_{name}" for name in self.shared))
        per_behavior = {f"seen_{name}": True for name in self.by_behavior}
        sums = ("has_contacts", *(BOUNDED_SUMS if self.bounded else ()), *(("has_manager",) if self.manager else ()))
        of_manager = {f"manager_{name}": column(name) for name in self.manager}
        return {**dict.fromkeys(once, False), **per_behavior, **dict.fromkeys(sums, False), **of_manager}


Phase = Equation | Draw | BehaviorMean | Total | Exposure


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
    output of the week that was). ``between``: mechanisms about departments and the whole organization, which look at
    last week's record and this week's forces before the phases begin; ``adjustments`` of forces follow from them;
    ``delivery`` names the share of what interventions push that arrives ("" = all of it); ``kept``: further weekly
    measures
    -> quantity of departments. ``begins``, ``rests``, ``without`` and ``overreports`` are those of its mechanisms
    (``mechanism.py``), ``rests`` in the order in which they take up what would move.
    """

    phases: tuple[Phase, ...]
    of_present: Mapping[str, str]
    of_everybody: Mapping[str, str] = field(default_factory=dict)
    between: tuple[Equation, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    delivery: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    begins: tuple[Begin, ...] = ()
    rests: tuple[Rest, ...] = ()
    without: tuple[tuple[str, Mapping[str, float | str]], ...] = ()
    overreports: str = ""

    @property
    def forces_per_replicate(self) -> bool:
        """Whether mechanisms about departments change what reaches people, replicate by replicate."""
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
        """Every name that mechanisms about people or departments read."""
        return self.names | {name for equation in self.between for name in equation.reads}

    @property
    def exposure(self) -> Exposure | None:
        """The phase that looks at others, if there is one."""
        return next((phase for phase in self.phases if isinstance(phase, Exposure)), None)

    @cached_property
    def draws(self) -> tuple[Draw, ...]:
        """The phases that draw, in their order: it numbers what keys them."""
        return tuple(phase for phase in self.phases if isinstance(phase, Draw))

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Every mechanism of the week, once each."""
        return tuple({equation.name: equation for phase in self.phases for equation in phase.equations}.values())

    @cached_property
    def writer(self) -> Mapping[str, Phase]:
        """Name that the week writes -> the phase that writes it."""
        return {name: phase for phase in self.phases for name in phase.writes}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that the week reads, writes or records."""
        return frozenset(self.quantity.values()).union(*((*phase.reads, *phase.writes) for phase in self.phases))
