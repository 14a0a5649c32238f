"""Where every name of a week stands in the woven text: state and derived quantities in scratch, inputs, parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxsim.engine.week.columns import Layout, NameKind, Slot
from cxsim.model.phases import Exposure

LANES = 32
Lanes = Literal["replicates", "people"]


@dataclass(frozen=True)
class Names:
    """What the text depends on. ``varying``: parameters differ between replicates; ``per_replicate``: forces do."""

    layout: Layout
    kind: Lanes
    varying: bool
    per_replicate: bool = False

    @property
    def shared_forces(self) -> bool:
        """Whether all lanes of a block are pushed alike."""
        return self.kind == "replicates" and not self.per_replicate

    @property
    def person(self) -> str:
        """Who stands in lane ``k`` of the block at hand."""
        return "U(block)" if self.kind == "replicates" else f"U(block) * U({LANES}) + k"

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

    @property
    def _begins(self) -> dict[NameKind, int]:
        """Which row of lanes in scratch each kind begins with; the block's state is copied there, because mechanisms
        should
        touch memory that is near."""
        profile = len(self.layout.derived)
        department = profile + len(self.layout.profile)
        return {"derived": 0, "profile": profile, "department": department,
                "state": department + len(self.layout.department_inputs)}

    @property
    def scratch_size(self) -> int:
        """How many numbers scratch holds."""
        return (self._begins["state"] + len(self.layout.state)) * LANES

    def _scratch(self, kind: NameKind, number: int) -> str:
        return f"scratch[U({(self._begins[kind] + number) * LANES}) + k]"

    def _parameter(self, name: str) -> str:
        number = self.layout.parameter[name]
        return f"parameters[U({number * LANES}) + k]" if self.varying else f"p_{name}"

    def _load(self, name: str, behavior: int | None = None) -> str:
        """The text that reads, or writes, what a name in a mechanism refers to."""
        place = self.layout.place(name, behavior)
        if place.kind == "parameter":
            return self._parameter(name)
        if place.kind == "record":
            return f"record[U({place.number * LANES}) + k]" if self.kind == "replicates" else f"r_{name}"
        if place.kind == "department" and self.kind == "replicates":
            return f"department[in_department + U({place.number * LANES}) + k]"
        if place.kind == "profile" and self.shared_forces:
            return f"f_{place.number}"
        return self._scratch(place.kind, place.number)

    def _stored(self, slot: Slot) -> str:
        return f"state[base + U({self.layout.state[slot] * LANES}) + k]"

    def _load_stored(self, name: str) -> str:
        return self._stored(Slot(name)) if self.layout.has(name) else self._load(name)
