"""The phases of a week: equations, keyed draws, exposure, hooks and means over behaviors.

An *equation* is a pure function. Its arguments name what it reads (state columns, derived quantities, forces,
parameters); ``writes`` names its results. The engines bind the names: the numpy engine to arrays of shape
(people, replicates), the compiled engine to vectors of lanes. Nothing else happens in a week.

Every kind of phase has a ``name``, what it ``reads`` and ``writes``, its ``equations``, and ``extents``: which of its
results exist once per behavior. Only the engines, which treat each kind differently, need to know the kind.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from cxsim.model.start import Begin, Rest

# Whether a state column exists once per behavior.
HasBehaviors = Callable[[str], bool]


@dataclass(frozen=True)
class Equation:
    """One equation of the model.

    ``by_behavior``: applies once per target behavior. ``everyone``: applies to vacant slots too (otherwise the
    state columns of absent people stay unchanged).
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
        """The name of the function."""
        return self.function.__name__

    @property
    def equations(self) -> tuple[Equation, ...]:
        """The equations in this phase: itself."""
        return (self,)

    def extents(self, column: HasBehaviors) -> dict[str, bool]:
        """Whether each name that it writes exists once per behavior."""
        return dict.fromkeys(self.writes, self.by_behavior)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self.function(*arguments, **named)


class _OneResult:
    """A phase without an equation that writes one quantity, named like the phase."""

    name: str
    by_behavior: bool = False
    everyone: bool = True
    equations: tuple[Equation, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """Nothing, unless a subclass overrides it."""
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
        """The texts that key the random numbers: one, or one per behavior."""
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
        """The averaged quantity."""
        return (self.of,)


@dataclass(frozen=True)
class Total(_OneResult):
    """A hook (``hooks.py``): the sum, or with ``product`` the product, of the contributions of mechanisms.

    ``neutral``: its value without contributions.
    """

    name: str
    of: tuple[str, ...] = ()
    by_behavior: bool = False
    product: bool = False
    neutral: float = 0.0
    meaning: str = ""

    @property
    def reads(self) -> tuple[str, ...]:
        """The contributions."""
        return self.of


# What people without a manager see instead: an attitude neither for nor against the change.
WITHOUT_MANAGER: Mapping[str, float] = {"attitude": 0.5}
# The additional sums of a bounded exposure.
BOUNDED_SUMS = ("close_weight", "close_attitude_sum", "all_weight")


@dataclass(frozen=True)
class Exposure:
    """What people see of others at the start of the week: the only sparse product.

    For each shared column x: ``seen_x`` = sum_j w_ij g_j x_j / sum_j w_ij g_j; behavior columns are also multiplied by
    the behavior's visibility. The ``weight`` equation gives g. ``has_contacts`` is 1 for people who see anyone.
    Of the manager: ``manager_x`` for each column x of ``manager``, and ``has_manager``. People without a manager, or
    with a vacant one, see the values of ``WITHOUT_MANAGER``, otherwise 0. ``bounded`` adds sums over contacts whose
    attitude is within ``confidence_bound`` of one's own: ``close_attitude_sum``, ``close_weight``, and
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
        """The equation in this phase: how strong an example each person sets."""
        return (self.weight,)

    @property
    def reads(self) -> tuple[str, ...]:
        """The inputs of the weight, and the columns seen of others and of the manager."""
        bound = ("attitude", "confidence_bound") if self.bounded else ()
        return (*self.weight.reads, *self.shared, *self.by_behavior, *bound, *self.manager)

    @property
    def writes(self) -> tuple[str, ...]:
        """The quantities seen, in the order in which engines store them."""
        return tuple(self.extents(lambda _: False))

    def extents(self, column: HasBehaviors) -> dict[str, bool]:
        """Whether each name that it writes exists once per behavior; ``manager_x`` does if its column does."""
        once = (*self.weight.writes, *(f"seen_{name}" for name in self.shared))
        per_behavior = {f"seen_{name}": True for name in self.by_behavior}
        sums = ("has_contacts", *(BOUNDED_SUMS if self.bounded else ()), *(("has_manager",) if self.manager else ()))
        of_manager = {f"manager_{name}": column(name) for name in self.manager}
        return {**dict.fromkeys(once, False), **per_behavior, **dict.fromkeys(sums, False), **of_manager}


Phase = Equation | Draw | BehaviorMean | Total | Exposure


@dataclass(frozen=True)
class Adjustment:
    """How a quantity of departments changes a force on their people.

    ``add`` adds it (within the force's bounds), ``scale`` multiplies by it, ``largest`` takes the larger of the two.
    """

    force: str
    quantity: str
    how: Literal["add", "scale", "largest"] = "add"


@dataclass(frozen=True, eq=False)
class Week:
    """The phases of a week in order, and what is summed over people at its end (measure -> quantity).

    ``of_present`` sums over people who are present at the end of the week; ``of_everybody`` over all slots (events and
    output of the week). ``between``: equations about departments and the whole organization, which read last week's
    record and this week's forces before the phases begin; ``adjustments`` of forces follow from them;
    ``delivery`` names the share of the interventions' pushes that arrives ("" = all of it); ``kept``: further weekly
    measures
    -> quantity of departments. ``begins``, ``rests``, ``without``, ``overreports``, ``customer_index`` and
    ``known_ties`` are those of its mechanisms (``mechanism.py``), ``rests`` in the order in which they take up what
    would move.
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
    customer_index: str = ""
    known_ties: str = ""

    @property
    def forces_per_replicate(self) -> bool:
        """Whether mechanisms about departments change what reaches people, replicate by replicate."""
        return bool(self.adjustments or self.delivery)

    @cached_property
    def adjusting(self) -> tuple[str, ...]:
        """The quantities of departments that change pushes on their way to people."""
        delivery = (self.delivery,) if self.delivery else ()
        return tuple(dict.fromkeys((*delivery, *(adjustment.quantity for adjustment in self.adjustments))))

    def adjustments_of(self, force: str) -> tuple[Adjustment, ...]:
        """The adjustments of one force, in their order."""
        return self._adjustments.get(force, ())

    @cached_property
    def _adjustments(self) -> dict[str, tuple[Adjustment, ...]]:
        """Force -> its adjustments."""
        return {force: tuple(one for one in self.adjustments if one.force == force)
                for force in {one.force for one in self.adjustments}}

    def sees(self, column: str) -> bool:
        """Whether anything but the exposure itself asks what others show in a column."""
        return f"seen_{column}" in self._asked

    @cached_property
    def _asked(self) -> frozenset[str]:
        asked = (phase.reads for phase in self.phases if not isinstance(phase, Exposure))
        return frozenset(self.quantity.values()).union(*asked)

    @cached_property
    def quantity(self) -> dict[str, str]:
        """Recorded measure -> quantity, in the same order for both engines."""
        return {**self.of_present, **self.of_everybody}

    @cached_property
    def number(self) -> dict[str, int]:
        """Recorded measure -> its place in the record."""
        return {name: number for number, name in enumerate(self.quantity)}

    @cached_property
    def heard(self) -> frozenset[str]:
        """Every name that equations about people or departments read."""
        return self.names | {name for equation in self.between for name in equation.reads}

    @property
    def exposure(self) -> Exposure | None:
        """The exposure phase, if there is one."""
        return next((phase for phase in self.phases if isinstance(phase, Exposure)), None)

    @cached_property
    def draws(self) -> tuple[Draw, ...]:
        """The phases that draw random numbers, in order; their position numbers their keys."""
        return tuple(phase for phase in self.phases if isinstance(phase, Draw))

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Every equation of the week, once each."""
        return tuple({equation.name: equation for phase in self.phases for equation in phase.equations}.values())

    @cached_property
    def writer(self) -> Mapping[str, Phase]:
        """Each name that the week writes -> the phase that writes it."""
        return {name: phase for phase in self.phases for name in phase.writes}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that the week reads, writes or records."""
        return frozenset(self.quantity.values()).union(*((*phase.reads, *phase.writes) for phase in self.phases))
