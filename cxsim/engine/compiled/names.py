"""Where every name of a week stands in the woven text: state and derived quantities in scratch, inputs, parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxsim.engine.week.columns import Layout, Slot
from cxsim.model.law import Exposure

LANES = 32
Kind = Literal["replicates", "people"]


@dataclass(frozen=True)
class Names:
    """What the text depends on. ``varying``: parameters differ between replicates; ``by_lane``: forces do."""

    layout: Layout
    kind: Kind
    varying: bool
    by_lane: bool = False

    @property
    def shared_forces(self) -> bool:
        """Whether all lanes of a block are pushed alike."""
        return self.kind == "replicates" and not self.by_lane

    @property
    def exposure(self) -> Exposure:
        """The phase that looks at others; ``seen`` is empty without one."""
        exposure = self.layout.week.exposure
        assert exposure is not None
        return exposure

    @property
    def weighted(self) -> list[Slot]:
        """Columns that are seen of others; channel 0 of ``examples`` is the weight itself."""
        if self.layout.week.exposure is None:
            return []
        by_behavior = [Slot(n, b) for n in self.exposure.by_behavior for b in range(self.layout.behaviors)]
        return [Slot(name) for name in self.exposure.shared] + by_behavior

    @property
    def plain(self) -> list[Slot]:
        """Columns that are seen of the manager; attitude and presence come first."""
        if self.layout.week.exposure is None or not (self.exposure.manager or self.exposure.bounded):
            return []
        others = [slot for slot in self.layout.expanded(self.exposure.manager) if slot != Slot("attitude")]
        return [Slot("attitude"), Slot("present"), *others]

    def _stored(self, slot: Slot) -> str:
        return f"state[base + U({self.layout.state[slot] * LANES}) + k]"

    def _state(self, slot: Slot) -> str:
        """A state column of the block at hand, in scratch: laws touch memory that is near."""
        return f"scratch[U({self._own + self.layout.state[slot] * LANES}) + k]"

    @property
    def _own(self) -> int:
        """Where the copy of the block's state begins in scratch."""
        return (len(self.layout.derived) + len(self.layout.profile) + len(self.layout.department_inputs)) * LANES

    def _derived(self, slot: Slot) -> str:
        return f"scratch[U({self.layout.derived[slot] * LANES}) + k]"

    def _input(self, number: int) -> str:
        """A force or department number of a lane, copied into scratch."""
        return f"scratch[U({(len(self.layout.derived) + number) * LANES}) + k]"

    @property
    def scratch_size(self) -> int:
        return self._own + len(self.layout.state) * LANES

    def _parameter(self, name: str) -> str:
        number = self.layout.parameter[name]
        return f"parameters[U({number * LANES}) + k]" if self.varying else f"p_{name}"

    def _load(self, name: str, behavior: int | None) -> str:
        kind = self.layout.kind(name)
        if kind == "parameter":
            return self._parameter(name)
        if kind == "record":
            number = self.layout.record_inputs.index(name)
            return f"record[U({number * LANES}) + k]" if self.kind == "replicates" else f"r_{name}"
        if kind == "department":
            number = self.layout.department_inputs.index(name)
            if self.kind == "people":
                return self._input(len(self.layout.profile) + number)
            return f"department[in_department + U({number * LANES}) + k]"
        slot = self.layout.slot(name, behavior)
        if kind == "profile":
            number = self.layout.profile[slot]
            return f"f_{number}" if self.shared_forces else self._input(number)
        return self._state(slot) if kind == "state" else self._derived(slot)

    def _load_stored(self, name: str) -> str:
        return self._stored(Slot(name)) if self.layout.kind(name) == "state" else self._load(name, None)
