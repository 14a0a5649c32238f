"""How many vector operations this processor does per nanosecond at this moment, and the floor that this gives a week.

Measured on a loop of multiplications and additions on accumulators that do not wait for one another, held in
registers: no memory, no branches. A vector is eight doubles, whatever the processor's own width; one with narrower
vectors does several instructions for it, here as in a week.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from llvmlite import binding, ir

LANES = 8
# Enough of them hide how long one operation takes; too many do not fit into the registers. That depends on the
# processor, so each number is tried and the fastest counts.
ACCUMULATORS = (3, 6, 12)
REAL, WORD = ir.DoubleType(), ir.IntType(64)
VECTOR = ir.VectorType(REAL, LANES)
# Vector operations of the everyday week for eight lanes: 418 sums, products and comparisons, 12 exponentials, 13
# divisions and 53 selections per lane, with the random numbers and sums over contacts; counted by hand in the text of
# the week of d72140f.
OPERATIONS = 1_100


def constant(number: float) -> ir.Constant:
    """A number in every lane."""
    return ir.Constant(VECTOR, [ir.Constant(REAL, number)] * LANES)


def loop(accumulators: int) -> str:
    """The loop in LLVM's own language: ``peak(out, turns)``."""
    module = ir.Module("peak")
    function = ir.Function(module, ir.FunctionType(ir.VoidType(), [VECTOR.as_pointer(), WORD]), "peak")
    entry, body, end = (function.append_basic_block(name) for name in ("entry", "body", "end"))
    builder = ir.IRBuilder(entry)
    builder.branch(body)
    builder.position_at_end(body)
    turn = builder.phi(WORD)
    turn.add_incoming(ir.Constant(WORD, 0), entry)
    before = [builder.phi(VECTOR) for _ in range(accumulators)]
    after = [builder.fadd(builder.fmul(value, constant(0.999)), constant(0.001)) for value in before]
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        old.add_incoming(constant(1.0 + number), entry)
        old.add_incoming(new, body)
    following = builder.add(turn, ir.Constant(WORD, 1))
    turn.add_incoming(following, body)
    builder.cbranch(builder.icmp_unsigned("<", following, function.args[1]), body, end)
    builder.position_at_end(end)
    total = after[0]
    for value in after[1:]:
        total = builder.fadd(total, value)
    builder.store(total, function.args[0], align=8)
    builder.ret_void()
    return str(module)


def compiled(accumulators: int) -> tuple[Callable[..., None], Any]:
    """The loop as a function, and what must be kept as long as the function."""
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    parsed = binding.parse_assembly(loop(accumulators))
    target = binding.Target.from_default_triple().create_target_machine(
        cpu=binding.get_host_cpu_name(), features=binding.get_host_cpu_features().flatten(), opt=2)
    engine = binding.create_mcjit_compiler(parsed, target)
    engine.finalize_object()
    kind = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int64)
    return kind(engine.get_function_address("peak")), engine


def speed(accumulators: int, turns: int) -> float:
    """Vector operations per nanosecond with so many accumulators."""
    function, kept = compiled(accumulators)
    out = np.zeros(LANES)
    start = time.thread_time()
    function(out.ctypes.data, turns)
    taken = time.thread_time() - start
    del kept
    return 2 * accumulators * turns / taken / 1e9


def peak(turns: int = 4_000_000) -> float:
    """Vector operations per nanosecond of this thread, now."""
    return max(speed(accumulators, turns) for accumulators in ACCUMULATORS)


def floor(operations_per_nanosecond: float, operations: int = OPERATIONS) -> float:
    """The nanoseconds that a lane-week takes at least, if nothing but its arithmetic costs anything."""
    return operations / LANES / operations_per_nanosecond
