"""Weaves the phases of a week into the text of two compiled functions: ``pack`` (examples) and ``week`` (all
mechanisms).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxsim.engine.compiled.borrowed import borrowed_source
from cxsim.engine.compiled.names import LANES, Names
from cxsim.engine.week.columns import Slot
from cxsim.model.phases import BOUNDED_SUMS, WITHOUT_MANAGER, BehaviorMean, Draw, Equation, Exposure, Phase, Total
from cxsim.model.state import COLUMNS

COMPILE = '@njit(nogil=True, error_model="numpy", cache=True)'

ARGUMENTS = (
    "state, examples, plain, parameters, forces, profile_of, record, department, department_of, manager, starts, "
    "targets, weights, layer_weights, key_low, key_high, chance, purposes, visibility, effort, customer_value, "
    "week_number, cell_of, left_blocks, sums, people, layers, first_block, last_block"
)


def _each_lane(lines: Iterable[str]) -> list[str]:
    """These lines in a loop over the lanes of a block; ``k`` is the lane."""
    # All indices are unsigned (``U``). A negative index counts from the end in Python, so for signed ones numba tests
    # the sign at every access, and that branch keeps the loop from becoming vector instructions.
    return [f"        for r in range({LANES}):", "            k = U(r)", *(f"            {line}" for line in lines)]


@dataclass(frozen=True)
class Weaving(Names):
    """The text of a week for a layout, a kind of lanes, and shared or varying parameters."""

    def text(self) -> str:
        """The whole module."""
        head = "import numpy as np\nfrom numba import njit\n\nU = np.uint64\n"
        return "\n".join([head, borrowed_source(self.layout.week), "", self._pack(), "", self._week(), ""])

    # Pieces --------------------------------------------------------------------------------------------------

    def _preamble(self) -> list[str]:
        """Parameters as local variables, unless they differ between replicates."""
        # The compiler keeps a local in a register; read from an array, it would be loaded again after every write,
        # because the write might have changed it.
        if self.varying:
            return []
        return [
            f"    p_{name} = parameters[{number}]" for name, number in self.layout.parameter.items()
            if name in self.layout.week.names
        ]

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
        for phase in self.layout.week.phases:
            lines += self._phase(phase)
        lines += self._record()
        lines += self._copied_out()
        return "\n".join(lines)

    def _phase(self, phase: Phase) -> list[str]:
        """The loops of one phase, once per behavior if it is by behavior."""
        # Every phase has its own loop over the lanes. One loop over all phases would read memory less often, but it
        # would have branches and more values than there are registers; short loops become vector instructions.
        if isinstance(phase, Exposure):
            return self._exposure(phase)
        lines: list[str] = []
        for behavior in range(self.layout.behaviors) if phase.by_behavior else (None,):
            match phase:
                case Equation():
                    lines += _each_lane(self._equation(phase, behavior))
                case BehaviorMean():
                    lines += _each_lane(self._mean(phase))
                case Total():
                    terms = (self._load(name, behavior) for name in phase.of)
                    value = (" * " if phase.product else " + ").join(terms) or repr(phase.neutral)
                    lines += _each_lane([f"{self._load(phase.name, behavior)} = {value}"])
                case Draw():
                    lines += _each_lane(self._draw(phase, behavior))
        return lines

    def _copied_in(self) -> list[str]:
        """Copy the whole state of the block to scratch, in one pass over consecutive memory."""
        return [f"        for c in range({len(self.layout.state) * LANES}):",
                f"            scratch[U({self._begins['state'] * LANES}) + U(c)] = state[base + U(c)]"]

    def _copied_out(self) -> list[str]:
        """Store the columns that mechanisms write, and note whether anybody left."""
        written = {name for equation in self.layout.week.equations for name in equation.writes if name in COLUMNS}
        lines = _each_lane(f"{self._stored(slot)} = {self._load(slot.name, slot.behavior)}"
                           for slot in self.layout.state if slot.name in written)
        if self.layout.has("left"):
            # With this flag, admitting newcomers looks at the few blocks where somebody left, not at all people.
            lines += ["        left_blocks[block] = False",
                      *_each_lane([f"if {self._load('left')} > 0.0:", "    left_blocks[block] = True"])]
        return lines if written else []

    def _inputs(self) -> list[str]:
        """Load the forces and department numbers of the block."""
        columns, numbers = len(self.layout.profile), self.layout.department_inputs
        used = [number for slot, number in self.layout.profile.items() if slot.name in self.layout.week.names]
        per_replicate = [f"person = U(block) * U({LANES}) + k", f"in_profile = profile_of[person] * U({columns})",
                   *(f"{self._scratch('profile', number)} = forces[in_profile + U({number})]" for number in used)]
        if self.kind == "people":
            return _each_lane(per_replicate + [
                f"{self._scratch('department', number)} = "
                f"department[department_of[person] * U({len(numbers)}) + U({number})]"
                for number, name in enumerate(numbers) if name in self.layout.week.names
            ])
        in_department = [f"        in_department = department_of[block] * U({len(numbers) * LANES})"]
        if self.per_replicate:
            return in_department + _each_lane(per_replicate)
        return [
            f"        in_profile = profile_of[block] * U({columns})", *in_department,
            *(f"        f_{number} = forces[in_profile + U({number})]" for number in used),
        ]

    def _equation(self, equation: Equation, behavior: int | None) -> list[str]:
        """The call of an equation. All results are computed before any is written, as in the numpy engine."""
        arguments = ", ".join(self._load(name, behavior) for name in equation.reads)
        results = [f"v{number}" for number in range(len(equation.writes))]
        lines = [f"{', '.join(results)} = equation_{equation.name}({arguments})"]
        for name, result in zip(equation.writes, results, strict=True):
            target = self._load(name, behavior)
            # A select, not an early exit: absent people are computed too and then discarded, so no lane branches.
            leaves_absent = name in COLUMNS and not equation.everyone
            stays = f" if {self._load('present')} > 0.0 else {target}" if leaves_absent else ""
            lines.append(f"{target} = {result}{stays}")
        return lines

    def _mean(self, phase: BehaviorMean) -> list[str]:
        """The mean over behaviors, summed in their order starting at 0.0, exactly as ``weighted_sum`` does."""
        terms = [f"v = v + {phase.weight}[{behavior}] * {self._load(phase.of, behavior)}"
                 for behavior in range(self.layout.behaviors)]
        return ["v = 0.0", *terms, f"{self._load(phase.name)} = v"]

    def _draw(self, phase: Draw, behavior: int | None) -> list[str]:
        """A keyed random number."""
        # ``purposes`` holds two key words per draw, in the order of the week; ``CompiledWeek`` fills it in this order.
        before = self.layout.week.draws[: self.layout.week.draws.index(phase)]
        number = (behavior or 0) + sum(self.layout.behaviors if draw.by_behavior else 1 for draw in before)
        replicate = "chance[k]" if self.kind == "replicates" else "chance[0]"
        return [
            f"person = {self.person}",
            f"when = (U({self._load('generation')}) << U(16)) | week_number",
            f"w0, w1, w2, w3 = philox_words(key_low[person], key_high[person], when, {replicate}, "
            f"purposes[{2 * number}], purposes[{2 * number + 1}])",
            f"{self._load(phase.name, behavior)} = unit_interval(w0, w1)",
        ]

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
        return gathered + _each_lane(lines) + bounded + manager

    def _bounded(self) -> list[str]:
        """Sums over contacts whose attitude is within the bound; layer by layer, as in the gathers below."""
        channels, own = 1 + len(self.weighted), len(self.plain)
        attitude = 1 + self.weighted.index(Slot("attitude"))
        if self.kind == "replicates":
            seen, at, step = f"contact * U({channels * LANES}) + k", f"contact * U({own * LANES}) + k", LANES
            weight = "layer_weights[U(layer * 32) + k]" if self.varying else "layer_weights[layer]"
        else:
            seen, at, step = f"contact * U({channels})", f"contact * U({own})", 1
            weight = "layer_weights[layer]"
        close_weight, close_sum, all_weight = map(self._load, BOUNDED_SUMS)
        return _each_lane([
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
        return _each_lane(lines)

    def _record(self) -> list[str]:
        """Add the quantities of the block to the sums of its cells."""
        # ``grain`` rounds to multiples of 2**-30. Such sums are exact, so blocks and threads may add in any order.
        lines = []
        if self.kind == "replicates":
            lines.append(f"        in_cell = cell_of[block] * U({len(self.layout.week.quantity) * LANES})")
        for number, (name, quantity) in enumerate(self.layout.week.quantity.items()):
            value = self._load(quantity)
            if name in self.layout.week.of_present:
                value = f"{value} * {self._load('present')}"
            if self.kind == "replicates":
                at = f"in_cell + U({number * LANES}) + k"
            else:
                at = f"cell_of[{self.person}] * U({len(self.layout.week.quantity)}) + U({number})"
            lines += _each_lane([f"sums[{at}] += grain({value})"])
        return lines
