"""The text of what people see of others: ``pack`` lays it out, and the exposure of a week gathers it."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.engine.compiled.names import COMPILE, LANES, Names, each_lane
from cxsim.engine.week.columns import Slot
from cxsim.model.phases import BOUNDED_SUMS, WITHOUT_MANAGER, Exposure


@dataclass(frozen=True)
class Examples(Names):
    """What others do as an example, woven for a layout and a kind of lanes."""

    def _pack(self) -> str:
        """Copy what others will see of each person, as it is at the start of the week."""
        # A function of its own: all people must be packed before the first block changes, or the order of blocks and
        # threads would decide what people see of one another.
        if self.layout.week.exposure is None:
            return f"{COMPILE}\ndef pack(state, examples, plain, parameters, first_block, last_block):\n    pass"
        weight = self.exposure.weight
        arguments = ", ".join(self._load_stored(name) for name in weight.reads)
        channels = 1 + len(self.weighted)
        if self.kind == "replicates":
            seen, own = f"U(block) * U({channels * LANES})", f"U(block) * U({len(self.plain) * LANES})"
            step, lane = LANES, "k"
        else:
            seen = f"(U(block) * U({LANES}) + k) * U({channels})"
            own = f"(U(block) * U({LANES}) + k) * U({len(self.plain)})"
            step, lane = 1, "U(0)"
        lines = [
            COMPILE,
            "def pack(state, examples, plain, parameters, first_block, last_block):",
            *self._preamble(),
            "    for block in range(first_block, last_block):",
            f"        base = U(block) * U({len(self.layout.state) * LANES})",
            f"        for r in range({LANES}):",
            "            k = U(r)",
            f"            seen = {seen}",
            f"            own = {own}",
            f"            g = equation_{weight.name}({arguments})",
            f"            examples[seen + {lane}] = g",
        ]
        for number, slot in enumerate(self.weighted, start=1):
            lines.append(f"            examples[seen + U({number * step}) + {lane}] = g * {self._stored(slot)}")
        for number, slot in enumerate(self.plain):
            lines.append(f"            plain[own + U({number * step}) + {lane}] = {self._stored(slot)}")
        return "\n".join(lines)

    def _exposure(self, phase: Exposure) -> list[str]:
        gathered = self._gather_replicates() if self.kind == "replicates" else self._gather_people()
        lines = [
            "anybody = total[k] > 0.0",
            "divisor = total[k] if anybody else 1.0",
            f"{self._load('has_contacts')} = 1.0 if anybody else 0.0",
        ]
        for number, slot in enumerate(self.weighted, start=1):
            share = f"total[U({number * LANES}) + k] / divisor"
            if slot.behavior is not None:
                share = f"visibility[{slot.behavior}] * ({share})"
            lines.append(f"{self._load(f'seen_{slot.name}', slot.behavior)} = {share}")
        bounded, manager = self._bounded() if phase.bounded else [], self._manager() if phase.manager else []
        return gathered + each_lane(lines) + bounded + manager

    def _bounded(self) -> list[str]:
        """Sums over contacts whose attitude lies within the bound; layer by layer as in the gathers above."""
        channels, own = 1 + len(self.weighted), len(self.plain)
        attitude = 1 + self.weighted.index(Slot("attitude"))
        if self.kind == "replicates":
            seen, at, step = f"contact * U({channels * LANES}) + k", f"contact * U({own * LANES}) + k", LANES
            weight = "layer_weights[U(layer * 32) + k]" if self.varying else "layer_weights[layer]"
        else:
            seen, at, step = f"contact * U({channels})", f"contact * U({own})", 1
            weight = "layer_weights[layer]"
        close_weight, close_sum, all_weight = map(self._load, BOUNDED_SUMS)
        return each_lane([
            f"{close_weight} = 0.0",
            f"{close_sum} = 0.0",
            f"{all_weight} = total[k]",
            f"if {self.person} >= U(people):",
            "    continue",
            f"mine = {self._load('attitude')}",
            "for layer in range(layers):",
            f"    row = U(layer) * U(people + 1) + {self.person}",
            "    close_weight = 0.0",
            "    close_sum = 0.0",
            "    for tie in range(starts[row], starts[row + U(1)]):",
            "        contact = U(targets[U(tie)])",
            f"        if abs(plain[{at}] - mine) <= {self._parameter('confidence_bound')} + EQUAL_DISTANCE:",
            f"            close_weight += weights[U(tie)] * examples[{seen}]",
            f"            close_sum += weights[U(tie)] * examples[{seen} + U({attitude * step})]",
            f"    {close_weight} = {close_weight} + {weight} * close_weight",
            f"    {close_sum} = {close_sum} + {weight} * close_sum",
        ])

    def _gather_replicates(self) -> list[str]:
        """Sums over contacts for blocks of replicates."""
        # Sums of floating-point numbers depend on their order. It is the order of ``Contacts.seen``: within a layer by
        # the number of the contact, then over layers. Hence ``part`` for each layer instead of one running total.
        width = (1 + len(self.weighted)) * LANES
        weight = "layer_weights[U(layer * 32) + (U(c) & U(31))]" if self.varying else "layer_weights[layer]"
        return [
            f"        for c in range({width}):",
            "            total[U(c)] = 0.0",
            "        for layer in range(layers):",
            "            row = U(layer) * U(people + 1) + U(block)",
            f"            for c in range({width}):",
            "                part[U(c)] = 0.0",
            "            for tie in range(starts[row], starts[row + U(1)]):",
            "                tie_weight = weights[U(tie)]",
            f"                contact = U(targets[U(tie)]) * U({width})",
            f"                for c in range({width}):",
            "                    part[U(c)] += tie_weight * examples[contact + U(c)]",
            f"            for c in range({width}):",
            f"                total[U(c)] = total[U(c)] + {weight} * part[U(c)]",
        ]

    def _gather_people(self) -> list[str]:
        """Sums over contacts for blocks of people."""
        # Lanes are different people with different contacts, so the channels of one contact form the inner loop here.
        channels = 1 + len(self.weighted)
        return [
            f"        for r in range({LANES}):",
            f"            person = U(block) * U({LANES}) + U(r)",
            f"            for c in range({channels}):",
            f"                total[U(c) * U({LANES}) + U(r)] = 0.0",
            "            if person >= U(people):",
            "                continue",
            "            for layer in range(layers):",
            "                row = U(layer) * U(people + 1) + person",
            f"                for c in range({channels}):",
            "                    part[U(c)] = 0.0",
            "                for tie in range(starts[row], starts[row + U(1)]):",
            "                    tie_weight = weights[U(tie)]",
            f"                    contact = U(targets[U(tie)]) * U({channels})",
            f"                    for c in range({channels}):",
            "                        part[U(c)] += tie_weight * examples[contact + U(c)]",
            f"                for c in range({channels}):",
            f"                    at = U(c) * U({LANES}) + U(r)",
            "                    total[at] = total[at] + layer_weights[layer] * part[U(c)]",
        ]

    def _manager(self) -> list[str]:
        own, step = len(self.plain), LANES if self.kind == "replicates" else 1
        lines = [
            f"boss = manager[{self.person}]",
            "someone = boss >= 0",
            "boss = boss if someone else 0",
            f"at = U(boss) * U({own * LANES}) + k" if self.kind == "replicates" else f"at = U(boss) * U({own})",
            f"someone = someone and plain[at + U({step})] > 0.0",
            f"{self._load('has_manager')} = 1.0 if someone else 0.0",
        ]
        for slot in self.layout.expanded(self.exposure.manager):
            value = f"plain[at + U({self.plain.index(slot) * step})]"
            target = self._load(f"manager_{slot.name}", slot.behavior)
            lines.append(f"{target} = {value} if someone else {WITHOUT_MANAGER.get(slot.name, 0.0)!r}")
        return each_lane(lines)
