"""What the instructions of a compiled week depend on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compiled.quiet import Known, results
from cxsim.engine.week.columns import Layout, NameKind, NamePlace, Slot
from cxsim.model.phases import WITHOUT_MANAGER, Exposure

# Eight numbers of 8 bytes fill the widest vector register; LLVM splits them where registers are narrower.
CHUNK = 8
Lanes = Literal["replicates", "people"]


@dataclass(frozen=True)
class Weaving:
    """A layout and what is known about lanes before a run.

    ``varying``: parameters differ between replicates. ``by_row``: rows of forces do, because replicates follow
    different versions of the plan. ``half``: only the first half of the last chunk holds replicates. ``even``: all ties
    of a person count the same within a layer. ``known``: what keeps its number for the whole run (``quiet.py``).
    """

    layout: Layout
    kind: Lanes
    varying: bool = False
    by_row: bool = False
    half: bool = False
    even: bool = True
    known: Known = frozenset()

    @property
    def of_people(self) -> bool:
        """Whether the lanes of a chunk are different people."""
        return self.kind == "people"

    @property
    def shared_rows(self) -> bool:
        """Whether all lanes of a block have the same row of forces."""
        return not (self.of_people or self.by_row)

    @property
    def exposure(self) -> Exposure | None:
        """The phase that looks at others, if there is one."""
        return self.layout.week.exposure

    @cached_property
    def constants(self) -> Mapping[NamePlace, float]:
        """Quantities that have the same number for everybody all the time: no instruction loads or writes them."""
        return dict(self.known)

    @cached_property
    def inputs(self) -> Mapping[NameKind, tuple[NDArray[np.int64], NDArray[np.float64]]]:
        """The places of inputs that always have the same number, by kind, and these numbers, (places, 1)."""
        kinds: tuple[NameKind, ...] = ("profile", "record", "department")
        known = {kind: [(place.number, number) for place, number in self.known if place.kind == kind] for kind in kinds}
        return {kind: (np.array([place for place, _ in found], dtype=np.int64),
                       np.array([number for _, number in found]).reshape(-1, 1)) for kind, found in known.items()}

    @cached_property
    def before(self) -> Weaving:
        """What is known of it before a batch begins: of all that keeps its number, only forces."""
        return replace(self, known=frozenset(item for item in self.known if item[0].kind == "profile"))

    def number(self, name: str, behavior: int | None = None) -> float | None:
        """The number that a quantity always has; None if there is none."""
        return self.constants.get(self.layout.place(name, behavior))

    @cached_property
    def weighted(self) -> bool:
        """Whether some people may be more of an example than others; if not, all weights are 1 and none is stored."""
        exposure = self.exposure
        if exposure is None or exposure.bounded:
            return True
        return results(exposure.weight.function, tuple(map(self.number, exposure.weight.reads))) != (1.0,)

    @property
    def examples(self) -> int:
        """How many numbers of a person are laid out for others to see: the weight and the channels."""
        return self.weighted + len(self.channels)

    @cached_property
    def channels(self) -> list[Slot]:
        """Columns that people see of others; they follow the weight itself. What is always 0 for all is 0 when seen."""
        exposure, week = self.exposure, self.layout.week
        if exposure is None:
            return []
        compared = {"attitude"} if exposure.bounded else set()
        shared = [Slot(name) for name in exposure.shared if week.sees(name) or name in compared]
        seen = shared + [Slot(name, behavior) for name in exposure.by_behavior if week.sees(name)
                         for behavior in range(self.layout.behaviors)]
        return [slot for slot in seen if slot.name in compared or self.number(slot.name, slot.behavior) != 0.0]

    @cached_property
    def plain(self) -> list[Slot]:
        """Columns that people see of their manager or compare with their own; attitude and presence come first."""
        exposure = self.exposure
        if exposure is None or not (exposure.manager or exposure.bounded):
            return []
        others = [slot for slot in self.layout.expanded(exposure.manager) if slot != Slot("attitude")
                  and self.number(slot.name, slot.behavior) != WITHOUT_MANAGER.get(slot.name, 0.0)]
        return [Slot("attitude"), Slot("present"), *others]

    @property
    def stride(self) -> int:
        """Numbers from one person's example to the next where lanes are people: whole vectors of ``example_width``."""
        return -(-self.examples // self.example_width) * self.example_width

    @property
    def example_width(self) -> int:
        """Numbers of an example that are summed at once where lanes are people; few numbers take little memory."""
        return next((width for width in (1, 2, 4) if self.examples <= width), CHUNK)

    @cached_property
    def used_forces(self) -> list[int]:
        """Numbers of the columns of the profile that the week needs."""
        week = self.layout.week
        # A mean is worked out from its parts where they change on their way.
        means = {name.removesuffix("_mean") for name in week.names} if week.forces_per_replicate else set()
        return [number for slot, number in self.layout.profile.items()
                if slot.name in week.names | means and NamePlace("profile", number) not in self.constants]

    @cached_property
    def department(self) -> tuple[str, ...]:
        """Numbers of departments: those that mechanisms read, then those that adjust forces."""
        return (*self.layout.department_inputs, *self.layout.week.adjusting)
