"""Weaves the phases of a week into the text of two compiled functions: ``pack`` (examples) and ``week`` (all laws)."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.engine.compiled.borrowed import borrowed_source
from cxsim.engine.compiled.names import LANES, Names
from cxsim.engine.week.columns import BOUNDED_SUMS, Slot
from cxsim.model.law import WITHOUT_MANAGER, BehaviorMean, Draw, Exposure, Law, Total
from cxsim.model.state import COLUMNS

COMPILE = '@njit(nogil=True, error_model="numpy", cache=True)'

ARGUMENTS = (
    "state, examples, plain, parameters, forces, profile_of, record, department, department_of, manager, starts, "
    "targets, weights, layer_weights, key_low, key_high, luck, purposes, visibility, effort, customer_value, "
    "week_number, cell_of, left_blocks, sums, people, layers, first_block, last_block"
)


@dataclass(frozen=True)
class Weaving(Names):
    """The text of a week for a layout, a kind of lanes, and parameters that are shared or vary."""

    def text(self) -> str:
        """The whole module."""
        head = "import numpy as np\nfrom numba import njit\n\nU = np.uint64\n"
        return "\n".join([head, borrowed_source(self.layout.week), "", self._pack(), "", self._week(), ""])

    # Pieces --------------------------------------------------------------------------------------------------

    def _preamble(self) -> list[str]:
        """Parameters as locals, unless they differ between replicates."""
        if self.varying:
            return []
        return [
            f"    p_{name} = parameters[{number}]" for name, number in self.layout.parameter.items()
            if name in self.layout.week.names
        ]

    def _pack(self) -> str:
        """Copy what others and reports will see, at its start-of-week value."""
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
            f"            g = law_{weight.name}({arguments})",
            f"            examples[seen + {lane}] = g",
        ]
        for number, slot in enumerate(self.weighted, start=1):
            lines.append(f"            examples[seen + U({number * step}) + {lane}] = g * {self._stored(slot)}")
        for number, slot in enumerate(self.plain):
            lines.append(f"            plain[own + U({number * step}) + {lane}] = {self._stored(slot)}")
        return "\n".join(lines)

    def _week(self) -> str:
        lines = [COMPILE, f"def week({ARGUMENTS}):", *self._preamble()]
        if self.kind == "people":
            lines += [f"    r_{name} = record[{number}]" for number, name in enumerate(self.layout.record_inputs)]
        lines += [
            f"    scratch = np.zeros({self.scratch_size})",
            f"    total = np.zeros({(1 + len(self.weighted)) * LANES})",
            f"    part = np.zeros({(1 + len(self.weighted)) * LANES})",
            "    for block in range(first_block, last_block):",
            f"        base = U(block) * U({len(self.layout.state) * LANES})",
        ]
        lines += self._copied_in()
        lines += self._inputs()
        draws = 0
        for phase in self.layout.week.phases:
            if isinstance(phase, Law):
                lines += self._law(phase)
            elif isinstance(phase, BehaviorMean):
                lines += self._mean(phase)
            elif isinstance(phase, Total):
                lines += self._total(phase)
            elif isinstance(phase, Exposure):
                lines += self._exposure(phase)
            elif isinstance(phase, Draw):
                lines += self._draw(phase, draws)
                draws += self.layout.behaviors if phase.by_behavior else 1
        lines += self._record()
        lines += self._copied_out()
        return "\n".join(lines)

    def _copied_in(self) -> list[str]:
        """The whole state of the block, in one stream."""
        return [f"        for c in range({len(self.layout.state) * LANES}):",
                f"            scratch[U({self._own}) + U(c)] = state[base + U(c)]"]

    def _copied_out(self) -> list[str]:
        """The columns that laws write, and whether anybody left."""
        written = {name for law in self.layout.week.laws for name in law.writes if name in COLUMNS}
        lines = [f"        for r in range({LANES}):", "            k = U(r)"]
        lines += [f"            {self._stored(slot)} = {self._state(slot)}"
                  for slot in self.layout.state if slot.name in written]
        if self.layout.has("left"):
            lines += ["        left_blocks[block] = False", f"        for r in range({LANES}):", "            k = U(r)",
                      f"            if {self._state(Slot('left'))} > 0.0:", "                left_blocks[block] = True"]
        return lines if written else []

    def _inputs(self) -> list[str]:
        """Forces and department numbers of the block."""
        columns, numbers = len(self.layout.profile), self.layout.department_inputs
        used = [number for slot, number in self.layout.profile.items() if slot.name in self.layout.week.names]
        copied = [f"            {self._input(number)} = forces[in_profile + U({number})]" for number in used]
        each_lane = [f"        for r in range({LANES}):", "            k = U(r)",
                     f"            person = U(block) * U({LANES}) + k",
                     f"            in_profile = profile_of[person] * U({columns})", *copied]
        if self.kind == "people":
            return each_lane + [
                f"            {self._input(columns + number)} = "
                f"department[department_of[person] * U({len(numbers)}) + U({number})]"
                for number, name in enumerate(numbers) if name in self.layout.week.names
            ]
        in_department = [f"        in_department = department_of[block] * U({len(numbers) * LANES})"]
        if self.by_lane:
            return in_department + each_lane
        return [
            f"        in_profile = profile_of[block] * U({columns})", *in_department,
            *(f"        f_{number} = forces[in_profile + U({number})]" for number in used),
        ]

    def _law(self, law: Law) -> list[str]:
        lines = []
        for behavior in range(self.layout.behaviors) if law.by_behavior else [None]:
            arguments = ", ".join(self._load(name, behavior) for name in law.reads)
            results = ", ".join(f"v{number}" for number in range(len(law.writes)))
            lines += [f"        for r in range({LANES}):", "            k = U(r)",
                      f"            {results} = law_{law.name}({arguments})"]
            for number, name in enumerate(law.writes):
                slot = self.layout.slot(name, behavior)
                target = self._state(slot) if name in COLUMNS else self._derived(slot)
                if name in COLUMNS and not law.everyone:
                    present = self._state(Slot("present"))
                    lines.append(f"            {target} = v{number} if {present} > 0.0 else {target}")
                else:
                    lines.append(f"            {target} = v{number}")
        return lines

    def _mean(self, phase: BehaviorMean) -> list[str]:
        lines = [f"        for r in range({LANES}):", "            k = U(r)", "            v = 0.0"]
        for behavior in range(self.layout.behaviors):
            lines.append(f"            v = v + {phase.weight}[{behavior}] * {self._load(phase.of, behavior)}")
        return [*lines, f"            {self._derived(Slot(phase.writes))} = v"]

    def _total(self, phase: Total) -> list[str]:
        lines = []
        for behavior in range(self.layout.behaviors) if phase.by_behavior else [None]:
            operator = " * " if phase.product else " + "
            value = operator.join(self._load(name, behavior) for name in phase.of) or repr(phase.neutral)
            target = self._derived(self.layout.slot(phase.writes, behavior))
            lines += [f"        for r in range({LANES}):", "            k = U(r)", f"            {target} = {value}"]
        return lines

    def _draw(self, phase: Draw, first: int) -> list[str]:
        lines = []
        for behavior in range(self.layout.behaviors) if phase.by_behavior else [None]:
            number = first + (behavior or 0)
            person = "U(block)" if self.kind == "replicates" else f"U(block) * U({LANES}) + k"
            replicate = "luck[k]" if self.kind == "replicates" else "luck[0]"
            lines += [
                f"        for r in range({LANES}):",
                "            k = U(r)",
                f"            person = {person}",
                f"            when = (U({self._state(Slot('generation'))}) << U(16)) | week_number",
                f"            w0, w1, w2, w3 = philox_words(key_low[person], key_high[person], when, {replicate}, "
                f"purposes[{2 * number}], purposes[{2 * number + 1}])",
                f"            {self._derived(self.layout.slot(phase.writes, behavior))} = unit_interval(w0, w1)",
            ]
        return lines

    def _exposure(self, phase: Exposure) -> list[str]:
        lines = self._gather_replicates() if self.kind == "replicates" else self._gather_people()
        lines += [
            f"        for r in range({LANES}):",
            "            k = U(r)",
            "            anybody = total[k] > 0.0",
            "            divisor = total[k] if anybody else 1.0",
            f"            {self._derived(Slot('has_contacts'))} = 1.0 if anybody else 0.0",
        ]
        for number, slot in enumerate(self.weighted, start=1):
            share = f"total[U({number * LANES}) + k] / divisor"
            if slot.behavior is not None:
                share = f"visibility[{slot.behavior}] * ({share})"
            lines.append(f"            {self._derived(Slot(f'seen_{slot.name}', slot.behavior))} = {share}")
        lines += self._bounded() if phase.bounded else []
        return lines + (self._manager() if phase.manager else [])

    def _bounded(self) -> list[str]:
        """Sums over contacts whose attitude lies within the bound; layer by layer as in the gathers above."""
        channels, own = 1 + len(self.weighted), len(self.plain)
        attitude = 1 + self.weighted.index(Slot("attitude"))
        if self.kind == "replicates":
            person, step = "U(block)", LANES
            seen, at = f"contact * U({channels * LANES}) + k", f"contact * U({own * LANES}) + k"
            weight = "layer_weights[U(layer * 32) + k]" if self.varying else "layer_weights[layer]"
        else:
            person, step = f"U(block) * U({LANES}) + k", 1
            seen, at = f"contact * U({channels})", f"contact * U({own})"
            weight = "layer_weights[layer]"
        row = f"U(layer) * U(people + 1) + {person}"
        sums = [self._derived(Slot(name)) for name in BOUNDED_SUMS]
        bound = self._parameter("confidence_bound")
        return [
            f"        for r in range({LANES}):",
            "            k = U(r)",
            f"            {sums[0]} = 0.0",
            f"            {sums[1]} = 0.0",
            f"            {sums[2]} = total[k]",
            f"            if {person} >= U(people):",
            "                continue",
            f"            mine = {self._state(Slot('attitude'))}",
            "            for layer in range(layers):",
            f"                row = {row}",
            "                close_weight = 0.0",
            "                close_sum = 0.0",
            "                for tie in range(starts[row], starts[row + U(1)]):",
            "                    contact = U(targets[U(tie)])",
            f"                    if abs(plain[{at}] - mine) <= {bound} + EQUAL_DISTANCE:",
            f"                        close_weight += weights[U(tie)] * examples[{seen}]",
            f"                        close_sum += weights[U(tie)] * examples[{seen} + U({attitude * step})]",
            f"                {sums[0]} = {sums[0]} + {weight} * close_weight",
            f"                {sums[1]} = {sums[1]} + {weight} * close_sum",
        ]

    def _gather_replicates(self) -> list[str]:
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
        own = len(self.plain)
        if self.kind == "replicates":
            person, at, step = "U(block)", f"U(boss) * U({own * LANES}) + k", LANES
        else:
            person, at, step = f"U(block) * U({LANES}) + k", f"U(boss) * U({own})", 1
        lines = [
            f"        for r in range({LANES}):",
            "            k = U(r)",
            f"            boss = manager[{person}]",
            "            someone = boss >= 0",
            "            boss = boss if someone else 0",
            f"            at = {at}",
            f"            someone = someone and plain[at + U({step})] > 0.0",
            f"            {self._derived(Slot('has_manager'))} = 1.0 if someone else 0.0",
        ]
        for slot in self.layout.expanded(self.exposure.manager):
            value = f"plain[at + U({self.plain.index(slot) * step})]"
            target = self._derived(Slot(f"manager_{slot.name}", slot.behavior))
            lines.append(f"            {target} = {value} if someone else {WITHOUT_MANAGER.get(slot.name, 0.0)!r}")
        return lines

    def _record(self) -> list[str]:
        lines = []
        if self.kind == "replicates":
            lines.append(f"        in_cell = cell_of[block] * U({len(self.layout.week.quantity) * LANES})")
        for number, (name, quantity) in enumerate(self.layout.week.quantity.items()):
            value = self._load(quantity, None)
            if name in self.layout.week.of_present:
                value = f"{value} * {self._state(Slot('present'))}"
            if self.kind == "replicates":
                at = f"in_cell + U({number * LANES}) + k"
            else:
                at = f"cell_of[U(block) * U({LANES}) + k] * U({len(self.layout.week.quantity)}) + U({number})"
            lines += [f"        for r in range({LANES}):", "            k = U(r)",
                      f"            sums[{at}] += grain({value})"]
        return lines
