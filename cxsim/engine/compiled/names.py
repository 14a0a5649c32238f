"""How the woven text refers to every name of a week: state and derived quantities in scratch, inputs, parameters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cxsim.engine.week.columns import Layout, NameKind, Slot
from cxsim.model.phases import Exposure

# 32 numbers of 8 bytes fill whole vector registers of any width (2, 4 or 8 numbers), so loops over lanes need no second
# loop for a remainder. Their length is known, so they can be unrolled, and the columns of a block fit into the cache.
LANES = 32
Lanes = Literal["replicates", "people"]
COMPILE = '@njit(nogil=True, error_model="numpy", cache=True)'


def each_lane(lines: Iterable[str]) -> list[str]:
    """These lines in a loop over the lanes of a block, ``k`` being the lane.

    Every place in an array is unsigned (``U``). A signed one may count from the end, as in Python; numba would have to
    test for that at every read, and such tests keep a loop from becoming vector instructions.
    """
    return [f"        for r in range({LANES}):", "            k = U(r)", *(f"            {line}" for line in lines)]


@dataclass(frozen=True)
class Names:
    """Everything the text depends on. ``varying``: parameters differ by replicate; ``per_replicate``: forces do."""

    layout: Layout
    kind: Lanes
    varying: bool
    per_replicate: bool = False

    @property
    def shared_forces(self) -> bool:
        """Whether all lanes of a block have the same forces."""
        return self.kind == "replicates" and not self.per_replicate

    @property
    def person(self) -> str:
        """The person in lane ``k`` of the current block."""
        return "U(block)" if self.kind == "replicates" else f"U(block) * U({LANES}) + k"

    @property
    def exposure(self) -> Exposure:
        """The phase that looks at others."""
        exposure = self.layout.week.exposure
        assert exposure is not None
        return exposure

    @property
    def weighted(self) -> list[Slot]:
        """Columns that people see of others; channel 0 of ``examples`` is the weight itself."""
        if self.layout.week.exposure is None:
            return []
        by_behavior = [Slot(n, b) for n in self.exposure.by_behavior for b in range(self.layout.behaviors)]
        return [Slot(name) for name in self.exposure.shared] + by_behavior

    @property
    def plain(self) -> list[Slot]:
        """Columns that people see of their manager; attitude and presence come first."""
        if self.layout.week.exposure is None or not (self.exposure.manager or self.exposure.bounded):
            return []
        others = [slot for slot in self.layout.expanded(self.exposure.manager) if slot != Slot("attitude")]
        return [Slot("attitude"), Slot("present"), *others]

    @property
    def _begins(self) -> dict[NameKind, int]:
        """First row of scratch for each kind of name."""
        # The state of the block is copied to scratch too: mechanisms then work on one small piece of memory that stays
        # in the nearest cache.
        profile = len(self.layout.derived)
        department = profile + len(self.layout.profile)
        return {"derived": 0, "profile": profile, "department": department,
                "state": department + len(self.layout.department_inputs)}

    @property
    def scratch_size(self) -> int:
        """Number of values in scratch."""
        return (self._begins["state"] + len(self.layout.state)) * LANES

    def _scratch(self, kind: NameKind, number: int) -> str:
        return f"scratch[U({(self._begins[kind] + number) * LANES}) + k]"

    def _parameter(self, name: str) -> str:
        number = self.layout.parameter[name]
        return f"parameters[U({number * LANES}) + k]" if self.varying else f"p_{name}"

    def _load(self, name: str, behavior: int | None = None) -> str:
        """The text that reads or writes the quantity that a name in a mechanism refers to."""
        place = self.layout.place(name, behavior)
        if place.kind == "parameter":
            return self._parameter(name)
        if place.kind == "record":
            return f"record[U({place.number * LANES}) + k]" if self.kind == "replicates" else f"r_{name}"
        if place.kind == "department" and self.kind == "replicates":
            return f"department[in_department + U({place.number * LANES}) + k]"
        if place.kind == "profile" and self.shared_forces:
            return f"f_{place.number}"  # one number for the whole block, in a register
        return self._scratch(place.kind, place.number)

    def _stored(self, slot: Slot) -> str:
        return f"state[base + U({self.layout.state[slot] * LANES}) + k]"

    def _load_stored(self, name: str) -> str:
        return self._stored(Slot(name)) if self.layout.has(name) else self._load(name)

    def _preamble(self) -> list[str]:
        """Parameters as locals, unless they differ between replicates."""
        if self.varying:
            return []
        return [
            f"    p_{name} = parameters[{number}]" for name, number in self.layout.parameter.items()
            if name in self.layout.week.names
        ]
