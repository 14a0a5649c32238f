"""Weaves the phases of a week into the text of two compiled functions: ``pack`` (examples) and ``week`` (all
mechanisms).
"""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.engine.compiled.borrowed import borrowed_source
from cxsim.engine.compiled.examples import Examples
from cxsim.engine.compiled.names import COMPILE, LANES, each_lane
from cxsim.model.phases import BehaviorMean, Draw, Equation, Exposure, Phase, Total
from cxsim.model.state import COLUMNS

ARGUMENTS = (
    "state, examples, plain, parameters, forces, profile_of, record, department, department_of, manager, starts, "
    "targets, weights, layer_weights, key_low, key_high, chance, purposes, visibility, effort, customer_value, "
    "week_number, cell_of, left_blocks, sums, people, layers, first_block, last_block"
)


@dataclass(frozen=True)
class Weaving(Examples):
    """The text of a week for a layout, a kind of lanes, and parameters that are shared or vary."""

    def text(self) -> str:
        """The whole module."""
        head = "import numpy as np\nfrom numba import njit\n\nU = np.uint64\n"
        return "\n".join([head, borrowed_source(self.layout.week), "", self._pack(), "", self._week(), ""])

    # Pieces --------------------------------------------------------------------------------------------------

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
                    lines += each_lane(self._equation(phase, behavior))
                case BehaviorMean():
                    lines += each_lane(self._mean(phase))
                case Total():
                    terms = (self._load(name, behavior) for name in phase.of)
                    value = (" * " if phase.product else " + ").join(terms) or repr(phase.neutral)
                    lines += each_lane([f"{self._load(phase.name, behavior)} = {value}"])
                case Draw():
                    lines += each_lane(self._draw(phase, behavior))
        return lines

    def _copied_in(self) -> list[str]:
        """Copy the whole state of the block to scratch, in one pass over consecutive memory."""
        return [f"        for c in range({len(self.layout.state) * LANES}):",
                f"            scratch[U({self._begins['state'] * LANES}) + U(c)] = state[base + U(c)]"]

    def _copied_out(self) -> list[str]:
        """Store the columns that mechanisms write, and note whether anybody left."""
        written = {name for equation in self.layout.week.equations for name in equation.writes if name in COLUMNS}
        lines = each_lane(f"{self._stored(slot)} = {self._load(slot.name, slot.behavior)}"
                           for slot in self.layout.state if slot.name in written)
        if self.layout.has("left"):
            # With this flag, admitting newcomers looks at the few blocks where somebody left, not at all people.
            lines += ["        left_blocks[block] = False",
                      *each_lane([f"if {self._load('left')} > 0.0:", "    left_blocks[block] = True"])]
        return lines if written else []

    def _inputs(self) -> list[str]:
        """Load the forces and department numbers of the block."""
        columns, numbers = len(self.layout.profile), self.layout.department_inputs
        used = [number for slot, number in self.layout.profile.items() if slot.name in self.layout.week.names]
        per_replicate = [f"person = U(block) * U({LANES}) + k", f"in_profile = profile_of[person] * U({columns})",
                   *(f"{self._scratch('profile', number)} = forces[in_profile + U({number})]" for number in used)]
        if self.kind == "people":
            return each_lane(per_replicate + [
                f"{self._scratch('department', number)} = "
                f"department[department_of[person] * U({len(numbers)}) + U({number})]"
                for number, name in enumerate(numbers) if name in self.layout.week.names
            ])
        in_department = [f"        in_department = department_of[block] * U({len(numbers) * LANES})"]
        if self.per_replicate:
            return in_department + each_lane(per_replicate)
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
            lines += each_lane([f"sums[{at}] += grain({value})"])
        return lines
