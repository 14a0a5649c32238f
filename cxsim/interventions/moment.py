"""One intervention in one week: what it may do, and a record of what it did."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding, InputError, ModelError, did_you_mean
from cxsim.model.forces import FORCES, Force
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Pairs = NDArray[np.int64]

Role = Literal["committee", "champion"]
ROLES: tuple[Role, ...] = get_args(Role)
Structural = Literal["tie", "place", "lead"]
STRUCTURAL: tuple[Structural, ...] = get_args(Structural)
ActKind = Literal[
    "committee", "champion", "exit", "move", "removal", "guard", "survey", "interview", "map", "tie", "place", "lead"
]
ACTS: tuple[ActKind, ...] = get_args(ActKind)
ONCE: frozenset[str] = frozenset({"exit", "move"})
"""Acts that happen to a person at most once: leaving and moving."""
NOBODY_WAITS: Integers = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Push:
    """One push on one force. ``behavior`` is an index into ``view.behaviors``, None for a force without behaviors.

    ``people`` is a mask, shape (people,). Pushing a by-behavior force for all behaviors makes one push for each.
    """

    intervention: str
    force: str
    behavior: int | None
    value: float
    people: Mask


@dataclass(frozen=True)
class Question:
    """How people are asked.

    ``measures``: the measures covered (empty: all). ``error``: standard deviation of an answer around the truth.
    ``bias``: how far answers lie above it. ``share``: share of people who answer. ``missed``: share of their ties that
    they omit. ``delay_weeks``: weeks until results are known.
    """

    measures: tuple[str, ...] = ()
    error: float = 0.0
    bias: float = 0.0
    share: float = 1.0
    missed: float = 0.0
    delay_weeks: int = 0


@dataclass(frozen=True, eq=False)
class Act:
    """One act on ``people`` (indices, sorted).

    ``kind``: the role that they hold in this week, or what happens to them: they leave ("exit"), move permanently to
    another position ("move"), lose an inhibitor ("removal"), are guarded ("guard"), are asked anonymously as a group
    ("survey") or one by one ("interview"), or name the people whom they look at ("map"). ``shock``: how hard an exit
    or a move is for colleagues, as a share of a dismissal without any support. ``inhibitor`` and ``share``: the
    inhibitor, and the share of it removed in this week. ``pairs``, shape (pairs, 2): people who look at one another in
    this week ("tie"), who permanently exchange places ("place") or positions ("move", with ``share`` the share of
    skill they keep), or managers who permanently exchange the people they lead ("lead"). ``next_in_line``: people who
    take over the role, in this order, when a holder in the same department leaves (empty: it stays vacant).
    """

    intervention: str
    kind: ActKind
    people: Integers
    shock: float = 0.0
    inhibitor: str = ""
    share: float = 0.0
    question: Question | None = None
    pairs: Pairs | None = None
    next_in_line: Integers = field(default_factory=lambda: NOBODY_WAITS)


@dataclass(frozen=True, order=True)
class LogEntry:
    """A sentence about what an intervention did in a week."""

    week: int
    intervention: str
    text: str


@dataclass
class Moment:
    """What an intervention sees and may do in one of its active weeks; it collects pushes and acts, and writes nothing.

    Parameters
    ----------
    intervention : str
        The intervention's label in the plan.
    week, week_of_intervention : int
        Week of the run and week since the intervention's start, both from 0.
    view : PeopleView
        People as leaders know them, read-only.
    people : mask, shape (people,)
        The target group.
    chosen : indices
        The people chosen when the plan was bound (``Intervention.choose``).
    dose : float
        Part of the full strength in this week, 0 to 1 (ramp).
    allowed_forces, allowed_acts :
        What the intervention declared; anything else is an error of its author.
    """

    intervention: str
    week: int
    week_of_intervention: int
    view: PeopleView
    people: Mask
    chosen: Integers
    dose: float = 1.0
    allowed_forces: frozenset[str] = frozenset(FORCES)
    allowed_acts: frozenset[str] = frozenset(ACTS)
    pushes: list[Push] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    entries: list[LogEntry] = field(default_factory=list)

    def push(
        self,
        force: str,
        value: float,
        behavior: str | None = None,
        people: Mask | None = None,
        *,
        ramped: bool = True,
    ) -> None:
        """Push a force for the target group, or for ``people``, a part of it.

        ``behavior`` None on a force that exists per behavior means all of them. The ramp scales the distance
        of ``value`` from the force's neutral value, unless ``ramped`` is False (for what is not a dose).
        """
        declared = self._declared(force)
        if not math.isfinite(value):
            raise ModelError(f"{self.intervention} pushes {force} with {value}")
        if ramped and self.dose != 1.0:
            value = declared.neutral + (value - declared.neutral) * self.dose
        reached = self._part_of_target(people)
        for index in self._behavior_indices(declared, behavior):
            self.pushes.append(Push(self.intervention, force, index, float(value), reached))

    def push_each(
        self,
        force: str,
        value: float,
        behaviors: Sequence[str] | None,
        people: Mask | None = None,
    ) -> None:
        """``push`` for each named behavior; None means all of them."""
        for behavior in [None] if behaviors is None else sorted(behaviors):
            self.push(force, value, behavior, people)

    def appoint(
        self, role: Role, people: Sequence[int] | Integers,
        next_in_line: Integers = NOBODY_WAITS,
    ) -> None:
        """Let people (indices, all in the target group; may be empty) hold a role in this week.

        ``next_in_line``: people who take it over, in this order, when a holder in the same department leaves.
        """
        if role not in ROLES or role not in self.allowed_acts:
            raise ModelError(f"{self.intervention} appoints to the role '{role}', which it did not declare")
        self._perform(role, people, "appoints", next_in_line=next_in_line)

    def part_with(self, people: Sequence[int] | Integers, shock: float) -> None:
        """Let people (indices, all in the target group; may be empty) leave in this week.

        A person who has replaced one of them in the meantime stays. ``shock``, 0 to 1: how hard it is for
        colleagues, who see it next week.
        """
        self._require("exit", "parts with people")
        if not 0.0 <= shock <= 1.0:
            raise ModelError(f"{self.intervention} parts with people with a shock of {shock}")
        self._perform("exit", people, "parts with", shock)

    def move(self, pairs: Pairs, shock: float, skill_kept: float) -> None:
        """Let the first person of each pair (all in the target group) permanently exchange positions with the second.

        Nothing happens if one of the two has left in the meantime. People who move give up their roles and keep the
        share ``skill_kept`` of their skill. ``shock``, 0 to 1: how hard it is for both departments, which see it next
        week.
        """
        self._require("move", "moves people")
        if not 0.0 <= shock <= 1.0 or not 0.0 <= skill_kept <= 1.0:
            raise ModelError(f"{self.intervention} moves people with a shock of {shock}, keeping {skill_kept} of skill")
        meant = _pairs_of_two(pairs, self.intervention, "moves")
        self._perform("move", meant[:, 0], "moves", shock, share=skill_kept, pairs=meant)

    def remove(self, inhibitor: str, share: float, people: Sequence[int] | Integers) -> None:
        """Remove a share of a named inhibitor for people (indices, all in the target group) in this week.

        Removals multiply: two interventions that each remove half leave a quarter. Other inhibitors stay unchanged.
        """
        self._require("removal", "removes inhibitors")
        if not 0.0 <= share <= 1.0:
            raise ModelError(f"{self.intervention} removes {share} of '{inhibitor}'")
        if share > 0.0:
            self._perform("removal", people, f"removes '{inhibitor}' for", inhibitor=inhibitor, share=share)

    def reached(self, count: int) -> int:
        """How many of ``count`` people or things, added one by one, the ramp has reached by this week."""
        return math.floor(self.dose * count + 0.5)

    def guard(self) -> None:
        """Guard the target group in this week; the response is decided while the plan runs."""
        self._require("guard", "guards people")
        self._perform("guard", np.flatnonzero(self.people), "guards")

    def ask(
        self, kind: Literal["survey", "interview", "map"], people: Sequence[int] | Integers, question: Question
    ) -> None:
        """Ask people (indices, all in the target group) in this week; answers are known next week or later."""
        self._require(kind, f"asks people ('{kind}')")
        self._perform(kind, people, "asks", question=question)

    def connect(self, pairs: Pairs) -> None:
        """Let pairs of people (indices, all in the target group) look at one another in this week."""
        self._restructure("tie", pairs, "connects")

    def exchange_places(self, pairs: Pairs) -> None:
        """Permanently exchange the places of each pair: each person gets the other's team and manager."""
        self._restructure("place", pairs, "moves")

    def exchange_managers(self, pairs: Pairs) -> None:
        """Permanently exchange the people led by each pair of managers."""
        self._restructure("lead", pairs, "moves")

    def log(self, text: str) -> None:
        """Log what was done, in one sentence."""
        self.entries.append(LogEntry(self.week, self.intervention, text))

    def _restructure(self, kind: Structural, pairs: Pairs, verb: str) -> None:
        self._require(kind, f"{verb} people")
        meant = _pairs_of_two(pairs, self.intervention, verb)
        self._perform(kind, meant.ravel(), verb, pairs=meant)

    def _require(self, kind: ActKind, deed: str) -> None:
        if kind not in self.allowed_acts:
            raise ModelError(f"{self.intervention} {deed}, which it did not declare")

    def _perform(
        self, kind: ActKind, people: Sequence[int] | Integers, verb: str, shock: float = 0.0,
        inhibitor: str = "", share: float = 0.0, question: Question | None = None, pairs: Pairs | None = None,
        next_in_line: Integers = NOBODY_WAITS,
    ) -> None:
        meant = np.sort(np.asarray(people, dtype=np.int64))
        if not (meant[1:] > meant[:-1]).all():  # asked first, because np.unique is slow and people rarely come twice
            meant = np.unique(meant)
        if len(meant) and (meant[0] < 0 or meant[-1] >= self.view.size or not self.people[meant].all()):
            raise ModelError(f"{self.intervention} {verb} people outside its target group")
        if len(meant):
            meant.flags.writeable = False
            self.acts.append(
                Act(self.intervention, kind, meant, shock, inhibitor, share, question, pairs, next_in_line)
            )

    def _declared(self, force: str) -> Force:
        if force not in FORCES:
            raise ModelError(f"{self.intervention} pushes an unknown force '{force}'; {did_you_mean(force, FORCES)}")
        if force not in self.allowed_forces:
            raise ModelError(f"{self.intervention} pushes the force '{force}', which it did not declare")
        return FORCES[force]

    def _part_of_target(self, people: Mask | None) -> Mask:
        if people is None:
            return self.people
        part = np.array(people, dtype=np.bool_)
        if part.shape != self.people.shape or np.any(part & ~self.people):
            raise ModelError(f"{self.intervention} pushes for people outside its target group")
        part.flags.writeable = False
        return part

    def _behavior_indices(self, force: Force, behavior: str | None) -> Sequence[int | None]:
        if not force.by_behavior:
            if behavior is not None:
                raise ModelError(f"the force '{force.name}' is the same for all behaviors")
            return [None]
        if behavior is None:
            return range(len(self.view.behaviors))
        if behavior not in self.view.behaviors:
            raise InputError([Finding("", 0, 0, self.intervention, f"there is no behavior '{behavior}'; "
                                      f"{did_you_mean(behavior, self.view.behaviors)}")])
        return [self.view.behaviors.index(behavior)]


def _pairs_of_two(pairs: Pairs, intervention: str, verb: str) -> Pairs:
    """The pairs, read-only; an error if a person is paired with themselves."""
    meant = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    if (meant[:, 0] == meant[:, 1]).any():
        raise ModelError(f"{intervention} {verb} a person with themselves")
    meant.flags.writeable = False
    return meant
